"""From an offset to the line and column an editor shows.

Lines end at CR LF, LF or CR and nowhere else: ``str.splitlines`` also splits at form feeds, U+0085 and
U+2028, where no editor starts a new line. Lines and columns are 1-based and count code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place in a text as an editor names it."""

    line: int
    column: int


class Line(NamedTuple):
    """One line without its line break; ``start`` is its offset in the text."""

    start: int
    text: str


class LineIndex:
    """Where the lines of one text begin."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Line]:
        for number in range(1, len(self) + 1):
            yield self.line(number)

    def position(self, offset: int) -> Position:
        """The line and column of the character at ``offset``; the end of the text is a place too."""
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} is outside the text of {len(self._text)} characters")
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column, the inverse of ``position``."""
        return self._starts[line - 1] + column - 1

    def line(self, number: int) -> Line:
        """The line of that 1-based number."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self._text)
        return Line(start, self._text[start:end].rstrip("\r\n"))
