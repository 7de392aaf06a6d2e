"""Which headers the cells of an HTML table come under."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST_HEADER = 120
"""Characters: what is longer is no label of a column or row but a text of its own."""
WIDEST = 100
"""Columns that a cell can span: enough for tables of figures."""
MOST_COLUMNS = 1000
"""Columns that are told apart; cells beyond them have no headers."""
_FOREVER = 1 << 30


@dataclass(slots=True, eq=False)
class Cell:
    """A cell: where it stands, how far it reaches, the headers it comes under, and what has been read in it."""

    column: int
    width: int
    rows: int
    is_header: bool
    column_header: str = ""
    row_header: str = ""
    texts: list[str] = field(default_factory=list)

    @property
    def label(self) -> str:
        """Its text, where it is short enough to be read before that of other cells."""
        return self.texts[0] if len(self.texts) == 1 and len(self.texts[0]) <= LONGEST_HEADER else ""


class Table:
    """The table being read: the headers in force over its columns, and what spans into its current row."""

    def __init__(self, *, presentation: bool = False) -> None:
        """``presentation`` is for a table that only lays out a page: its cells have no headers."""
        self.presentation = presentation
        self._cell: Cell | None = None
        self._in_head = False
        self._over: dict[int, list[Cell]] = {}
        self._group: list[Cell] = []
        self._spanning: dict[int, tuple[Cell, int]] = {}
        self._row: list[Cell] = []
        self._column = 0
        self._after_header_row = False

    def start_section(self, name: str) -> None:
        """A ``thead``, ``tbody`` or ``tfoot`` begins."""
        self._in_head = name == "thead"
        self._after_header_row = False
        self._spanning.clear()

    def start_row(self) -> None:
        self._row = []
        self._column = 0

    def start_cell(self, name: str, scope: str, width: int, rows: int) -> Cell:
        """A ``td`` or ``th`` begins that reaches over ``width`` columns and ``rows`` rows, 0 for all the rest."""
        self._pass_spanned()
        heads_row = name == "th" and scope in ("row", "rowgroup")
        cell = Cell(self._column, max(1, min(width, WIDEST)), rows or _FOREVER, name == "th" or self._in_head)
        if cell.column < MOST_COLUMNS and not self.presentation and (heads_row or not cell.is_header):
            cell.column_header = _labels((*self._group, *self._over.get(cell.column, ())))
            cell.row_header = _labels(self._heads_of_row())
        self._cell = cell
        return cell

    def end_cell(self) -> None:
        cell = self._cell
        if cell is None or cell.column >= MOST_COLUMNS:
            return
        self._row.append(cell)
        if cell.rows > 1:
            for column in range(cell.column, cell.column + cell.width):
                self._spanning[column] = (cell, cell.rows)
        self._column += cell.width
        self._cell = None

    def end_row(self) -> None:
        """Settle which of its cells are headers of columns: those of a row that has no others."""
        self._pass_spanned()
        single = len(self._row) == 1 and bool(self._over) and self._row[0].width > 1
        if single and self._row[0].label and not self._row[0].label.endswith("."):
            self._group = self._row
        elif self._row and all(cell.is_header for cell in self._row):
            self._head_columns()
        elif self._row:
            self._after_header_row = False
        self._spanning = {column: (cell, left - 1) for column, (cell, left) in self._spanning.items() if left > 1}
        self._row = []

    def _head_columns(self) -> None:
        """Header rows that follow each other add up; after a row of figures they replace what was there."""
        if not self._after_header_row:
            self._over.clear()
            self._group = []
        for cell in self._row:
            for column in range(cell.column, cell.column + cell.width):
                over = self._over.setdefault(column, [])
                if cell not in over:
                    over.append(cell)
        self._after_header_row = True

    def _heads_of_row(self) -> list[Cell]:
        """The header cells at the left of the current one, else the first cell; and what tells the rows beside it apart
        where one of these heads several."""
        heads = [cell for cell in self._row if cell.is_header] or self._row[:1]
        if heads and heads[-1].rows > 1:
            for cell in self._row[self._row.index(heads[-1]) + 1 :][:1]:
                if not any(map(str.isdigit, cell.label)):
                    heads.append(cell)
        return heads

    def _pass_spanned(self) -> None:
        """Go on over the columns into which a cell of a row above reaches."""
        while self._column in self._spanning:
            cell, _ = self._spanning[self._column]
            if not self._row or self._row[-1] is not cell:
                self._row.append(cell)
            self._column += 1


def _labels(cells: Iterable[Cell]) -> str:
    return ": ".join(dict.fromkeys(cell.label for cell in cells if cell.label))
