"""The rows and cells of an AsciiDoc table, each cell with the lines that it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.documents.asciidoc.lines import Attributes, cut
from factcheck.documents.positions import Line

_SPECIFIER = r"(?:(?<=[ \t])|^)(?:(\d+)?(?:\.(\d+))?([+*]))?[<^>]?(?:\.[<^>])?([a-z])?"
_BARS = {sign: re.compile(rf"{_SPECIFIER}(?<!\\){re.escape(sign)}") for sign in "|!"}
_COLUMN = re.compile(r"\s*(?:(\d+)\*)?[^a-z,;]*([a-z])?[^,;]*(?:[,;]|$)")


class Cell(NamedTuple):
    """A cell: how many columns and rows it spans, the letter of its style, its lines, and whether a row starts at it.

    ``header`` tells that its row is one of headers.
    """

    columns: int
    rows: int
    style: str
    lines: list[Line]
    opens_row: bool = False
    header: bool = False


def cells(lines: Sequence[Line], attributes: Attributes, sign: str) -> Iterator[Cell]:
    """The cells of the table between two borders, in order."""
    raw = [cell for cell, copies in _raw_cells(lines, sign) for _ in range(copies)]
    styles = _column_styles(attributes.get("cols"))
    first_line = next((line for line in lines if line.text.strip()), None)
    width = len(styles) or sum(cell.columns for cell in raw if cell.lines[0].start <= _end(first_line))
    header_rows = int(_has_header(lines, attributes, raw))
    taken: dict[int, int] = {}
    column = width
    row = -1
    for cell in raw:
        while column in taken and column < width:
            column += 1
        if column >= width:
            row += 1
            taken = {at: left - 1 for at, left in taken.items() if left > 1}
            column = 0
            while column in taken and column < width:
                column += 1
            opens = True
        else:
            opens = False
        style = cell.style or (styles[column] if column < len(styles) and row >= header_rows else "")
        yield cell._replace(style=style, opens_row=opens, header=row < header_rows)
        if cell.rows > 1:
            taken |= dict.fromkeys(range(column, column + cell.columns), cell.rows)
        column += cell.columns


def _end(line: Line | None) -> int:
    return line.start + len(line.text) if line else 0


def _has_header(lines: Sequence[Line], attributes: Attributes, raw: Sequence[Cell]) -> bool:
    """Whether the first row is one of headers: said so, or all on the first line and set off by a blank line."""
    if "header" in attributes.options:
        return True
    if "noheader" in attributes.options or len(lines) < 2 or not lines[0].text.strip() or lines[1].text.strip():
        return False
    begun = [cell for cell in raw if cell.lines[0].start <= _end(lines[0])]
    return bool(begun) and not any(line.text.strip() for line in begun[-1].lines[1:])


def _column_styles(cols: str) -> list[str]:
    """The letter of the style of each column, "" for the plain ones."""
    styles: list[str] = []
    at = 0
    while at < len(cols) and (column := _COLUMN.match(cols, at)):
        styles += [column[2] or ""] * min(int(column[1] or 1), 100)
        at = max(column.end(), at + 1)
    return styles


def _raw_cells(lines: Sequence[Line], sign: str) -> Iterator[tuple[Cell, int]]:
    """The cells as they are written, each with the number of times that it stands there."""
    bar = _BARS.get(sign, _BARS["|"])
    cell: Cell | None = None
    copies = 1
    for line in lines:
        at = 0
        for match in bar.finditer(line.text):
            if cell is not None:
                cell.lines.append(_trimmed(line, at, match.start()))
                yield cell, copies
            many, down, times = int(match[1] or 1), int(match[2] or 1), match[3]
            copies = min(many, 100) if times == "*" else 1
            cell = Cell(1 if times == "*" else min(many, 100), min(down, 1000), match[4] or "", [])
            at = match.end()
        if cell is not None:
            cell.lines.append(_trimmed(line, at, len(line.text)))
    if cell is not None:
        yield cell, copies


def _trimmed(line: Line, start: int, end: int) -> Line:
    # Only before the first word of a cell is white space nothing; on further lines it may be indentation.
    while start and start < end and line.text[start] in " \t":
        start += 1
    return cut(line, start, end)
