"""What has changed in a git repository since a revision: which files, and which of their lines."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.errors import ConfigError

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

# Whatever the user has configured, the output is to be the same: plain, with these prefixes, without submodules.
_DIFF = (
    "diff", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all",
    "--find-renames", "--diff-filter=d",
)  # fmt: skip


class Lines:
    """Lines of a file by number, from 1, as git counts them: ended by line feeds alone."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """``spans`` are half-open, in order."""
        self._spans = tuple(spans)

    def touch(self, source: str, start: int, end: int) -> bool:
        """Whether a half-open span of the source of the file is on any of them."""
        first = source.count("\n", 0, start) + 1
        last = first + source.count("\n", start, max(end - 1, start))
        return any(first < until and begin <= last for begin, until in self._spans)


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed files by full path; None stands for all lines of a new file or of one that git sees as binary."""

    root: Path
    files: dict[Path, Lines | None] = field(default_factory=dict)

    def has(self, path: Path) -> bool:
        """Whether the file has changed. Raises ConfigError for a file outside the repository."""
        full = path.resolve()
        if not full.is_relative_to(self.root):
            raise ConfigError("is not in the git repository", path=str(path), hint=f"The repository is {self.root}.")
        return full in self.files

    def touches(self, path: Path, source: str, start: int, end: int, *, whole: bool = False) -> bool:
        """Whether a half-open span of the source of a changed file is on changed lines, or any if it is ``whole``."""
        lines = self.files[path.resolve()]
        return whole or lines is None or lines.touch(source, start, end)


def changes_since(revision: str, folder: Path) -> Changes:
    """The changes in the repository of a folder: from a revision to the files as they are, and new files.

    With ``...`` at its end the revision is where the present branch left it. Raises ConfigError where there is no
    repository, no such revision or no git.
    """
    try:
        root = Path(os.fsdecode(_git(folder, "rev-parse", "--show-toplevel").removesuffix(b"\n")))
    except _GitError as error:
        raise ConfigError(f"--changed needs a git repository: {error.said}", hint="Run it inside of one.") from error
    tree = _tree(revision, root)
    lines = _hunks(_git(root, *_DIFF, "--unified=0", "--src-prefix=a/", "--dst-prefix=b/", tree))
    files: dict[Path, Lines | None] = {}
    for name, is_binary in _names(_git(root, *_DIFF, "--numstat", "-z", tree)):
        if is_binary or name in lines:
            files[_path(root, name)] = None if is_binary else Lines(lines[name])
    for name in filter(None, _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")):
        files[_path(root, name)] = None
    return Changes(root.resolve(), files)


def _tree(revision: str, root: Path) -> str:
    """The commit of a revision; the empty tree for HEAD where nothing has been committed."""
    name, branched = revision.removesuffix("..."), revision.endswith("...")
    if name.startswith("-") or not name:
        raise ConfigError(f'"{revision}" is no revision', hint="Write --changed=main, for example.")
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        if branched:
            found = _git(root, "merge-base", found.decode().strip(), "HEAD")
    except _GitError as error:
        if name == "HEAD" and not branched:
            return _git(root, "hash-object", "-t", "tree", "--stdin").decode().strip()
        raise ConfigError(
            f'there is no revision "{name}" in this repository' if not branched else f'no way leads to "{name}"',
            hint="A shallow clone holds few revisions: fetch more of them." if not error.said else error.said,
        ) from error
    return found.decode().strip()


class _GitError(ConfigError):
    def __init__(self, said: str) -> None:
        super().__init__(f"git: {said or 'failed'}", hint="--changed asks git what has changed.")
        self.said = said


def _git(folder: Path, *arguments: str) -> bytes:
    """What git prints. Raises ConfigError, which holds its last words, where it fails."""
    try:
        process = subprocess.run(["git", "-C", str(folder), *arguments], input=b"", capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("git is not installed", hint="--changed asks git what has changed.") from error
    if process.returncode:
        raise _GitError(process.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: "))
    return process.stdout


def _names(numstat: bytes) -> Iterator[tuple[bytes, bool]]:
    """The present names of the changed files, and whether git sees each as binary."""
    fields = iter(numstat.split(b"\0"))
    for each in fields:
        if not each:
            continue
        added, _, name = each.split(b"\t", 2)
        if not name:  # moved: the old and the new name follow
            next(fields)
            name = next(fields)
        yield name, added == b"-"


def _hunks(patch: bytes) -> dict[bytes, list[tuple[int, int]]]:
    """The half-open spans of the new lines in a patch without context, by the name of the file."""
    found: dict[bytes, list[tuple[int, int]]] = {}
    rows, name = iter(patch.split(b"\n")), b""
    for row in rows:
        if row.startswith(b"+++ "):
            name = _unquoted(row[4:]).removeprefix(b"b/")
        elif hunk := _HUNK.match(row):
            removed, first, added = (int(number) if number is not None else 1 for number in hunk.groups())
            # The lines themselves may look like anything, so they are passed by their number.
            for _ in range(removed + added):
                if next(rows).startswith(b"\\"):  # "\ No newline at end of file" is not counted
                    next(rows)
            if added:
                found.setdefault(name, []).append((first, first + added))
    return found


def _unquoted(name: bytes) -> bytes:
    """A name as git writes it in a patch: with a tab after it where it has spaces, quoted where it has worse."""
    if not name.startswith(b'"'):
        return name.removesuffix(b"\t")
    return _ESCAPE.sub(
        lambda found: bytes([int(found[1], 8)]) if len(found[1]) == 3 else _ESCAPED.get(found[1], found[1]),
        name[1 : name.rindex(b'"')],
    )


def _path(root: Path, name: bytes) -> Path:
    return (root / os.fsdecode(name)).resolve()
