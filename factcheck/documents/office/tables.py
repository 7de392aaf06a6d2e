"""Which headers a cell of a table comes under, with cells that span rows and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.documents.office.passages import CELL_GAP, LINE_END, PARAGRAPH_GAP, Passage

LONGEST_HEADER = 120
"""Characters; a longer cell is prose in a table that only serves the layout."""

WIDEST = 1024
"""More columns no program makes; what a file states beyond that is not believed."""

_SPREAD = 64
"""Fields of the grid for each cell and for the table: one that claims more is read without its spans."""

_FIGURE = re.compile(r"[~≈<>≤≥±$€£¥]*\s*[\d.,]+")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?")


@dataclass
class Cell:
    """A cell: where its upper left corner is (0-based), how far it reaches, and what stands in it."""

    row: int
    column: int
    passages: list[Passage]
    columns: int = 1
    rows: int = 1

    @cached_property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join(filter(None, (passage.text for passage in self.passages)))


def within(figure: int, least: int, most: int) -> int:
    """A figure that a file states, brought into bounds."""
    return min(max(figure, least), most)


def passages_of(cells: Sequence[Cell], header_rows: int | None = None) -> Iterator[Passage]:
    """The passages of a table, cells in order of rows, each under its headers.

    ``header_rows`` is how many rows the file marks as header; None where it says nothing, so that the first row is one
    if it reads like one. What stands alone in a table of one column keeps its kind: it is a box around prose.
    """
    table = _Table(cells, header_rows)
    for cell in cells:
        yield from table.headed(cell)


class _Table:
    def __init__(self, cells: Sequence[Cell], header_rows: int | None) -> None:
        if sum(cell.columns * cell.rows for cell in cells) > _SPREAD * (len(cells) + 4):
            for cell in cells:
                cell.columns = cell.rows = 1
        self._width = max((cell.column + cell.columns for cell in cells), default=0)
        self._height = max((cell.row + cell.rows for cell in cells), default=0)
        self._at = {
            (row, column): cell
            for cell in cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }
        self._titles = self._title_rows()
        self._body = self._titles + (self._guessed() if header_rows is None else 0)
        if header_rows is not None:
            self._body = max(self._titles, header_rows)
        if self._body >= self._height:  # a table of headers only is none
            self._body = self._titles
        self._section = ""

    def headed(self, cell: Cell) -> Iterator[Passage]:
        """The passages of a cell with its headers; cells come in order."""
        if self._width == 1:
            yield from cell.passages
            return
        if cell.row < self._titles:
            yield from (replace(passage, kind="caption") for passage in cell.passages)
            return
        column_header = row_header = ""
        if cell.row >= self._body:
            if self._is_whole_row(cell):
                self._section = _label(cell)
            else:
                column_header, row_header = self._over(cell), self._before(cell)
        gap = CELL_GAP if cell.column else LINE_END
        for passage in cell.passages:
            if passage.kind in ("table-cell", "caption"):  # of a table, or below a picture, in this cell
                yield passage
                gap = LINE_END
            else:
                yield replace(
                    passage,
                    kind="table-cell",
                    level=0,
                    column_header=column_header,
                    row_header=row_header,
                    gap=gap,
                )
                gap = PARAGRAPH_GAP

    def _over(self, cell: Cell) -> str:
        over: list[Cell] = []
        for row in range(self._titles, self._body):
            header = self._at.get((row, cell.column))
            if header is not None and header is not cell and header not in over:
                over.append(header)
        return ", ".join(filter(None, map(_label, over)))

    def _before(self, cell: Cell) -> str:
        """The first cell of the row; the next one too where the first is the label of several rows."""
        labels: list[str] = [self._section]
        column = 0
        while column < cell.column:
            label = self._at.get((cell.row, column))
            if label is None or (column and _is_figure(label.text)):
                break
            labels.append(_label(label))
            if label.rows == 1:
                break
            column = label.column + label.columns
        return ", ".join(filter(None, labels))

    def _is_whole_row(self, cell: Cell) -> bool:
        return cell.columns == self._width and cell.rows == 1

    def _title_rows(self) -> int:
        row = 0
        while row < self._height - 1:
            cell = self._at.get((row, 0))
            if cell is None or not self._is_whole_row(cell):
                break
            row += 1
        return row if self._width > 1 else 0

    def _guessed(self) -> int:
        """How many rows after the titles are headers, where the file does not tell."""
        first = {id(c): c for column in range(self._width) if (c := self._at.get((self._titles, column))) is not None}
        others = [cell for cell in first.values() if cell.column and cell.text]
        if not others or any(len(cell.text) > LONGEST_HEADER for cell in first.values()):
            return 0
        if all(_is_figure(cell.text) for cell in others):
            return 0
        return max(cell.rows for cell in first.values())


def _label(cell: Cell) -> str:
    text = cell.text
    return text if len(text) <= LONGEST_HEADER else ""


def _is_figure(text: str) -> bool:
    return _FIGURE.match(text) is not None and _YEARS.fullmatch(text) is None
