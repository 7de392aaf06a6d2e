"""The rows of a CSV file, each of which still knows the line and column of its cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.errors import FactError
from factcheck.knowledge.yaml_source import read_text


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells, and the lines of the file it stands on, from ``line`` (1-based) on."""

    cells: list[str]
    line: int
    written: str
    delimiter: str

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, 1-based, at which cell ``index`` begins; the end of the row for one too many."""
        if '"' not in self.written:
            if index >= len(self.cells):
                return self.line, len(self.written.rstrip("\r\n")) + 1
            return self.line, sum(len(cell) + 1 for cell in self.cells[:index]) + 1
        line, column, cell, quoted = self.line, 1, 0, False
        for character in self.written.rstrip("\r\n"):
            if cell == index and not quoted:
                break
            if character == '"':
                quoted = not quoted
            elif character == self.delimiter and not quoted:
                cell += 1
            column += 1
            if character == "\n":
                line, column = line + 1, 1
        return line, column


def read_rows(path: Path, delimiter: str) -> Iterator[Row]:
    """The records of the file, the header among them, without blank lines; raises FactError."""
    lines = list(io.StringIO(read_text(path, FactError), newline=""))
    # A quotation that is never closed would else swallow the rest of the table without a word.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as trouble:
            unclosed = "end of data" in str(trouble)
            raise FactError(
                "a quotation that begins in this row is never closed" if unclosed else f"not CSV: {trouble}",
                path=str(path),
                line=begins,
                column=1,
                hint='a quotation mark inside a quoted cell is written twice ("")',
            ) from None
        if any(cells):
            yield Row(cells, begins, "".join(lines[begins - 1 : reader.line_num]), delimiter)
        begins = reader.line_num + 1
