"""Edits where the width of a text counts: in the cells of tables that are drawn, and over the line under a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from factcheck.documents.document import BlockKind

_TO_BORDER = re.compile(r"([^|\r\n]*?)( *)(?=\|)")
_TO_COLUMN = re.compile(r"((?:\S| (?! ))*)( {2,})(?=\S)")
_GAP = 2
"""So many blanks part the columns of a table without borders."""
_UNDERLINE = re.compile(r"(\r\n|\n|\r)(([^\w\s])\3+)(?=\s|\Z)")


class Change(NamedTuple):
    """``text`` is to be written for the half-open span of the source."""

    start: int
    end: int
    text: str


def with_width_kept(source: str, kind: BlockKind, start: int, end: int, text: str) -> Change | None:
    """The change that writes ``text`` for ``source[start:end]`` in a block of that kind, and what else it takes: blanks
    added or taken after the text in a cell, a longer line under a title. None where there is no room for the text."""
    change = Change(start, end, text)
    growth = len(text) - (end - start)
    if not growth or "\n" in source[start:end] or "\r" in source[start:end]:
        return change
    if kind == "table-cell":
        return _in_cell(source, change, growth)
    return _in_title(source, change) if kind in {"title", "heading"} and growth > 0 else change


def _in_cell(source: str, change: Change, growth: int) -> Change | None:
    line = source[_line_start(source, change.start) : _line_end(source, change.end)].strip()
    drawn = line.startswith("|") and line.endswith("|")
    after = (_TO_BORDER if drawn else _TO_COLUMN).match(source, change.end)
    if after is None:
        return change
    blanks = len(after[2]) - growth
    if blanks < (0 if drawn else _GAP):
        return None
    return Change(change.start, after.end(2), change.text + after[1] + " " * blanks)


def _in_title(source: str, change: Change) -> Change:
    first, last = _line_start(source, change.start), _line_end(source, change.end)
    title = source[first : change.start] + change.text + source[change.end : last]
    below = _UNDERLINE.match(source, last)
    if below is None or len(below[2]) >= len(title.rstrip()):
        return change
    line = below[3] * len(title.rstrip())
    text = change.text + source[change.end : last] + below[1] + line
    above_end = first - len(below[1])
    above = _line_start(source, max(above_end, 0))
    if source[above : max(above_end, 0)] != below[2]:
        return Change(change.start, below.end(), text)
    return Change(above, below.end(), line + source[above_end : change.start] + text)


def _line_start(source: str, at: int) -> int:
    return max(source.rfind("\n", 0, at), source.rfind("\r", 0, at)) + 1


def _line_end(source: str, at: int) -> int:
    return min((found for found in (source.find("\n", at), source.find("\r", at)) if found >= 0), default=len(source))
