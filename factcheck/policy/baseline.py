"""The baseline: findings that were there when a house began to check, and that are to be dealt with in time.

A finding is known again by its file, rule, fact and words, and by its number among those that are equal in all of
these; not by its line, so that the text around it may change.
"""

from __future__ import annotations

import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from factcheck.documents.positions import Position
from factcheck.errors import ConfigError
from factcheck.findings import Claim
from factcheck.policy.notices import Notice

FILE_NAME = "factcheck-baseline.json"
VERSION = 1
_HINT = "Write it anew with factcheck baseline."


class Fingerprint(NamedTuple):
    """What a finding is known by. ``path`` is relative to the folder of the baseline; ``ordinal`` counts from 1."""

    path: str
    fact: str
    rule: str
    claim: str
    ordinal: int


class Baseline:
    """The fingerprints in one file, and which of them were met in a run."""

    def __init__(self, path: Path, fingerprints: Iterable[Fingerprint] = ()) -> None:
        self.path = path
        self.fingerprints = frozenset(fingerprints)
        self._folder = path.parent.resolve()
        self._met: set[Fingerprint] = set()
        self._checked: set[str] = set()

    @classmethod
    def load(cls, path: Path) -> Baseline:
        """The baseline in a file; raises ConfigError for a file that is missing or holds something else."""
        try:
            written = json.loads(path.read_text("utf-8"))
        except FileNotFoundError as error:
            raise ConfigError("no such baseline", path=str(path), hint=_HINT) from error
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror or error}", path=str(path)) from error
        except UnicodeDecodeError as error:
            raise ConfigError("no baseline: not utf-8", path=str(path), hint=_HINT) from error
        except json.JSONDecodeError as error:
            message = f"no baseline: {error.msg}"
            raise ConfigError(message, path=str(path), line=error.lineno, column=error.colno, hint=_HINT) from error
        version = written.get("version") if isinstance(written, dict) else None
        if version != VERSION:
            message = "no baseline" if version is None else f"a baseline of version {version}; known is {VERSION}"
            raise ConfigError(message, path=str(path), hint=_HINT)
        try:
            return cls(path, [_fingerprint(entry) for entry in written["findings"]])
        except (KeyError, TypeError) as error:
            raise ConfigError("no baseline: an entry lacks a field", path=str(path), hint=_HINT) from error

    def name_of(self, path: str) -> str:
        """How the baseline names a file."""
        file = Path(path).parent.resolve() / Path(path).name
        if file.drive != self._folder.drive:  # of which no relative path tells
            return file.as_posix()
        return Path(os.path.relpath(file, self._folder)).as_posix()

    def prints(self, path: str, findings: Iterable[Claim]) -> list[Fingerprint]:
        """The fingerprints of all findings of a file, given in order of position."""
        name, seen, prints = self.name_of(path), Counter[tuple[str, str, str]](), []
        for claim in findings:
            key = (claim.fact, claim.rule, normalised(claim.text))
            seen[key] += 1
            prints.append(Fingerprint(name, *key, seen[key]))
        return prints

    def mark(self, path: str, prints: Iterable[Fingerprint]) -> list[bool]:
        """Whether each of the fingerprints of a file, which are all that it has, is in the baseline."""
        self._checked.add(self.name_of(path))
        prints = list(prints)
        self._met.update(self.fingerprints.intersection(prints))
        return [each in self.fingerprints for each in prints]

    def stale(self) -> frozenset[Fingerprint]:
        """What the baseline holds and the run did not find: of files that were checked and of files that are gone."""
        return frozenset(
            each
            for each in self.fingerprints - self._met
            if each.path in self._checked or not (self._folder / each.path).exists()
        )

    def notices(self) -> Iterator[Notice]:
        """One for each stale entry, at its line."""
        stale = self.stale()
        lines = _lines(self.path) if stale else {}
        for each in sorted(stale):
            line = lines.get(each)
            place = Position(line, 1) if line is not None else None
            yield Notice(
                "stale-baseline",
                f"“{each.claim}” ({each.fact}) is no longer found in {each.path}",
                str(self.path),
                place,
                place,
                hint="Remove what is no longer found with factcheck baseline --prune.",
            )


def normalised(text: str) -> str:
    """The words of a claim without what does not change what they say: case, width of spaces and letters."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def baseline_text(fingerprints: Iterable[Fingerprint]) -> str:
    """The file that holds them: sorted, one a line, so that it changes only where findings do."""
    rows = ",\n".join(f"    {json.dumps(each._asdict(), ensure_ascii=False)}" for each in sorted(fingerprints))
    return f'{{\n  "version": {VERSION},\n  "findings": [{f"{chr(10)}{rows}{chr(10)}  " if rows else ""}]\n}}\n'


def _fingerprint(entry: Any) -> Fingerprint:
    return Fingerprint(*(entry[name] for name in Fingerprint._fields))


def _lines(path: Path) -> dict[Fingerprint, int]:
    """The lines of the entries, for those that have one to themselves."""
    entries = (_entry(line) for line in path.read_text("utf-8").split("\n"))
    return {each: number for number, each in enumerate(entries, 1) if each is not None}


def _entry(line: str) -> Fingerprint | None:
    try:
        return _fingerprint(json.loads(line.strip().rstrip(",")))
    except (ValueError, KeyError, TypeError):  # the frame of the file, or a layout that is not ours
        return None
