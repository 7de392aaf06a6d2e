"""The settings of a file for people to read: YAML, in which each line says where its value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from factcheck.config.keys import KEYS, Key
from factcheck.config.settings import DEFAULT, Entry, Origin, Settings
from factcheck.config.sizes import size_in_words

_COLUMN = 40
_PLAIN_START = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/.")


def setting_lines(settings: Settings) -> Iterator[str]:
    """``fail-on: warning  # factcheck.yaml:3``, one line a value, every key."""
    for key in KEYS.values():
        entries = settings.origins.get(key.name, ())
        if key.kind == "list":
            yield from _list_lines(key, entries or _defaults(settings, key))
        elif key.kind == "grades":
            yield _line(f"{key.name}:{'' if entries else ' {}'}", None if entries else DEFAULT)
            final = {entry.value[0]: entry for entry in entries}
            yield from (
                _line(f"  {_plain(of)}: {entry.value[1]}", entry.origin) for of, entry in final.items()
            )
        else:
            origin = entries[0].origin if entries else DEFAULT
            yield _line(f"{key.name}: {_word(settings, key)}", origin)


def _list_lines(key: Key, entries: tuple[Entry, ...]) -> Iterator[str]:
    yield _line(f"{key.name}:{'' if entries else ' []'}", None if entries else DEFAULT)
    for entry in entries:
        value = entry.value
        if isinstance(value, Mapping):
            words = "{" + ", ".join(f"{name}: {_plain(said)}" for name, said in value.items()) + "}"
        elif key.name in ("reference", "rules"):
            words = _plain((entry.root / value).as_posix())
        else:
            words = _plain(value)
        yield _line(f"  - {words}", entry.origin)


def _defaults(settings: Settings, key: Key) -> tuple[Entry, ...]:
    """What an empty list means, where it means something."""
    values: tuple[Any, ...] = ()
    if key.name == "reference":
        values = settings.reference_paths
    elif key.name == "select":
        values = ("ALL",)
    return tuple(Entry(value, DEFAULT, Path()) for value in values)


def _word(settings: Settings, key: Key) -> str:
    value = getattr(settings, key.field)
    if key.name == "max-file-size":
        return size_in_words(value)
    if value is None:
        return "auto" if key.name == "color" else "null"
    return str(value).lower() if isinstance(value, bool) else _plain(value)


def _plain(value: Any) -> str:
    """A scalar of YAML: quoted where it would be read as something else."""
    text = str(value)
    special = text[:1] not in _PLAIN_START or ": " in text or " #" in text or text[-1:] in " :" or "," in text
    return "'" + text.replace("'", "''") + "'" if special else text


def _line(words: str, origin: Origin | None) -> str:
    return words if origin is None else f"{words:{_COLUMN}}  # {origin.words()}"
