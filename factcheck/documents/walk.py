"""Finds the files to check: named files as they are, folders walked with respect for their ignore files."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.documents.formats import EXTENSIONS
from factcheck.documents.path_patterns import PathPattern, PathPatterns, gitignore_spec, is_pattern
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

Kind = Literal["unknown", "excluded", "folder", "large", "link", "parser"]


class LeftOut(NamedTuple):
    """A file or folder that is not checked, and why: in one word for the count, and in many."""

    path: Path
    kind: Kind
    why: str


@dataclass(frozen=True, slots=True)
class FileRules:
    """What is taken in a folder: files that fit ``include`` if there is any, and do not fit ``exclude``.

    ``force_exclude`` is for files that are named too. ``largest`` is in bytes.
    """

    include: PathPatterns = field(default_factory=PathPatterns)
    exclude: PathPatterns = field(default_factory=PathPatterns)
    force_exclude: bool = False
    largest: int | None = None


@dataclass(slots=True)
class Selection:
    """The files that were found, in a fixed order, and what was left out.

    ``errors`` are the paths that were named and do not exist, cannot be listed, or are too large.
    """

    files: list[Path] = field(default_factory=list)
    errors: list[DocumentError] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def of_kind(self, *kinds: Kind) -> list[LeftOut]:
        """What was left out for these reasons."""
        return [each for each in self.left_out if each.kind in kinds]


def select_files(
    paths: Iterable[Path],
    rules_for: Callable[[Path], FileRules] = lambda _: FileRules(),
    *,
    any_kind: bool = False,
) -> Selection:
    """The files that ``paths`` name or hold, in the order of their paths however they were named.

    Each is there once, by its own name rather than that of a link to it.

    ``rules_for`` gives the rules of a folder. A file named outright is taken even if a pattern of ``exclude`` fits it,
    unless the rules say ``force_exclude``. With ``any_kind`` files are taken whatever their extension, if a pattern of
    ``include`` fits them.
    """
    selection = Selection()
    chosen: dict[Path, Path] = {}
    for path in paths:
        for file in _found(path, rules_for, selection, any_kind):
            real = file.resolve()
            if real not in chosen or (chosen[real].is_symlink() and not file.is_symlink()):
                chosen[real] = file
    selection.files = sorted(chosen.values(), key=lambda file: file.parts)
    selection.left_out = sorted(set(selection.left_out), key=lambda each: each.path.parts)
    return selection


def _found(
    path: Path, rules_for: Callable[[Path], FileRules], selection: Selection, any_kind: bool
) -> Iterator[Path]:
    """What one of the paths that were named comes to."""
    try:
        is_folder, is_there = path.is_dir(), path.exists()
        if is_there:  # what a folder holds, a configuration too, is seen only by those who may enter it
            os.stat(os.path.join(path if is_folder else path.parent, "."))
    except PermissionError as error:
        message = f"cannot be read: {error.strerror}"
        selection.errors.append(DocumentError(message, path=str(path), hint="Look at its permissions."))
        return
    if not is_there:
        leads_nowhere = path.is_symlink()
        message = "a link that leads nowhere" if leads_nowhere else "no such file or folder"
        selection.errors.append(DocumentError(message, path=str(path)))
        return
    if is_force_excluded(path, rules_for, selection):
        return
    rules = rules_for(path if is_folder else path.parent)
    if is_folder:
        yield from _Walk(path, rules_for, selection, any_kind).files()
    elif rules.largest is not None and path.stat().st_size > rules.largest:
        message = f"is too large: {path.stat().st_size:,} bytes, where max-file-size is {rules.largest:,}"
        selection.errors.append(DocumentError(message, path=str(path), hint="Give a larger --max-file-size."))
    else:
        yield path


def is_force_excluded(path: Path, rules_for: Callable[[Path], FileRules], selection: Selection) -> bool:
    """Whether a path that was named is left out all the same; the selection then has it among what is left out."""
    rules = rules_for(path.parent)
    if not (rules.force_exclude and rules.exclude):
        return False
    fitting = rules.exclude.fitting(path.parent.resolve() / path.name, folder=path.is_dir())
    if fitting is not None:
        selection.left_out.append(LeftOut(path, "excluded", _excluded_by(fitting)))
    return fitting is not None


def _excluded_by(pattern: PathPattern) -> str:
    return f"excluded by {pattern.text}" + (f" ({pattern.origin})" if pattern.origin else "")


class _Walk:
    """The readable files below a folder, sorted, folder by folder; links to folders are not followed."""

    def __init__(
        self, top: Path, rules_for: Callable[[Path], FileRules], selection: Selection, any_kind: bool
    ) -> None:
        self._top = top
        self._rules_for = rules_for
        self._selection = selection
        self._any_kind = any_kind
        self._ignores = _Ignores(top)
        self._always = gitignore_spec(PathPattern(text, top) for text in ALWAYS_EXCLUDED)

    def files(self) -> Iterator[Path]:
        for here, folders, names in os.walk(self._top, onerror=self._unreadable):
            place = Path(here)
            resolved = place.resolve()
            self._ignores.enter(place)
            rules = self._rules_for(place)
            folders[:] = sorted(name for name in folders if self._enters(place / name, resolved / name, rules))
            for name in sorted(names):
                if not name.startswith(".") and self._takes(place / name, resolved / name, rules):
                    yield place / name

    def _unreadable(self, error: OSError) -> None:
        message = f"cannot be read: {error.strerror or error}"
        self._selection.errors.append(DocumentError(message, path=str(Path(error.filename))))

    def _leave(self, path: Path, kind: Kind, why: str) -> bool:
        self._selection.left_out.append(LeftOut(path, kind, why))
        return False

    def _enters(self, folder: Path, full: Path, rules: FileRules) -> bool:
        if self._always.match_file(f"{folder.name}/"):
            hidden = folder.name.startswith(".")
            return not hidden and self._leave(folder, "folder", "folders of this name hold no one's prose")
        if self._ignores.ignored(full, folder=True):
            return self._leave(folder, "folder", "ignored by a .gitignore")
        pattern = rules.exclude.fitting(full, folder=True)
        if pattern is not None:
            return self._leave(folder, "folder", _excluded_by(pattern))
        if folder.is_symlink():
            return self._leave(folder, "link", "a link to a folder, which is not followed")
        return True

    def _takes(self, file: Path, full: Path, rules: FileRules) -> bool:
        if self._ignores.ignored(full):
            return self._leave(file, "excluded", "ignored by a .gitignore")
        pattern = rules.exclude.fitting(full)
        if pattern is not None:
            return self._leave(file, "excluded", _excluded_by(pattern))
        wanted = rules.include.fitting(full) is not None
        if file.suffix.lower() not in EXTENSIONS and not (self._any_kind and wanted):
            return self._leave(file, "unknown", f"no reader for {file.suffix.lower() or 'files without extension'}")
        if rules.include and not wanted:
            return self._leave(file, "excluded", "fits no pattern of include")
        known = EXTENSIONS.get(file.suffix.lower())
        if known is not None and not known.is_installed:
            return self._leave(file, "parser", f"a parser is not installed; {known.installation} brings it")
        if not file.is_file():
            return self._leave(file, "link", _no_file(file))
        if rules.largest is not None and file.stat().st_size > rules.largest:
            return self._leave(file, "large", f"{file.stat().st_size:,} bytes, max-file-size is {rules.largest:,}")
        return True


def _no_file(path: Path) -> str:
    return "a link that leads nowhere" if path.is_symlink() and not path.exists() else "not a regular file"


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
            try:
                lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError as error:
                raise ConfigError(f"cannot be read: {error.strerror or error}", path=str(file)) from error
            # Git takes a line that is no pattern for one that fits nothing.
            patterns = (PathPattern(line, folder, str(file)) for line in lines if is_pattern(line))
            self._specs[folder.resolve()] = gitignore_spec(patterns)

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
