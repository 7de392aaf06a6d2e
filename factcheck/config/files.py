"""Reads configuration files: held against the schema with positions, followed where they extend each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.config.discovery import as_seen_from_here
from factcheck.config.keys import KEYS
from factcheck.config.packs import pack_layers
from factcheck.config.settings import Entry, Origin
from factcheck.config.toml_source import TomlSource
from factcheck.documents.path_patterns import is_pattern
from factcheck.errors import ConfigError
from factcheck.knowledge.schema_check import problems
from factcheck.knowledge.yaml_source import Pointer, YamlSource

Values = Mapping[str, tuple[Entry, ...]]
"""The entries of each key that is set; a list has one for each item, severities one for each name."""

_PATHS = ("reference", "rules")
_PATTERNS = ("include", "exclude", "extend-exclude")


@dataclass(frozen=True, slots=True)
class Override:
    """What a file says of some paths: gitignore patterns relative to the file's folder, and the values for them."""

    files: tuple[str, ...]
    root: Path
    values: Values
    origin: Origin


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """One file: its values and overrides, without those of the files that it extends."""

    path: Path
    values: Values
    overrides: tuple[Override, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that paths and patterns in the file start from."""
        return self.path.parent


def read_config(path: Path) -> list[ConfigFile]:
    """The files that ``path`` extends, first what is extended, and the file itself at the end.

    Raises ConfigError with line and column for what does not hold: an unknown key, a path that is not there, a file
    that extends itself.
    """
    return list(_chain(path, ()))


def config_problems(path: Path) -> list[ConfigError]:
    """Everything that is wrong with that file and those it extends, as far as they can be read."""
    try:
        source = _source(path)
        found = _problems(source, path)
        if not found:
            read_config(path)
    except ConfigError as error:
        return [error]
    return found


def _chain(path: Path, above: tuple[Path, ...]) -> Iterator[ConfigFile]:
    source = _source(path)
    for problem in _problems(source, path):
        raise problem
    written = source.data or {}
    names = written.get("extends", ())
    for number, name in enumerate([names] if isinstance(names, str) else names):
        pointer: Pointer = ("extends",) if isinstance(names, str) else ("extends", number)
        yield from _extended(name, path, source, pointer, above)
    values = _values(source, written, (), path.parent)
    overrides = tuple(
        Override(
            files=tuple(each["files"]),
            root=path.parent,
            values=_values(source, each, ("overrides", number), path.parent),
            origin=_origin(source, ("overrides", number)),
        )
        for number, each in enumerate(written.get("overrides", ()))
    )
    yield ConfigFile(path, values, overrides)


def _extended(
    name: str, path: Path, source: YamlSource | TomlSource, pointer: Pointer, above: tuple[Path, ...]
) -> Iterator[ConfigFile]:
    """The files that one entry of ``extends`` stands for: a path, else the name of a pack."""
    file = path.parent / name
    if "/" in name or "\\" in name or file.suffix in (".yaml", ".yml", ".toml"):
        if not file.is_file():
            raise source.problem(f'"extends" names {name}, which is not there', pointer)
    else:
        pack = pack_layers(name)
        if isinstance(pack, ConfigError):
            raise source.problem(pack.message, pointer, hint=pack.hint)
        if isinstance(pack, dict):
            origin = _origin(source, pointer)
            yield ConfigFile(
                path, {key: tuple(Entry(value, origin, path.parent) for value in pack[key]) for key in pack}
            )
            return
        file = pack
    seen = (*above, path.resolve())
    if file.resolve() in seen:
        circle = " extends ".join(as_seen_from_here(one).as_posix() for one in (*seen, file.resolve()))
        raise source.problem("the file extends itself", pointer, hint=circle)
    yield from _chain(as_seen_from_here(file.resolve()), seen)


def _source(path: Path) -> YamlSource | TomlSource:
    return TomlSource.load(path) if path.suffix == ".toml" else YamlSource.load(path, ConfigError)


def _problems(source: YamlSource | TomlSource, path: Path) -> list[ConfigError]:
    if source.data is None:  # a file of comments only, as "factcheck init" writes it before it is edited
        return []
    found = [problem for problem in problems(source, "config", ConfigError) if isinstance(problem, ConfigError)]
    return found or [*_missing(source, path.parent), *_bad_patterns(source)]


def _bad_patterns(source: YamlSource | TomlSource) -> Iterator[ConfigError]:
    """Patterns that are none."""
    written = source.data
    lists: list[tuple[Pointer, Sequence[str]]] = [((key,), written.get(key, ())) for key in _PATTERNS]
    tables: list[tuple[Pointer, Mapping[str, Any]]] = [((), written)]
    for number, each in enumerate(written.get("overrides", ())):
        lists.append((("overrides", number, "files"), each["files"]))
        tables.append((("overrides", number), each))
    given = [((*at, number), text) for at, texts in lists for number, text in enumerate(texts)]
    for at, table in tables:
        for number, entry in enumerate(table.get("ignore", ())):
            if isinstance(entry, Mapping):
                given.append(((*at, "ignore", number, "file"), entry["file"]))
    for pointer, text in given:
        if not is_pattern(text):
            yield _problem(source, f'"{text}" is no pattern of a .gitignore', pointer)


def _problem(source: YamlSource | TomlSource, message: str, pointer: Pointer) -> ConfigError:
    line, column = source.position(pointer)
    return ConfigError(message, path=source.path, line=line, column=column)


def _missing(source: YamlSource | TomlSource, folder: Path) -> Iterator[ConfigError]:
    """Paths of fact sets and rules that are not there."""
    tables: list[tuple[Pointer, Mapping[str, Any]]] = [((), source.data)]
    tables += [(("overrides", number), each) for number, each in enumerate(source.data.get("overrides", ()))]
    for pointer, table in tables:
        for key in _PATHS:
            for number, name in enumerate(table.get(key, ())):
                if not (folder / name).exists():
                    yield _problem(source, f'"{key}" names {name}, which is not there', (*pointer, key, number))


def _values(source: YamlSource | TomlSource, table: Mapping[str, Any], at: Pointer, root: Path) -> Values:
    values: dict[str, tuple[Entry, ...]] = {}
    for name, key in KEYS.items():
        if name not in table:
            continue
        given = table[name]
        if key.kind == "list":
            values[name] = tuple(
                Entry(item, _origin(source, (*at, name, number)), root) for number, item in enumerate(given)
            )
        elif key.kind == "grades":
            values[name] = tuple(
                Entry((of, grade), _origin(source, (*at, name, of), key=True), root) for of, grade in given.items()
            )
        else:
            values[name] = (Entry(given, _origin(source, (*at, name)), root),)
    return values


def _origin(source: YamlSource | TomlSource, pointer: Pointer, *, key: bool = False) -> Origin:
    return Origin(source.path, *source.position(pointer, key))
