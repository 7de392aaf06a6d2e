"""What holds for which file: the nearest configuration, its overrides, variables and options, one above the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.config.discovery import as_seen_from_here, config_in
from factcheck.config.keys import KEYS, SELECTORS
from factcheck.config.settings import Entry, Graded, Named, Origin, Pattern, Settings
from factcheck.config.sizes import size_in_bytes

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from factcheck.config.files import ConfigFile

Values = Mapping[str, tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Given:
    """What was set outside the configuration files, weakest first: variables, ``--config key=value``, options.

    ``config`` is the file that was named to be the one for everything; ``isolated`` leaves all files and variables
    out.
    """

    variables: Values = field(default_factory=dict)
    pairs: Values = field(default_factory=dict)
    options: Values = field(default_factory=dict)
    config: Path | None = None
    isolated: bool = False


@dataclass(slots=True)
class _Layer:
    values: Values
    is_file: bool


class SettingsResolver:
    """The settings for each file of a run. Files for which the same holds get the same object.

    A file has the configuration nearest to it, in its folder or above, up to the root of its repository; where there is
    none, that of the current folder.
    """

    def __init__(self, given: Given | None = None) -> None:
        self._given = given or Given()
        self._nearest: dict[Path, Path | None] = {}
        self._in_full: dict[Path, Path] = {}
        self._by_path: dict[Path, Settings] = {}
        self._files: dict[Path, list[ConfigFile]] = {}
        self._specs: dict[tuple[str, ...], GitIgnoreSpec] = {}
        self._made: dict[tuple[Path | None, tuple[int, ...]], Settings] = {}

    @property
    def base(self) -> Settings:
        """What holds in the current folder, no file in particular: for the run itself."""
        return self.for_folder(Path())

    @property
    def all_made(self) -> tuple[Settings, ...]:
        """All settings that have been asked for."""
        return tuple(self._made.values())

    def for_folder(self, folder: Path) -> Settings:
        """What holds in a folder, overrides aside."""
        return self._settings(self.config_for(self._resolved(folder)), ())

    def for_file(self, path: Path) -> Settings:
        """What holds for a file, whether it is there or not."""
        if path not in self._by_path:
            folder = self._resolved(path.parent)
            config = self.config_for(folder)
            fitting = () if config is None else self._fitting(config, folder / path.name)
            self._by_path[path] = self._settings(config, fitting)
        return self._by_path[path]

    def _fitting(self, config: Path, full: Path) -> tuple[int, ...]:
        """The numbers of the overrides for a file."""
        overrides = [override for file in self._read(config) for override in file.overrides]
        return tuple(
            number
            for number, override in enumerate(overrides)
            if full.is_relative_to(base := self._resolved(override.root))
            and self._spec(override.files).match_file(full.relative_to(base).as_posix())
        )

    def _resolved(self, folder: Path) -> Path:
        """The folder in full; links are followed once a folder, not once a file."""
        if folder not in self._in_full:
            self._in_full[folder] = folder.resolve()
        return self._in_full[folder]

    def config_for(self, folder: Path) -> Path | None:
        """The configuration file, in full, for the files of a folder, which is given in full too."""
        if self._given.isolated:
            return None
        if self._given.config is not None:
            return self._resolved(self._given.config)
        return self._found(folder) or self._found(self._resolved(Path()))

    def every_variant(self, settings: Settings) -> list[Settings]:
        """The settings themselves, and what each override of their file alone would make of them."""
        if settings.path is None:
            return [settings]
        config = settings.path.resolve()
        count = sum(len(file.overrides) for file in self._read(config))
        return [self._settings(config, numbers) for numbers in ((), *((number,) for number in range(count)))]

    def _found(self, folder: Path) -> Path | None:
        """The nearest configuration file, as :func:`~factcheck.config.discovery.find_config` finds it."""
        if folder not in self._nearest:
            found = config_in(folder)
            if found is None and not (folder / ".git").exists() and folder.parent != folder:
                found = self._found(folder.parent)
            self._nearest[folder] = found
        return self._nearest[folder]

    def _read(self, config: Path) -> list[ConfigFile]:
        if config not in self._files:
            # Parsers and schemas are imported only where there is a file for them: a run without starts faster.
            from factcheck.config.files import read_config

            self._files[config] = read_config(as_seen_from_here(config))
        return self._files[config]

    def _spec(self, patterns: tuple[str, ...]) -> GitIgnoreSpec:
        if patterns not in self._specs:
            from pathspec import GitIgnoreSpec

            self._specs[patterns] = GitIgnoreSpec.from_lines(patterns)
        return self._specs[patterns]

    def _settings(self, config: Path | None, overrides: tuple[int, ...]) -> Settings:
        key = (config, overrides)
        if key not in self._made:
            layers: list[_Layer] = []
            if config is not None:
                files = self._read(config)
                every = [override for file in files for override in file.overrides]
                layers += [_Layer(file.values, True) for file in files]
                layers += [_Layer(every[number].values, False) for number in overrides]
            given = (self._given.variables, self._given.pairs, self._given.options)
            layers += [_Layer(values, False) for values in given]
            self._made[key] = _settings_of(layers, as_seen_from_here(config) if config else None)
        return self._made[key]


def _settings_of(layers: list[_Layer], path: Path | None) -> Settings:
    joined = {name: entries for name in KEYS if (entries := _joined(name, layers))}
    values: dict[str, Any] = {}
    for name, entries in joined.items():
        values[KEYS[name].field] = _value(name, entries)
    if "ignore" in joined:
        values["ignored"] = tuple(entry for entry in joined["ignore"] if isinstance(entry.value, Mapping))
    return Settings(root=path.parent if path else Path(), path=path, origins=joined, **values)


def _joined(name: str, layers: list[_Layer]) -> tuple[Entry, ...]:
    """The entries of one key, ranked by layer: those of the highest layer that has it, and what stays beside them."""
    ranked = [
        (layer, tuple(Entry(e.value, e.origin._replace(rank=rank), e.root) for e in layer.values[name]))
        for rank, layer in enumerate(layers, 1)
        if name in layer.values
    ]
    if not ranked:
        return ()
    joins = KEYS[name].joins
    if joins == "add" or (joins == "chain" and ranked[-1][0].is_file):
        return tuple(entry for _, entries in ranked for entry in entries)
    return ranked[-1][1]


def _value(name: str, entries: tuple[Entry, ...]) -> Any:
    if name in ("reference", "rules"):
        return tuple(dict.fromkeys(entry.root / entry.value for entry in entries))
    if name in SELECTORS:
        return tuple(Named(entry.value, entry.origin) for entry in entries if isinstance(entry.value, str))
    if name in ("include", "exclude", "extend-exclude"):
        return tuple(Pattern(entry.value, entry.root, entry.origin) for entry in entries)
    if name == "severity":
        return tuple(Graded(entry.value[0], entry.value[1], entry.origin) for entry in entries)
    (entry,) = entries
    return size_in_bytes(entry.value) if name == "max-file-size" else entry.value


def origin_of(settings: Settings, name: str) -> Origin:
    """Where the setting of that key was written, the first of several places."""
    entries = settings.origins.get(name)
    return entries[0].origin if entries else Origin()
