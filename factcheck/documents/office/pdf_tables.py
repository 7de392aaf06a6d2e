"""Finds tables in a page of a PDF, and columns of prose that the file prints row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.documents.office.pdf_lines import Line

MOST_LINES = 8
"""Lines in a cell; more of them are a column of prose."""

WIDE = 25
"""Characters; when the lines side by side are longer on average they are columns of prose, not cells."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Lines printed one below the other: a paragraph or several, or the lines of one cell."""

    lines: tuple[Line, ...]

    @property
    def left(self) -> float:
        return min(line.x0 for line in self.lines)

    @property
    def right(self) -> float:
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0].y1

    @property
    def bottom(self) -> float:
        return self.lines[-1].y0

    def is_right_of(self, other: Stack) -> bool:
        """Whether it stands beside another one, to its right."""
        return self.bottom < other.top and other.bottom < self.top and self.left >= other.right - 1

    @property
    def length(self) -> float:
        """Characters in a line on average."""
        return sum(len(line.text) for line in self.lines) / len(self.lines)


@dataclass(slots=True)
class Table:
    """Rows of cells; each cell with the number of its column."""

    rows: list[list[tuple[int, Stack]]] = field(default_factory=list)

    @property
    def lefts(self) -> dict[int, float]:
        """Where the columns begin."""
        lefts: dict[int, float] = {}
        for column, stack in (cell for row in self.rows for cell in row):
            lefts[column] = min(stack.left, lefts.get(column, stack.left))
        return lefts

    def goes_on(self, other: Table) -> bool:
        """Whether it has the columns of a table on the page before; it goes on there if nothing stands between."""
        mine, theirs = self.lefts, other.lefts
        slack = 2 * self.rows[0][0][1].lines[0].size
        return mine.keys() == theirs.keys() and all(abs(mine[each] - theirs[each]) < slack for each in mine)


def stacks_and_tables(lines: Sequence[Line]) -> Iterator[Stack | Table]:
    """The lines of one page in their order, gathered into tables and what is none."""
    rows: list[list[Stack]] = []
    for stack in _stacks(lines):
        if rows and stack.is_right_of(rows[-1][-1]):
            rows[-1].append(stack)
        else:
            rows.append([stack])
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(rows[end]) > 1 and (end == at or rows[end][0].top <= rows[end - 1][0].bottom + 1):
            end += 1
        group = rows[at:end]
        if len(group) > 1 and not _is_prose(group):
            yield _table(group)
        elif len(group) > 2:
            for column in range(max(map(len, group))):
                yield Stack(tuple(line for row in group for stack in row[column : column + 1] for line in stack.lines))
        else:
            end = max(end, at + 1)
            yield from (stack for row in rows[at:end] for stack in row)
        at = end


def _stacks(lines: Sequence[Line]) -> Iterator[Stack]:
    stack: list[Line] = []
    for line in lines:
        if stack and not _is_below(line, stack[-1]):
            yield Stack(tuple(stack))
            stack = []
        stack.append(line)
    if stack:
        yield Stack(tuple(stack))


def _is_below(line: Line, other: Line) -> bool:
    size = max(line.size, other.size)
    return (
        0.5 * size < other.y0 - line.y0 < 1.9 * size
        and abs(line.x0 - other.x0) < 3.2 * size
        and line.x0 < other.x1
        and other.x0 < line.x1
    )


def _is_prose(rows: Sequence[Sequence[Stack]]) -> bool:
    stacks = [stack for row in rows for stack in row]
    if any(len(stack.lines) > MOST_LINES for stack in stacks):
        return True
    columns = max(map(len, rows))
    shortest = min(
        sum(row[column].length for row in rows if column < len(row)) / sum(column < len(row) for row in rows)
        for column in range(columns)
    )
    return shortest > WIDE


def _table(rows: Sequence[Sequence[Stack]]) -> Table:
    """The cells in columns: what overlaps in the vertical is one below the other."""
    columns: list[tuple[float, float]] = []
    for stack in sorted((stack for row in rows for stack in row), key=lambda stack: stack.left):
        if columns and stack.left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], stack.right))
        else:
            columns.append((stack.left, stack.right))

    def column_of(stack: Stack) -> int:
        return next(number for number, (left, right) in enumerate(columns) if left <= stack.left <= right)

    return Table([[(column_of(stack), stack) for stack in row] for row in rows])
