"""The values of the knowledge layer as plain JSON and back, for a cache that runs no code when it is read.

Scalars stay as they are; everything else is a list that begins with a mark. Dataclasses are written once each, in a
table, and referred to by their number, so that what was one object is one object again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

_TUPLE, _MAPPING, _SET, _DATE, _RAW, _OBJECT = range(6)

Plain = Any
"""A value of JSON."""


class PlainCodec:
    """Turns values of the given classes (dataclasses and named tuples) into plain ones and back."""

    def __init__(self, classes: Iterable[type]) -> None:
        self._classes = tuple(classes)
        self._numbers = {each: number for number, each in enumerate(self._classes)}
        self._names = [tuple(f.name for f in fields(each)) if is_dataclass(each) else () for each in self._classes]

    def pack(self, value: Any) -> Plain:
        """The value in plain form; raises TypeError for a class that is not known."""
        table: list[Plain] = []
        root = self._packed(value, table, {})
        return [table, root]

    def unpack(self, packed: Plain) -> Any:
        """The value again. Raises an IndexError, KeyError, TypeError or ValueError for what ``pack`` did not write."""
        rows, root = packed
        made: list[Any] = []
        for number, *values in rows:
            made.append(self._classes[number](*[_built(v, made) if type(v) is list else v for v in values]))
        return _built(root, made) if type(root) is list else root

    def _packed(self, value: Any, table: list[Plain], known: dict[int, int]) -> Plain:
        if value is None or isinstance(value, str | int | float | bool):
            return value
        if id(value) in known:
            return [_OBJECT, known[id(value)]]

        def inner(part: Any) -> Plain:
            return self._packed(part, table, known)

        number = self._numbers.get(type(value))
        if number is not None:
            names = self._names[number]
            parts = [getattr(value, name) for name in names] if names else list(value)
            row = [number, *(inner(part) for part in parts)]
            known[id(value)] = len(table)
            table.append(row)
            return [_OBJECT, known[id(value)]]
        return _packed_collection(value, inner)


def _packed_collection(value: Any, inner: Callable[[Any], Plain]) -> Plain:
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    if isinstance(value, tuple):
        return [_TUPLE, *(inner(part) for part in value)]
    if isinstance(value, frozenset):
        return [_SET, *sorted(inner(part) for part in value)]
    if _is_json(value):
        return [_RAW, value]
    if isinstance(value, Mapping):
        return [_MAPPING, *(inner(part) for pair in value.items() for part in pair)]
    raise TypeError(f"{type(value).__name__} has no plain form")


def _is_json(value: Any) -> bool:
    """Whether JSON gives back exactly this value."""
    if isinstance(value, list):
        return all(_is_json(part) for part in value)
    if isinstance(value, dict):
        return all(type(key) is str and _is_json(part) for key, part in value.items())
    return value is None or type(value) in {str, int, float, bool}


def _built(node: list[Any], made: list[Any]) -> Any:
    mark = node[0]
    if mark == _OBJECT:
        return made[node[1]]
    if mark == _RAW:
        return node[1]
    if mark == _DATE:
        return date.fromisoformat(node[1])
    parts = [_built(part, made) if type(part) is list else part for part in node[1:]]
    if mark == _TUPLE:
        return tuple(parts)
    if mark == _MAPPING:
        return dict(zip(parts[::2], parts[1::2], strict=True))
    if mark == _SET:
        return frozenset(parts)
    raise ValueError(f"{mark} marks nothing")
