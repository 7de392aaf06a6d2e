"""What an audit is to do, in a form that travels to its workers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.checker import Checker


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a record its id, its text and its metadata are.

    ``id`` None stands for "id" where there is such a column and for the place of the record elsewhere; ``metadata``
    None stands for all other columns.
    """

    id: str | None = None
    text: str = "text"
    metadata: tuple[str, ...] | None = None

    @property
    def id_or_default(self) -> str:
        return self.id or "id"


@dataclass(frozen=True, slots=True)
class Settings:
    """How records are read and what they are held against. Paths are absolute: workers run in other folders.

    ``format`` is the format of the texts in records, ``encoding`` that of text files without a byte order mark.
    """

    work: Path
    reference: tuple[Path, ...]
    rules: tuple[Path, ...]
    columns: Columns = Columns()
    subject: str | None = None
    format: str = "text"
    encoding: str | None = None
    cache: Path | None = None

    def load(self) -> Checker:
        """The checker of a worker."""
        from factcheck import checker
        from factcheck.cache.folder import CacheFolder

        cache = CacheFolder(self.cache) if self.cache else None
        return checker.load(reference=self.reference, rules=self.rules, subject=self.subject, cache=cache)
