"""Cuts a collection into shards: the units of work that are done once, kept, and put together in order.

The cut depends on the files and on the size asked for alone, so that a run that goes on where another stopped finds
the same shards.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from factcheck.audit.sources import Kind, Source
from factcheck.audit.tables import DELIMITERS, MOST_CHARACTERS, byte_lines
from factcheck.errors import DocumentError

DOCUMENTS = 2_000
"""Documents in a shard: some seconds of work, so that little is lost with a worker and starting one weighs little."""
BYTES = 16 * 1024 * 1024
"""A shard ends after so much text, however few its documents are."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of one file, or some files of text.

    ``start`` and ``stop`` are half-open: bytes of lines of JSON and of CSV, row groups of Parquet. ``line`` is the
    number of the first line or row, from 1.
    """

    number: int
    kind: Kind
    paths: tuple[str, ...]
    start: int = 0
    stop: int = 0
    line: int = 1


def cut(
    sources: Iterable[Source], documents: int = DOCUMENTS, most_bytes: int = BYTES
) -> Iterator[Shard | DocumentError]:
    """The shards of a collection in order, numbered from 0, and the files that cannot be cut."""
    number = 0
    for shard in _joined(sources, documents, most_bytes):
        if isinstance(shard, Shard):
            yield replace(shard, number=number)
            number += 1
        else:
            yield shard


def _joined(sources: Iterable[Source], documents: int, most_bytes: int) -> Iterator[Shard | DocumentError]:
    texts: list[str] = []
    size = 0
    for source in sources:
        if source.kind == "text":
            texts.append(source.path)
            size += source.size
            if len(texts) < documents and size < most_bytes:
                continue
        if texts:
            yield Shard(0, "text", tuple(texts))
            texts, size = [], 0
        if source.kind != "text":
            yield from _stretches(source, documents, most_bytes)
    if texts:
        yield Shard(0, "text", tuple(texts))


def _stretches(source: Source, documents: int, most_bytes: int) -> Iterator[Shard | DocumentError]:
    try:
        if source.kind == "parquet":
            yield from _row_groups(source, documents, most_bytes)
        else:
            yield from _byte_ranges(source, documents, most_bytes)
    except OSError as error:
        yield DocumentError(f"cannot be read: {error.strerror or error}", path=source.path)


def _byte_ranges(source: Source, documents: int, most_bytes: int) -> Iterator[Shard]:
    """Whole records that lie together."""
    ends = _csv_records(source) if source.kind in DELIMITERS else _lines(source)
    start, first, records = 0, 1, 0
    stop = 0
    for stop, line in ends:
        records += 1
        if records == documents or stop - start >= most_bytes:
            yield Shard(0, source.kind, (source.path,), start, stop, first)
            start, first, records = stop, line + 1, 0
    if records:
        yield Shard(0, source.kind, (source.path,), start, stop, first)


def _lines(source: Source) -> Iterator[tuple[int, int]]:
    """The offset after each line and its number."""
    offset = 0
    with Path(source.path).open("rb") as file:
        for number, line in enumerate(file, 1):
            offset += len(line)
            yield offset, number


def _csv_records(source: Source) -> Iterator[tuple[int, int]]:
    """The offset after each record and the number of its last line: quoted fields may span lines."""
    csv.field_size_limit(MOST_CHARACTERS)
    with Path(source.path).open("rb") as file:
        lines = byte_lines(file)
        reader = csv.reader(lines, delimiter=DELIMITERS[source.kind], strict=True)
        while True:
            try:
                next(reader)
            except StopIteration:
                return
            except csv.Error:
                pass  # the worker that reads this stretch meets the same error and records it
            yield lines.offset, lines.number


def _row_groups(source: Source, documents: int, most_bytes: int) -> Iterator[Shard | DocumentError]:
    """Whole row groups: only they can be read without what comes before them."""
    import pyarrow
    from pyarrow import parquet

    try:
        metadata = parquet.read_metadata(source.path)
    except pyarrow.ArrowException as error:
        yield DocumentError(f"is no Parquet file that can be read: {error}", path=source.path)
        return
    start, first, rows, size = 0, 1, 0, 0
    for group in range(metadata.num_row_groups):
        rows += metadata.row_group(group).num_rows
        size += metadata.row_group(group).total_byte_size
        if rows >= documents or size >= most_bytes or group + 1 == metadata.num_row_groups:
            yield Shard(0, "parquet", (source.path,), start, group + 1, first)
            start, first, rows, size = group + 1, first + rows, 0, 0
