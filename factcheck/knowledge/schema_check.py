"""Holds a YAML file against a JSON Schema and says in plain words, at the right place, what is wrong.

A subschema may carry ``x-hint``: what to write instead, shown with every problem of that subschema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from factcheck.errors import FactcheckError
from factcheck.knowledge.schema_words import (
    given_in,
    in_words,
    listed,
    not_among,
    own_hint,
    owner,
    wanted_by,
    wrong_type,
)
from factcheck.knowledge.suggestions import hint_for, nearest
from factcheck.knowledge.yaml_source import Pointer, YamlSource

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_CHOICES = ("anyOf", "oneOf")
# Of several problems at one place the first of these says most.
_TELLING = (
    "additionalProperties", "unevaluatedProperties", "required", "type", "const", "enum",
    "maxProperties", "pattern",
)  # fmt: skip


class Source(Protocol):
    """A file as plain values, each of which knows its place."""

    data: Any
    path: str

    def position(self, pointer: Pointer, key: bool = False) -> tuple[int, int]:
        """Line and column, 1-based, of the value at ``pointer``, or with ``key`` of the key that holds it."""


def check(source: YamlSource, schema: str, error: type[FactcheckError] = FactcheckError) -> None:
    """Raises the first of the ``problems`` of ``source``, if there is one."""
    for problem in problems(source, schema, error):
        raise problem


def problems(source: Source, schema: str, error: type[FactcheckError]) -> list[FactcheckError]:
    """What is wrong with ``source`` by the shipped schema of that name: one error a place, in order."""
    reported = []
    for found in _found(source.data, schema):
        line, column = source.position(found.pointer, found.at_key)
        reported.append(error(found.message, path=source.path, line=line, column=column, hint=found.hint))
    return sorted(reported, key=lambda one: (one.line or 0, one.column or 0))


def value_problems(value: Any, schema: str, error: type[FactcheckError]) -> list[FactcheckError]:
    """What is wrong with a value that is written in no file."""
    return [error(found.message, hint=found.hint) for found in _found(value, schema)]


def _found(value: Any, schema: str) -> list[_Problem]:
    """The most telling problem of each place."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(load_schema(schema))
    by_place: dict[tuple[Pointer, bool], _Problem] = {}
    for trouble in validator.iter_errors(value):
        for found in _explained(trouble):
            known = by_place.setdefault((found.pointer, found.at_key), found)
            if found.rank < known.rank:
                by_place[found.pointer, found.at_key] = found
    # A mapping with an unknown key has one key too many because of it: the key is the better place.
    unknown_in = {pointer[:-1] for pointer, at_key in by_place if at_key}
    return [f for f in by_place.values() if f.keyword != "maxProperties" or f.pointer not in unknown_in]


def load_schema(name: str) -> dict[str, Any]:
    """The schema ``name``.schema.json that is shipped in the package."""
    file = Path(__file__).parent / "schemas" / f"{name}.schema.json"
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


class _Problem:
    """One thing that is wrong: where, what, what to do about it, and how telling it is (lower is more)."""

    __slots__ = ("at_key", "hint", "keyword", "message", "pointer")

    def __init__(
        self, trouble: ValidationError, message: str, hint: str | None = None, key: str | None = None
    ) -> None:
        pointer: Pointer = tuple(trouble.absolute_path)
        self.pointer = pointer if key is None else (*pointer, key)
        self.at_key = key is not None
        self.message = message
        self.hint = hint or own_hint(trouble)
        self.keyword = str(trouble.validator)

    @property
    def rank(self) -> int:
        return _TELLING.index(self.keyword) if self.keyword in _TELLING else len(_TELLING)


def _explained(trouble: ValidationError) -> Iterator[_Problem]:
    keyword = trouble.validator
    if keyword in _CHOICES and trouble.context:
        yield from _best_choice(trouble)
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        yield from _unknown_keys(trouble)
    elif keyword == "required":
        yield from _missing_keys(trouble)
    elif keyword == "propertyNames" or "propertyNames" in trouble.absolute_schema_path:
        yield _Problem(trouble, f'"{given_in(trouble)}" cannot be a name here', key=str(given_in(trouble)))
    else:
        message, hint = in_words(trouble)
        yield _Problem(trouble, message, hint)


def _best_choice(trouble: ValidationError) -> Iterator[_Problem]:
    """The problems of the alternative that the author most likely meant."""
    branches: dict[Any, list[ValidationError]] = {}
    for error in trouble.context or ():
        branches.setdefault(error.schema_path[0], []).append(error)
    depth = len(trouble.absolute_path)
    right_type = [
        errors for errors in branches.values()
        if not any(e.validator in ("type", "const", "enum") and len(e.absolute_path) == depth for e in errors)
    ]  # fmt: skip
    if right_type:
        for error in min(
            right_type, key=lambda errors: (len(errors), -max(len(e.absolute_path) for e in errors))
        ):
            yield from _explained(error)
        return
    types: list[str] = []
    values: list[Any] = []
    for errors in branches.values():
        for error in errors:
            if error.validator == "type":
                types.extend(listed(wanted_by(error)))
            elif error.validator == "enum":
                values.extend(wanted_by(error))
    if values and isinstance(given_in(trouble), str):
        yield _Problem(trouble, *not_among(trouble, values))
    else:
        yield _Problem(trouble, *wrong_type(trouble, types))


def _unknown_keys(trouble: ValidationError) -> Iterator[_Problem]:
    schema = trouble.schema
    known = list(schema.get("properties", ())) if isinstance(schema, dict) else []
    patterns = list(schema.get("patternProperties", ())) if isinstance(schema, dict) else []
    given = given_in(trouble)
    missing = set(schema.get("required", ())) - set(given) if isinstance(schema, dict) else set()
    for key in given:
        if key in known or any(_matches(pattern, key) for pattern in patterns):
            continue
        likely = nearest(key, missing) or nearest(key, known)
        hint = f'did you mean "{likely}"?' if likely else _comma_hint(given, key) or hint_for(key, known)
        yield _Problem(trouble, f'unknown key "{key}"', hint, key=key)


def _comma_hint(given: dict[str, Any], key: str) -> str | None:
    """Within braces ``{count: 7,100}`` reads as the count 7 and a key 100: say what was meant."""
    keys = list(given)
    before = given[keys[keys.index(key) - 1]]
    if key.isdecimal() and given[key] is None and isinstance(before, int) and not isinstance(before, bool):
        return f"write {before}{key}, without the comma"
    return None


def _missing_keys(trouble: ValidationError) -> Iterator[_Problem]:
    schema = trouble.schema if isinstance(trouble.schema, dict) else {}
    known = set(schema.get("properties", ()))
    unknown = [key for key in given_in(trouble) if key not in known]
    absent = [key for key in wanted_by(trouble) if key not in given_in(trouble)]
    # A misspelt key is reported once, as unknown; it is not also a missing one.
    absent = [key for key in absent if not any(nearest(word, [key]) for word in unknown)] if known else absent
    if absent:
        names = " and ".join(f'"{key}"' for key in absent)
        yield _Problem(trouble, f"{names} {'is' if len(absent) == 1 else 'are'} missing{owner(trouble)}")


def _matches(pattern: str, key: str) -> bool:
    return re.search(pattern, key) is not None
