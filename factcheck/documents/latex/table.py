"""The rows and cells of a LaTeX table, from the nodes between its ``&`` and ``\\\\``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pylatexenc.latexwalker import LatexCommentNode, LatexGroupNode, LatexMacroNode, LatexNode, LatexSpecialsNode

_ROW_ENDS = frozenset({"\\", "tabularnewline", "cr"})
_HEAD_ENDS = frozenset({"endfirsthead", "endhead"})
_RULES = _HEAD_ENDS | {"hline", "midrule", "toprule", "bottomrule", "endfoot", "endlastfoot", "Xhline"}
_SPANS = {"multicolumn": "columns", "multirow": "rows"}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with the columns and rows that it spans."""

    nodes: tuple[LatexNode, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row; ``header`` where the row is one of headers."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(slots=True)
class _Collected:
    rows: list[Row] = field(default_factory=list)
    header_rows: int = 0
    repeated: bool = False


def rows(nodes: Sequence[LatexNode]) -> Iterator[Row]:
    """The rows that say something. Those above the first rule that has rows on both its sides are headers."""
    found = _Collected()
    row: list[list[LatexNode]] = [[]]
    for node in nodes:
        name = node.macroname if isinstance(node, LatexMacroNode) else ""
        if isinstance(node, LatexSpecialsNode) and node.specials_chars == "&":
            row.append([])
        elif name in _ROW_ENDS:
            _end_row(found, row)
            row = [[]]
        elif name in _RULES:
            if not any(_says_something(cell) for cell in row):
                row = [[]]
            _rule(found, name)
        else:
            row[-1].append(node)
    _end_row(found, row)
    headers = found.header_rows if found.header_rows < len(found.rows) else 0
    for number, each in enumerate(found.rows):
        yield replace(each, header=number < headers)


def _rule(found: _Collected, name: str) -> None:
    if name in _HEAD_ENDS and found.repeated:  # the head once more, for the pages that follow
        del found.rows[found.header_rows :]
    elif found.rows and (not found.header_rows or name in _HEAD_ENDS):
        found.header_rows = len(found.rows)
    if name in _HEAD_ENDS:
        found.repeated = True


def _end_row(found: _Collected, cells: Sequence[Sequence[LatexNode]]) -> None:
    if any(_says_something(cell) for cell in cells):
        found.rows.append(Row(tuple(_cell(cell) for cell in cells)))


def _says_something(nodes: Sequence[LatexNode]) -> bool:
    return any(
        not isinstance(node, LatexCommentNode) and getattr(node, "chars", "x").strip() != "" for node in nodes
    )


def _cell(nodes: Sequence[LatexNode]) -> Cell:
    cell = Cell(tuple(nodes))
    for node in nodes:
        if isinstance(node, LatexMacroNode) and node.macroname in _SPANS:
            given = node.nodeargd.argnlist if node.nodeargd else []
            groups = [argument for argument in given if isinstance(argument, LatexGroupNode)]
            digits = re.sub(r"\D", "", groups[0].latex_verbatim()) if groups else ""
            many = min(int(digits[:3] or 1), 100) or 1
            cell = replace(cell, columns=many) if node.macroname == "multicolumn" else replace(cell, rows=many)
    return cell
