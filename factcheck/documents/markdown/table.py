"""Where the cells of a Markdown table stand in the source, and which headers each cell comes under."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.documents.positions import Line

_PIPE = re.compile(r"(?<!\\)\|")


class TableCells:
    """The table being read: the headers of its columns and how far its current row has been read."""

    def __init__(self) -> None:
        self.in_header = False
        self.row_header = ""
        self._headers: list[str] = []
        self._column = 0
        self._piece = 0

    @property
    def column_header(self) -> str:
        """The header over the current cell; none over a header cell."""
        if self.in_header or self._column >= len(self._headers):
            return ""
        return self._headers[self._column]

    def start_row(self) -> None:
        self._column = self._piece = 0
        self.row_header = ""

    def end_cell(self, text: str) -> None:
        """Go on to the next cell; ``text`` is the one just read."""
        if self.in_header:
            self._headers.append(text)
        elif self._column == 0:
            self.row_header = text
        self._column += 1

    def locate(self, line: Line, content: str) -> Callable[[int], int]:
        """How an offset in the content of the next cell of the row maps to the source.

        The parser hands out the cells of a row in order, trimmed, with ``\\|`` already turned into ``|``.
        """
        pieces = _pieces(line.text)
        for number in range(self._piece, len(pieces)):
            start, written = pieces[number]
            at = len(written) - len(content) - written.count("\\|")
            if written.replace("\\|", "|").endswith(content) and (content or not written):
                self._piece = number + 1
                offsets = [
                    line.start + start + place
                    for place in range(max(at, 0), len(written))
                    if written[place : place + 2] != "\\|"
                ]
                offsets.append(line.start + start + len(written))
                return offsets.__getitem__
        return lambda offset: line.start + offset


def _pieces(row: str) -> list[tuple[int, str]]:
    """What stands between the pipes of a row, trimmed, each with its offset in the row."""
    pieces: list[tuple[int, str]] = []
    start = 0
    for end in [*(pipe.start() for pipe in _PIPE.finditer(row)), len(row)]:
        between = row[start:end]
        pieces.append((start + len(between) - len(between.lstrip()), between.strip()))
        start = end + 1
    return pieces
