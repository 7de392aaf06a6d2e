"""Finds the files to check: named files as they are, folders walked with respect for their ignore files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents.formats import EXTENSIONS
from factcheck.errors import ConfigError, DocumentError

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

ALWAYS_EXCLUDED = (
    ".*/",
    "__pycache__/",
    "build/",
    "dist/",
    "node_modules/",
    "site-packages/",
    "venv/",
)
"""Folders that hold no one's prose."""


@dataclass(slots=True)
class Selection:
    """The files that were found, in a fixed order, and how many were left out: unknown kinds, excluded.

    ``errors`` are the paths that do not exist or cannot be listed.
    """

    files: list[Path] = field(default_factory=list)
    errors: list[DocumentError] = field(default_factory=list)
    unknown: int = 0
    excluded: int = 0


def select_files(
    paths: Iterable[Path],
    exclude: Sequence[str] = (),
    *,
    root: Path | None = None,
    force_exclude: bool = False,
) -> Selection:
    """The files that ``paths`` name or hold, each once, in the order of their paths however they were named.

    ``exclude`` are gitignore patterns relative to ``root`` (the current folder by default). A file named
    outright is taken even if a pattern fits it, unless ``force_exclude``. Raises ConfigError for a
    pattern that is none.
    """
    patterns = _patterns(exclude) if exclude else None
    base = (root or Path.cwd()).resolve()
    selection = Selection()
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found: Iterator[Path] = _walk(path, patterns, base, selection)
        elif not path.exists():
            selection.errors.append(DocumentError("no such file or folder", path=str(path)))
            continue
        elif force_exclude and patterns and _fits(patterns, path.parent.resolve() / path.name, base):
            selection.excluded += 1
            continue
        else:
            found = iter((path,))
        for file in found:
            real = file.resolve()
            if real not in seen:
                seen.add(real)
                selection.files.append(file)
    selection.files.sort(key=lambda file: file.parts)
    return selection


def _patterns(lines: Iterable[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # as slow to import as all the rest that a few named files need

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError as error:
        raise ConfigError(f"an exclude pattern does not hold: {error}") from error


def _walk(folder: Path, exclude: GitIgnoreSpec | None, base: Path, selection: Selection) -> Iterator[Path]:
    """The readable files below ``folder``, sorted, folder by folder; links to folders are not followed."""
    ignores = _Ignores(folder)
    always = _patterns(ALWAYS_EXCLUDED)

    def note(error: OSError) -> None:
        message = f"cannot be read: {error.strerror or error}"
        selection.errors.append(DocumentError(message, path=str(error.filename)))

    for here, folders, names in os.walk(folder, onerror=note):
        place = Path(here)
        resolved = place.resolve()
        ignores.enter(place)
        folders[:] = sorted(
            name
            for name in folders
            if not always.match_file(f"{name}/")
            and not ignores.ignored(resolved / name, folder=True)
            and not (exclude and _fits(exclude, resolved / name, base, folder=True))
        )
        for name in sorted(names):
            file = place / name
            if name.startswith("."):
                continue
            if ignores.ignored(resolved / name) or (exclude and _fits(exclude, resolved / name, base)):
                selection.excluded += 1
            elif file.suffix.lower() not in EXTENSIONS or not file.is_file():
                selection.unknown += 1
            else:
                yield file


class _Ignores:
    """The ``.gitignore`` files that bear on a folder: in it, and above it up to the repository root."""

    def __init__(self, start: Path) -> None:
        self._specs: dict[Path, GitIgnoreSpec] = {}
        top = start.resolve()
        above = [top, *top.parents]
        roots = [number for number, folder in enumerate(above) if (folder / ".git").exists()]
        for folder in above[1 : roots[0] + 1] if roots else []:
            self.enter(folder)

    def enter(self, folder: Path) -> None:
        file = folder / ".gitignore"
        if file.is_file():
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            self._specs[folder.resolve()] = _patterns(lines)

    def ignored(self, full: Path, *, folder: bool = False) -> bool:
        """What the nearest ignore file with a pattern for the path, resolved but for its name, says."""
        if not self._specs:
            return False
        for place in full.parents:
            spec = self._specs.get(place)
            if spec is None:
                continue
            verdict = spec.check_file(f"{full.relative_to(place).as_posix()}{'/' if folder else ''}").include
            if verdict is not None:
                return verdict
        return False


def _fits(patterns: GitIgnoreSpec, full: Path, base: Path, *, folder: bool = False) -> bool:
    name = full.relative_to(base).as_posix() if full.is_relative_to(base) else full.as_posix().lstrip("/")
    return patterns.match_file(f"{name}/" if folder else name)
