"""Reads Jupyter notebooks: their Markdown cells and raw cells of text, at their places in the JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from factcheck.documents.document import Block, BlockKind, Part, Run
from factcheck.documents.formats import FORMATS
from factcheck.documents.json_source import JsonString, JsonValue, read_json, string_runs
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.relocate import relocated
from factcheck.errors import DocumentError

_RAW_FORMATS = {"": "markdown", "text/markdown": "markdown", "text/html": "html", "text/plain": "text"}
"""For the type that a raw cell says it is of, what reads it. Most that say none hold front matter."""

Reader = Callable[[str], Iterable[Part]]


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of a notebook, cell by cell.

    Raises DocumentError, with line and column, for what is no JSON or has no cells.
    """
    notebook = read_json(source)
    if not isinstance(notebook, Mapping):
        raise DocumentError("not a notebook: its JSON is no object", line=1, column=1)
    yield from _title(notebook, source)
    for cell in _cells(notebook):
        reader = _reader(cell)
        if reader is not None:
            text, origin = _text(cell.get("source", cell.get("input")), source)
            if origin:
                yield from relocated(reader(text), origin)


def _title(notebook: Mapping[str, JsonValue], source: str) -> Iterator[Part]:
    metadata = notebook.get("metadata")
    title = metadata.get("title") if isinstance(metadata, Mapping) else None
    if isinstance(title, JsonString) and title.text.strip():
        yield from relocated(_line(title.text, "title", 1), list(string_runs(title, source)))


def _cells(notebook: Mapping[str, JsonValue]) -> Iterator[Mapping[str, JsonValue]]:
    """The cells; before version 4 of the format they stood in worksheets."""
    if "cells" not in notebook and "worksheets" not in notebook:
        raise DocumentError("not a notebook: it has no cells", line=1, column=1)
    worksheets = notebook.get("worksheets")
    for sheet in (notebook, *(worksheets if isinstance(worksheets, list) else ())):
        cells = sheet.get("cells") if isinstance(sheet, Mapping) else None
        for cell in cells if isinstance(cells, list) else ():
            if isinstance(cell, Mapping):
                yield cell


def _reader(cell: Mapping[str, JsonValue]) -> Reader | None:
    """What reads the text of a cell; None where it is code."""
    match _said(cell, "cell_type"):
        case "markdown":
            return FORMATS["markdown"].read
        case "raw":
            metadata = cell.get("metadata")
            known = metadata if isinstance(metadata, Mapping) else {}
            name = _RAW_FORMATS.get(_said(known, "format") or _said(known, "raw_mimetype"))
            return FORMATS[name].read if name else None
        case "heading":
            return lambda text: _line(text, "heading", 1)
    return None


def _said(values: Mapping[str, JsonValue], key: str) -> str:
    value = values.get(key)
    return value.text if isinstance(value, JsonString) else ""


def _text(value: JsonValue, source: str) -> tuple[str, list[Run]]:
    """The text of a cell, one string or a list of its lines, and where it came from."""
    lines = [value] if isinstance(value, JsonString) else value if isinstance(value, list) else []
    texts: list[str] = []
    origin: list[Run] = []
    at = 0
    for line in lines:
        if isinstance(line, JsonString):
            texts.append(line.text)
            origin += string_runs(line, source, at)
            at += len(line.text)
    return "".join(texts), origin


def _line(text: str, kind: BlockKind, level: int) -> Iterator[Block]:
    builder = ProseBuilder(text)
    builder.copy(0, len(text))
    block = builder.block(kind, level)
    if block is not None:
        yield block
