"""What an audit is to do, in a form that travels to its workers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config.settings import Settings as HouseSettings

if TYPE_CHECKING:
    from factcheck.checker import Checker
    from factcheck.policy.policy import Policy


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

    ``house`` has the policy, with absolute paths too; none reports everything as the check gives it.
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
    house: HouseSettings | None = None

    def load(self) -> Checker:
        """The checker of a worker."""
        from factcheck import checker
        from factcheck.cache.folder import CacheFolder

        cache = CacheFolder(self.cache) if self.cache else None
        return checker.load(reference=self.reference, rules=self.rules, subject=self.subject, cache=cache)

    def policy(self) -> Policy | None:
        """The policy of the house."""
        if self.house is None:
            return None
        from factcheck.cache.folder import CacheFolder
        from factcheck.checkers import Checkers
        from factcheck.policy.policy import Policy

        checkers = Checkers(CacheFolder(self.cache) if self.cache else None)
        return Policy(self.house, partial(checkers.catalogue, self.house))

    @property
    def ruling(self) -> tuple[object, ...]:
        """All of the policy that rows depend on, in a form that is the same wherever it was written."""
        house = self.house or HouseSettings()
        names = (house.select, house.extend_select, house.ignore)
        return (
            *([named.name for named in each] for each in names),
            [(graded.name, graded.severity) for graded in house.severity],
            (house.attributed, house.quoted, house.hedged, house.outdated, house.min_severity),
        )
