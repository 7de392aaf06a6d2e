"""What holds for a file: every setting, and where each was written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple

from factcheck.bundled import reference_dir, rules_dir

FailOn = Literal["error", "warning", "note", "never"]
Shown = Literal["error", "warning", "note"]
Grade = Literal["error", "warning", "note", "off"]
Colour = Literal["auto", "always", "never"]
Treatment = Literal["off", "note", "warning", "lower", "same"]
"""What becomes of a kind of finding: not reported, at most a note, at most a warning, one step lower, as it is."""


class Origin(NamedTuple):
    """Where a setting was written: a file with line and column, the name of a variable or of an option, or nowhere.

    ``rank`` orders the layers that settings come from: what has a higher rank has more to say.
    """

    place: str = "default"
    line: int | None = None
    column: int | None = None
    rank: int = 0

    def words(self) -> str:
        """``factcheck.yaml:3``, ``FACTCHECK_SELECT``, ``--select`` or ``default``."""
        return self.place if self.line is None else f"{self.place}:{self.line}"


DEFAULT = Origin()


class Entry(NamedTuple):
    """One value with its origin; ``root`` is the folder that paths and patterns in it start from."""

    value: Any
    origin: Origin
    root: Path


class Named(NamedTuple):
    """A fact, rule, topic or tag that was named, and where."""

    name: str
    origin: Origin


class Graded(NamedTuple):
    """The severity that was set for a fact, rule, topic or tag, and where."""

    name: str
    severity: Grade
    origin: Origin


class Pattern(NamedTuple):
    """A gitignore pattern, relative to the folder ``root``."""

    text: str
    root: Path
    origin: Origin


@dataclass(frozen=True, slots=True, eq=False)
class Settings:
    """What a run is to use for a file; one object for all files that the same holds for.

    ``root`` is the folder of the configuration, ``path`` its file. ``ignored`` are the written entries (mappings) of
    ``ignore`` that name single findings. ``max_file_size`` is in bytes. ``origins`` has the entries of each key.
    """

    root: Path = Path()
    path: Path | None = None
    reference: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    subject: str | None = None
    fail_on: FailOn = "error"
    min_severity: Shown = "note"
    select: tuple[Named, ...] = ()
    extend_select: tuple[Named, ...] = ()
    ignore: tuple[Named, ...] = ()
    ignored: tuple[Entry, ...] = ()
    severity: tuple[Graded, ...] = ()
    attributed: Treatment = "lower"
    quoted: Treatment = "lower"
    hedged: Treatment = "lower"
    outdated: Treatment = "lower"
    include: tuple[Pattern, ...] = ()
    exclude: tuple[Pattern, ...] = ()
    extend_exclude: tuple[Pattern, ...] = ()
    force_exclude: bool = False
    max_file_size: int = 50_000_000
    color: Colour | None = None
    origins: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)

    @property
    def reference_paths(self) -> tuple[Path, ...]:
        """The fact sets: the configured ones, else the bundled ones."""
        return self.reference or (reference_dir(),)

    @property
    def rule_paths(self) -> tuple[Path, ...]:
        """The bundled rules, which every run needs for their language knowledge, and the configured ones."""
        return (rules_dir(), *self.rules)

    def absolute(self) -> Settings:
        """The same settings for a process that runs in another folder."""
        return replace(
            self,
            root=self.root.absolute(),
            path=self.path and self.path.absolute(),
            reference=tuple(path.absolute() for path in self.reference),
            rules=tuple(path.absolute() for path in self.rules),
        )

    @property
    def excluded(self) -> tuple[Pattern, ...]:
        """The patterns of what is left out."""
        return (*self.exclude, *self.extend_exclude)

    @property
    def knowledge(self) -> tuple[tuple[Path, ...], tuple[Path, ...], str | None]:
        """What a checker is made of; files for which it is the same share one."""
        return self.reference_paths, self.rule_paths, self.subject
