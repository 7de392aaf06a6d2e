"""The source lines of a finding or notice with the words in question underlined."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from factcheck.documents.positions import Line, Position
from factcheck.findings import Severity
from factcheck.reports.terminal import display_width, printable, styled

LINES_SHOWN = 3
ELLIPSIS = "…"


class Marked(NamedTuple):
    """Words in a file: where they begin and end (exclusive), and the lines they are on.

    ``place`` is what a reader calls their place in a file without lines.
    """

    lines: tuple[Line, ...]
    start: Position
    end: Position
    place: str = ""


def source_frame(words: Marked, severity: Severity, *, width: int, colour: bool) -> Iterator[str]:
    """The lines of the frame, each cut to ``width`` columns around the underlined words.

    They are numbered where the file has lines that a reader can look up.
    """
    style = {"error": "red", "warning": "yellow"}.get(severity, "blue")
    shown = words.lines[:LINES_SHOWN]
    gutter = gutter_width(words)
    bar = styled("|", "dim", colour=colour)
    yield f"{' ' * gutter} {bar}"
    for number, line in enumerate(shown):
        begin = words.start.column - 1 if number == 0 else len(line.text) - len(line.text.lstrip())
        last = number == len(words.lines) - 1
        end = words.end.column - 1 if last else len(line.text.rstrip())
        before, marked, after = _cut(
            line.text[:begin], line.text[begin:end], line.text[end:], width - gutter - 3
        )
        label = "" if words.place else str(words.start.line + number)
        name = styled(label.rjust(gutter), "dim", colour=colour)
        carets = styled("^" * max(display_width(marked), 1), "bold", style, colour=colour)
        yield f"{name} {bar} {before}{marked}{after}".rstrip()
        yield f"{' ' * gutter} {bar} {' ' * display_width(before)}{carets}"
    if len(words.lines) > LINES_SHOWN:
        yield f"{ELLIPSIS.rjust(gutter)} {bar}"


def gutter_width(words: Marked) -> int:
    """How wide the column of line numbers is."""
    if words.place:
        return 1
    return len(str(words.start.line + min(len(words.lines), LINES_SHOWN) - 1))


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
