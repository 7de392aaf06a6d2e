"""Reads the documents of a stretch of a CSV file; the first record of the file names the columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from factcheck.audit.entry import BadEntry, Entry, entry
from factcheck.audit.settings import Settings
from factcheck.audit.shards import Shard
from factcheck.audit.tables import DELIMITERS, MOST_CHARACTERS, byte_lines
from factcheck.errors import DocumentError


def csv_entries(shard: Shard, settings: Settings) -> Iterator[Entry | BadEntry]:
    """The documents of a shard; a record is counted by the line it begins in."""
    path = shard.paths[0]
    names = header(path, shard.kind)
    with Path(path).open("rb") as file:
        lines = byte_lines(file, shard.start, shard.stop, shard.line - 1)
        reader = csv.reader(lines, delimiter=DELIMITERS[shard.kind], strict=True)
        while True:
            line = lines.number + 1
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield _bad(path, line, f"not CSV: {error}")
                continue
            if line > 1 and row:
                yield _entry(row, names, path, line, settings)


def header(path: str, kind: str) -> list[str]:
    """The names of the columns; raises DocumentError where there are none."""
    csv.field_size_limit(MOST_CHARACTERS)
    with Path(path).open("rb") as file:
        reader = csv.reader(byte_lines(file), delimiter=DELIMITERS[kind], strict=True)
        try:
            row = next(reader, [])
            names = [_decoded(name) for name in row]
        except (csv.Error, UnicodeDecodeError) as error:
            raise DocumentError(f"no names of columns: {error}", path=path, line=1) from error
    if names:
        names[0] = names[0].removeprefix("\ufeff").strip('"')
    return names


def _entry(row: list[str], names: list[str], path: str, line: int, settings: Settings) -> Entry | BadEntry:
    if len(row) != len(names):
        return _bad(path, line, f"{len(row)} fields, where there are {len(names)} columns")
    try:
        record = {name: _decoded(field) for name, field in zip(names, row, strict=True)}
    except UnicodeDecodeError as error:
        return _bad(path, line, f"not utf-8: the byte 0x{error.object[error.start]:02x} does not decode")
    return entry(record, path, line, settings)


def _decoded(field: str) -> str:
    return field.encode("latin-1").decode("utf-8")


def _bad(path: str, line: int, message: str) -> BadEntry:
    return BadEntry(f"{path}:{line}", DocumentError(message, path=path, line=line))
