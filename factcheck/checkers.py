"""The checkers of a run: one for each set of knowledge that its files need, with what is kept for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.config.settings import Settings
from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.cache.folder import CacheFolder
    from factcheck.cache.results import ResultCache
    from factcheck.checker import Checker
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
        self._settings: list[Settings] = []
        self._catalogues: dict[int, Catalogue] = {}
        self._digests: dict[tuple[tuple[Path, ...], tuple[Path, ...]], str] = {}

    def number(self, settings: Settings) -> int:
        """The number of the checker for these settings."""
        number = self._numbers.setdefault(settings.knowledge, len(self._numbers))
        if number == len(self._settings):
            self._settings.append(settings)
        return number

    @property
    def loads(self) -> list[Callable[[], DocumentChecker]]:
        """What makes each checker, by number."""
        return [partial(_load, settings, self._cache) for settings in self._settings]

    @property
    def results(self) -> list[ResultCache]:
        """The reports that are kept for each checker, by number; none without a cache."""
        if self._cache is None:
            return []
        from factcheck.cache.results import ResultCache

        return [
            ResultCache(self._cache, self._digest(knowledge), knowledge[2] or "", self._encoding or "")
            for knowledge in self._numbers
        ]

    def catalogue(self, settings: Settings) -> Catalogue:
        """The names of the facts and rules of these settings."""
        number = self.number(settings)
        if number not in self._catalogues:
            self._catalogues[number] = self._found_catalogue(settings)
        return self._catalogues[number]

    def _found_catalogue(self, settings: Settings) -> Catalogue:
        from factcheck.cache.catalogue import keep_catalogue, kept_catalogue
        from factcheck.knowledge.catalogue import Catalogue

        digest = self._digest(settings.knowledge) if self._cache else ""
        kept = kept_catalogue(self._cache, digest) if self._cache else None
        if kept is not None:
            return kept
        from factcheck.cache.knowledge import load_knowledge
        from factcheck.cache.place import knowledge_cache

        knowledge = knowledge_cache(settings, self._cache)
        catalogue = Catalogue.of(*load_knowledge(settings.reference_paths, settings.rule_paths, knowledge))
        if self._cache:
            keep_catalogue(self._cache, digest, catalogue)
        return catalogue

    def _digest(self, knowledge: Knowledge) -> str:
        """The name of the knowledge files as they now are; they are read once a run for it."""
        reference, rules, _ = knowledge
        if (reference, rules) not in self._digests:
            from factcheck.cache.fingerprint import knowledge_digest

            self._digests[reference, rules] = knowledge_digest(reference, rules)
        return self._digests[reference, rules]


def _load(settings: Settings, cache: CacheFolder | None) -> DocumentChecker:
    from factcheck import checker

    reference, rules, subject = settings.knowledge
    loaded = checker.load(reference=reference, rules=rules, subject=subject, cache=cache)
    check_subject(settings, loaded)
    return loaded


def check_subject(settings: Settings, checker: Checker) -> None:
    """Raise ConfigError, at the place where it is set, for a subject that is no country the checker knows."""
    if settings.subject is None:
        return
    try:
        checker.engine.subject_of(settings.subject)
    except ConfigError as error:
        entries = settings.origins.get("subject", ())
        if not entries:
            raise
        place, line, column, _ = entries[-1].origin
        raise ConfigError(error.message, path=place, line=line, column=column, hint=error.hint) from None
