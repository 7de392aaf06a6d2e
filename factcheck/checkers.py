"""The checkers of a run: one for each set of knowledge that its files need, with what is kept for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config.settings import Settings

if TYPE_CHECKING:
    from factcheck.cache.folder import CacheFolder
    from factcheck.cache.results import ResultCache
    from factcheck.jobs import DocumentChecker
    from factcheck.knowledge.catalogue import Catalogue

Knowledge = tuple[tuple[Path, ...], tuple[Path, ...], str | None]


class Checkers:
    """Numbers the checkers that settings ask for; files with the same reference, rules and subject share one.

    ``encoding`` is that of the run, which reports in the cache depend on too.
    """

    def __init__(self, cache: CacheFolder | None = None, encoding: str | None = None) -> None:
        self._cache = cache
        self._encoding = encoding
        self._numbers: dict[Knowledge, int] = {}
        self._catalogues: dict[int, Catalogue] = {}

    def number(self, settings: Settings) -> int:
        """The number of the checker for these settings."""
        return self._numbers.setdefault(settings.knowledge, len(self._numbers))

    @property
    def loads(self) -> list[Callable[[], DocumentChecker]]:
        """What makes each checker, by number."""
        return [partial(_load, knowledge, self._cache) for knowledge in self._numbers]

    @property
    def results(self) -> list[ResultCache]:
        """The reports that are kept for each checker, by number; none without a cache."""
        return [self._results(self._cache, knowledge) for knowledge in self._numbers] if self._cache else []

    def catalogue(self, settings: Settings) -> Catalogue:
        """The names of the facts and rules of these settings."""
        number = self.number(settings)
        if number not in self._catalogues:
            from factcheck.cache.knowledge import load_catalogue
            from factcheck.cache.place import knowledge_cache

            kept = knowledge_cache(settings, self._cache)
            self._catalogues[number] = load_catalogue(settings.reference_paths, settings.rule_paths, kept)
        return self._catalogues[number]

    def _results(self, cache: CacheFolder, knowledge: Knowledge) -> ResultCache:
        from factcheck.cache.fingerprint import knowledge_digest
        from factcheck.cache.results import ResultCache

        reference, rules, subject = knowledge
        return ResultCache(cache, knowledge_digest(reference, rules), subject or "", self._encoding or "")


def _load(knowledge: Knowledge, cache: CacheFolder | None) -> DocumentChecker:
    from factcheck import checker

    reference, rules, subject = knowledge
    return checker.load(reference=reference, rules=rules, subject=subject, cache=cache)
