"""The files of a collection: what was named, and in folders whatever is of a kind that can be read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factcheck.documents.formats import EXTENSIONS
from factcheck.errors import DocumentError

Kind = Literal["parquet", "jsonl", "csv", "tsv", "text"]

KINDS: dict[str, Kind] = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    **dict.fromkeys(EXTENSIONS, "text"),
}
"""What is in a file, by its extension in lower case. A text file is one document, the others hold many."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of the collection; ``stamp`` is its size and time, which tell whether it has changed."""

    path: str
    kind: Kind
    size: int
    stamp: str


def find_sources(paths: Iterable[Path], leave_out: Collection[Path] = ()) -> Iterator[Source | DocumentError]:
    """The files in the order they were named, those of a folder in the order of their paths.

    Hidden files are left out, as are ``leave_out``: what the audit itself writes.
    """
    own = {path.resolve() for path in leave_out}
    for path in paths:
        if path.is_dir():
            for file in _files(path):
                if file.suffix.lower() in KINDS and not _is_own(file, own):
                    yield _source(file)
        else:
            yield _source(path)


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted((entry for entry in entries if not entry.name.startswith(".")), key=lambda entry: entry.name)
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def _is_own(file: Path, own: set[Path]) -> bool:
    resolved = file.resolve()
    return bool(own) and (resolved in own or not own.isdisjoint(resolved.parents))


def _source(file: Path) -> Source | DocumentError:
    kind = KINDS.get(file.suffix.lower())
    if kind is None:
        return DocumentError(
            f"no reader for {file.suffix or 'files without an extension'}",
            path=str(file),
            hint=f"Readable: {', '.join(sorted(KINDS))}.",
        )
    try:
        state = file.stat()
    except FileNotFoundError:
        return DocumentError("no such file", path=str(file), hint="Check the path, or give a folder.")
    except OSError as error:
        return DocumentError(f"cannot be read: {error.strerror or error}", path=str(file))
    return Source(str(file), kind, state.st_size, f"{state.st_size}:{state.st_mtime_ns}")
