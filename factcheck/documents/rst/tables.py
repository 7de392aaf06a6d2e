"""Tables of reStructuredText that are written as lists or as comma-separated values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList

from factcheck.documents.rst.lines import Lines, Origin, inline, origin_of

_DELIMITERS = {"tab": " ", "space": " "}
Options = Mapping[str, StringList]


def list_table(state: Any, title: StringList, options: Options, content: nodes.Element) -> list[nodes.Node]:
    """The table that a list of lists is: an item for each row, in it an item for each cell."""
    rows: list[list[nodes.Element]] = []
    around: list[nodes.Node] = []
    for part in content.children:
        if not isinstance(part, nodes.bullet_list):
            around.append(part)
            continue
        for item in part.children:
            cells = [cell for inner in item.children if isinstance(inner, nodes.bullet_list) for cell in inner.children]
            rows.append([nodes.entry("", *cell.children) for cell in cells] or [nodes.entry("", *item.children)])
    return [*_caption(state, title), *around, _table(rows, _number(options, "header-rows"))]


def csv_table(state: Any, title: StringList, options: Options, content: StringList) -> list[nodes.Node]:
    """The table of comma-separated values that stand in the document; files and addresses are not read."""
    delimiter = "".join(options["delim"]).strip() if "delim" in options else ","
    delimiter = _DELIMITERS.get(delimiter, delimiter[:1] or ",")
    rows: list[list[nodes.Element]] = []
    header = options.get("header")
    for lines in filter(None, (header, content)):
        rows += [[_entry(state, cell) for cell in row] for row in _csv_rows(lines, delimiter)]
    return [*_caption(state, title), _table(rows, _number(options, "header-rows") + bool(header))]


def _entry(state: Any, cell: StringList) -> nodes.Element:
    entry = nodes.entry()
    if any(line.strip() for line in cell):
        state.nested_parse(cell, cell.items[0][1], entry)
    return entry


def _csv_rows(lines: StringList, delimiter: str) -> Iterator[list[StringList]]:
    """The cells of each row, each as the lines that it runs over."""
    row: list[StringList] = []
    cell = Lines([])
    quoted = False
    field = re.compile(rf'\s*"|(?:[^{re.escape(delimiter)}]*)')
    for line_number, line in enumerate(lines.data):
        origin, number = origin_of(lines, line_number)
        if not line.strip() and not quoted:
            continue
        shift = origin.column(number, line)
        at = 0
        while True:
            if not quoted:
                opening = field.match(line, at)
                quoted = opening is not None and opening[0].endswith('"')
                start = opening.end() if quoted and opening else at
                end = opening.end() if opening else at
            else:
                start = at
            if quoted:
                closing = re.compile(r'((?:[^"]|"")*)("?)').match(line, start)
                end = closing.end(1) if closing else start
                quoted = not (closing and closing[2])
            text = line[start:end].strip()
            left = start + len(line[start:end]) - len(line[start:end].lstrip())
            _append(cell, text, Origin(origin.lines, shift + left, shift + max(end, left)), number)
            if quoted:
                break
            following = line.find(delimiter, end)
            row.append(cell)
            cell = Lines([])
            if following < 0:
                yield row
                row = []
                break
            at = following + 1
    if row or cell.data:
        yield [*row, cell]


def _append(cell: StringList, text: str, origin: Origin, number: int) -> None:
    cell.data.append(text)
    item: Any = origin, number
    cell.items.append(item)


def _table(rows: list[list[nodes.Element]], header_rows: int) -> nodes.table:
    head = nodes.thead("", *(nodes.row("", *row) for row in rows[:header_rows]))
    body = nodes.tbody("", *(nodes.row("", *row) for row in rows[header_rows:]))
    return nodes.table("", nodes.tgroup("", head, body))


def _caption(state: Any, title: StringList) -> list[nodes.Node]:
    return [nodes.caption("", "", inline(state, title))] if title else []


def _number(options: Options, name: str) -> int:
    written = "".join(options.get(name, [])).strip()
    return int(written) if re.fullmatch(r"\d{1,3}", written) else 0
