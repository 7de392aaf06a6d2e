"""Gitignore patterns from several places, each relative to its own folder; the last one that fits decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


# A bracket such as "[z-a]" is refused only where the pattern has become a regular expression.
_NO_PATTERN = (ValueError, re.error)


class PathPattern(NamedTuple):
    """One pattern, the folder that it is relative to, and where it was written, in words."""

    text: str
    root: Path
    origin: str = ""


class PathPatterns:
    """Patterns in order. Paths are given in full; those outside a pattern's folder are matched as they are.

    Raises ConfigError for a pattern that is none.
    """

    def __init__(self, patterns: Sequence[PathPattern] = ()) -> None:
        groups = groupby(patterns, key=lambda pattern: pattern.root)
        self._groups = [(root.resolve(), list(same)) for root, same in groups]
        self._specs = [gitignore_spec(same) for _, same in self._groups]

    def __bool__(self) -> bool:
        return bool(self._groups)

    def fitting(self, full: Path, *, folder: bool = False) -> PathPattern | None:
        """The pattern that decides that a path fits; None where none does or the last one takes it back ("!a.md")."""
        for (root, patterns), spec in zip(reversed(self._groups), reversed(self._specs), strict=True):
            name = full.relative_to(root).as_posix() if full.is_relative_to(root) else full.as_posix().lstrip("/")
            result = spec.check_file(f"{name}/" if folder else name)
            if result.include is not None:
                return patterns[result.index or 0] if result.include else None
        return None


def gitignore_spec(patterns: Iterable[PathPattern]) -> GitIgnoreSpec:
    """The patterns of one folder, compiled."""
    from pathspec import GitIgnoreSpec  # as slow to import as all the rest that a few named files need

    given = list(patterns)
    try:
        return GitIgnoreSpec.from_lines(pattern.text for pattern in given)
    except _NO_PATTERN as error:
        bad = next(pattern for pattern in given if not is_pattern(pattern.text))
        raise ConfigError(f'"{bad.text}" is no pattern of a .gitignore', path=bad.origin or None) from error


def is_pattern(text: str) -> bool:
    """Whether a text is a gitignore pattern; few are not, such as "!"."""
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([text])
    except _NO_PATTERN:
        return False
    return True
