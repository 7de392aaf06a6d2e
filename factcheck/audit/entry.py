"""An entry of a collection: one record becomes one document, or an error with its place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.audit.settings import Columns, Settings
from factcheck.documents.document import Document
from factcheck.documents.readers import document_of
from factcheck.errors import DocumentError

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the collection; ``metadata`` is the JSON of its other columns."""

    id: str
    document: Document
    metadata: str


@dataclass(frozen=True, slots=True)
class BadEntry:
    """A document that could not be read, and why."""

    id: str
    error: DocumentError


def entry(record: Mapping[str, Any], path: str, line: int, settings: Settings) -> Entry | BadEntry:
    """The document of one record, which stands in that line (or row) of that file."""
    columns = settings.columns
    id_column, text_column = columns.id_or_default, columns.text
    place = f"{path}:{line}"
    given = record.get(id_column)
    name = place if given is None else clean(str(given))
    text = record.get(text_column)
    problem = ""
    if columns.id is not None and given is None:
        problem = f"no id: there is no value in '{columns.id}'"
    elif text_column not in record:
        problem = f"no text: there is no '{text_column}' among {', '.join(map(repr, record)) or 'no fields'}"
    elif not isinstance(text, str):
        problem = f"no text: '{text_column}' holds {'nothing' if text is None else type(text).__name__}"
    if problem:
        return BadEntry(name, DocumentError(problem, path=path, line=line))
    document = document_of(clean(str(text)), path=name, format=settings.format)
    return Entry(name, document, _metadata(record, columns))


def clean(text: str) -> str:
    """The text with halves of surrogate pairs, which no file can hold, replaced one for one."""
    return _SURROGATE.sub("\ufffd", text)


def _metadata(record: Mapping[str, Any], columns: Columns) -> str:
    own = {columns.id_or_default, columns.text}
    names = [name for name in record if name not in own] if columns.metadata is None else columns.metadata
    kept = {name: record[name] for name in names if name in record}
    return json.dumps(kept, default=str) if kept else ""
