"""The columns and rows of a table while its cells come by, and the headers that each cell comes under."""

from __future__ import annotations

from typing import NamedTuple


class Headers(NamedTuple):
    """The texts of the header above a cell and of the first cell of its row, "" where there is none."""

    column: str = ""
    row: str = ""

    def within(self, outer: Headers) -> Headers:
        """These, or where a cell of a table in a cell has none, those of the outer cell."""
        return self if self.column or self.row else outer


class TableGrid:
    """A table read cell by cell, row by row; cells may span columns and rows.

    The texts of several header rows are joined. A header cell comes under no header.
    """

    def __init__(self) -> None:
        self._headers: dict[int, str] = {}
        self._taken: dict[int, int] = {}  # rows that a cell from above still takes up, by column
        self._in_header = False
        self._column = 0
        self._span = 1
        self._first = ""

    def start_row(self, *, header: bool = False) -> None:
        """Begin a row."""
        self._in_header = header
        self._taken = {column: rows - 1 for column, rows in self._taken.items() if rows > 1}
        if 0 not in self._taken:
            self._first = ""
        self._column = 0
        self._span = 0

    def place(self, columns: int = 1, rows: int = 1) -> Headers:
        """Go on to the next cell of the row, which spans that many columns and rows."""
        self._column += self._span
        while self._column in self._taken:
            self._column += 1
        self._span = max(columns, 1)
        if rows > 1:
            # The row that is being read is one of them; the next ``start_row`` takes it off.
            self._taken |= dict.fromkeys(range(self._column, self._column + self._span), rows)
        if self._in_header:
            return Headers()
        return Headers(self._headers.get(self._column, ""), self._first if self._column else "")

    def fill(self, text: str) -> None:
        """Tell what the cell last placed says."""
        if self._in_header:
            for column in range(self._column, self._column + self._span):
                self._headers[column] = f"{self._headers.get(column, '')} {text}".strip()
        elif self._column == 0:
            self._first = text
