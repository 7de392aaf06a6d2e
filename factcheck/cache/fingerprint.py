"""What an answer depends on besides the text: the knowledge files, the program and the Python that runs it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from factcheck import __version__
from factcheck.cache.folder import digest

_KNOWLEDGE = (".yaml", ".yml", ".csv")
_ROWS = re.compile(rb"^[\"']?rows[\"']?[ \t]*:[ \t]*[\"']?([^\"'\r\n#]+)", re.MULTILINE)
"""Where the header of a table names the file of its rows, which may lie outside the folders that were named."""


def knowledge_digest(reference: Iterable[Path], rules: Iterable[Path]) -> str:
    """A name for these fact sets and rules: another one whenever the content or the name of a file changes."""
    parts = [program_digest().encode()]
    for paths in (reference, rules):
        for file in _files(paths):
            content = file.read_bytes()
            parts += [os.fsencode(file), content]
            if file.suffix != ".csv":
                parts += [part for name in _ROWS.findall(content) for part in _rows(file, name)]
        parts.append(b"")
    return digest(*parts)


@lru_cache(maxsize=1)
def program_digest() -> str:
    """A name for this version of the program; in a checkout it changes with every file of the package."""
    package = Path(__file__).parent.parent
    files = sorted(_stamps(package))
    return digest(f"{__version__} {sys.version_info[:2]} {sys.implementation.name}".encode(), *files)


def _stamps(folder: Path) -> Iterator[bytes]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith((".py", ".json")):
                state = entry.stat()
                yield f"{entry.path}:{state.st_size}:{state.st_mtime_ns}".encode("utf-8", "surrogateescape")
            elif entry.is_dir() and not entry.name.startswith(("__", "bundled_data")):
                yield from _stamps(Path(entry.path))


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            for here, folders, names in os.walk(path):
                folders.sort()
                yield from (Path(here, name) for name in sorted(names) if name.endswith(_KNOWLEDGE))
        elif path.is_file():
            yield path


def _rows(header: Path, name: bytes) -> Iterator[bytes]:
    file = header.parent / os.fsdecode(name.strip())
    if file.is_file():
        yield name
        yield file.read_bytes()
