"""Which files are taken in a folder, by the settings that hold there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Pattern, Settings
from factcheck.documents.path_patterns import PathPattern, PathPatterns
from factcheck.documents.walk import FileRules


class FolderRules:
    """Gives the rules of each folder; those with the same settings get the same rules."""

    def __init__(self, resolver: SettingsResolver) -> None:
        self._resolver = resolver
        self._made: dict[Settings, FileRules] = {}

    def __call__(self, folder: Path) -> FileRules:
        settings = self._resolver.for_folder(folder)
        if settings not in self._made:
            self._made[settings] = FileRules(
                include=_patterns(settings.include),
                exclude=_patterns(settings.excluded),
                force_exclude=settings.force_exclude,
                largest=settings.max_file_size,
            )
        return self._made[settings]


def _patterns(written: Iterable[Pattern]) -> PathPatterns:
    return PathPatterns([PathPattern(one.text, one.root, one.origin.words()) for one in written])
