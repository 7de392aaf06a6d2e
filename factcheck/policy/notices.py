"""Notices: what is to be said about suppressions, ignore entries and the baseline themselves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.documents.edits import Edit
from factcheck.documents.positions import Line, LineIndex, Position
from factcheck.findings import Severity

NOTICE_RULES: dict[str, str] = {
    "malformed-suppression": "A comment that begins like a suppression but is none.",
    "unknown-suppression": "A suppression that names no known fact, rule, topic or tag.",
    "unclosed-suppression": "A range that is disabled and never enabled again, or enabled and was not disabled.",
    "unused-suppression": "A suppression under which nothing is found.",
    "expired-ignore": "An entry of the configuration's ignore list whose date has passed.",
    "stale-ignore": "An entry of the configuration's ignore list that fits nothing.",
    "stale-baseline": "An entry of the baseline that fits nothing.",
}
"""What notices are about, by the id under which their severity can be set."""

NOTICE_SEVERITY: Literal["warning"] = "warning"
"""Unless the settings say otherwise."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One of them: which rule it comes under, what is the matter, and what to do about it.

    ``start`` and ``end`` (exclusive) are where it is in the file ``path``, None where it is about all of it. In files
    that were checked there are also ``offset`` and ``end_offset``, in code points into the source, the ``lines``, and
    the ``edits`` that do away with what is not needed.
    ``shown`` and ``failing`` are what the settings make of its severity.
    """

    rule: str
    message: str
    path: str
    start: Position | None = None
    end: Position | None = None
    offset: int | None = None
    end_offset: int | None = None
    lines: tuple[Line, ...] = ()
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    severity: Severity = NOTICE_SEVERITY
    shown: bool = True
    failing: bool = False

    @property
    def where(self) -> str:
        """The file, and the line and column if it is about a place in it."""
        return self.path if self.start is None else f"{self.path}:{self.start.line}:{self.start.column}"


def notice_at(
    rule: str,
    message: str,
    path: str,
    index: LineIndex,
    span: tuple[int, int],
    *,
    hint: str = "",
    edits: tuple[Edit, ...] = (),
) -> Notice:
    """The notice about a span of the file whose lines are ``index``."""
    start, end = index.position(span[0]), index.position(span[1])
    lines = tuple(index.line(number) for number in range(start.line, end.line + 1))
    return Notice(rule, message, path, start, end, *span, lines, hint, edits)
