"""Entries of the configuration that silence single findings, for files that cannot hold a comment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config.settings import Entry, Origin
from factcheck.documents.document import Document
from factcheck.documents.positions import Position
from factcheck.errors import ConfigError
from factcheck.findings import Claim
from factcheck.policy.names import NameBook
from factcheck.policy.notices import Notice
from factcheck.policy.reach import block_end
from factcheck.policy.suppressions import Suppression

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_WILDCARDS = re.compile(r"[*?\[\\!]|/\Z")


def today() -> date:
    """The day on which entries are held against the date that they expire on."""
    return date.today()


@dataclass(frozen=True, slots=True)
class IgnoreEntry:
    """One entry. ``file`` is a gitignore pattern below ``root``; the empty words mean anything.

    ``text`` are words in which the claim stands or which stand in it. ``expires`` is the last day on which the entry
    holds.
    """

    file: str
    root: Path
    origin: Origin
    fact: str = ""
    rule: str = ""
    text: str = ""
    reason: str = ""
    expires: date | None = None

    @classmethod
    def read(cls, entry: Entry) -> IgnoreEntry:
        """The entry that the configuration holds; raises ConfigError for a date that the calendar does not have."""
        written: Mapping[str, Any] = entry.value
        values = {name: written.get(name, "") for name in ("fact", "rule", "text", "reason")}
        expires = _day(written.get("expires"), entry.origin)
        return cls(written["file"], entry.root, entry.origin, expires=expires, **values)

    def words(self) -> str:
        """What it is about, for a message."""
        said = [f'"{value}"' for value in (self.fact, self.rule, self.text) if value]
        return " and ".join(said) or "everything"

    def fits(self, document: Document, claim: Claim, names: NameBook) -> bool:
        """Whether a finding of a file that the pattern fits comes under the entry."""
        named = all(names.covers(name, claim) for name in (self.fact, self.rule) if name)
        return named and (not self.text or _holds(document, claim, self.text))


def entry_problems(entries: Iterable[Entry]) -> list[ConfigError]:
    """An error for each entry that does not hold, once for each place."""
    found = (_problem(entry) for entry in {entry.origin._replace(rank=0): entry for entry in entries}.values())
    return [problem for problem in found if problem is not None]


def _problem(entry: Entry) -> ConfigError | None:
    try:
        IgnoreEntry.read(entry)
    except ConfigError as error:
        return error
    return None


@dataclass(slots=True)
class _Use:
    entry: IgnoreEntry
    root: Path
    spec: GitIgnoreSpec
    fits_file: bool = False
    is_used: bool = False

    def fits(self, name: str | None) -> bool:
        """Whether the pattern fits a file, given by its path from the root; None is a file elsewhere."""
        if name is None:
            return False
        written = self.entry.file
        if written.startswith("/") and not _WILDCARDS.search(written):  # as --add-ignore writes them, in any number
            fits = f"{name}/".startswith(f"{written[1:]}/")
        else:
            fits = self.spec.match_file(name)
        self.fits_file |= fits
        return fits


class IgnoreList:
    """The entries that the files of a run come under, and whether each is of use.

    ``is_whole`` tells of a folder whether all that is in it is checked in the run: only then is it known that an entry
    whose pattern may fit many files fits nothing.
    """

    def __init__(self, day: date, is_whole: Callable[[Path], bool]) -> None:
        self._day = day
        self._is_whole = is_whole
        self._uses: dict[Origin, _Use] = {}
        self._checked: set[Path] = set()

    def for_file(self, path: str, entries: Iterable[Entry]) -> tuple[_Use, ...]:
        """Those of the entries, as the settings of the file have them, whose pattern fits it; expired ones too."""
        full = Path(path).parent.resolve() / Path(path).name
        self._checked.add(full)
        names: dict[Path, str | None] = {}
        fitting = []
        for use in map(self._use, entries):
            if use.root not in names:
                names[use.root] = full.relative_to(use.root).as_posix() if full.is_relative_to(use.root) else None
            if use.fits(names[use.root]):
                fitting.append(use)
        return tuple(fitting)

    def of(self, document: Document, claim: Claim, uses: Iterable[_Use], names: NameBook) -> Suppression | None:
        """What silences a finding, if anything does."""
        found: Suppression | None = None
        for use in uses:
            if not self._has_expired(use.entry) and use.entry.fits(document, claim, names):
                use.is_used = True
                found = found or Suppression("external", use.entry.reason)
        return found

    def notices(self) -> tuple[Notice, ...]:
        """What is to be said of the entries, once all files have been checked."""
        said = (self._notice(use) for use in self._uses.values())
        return tuple(notice for notice in said if notice is not None)

    def _use(self, entry: Entry) -> _Use:
        key = entry.origin._replace(rank=0)
        if key not in self._uses:
            from pathspec import GitIgnoreSpec  # few runs have such entries

            read = IgnoreEntry.read(entry)
            self._uses[key] = _Use(read, read.root.resolve(), GitIgnoreSpec.from_lines([read.file]))
        return self._uses[key]

    def _has_expired(self, entry: IgnoreEntry) -> bool:
        return entry.expires is not None and entry.expires < self._day

    def _notice(self, use: _Use) -> Notice | None:
        entry = use.entry
        what = f"the entry for {entry.words()} in {entry.file}"
        if self._has_expired(entry) and use.fits_file:
            return _at(entry, "expired-ignore", f"{what} expired on {entry.expires}", "Remove it or put off the date.")
        if use.is_used or not self._is_judged(entry):
            return None
        lacking = "silences nothing" if use.fits_file else "fits no file"
        return _at(entry, "stale-ignore", f"{what} {lacking}", "Remove it.")

    def _is_judged(self, entry: IgnoreEntry) -> bool:
        """Whether every file that the pattern may fit has been checked."""
        if self._is_whole(entry.root):
            return True
        return not _WILDCARDS.search(entry.file) and (entry.root / entry.file.lstrip("/")).resolve() in self._checked


def _at(entry: IgnoreEntry, rule: str, message: str, hint: str) -> Notice:
    line, column = entry.origin.line, entry.origin.column
    place = Position(line, column) if line is not None and column is not None else None
    return Notice(rule, message, entry.origin.place, place, place, hint=hint)


def _day(written: str | None, origin: Origin) -> date | None:
    if written is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ConfigError(
            f'"expires" is no day of the calendar: {written}', path=origin.place, line=origin.line, column=origin.column
        ) from error


def _holds(document: Document, claim: Claim, text: str) -> bool:
    """Whether the text stands in the prose where the claim does: as part of its words, or around them."""
    words = re.compile(
        r"(?<!\w)(?<!\d[.,])" + r"\s+".join(map(re.escape, text.split())) + r"(?![\w]|[.,]\d)", re.IGNORECASE
    )
    for block in document.blocks:
        if block.start < claim.end and claim.start < block_end(block):
            for match in words.finditer(block.text):
                start, end = block.source_span(*match.span())
                if start < claim.end and claim.start < end:
                    return True
    return False
