"""Reads the documents of a shard, one at a time; what cannot be read comes out as an error with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from factcheck.audit.csv_input import csv_entries
from factcheck.audit.entry import BadEntry, Entry, entry
from factcheck.audit.settings import Columns, Settings
from factcheck.audit.shards import Shard
from factcheck.documents.readers import read_document
from factcheck.errors import DocumentError

ROWS = 64
"""Rows of Parquet in memory at a time."""

def entries(shard: Shard, settings: Settings) -> Iterator[Entry | BadEntry]:
    """The documents of a shard in order. What can be read of it is, whatever is wrong with the rest."""
    if shard.kind == "text":
        for path in shard.paths:
            yield _file(path, settings)
    elif shard.kind == "jsonl":
        yield from _json_lines(shard, settings)
    elif shard.kind == "parquet":
        yield from _parquet(shard, settings)
    else:
        yield from csv_entries(shard, settings)


def _file(path: str, settings: Settings) -> Entry | BadEntry:
    try:
        document = read_document(Path(path), path=path, encoding=settings.encoding)
    except DocumentError as error:
        return BadEntry(path, error)
    return Entry(path, document, "")


def _json_lines(shard: Shard, settings: Settings) -> Iterator[Entry | BadEntry]:
    path = shard.paths[0]
    offset, line = shard.start, shard.line - 1
    with Path(path).open("rb") as file:
        file.seek(offset)
        while offset < shard.stop and (content := file.readline()):
            offset += len(content)
            line += 1
            content = content.removeprefix(b"\xef\xbb\xbf") if line == 1 else content
            if content.strip():
                yield _json_entry(content, path, line, settings)


def _json_entry(content: bytes, path: str, line: int, settings: Settings) -> Entry | BadEntry:
    def bad(message: str, column: int | None = None) -> BadEntry:
        return BadEntry(f"{path}:{line}", DocumentError(message, path=path, line=line, column=column))

    try:
        record = json.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        column = len(content[: error.start].decode("utf-8")) + 1
        return bad(f"not utf-8: the byte 0x{content[error.start]:02x} does not decode", column)
    except json.JSONDecodeError as error:
        return bad(f"not JSON: {error.msg}", error.pos + 1)
    except (ValueError, RecursionError) as error:  # numbers of thousands of digits, brackets thousands deep
        return bad(f"not JSON that can be read: {error}")
    if not isinstance(record, dict):
        return bad(f"not a record: the line holds {type(record).__name__}, not an object", 1)
    return entry(record, path, line, settings)


def _parquet(shard: Shard, settings: Settings) -> Iterator[Entry | BadEntry]:
    import pyarrow
    from pyarrow import parquet

    path, row = shard.paths[0], shard.line
    try:
        with parquet.ParquetFile(path) as file:
            columns = _wanted(file.schema_arrow.names, settings.columns)
            groups = range(shard.start, shard.stop)
            for batch in file.iter_batches(ROWS, row_groups=groups, columns=columns, use_threads=False):
                for record in batch.to_pylist():
                    yield entry(record, path, row, settings)
                    row += 1
    except (pyarrow.ArrowException, OSError, ValueError) as error:
        # The rows that follow in this shard cannot be told apart any more: one error stands for them.
        problem = DocumentError(f"cannot be read from row {row} on: {error}", path=path, line=row)
        yield BadEntry(f"{path}:{row}", problem)


def _wanted(names: list[str], columns: Columns) -> list[str]:
    if columns.metadata is None:
        return names
    wanted = {columns.id_or_default, columns.text, *columns.metadata}
    return [name for name in names if name in wanted]
