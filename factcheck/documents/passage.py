"""The lines of one block, put together to be read as one, with the way back from each character to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from factcheck.documents.positions import Line


class Passage:
    """Some lines of a source, or stretches of lines, as one ``text`` with a line feed between any two.

    What stands before and after a line (indentation, the mark of a list item, the borders of a cell) is left out by
    giving only the stretch that counts.
    """

    __slots__ = ("_lines", "_starts", "text")

    def __init__(self, lines: Iterable[Line]) -> None:
        self._lines = tuple(lines)
        self._starts: list[int] = []
        at = 0
        for line in self._lines:
            self._starts.append(at)
            at += len(line.text) + 1
        self.text = "\n".join(line.text for line in self._lines)

    def __bool__(self) -> bool:
        return bool(self._lines)

    def source(self, offset: int) -> int:
        """Where in the source the character at ``offset`` of the text stands; that of a line feed is a line's end."""
        row = bisect_right(self._starts, offset) - 1
        return self._lines[row].start + offset - self._starts[row]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of source that ``text[start:end]``, which is not empty, was read from."""
        return self.source(start), self.source(end - 1) + 1

    def part(self, start: int, end: int) -> Passage:
        """The passage of ``text[start:end]`` alone."""
        lines: list[Line] = []
        for number, line in enumerate(self._lines):
            first = self._starts[number]
            low, high = max(start, first), min(end, first + len(line.text))
            if low <= high and not (low == high and lines and high < end):
                lines.append(Line(line.start + low - first, line.text[low - first : high - first]))
        return Passage(lines)
