"""Settings of an audit in an empty folder, and a checker that needs no spaCy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from factcheck.audit.entry import BadEntry, Entry
from factcheck.audit.inputs import entries
from factcheck.audit.settings import Columns, Settings
from factcheck.audit.shards import Shard, cut
from factcheck.audit.sources import Source, find_sources
from factcheck.bundled import reference_dir, rules_dir

DEFAULT = Columns()
Read = Callable[..., list[Entry | BadEntry]]


def settings_in(folder: Path, columns: Columns = DEFAULT) -> Settings:
    """Settings with the bundled knowledge, whose work is kept in a folder."""
    return Settings(work=folder / "work", reference=(reference_dir(),), rules=(rules_dir(),), columns=columns)


def shards_of(paths: Sequence[Path], documents: int, most_bytes: int = 1_000_000) -> list[Shard]:
    """The shards of files all of which can be cut."""
    sources = [source for source in find_sources(paths) if isinstance(source, Source)]
    assert sources
    shards = [shard for shard in cut(sources, documents, most_bytes) if isinstance(shard, Shard)]
    assert [shard.number for shard in shards] == list(range(len(shards)))
    return shards


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """All documents of a file, read in shards of so many."""

    def read(file: Path, *, size: int = 1000, columns: Columns = DEFAULT) -> list[Entry | BadEntry]:
        settings = settings_in(tmp_path, columns)
        return [each for shard in shards_of([file], size) for each in entries(shard, settings)]

    return read
