"""The source lines of a finding with the words in question underlined."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.reports.located import LocatedFinding
from factcheck.reports.terminal import display_width, printable, styled

LINES_SHOWN = 3
ELLIPSIS = "…"


def source_frame(finding: LocatedFinding, *, width: int, colour: bool) -> Iterator[str]:
    """The lines of the frame, each cut to ``width`` columns around the underlined words.

    They are numbered where the file has lines that a reader can look up.
    """
    severity = {"error": "red", "warning": "yellow"}.get(finding.claim.severity, "blue")
    shown = finding.lines[:LINES_SHOWN]
    gutter = gutter_width(finding)
    bar = styled("|", "dim", colour=colour)
    yield f"{' ' * gutter} {bar}"
    for number, line in enumerate(shown):
        begin = finding.start.column - 1 if number == 0 else len(line.text) - len(line.text.lstrip())
        last = number == len(finding.lines) - 1
        end = finding.end.column - 1 if last else len(line.text.rstrip())
        before, marked, after = _cut(
            line.text[:begin], line.text[begin:end], line.text[end:], width - gutter - 3
        )
        label = "" if finding.place else str(finding.start.line + number)
        name = styled(label.rjust(gutter), "dim", colour=colour)
        carets = styled("^" * max(display_width(marked), 1), "bold", severity, colour=colour)
        yield f"{name} {bar} {before}{marked}{after}".rstrip()
        yield f"{' ' * gutter} {bar} {' ' * display_width(before)}{carets}"
    if len(finding.lines) > LINES_SHOWN:
        yield f"{ELLIPSIS.rjust(gutter)} {bar}"


def gutter_width(finding: LocatedFinding) -> int:
    """How wide the column of line numbers is."""
    if finding.place:
        return 1
    return len(str(finding.start.line + min(len(finding.lines), LINES_SHOWN) - 1))


def _cut(before: str, marked: str, after: str, width: int) -> tuple[str, str, str]:
    """The three parts of a line, cut so that together they take at most ``width`` columns."""
    before, marked, after = printable(before), printable(marked), printable(after.rstrip())
    room = width - display_width(marked)
    if room < 2:
        return "", _head(marked, width), ""
    if display_width(before) + display_width(after) <= room:
        return before, marked, after
    right = min(display_width(after), max(room // 2, room - display_width(before)))
    before = _tail(before, room - right)
    return before, marked, _head(after, room - display_width(before))


def _head(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept = text[: max(width - 1, 0)]
    while kept and display_width(kept) > width - 1:
        kept = kept[:-1]
    return kept + ELLIPSIS


def _tail(text: str, width: int) -> str:
    if display_width(text) <= width:
        return text
    kept = text[len(text) - max(width - 1, 0) :]
    while kept and display_width(kept) > width - 1:
        kept = kept[1:]
    return ELLIPSIS + kept
