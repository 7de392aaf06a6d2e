"""Holds a YAML file against a JSON Schema and says in plain words, at the right place, what is wrong.

A subschema may carry ``x-hint``: what to write instead, shown with every problem of that subschema.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError
from factcheck.knowledge.suggestions import hint_for, nearest
from factcheck.knowledge.yaml_source import Pointer, YamlSource

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_TYPE_WORDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (key: value)",
    "null": "empty",
}
_CHOICES = ("anyOf", "oneOf")
# Of several problems at one place the first of these says most.
_TELLING = (
    "additionalProperties", "unevaluatedProperties", "required", "type", "const", "enum",
    "maxProperties", "pattern",
)  # fmt: skip


def check(source: YamlSource, schema: str, error: type[FactcheckError] = FactcheckError) -> None:
    """Raises the first of the ``problems`` of ``source``, if there is one."""
    for problem in problems(source, schema, error):
        raise problem


def problems(source: YamlSource, schema: str, error: type[FactcheckError]) -> list[FactcheckError]:
    """What is wrong with ``source`` by the shipped schema of that name: one error a place, in order."""
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(load_schema(schema))
    by_place: dict[tuple[Pointer, bool], tuple[int, _Problem]] = {}
    for trouble in validator.iter_errors(source.data):
        for found in _explained(trouble):
            place = (found.pointer, found.at_key)
            known = by_place.get(place)
            if known is None or found.rank < known[0]:
                by_place[place] = (found.rank, found)
    reported = []
    for _, found in by_place.values():
        line, column = source.position(found.pointer, found.at_key)
        reported.append(error(found.message, path=source.path, line=line, column=column, hint=found.hint))
    return sorted(reported, key=lambda one: (one.line or 0, one.column or 0))


def load_schema(name: str) -> dict[str, Any]:
    """The schema ``name``.schema.json that is shipped in the package."""
    file = resources.files("factcheck.knowledge").joinpath(f"schemas/{name}.schema.json")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema


class _Problem:
    """One thing that is wrong: where, what, what to do about it, and how telling it is (lower is more)."""

    __slots__ = ("at_key", "hint", "message", "pointer", "rank")

    def __init__(
        self, trouble: ValidationError, message: str, hint: str | None = None, key: str | None = None
    ) -> None:
        pointer: Pointer = tuple(trouble.absolute_path)
        self.pointer = pointer if key is None else (*pointer, key)
        self.at_key = key is not None
        self.message = message
        self.hint = hint or _own_hint(trouble)
        keyword = str(trouble.validator)
        self.rank = _TELLING.index(keyword) if keyword in _TELLING else len(_TELLING)


def _explained(trouble: ValidationError) -> Iterator[_Problem]:
    keyword = trouble.validator
    if keyword in _CHOICES and trouble.context:
        yield from _best_choice(trouble)
    elif keyword in ("additionalProperties", "unevaluatedProperties"):
        yield from _unknown_keys(trouble)
    elif keyword == "required":
        yield from _missing_keys(trouble)
    elif keyword == "propertyNames" or "propertyNames" in trouble.absolute_schema_path:
        yield _Problem(trouble, f'"{_given(trouble)}" cannot be a name here', key=str(_given(trouble)))
    else:
        message, hint = _in_words(trouble)
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
                types.extend(_listed(_wanted(error)))
            elif error.validator == "enum":
                values.extend(_wanted(error))
    if values and isinstance(_given(trouble), str):
        yield _Problem(trouble, *_not_among(trouble, values))
    else:
        yield _Problem(trouble, *_wrong_type(trouble, types))


def _unknown_keys(trouble: ValidationError) -> Iterator[_Problem]:
    schema = trouble.schema
    known = list(schema.get("properties", ())) if isinstance(schema, dict) else []
    patterns = list(schema.get("patternProperties", ())) if isinstance(schema, dict) else []
    missing = set(schema.get("required", ())) - set(_given(trouble)) if isinstance(schema, dict) else set()
    for key in _given(trouble):
        if key in known or any(_matches(pattern, key) for pattern in patterns):
            continue
        likely = nearest(key, missing) or nearest(key, known)
        hint = f'did you mean "{likely}"?' if likely else hint_for(key, known)
        yield _Problem(trouble, f'unknown key "{key}"', hint, key=key)


def _missing_keys(trouble: ValidationError) -> Iterator[_Problem]:
    schema = trouble.schema if isinstance(trouble.schema, dict) else {}
    known = set(schema.get("properties", ()))
    unknown = [key for key in _given(trouble) if key not in known]
    absent = [key for key in _wanted(trouble) if key not in _given(trouble)]
    # A misspelt key is reported once, as unknown; it is not also a missing one.
    absent = [key for key in absent if not any(nearest(word, [key]) for word in unknown)] if known else absent
    if absent:
        names = " and ".join(f'"{key}"' for key in absent)
        yield _Problem(trouble, f"{names} {'is' if len(absent) == 1 else 'are'} missing{_owner(trouble)}")


def _in_words(trouble: ValidationError) -> tuple[str, str | None]:
    keyword, wanted, given = trouble.validator, _wanted(trouble), _given(trouble)
    what = _what(trouble.absolute_path)
    if keyword == "type":
        return _wrong_type(trouble, _listed(wanted))
    if keyword == "enum":
        return _not_among(trouble, wanted)
    if keyword == "const":
        return f"{what} should be {_shown(wanted)}, not {_shown(given)}", None
    if keyword == "pattern":
        return f"{what} cannot be {_shown(given)}", None
    if keyword in ("minLength", "minItems", "minProperties") and not given:
        return f"{what} is empty", None
    if keyword == "minItems":
        return f"{what} needs at least {wanted} entries; it has {len(given)}", None
    if keyword == "maxItems":
        return f"{what} takes at most {wanted} entries; it has {len(given)}", None
    if keyword == "maxProperties":
        return (
            f"{what} takes {'one key' if wanted == 1 else f'at most {wanted} keys'}; it has {len(given)}",
            None,
        )
    if keyword in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"):
        bounds = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most"}
        return f"{what} should be {bounds.get(str(keyword), 'less than')} {wanted}, not {given}", None
    if keyword == "uniqueItems":
        return f"{what} holds the same entry twice", None
    return f"{what}: {trouble.message}", None


def _wrong_type(trouble: ValidationError, types: Sequence[str]) -> tuple[str, str | None]:
    given = _given(trouble)
    wanted = " or ".join(dict.fromkeys(_TYPE_WORDS[name] for name in types))
    what = _what(trouble.absolute_path)
    if given is None:
        return f"{what} is empty; it should be {wanted}", None
    hint = None
    if isinstance(given, str):
        digits = given.replace(",", "").replace("_", "").replace(" ", "").rstrip("%")
        if ("number" in types or "integer" in types) and digits.replace(".", "", 1).isdigit():
            hint = f"write {digits}"
        elif "boolean" in types and given.lower() in ("yes", "no", "on", "off"):
            hint = f"write {'true' if given.lower() in ('yes', 'on') else 'false'}"
        elif "array" in types:
            hint = f"write [{given}]"
    elif isinstance(given, bool | int | float) and "string" in types:
        hint = f'put it in quotes: "{_plain(given)}"'
    return f"{what} should be {wanted}, not {_kind_of(given)}", hint


def _not_among(trouble: ValidationError, values: Iterable[Any]) -> tuple[str, str | None]:
    known = [str(value) for value in values]
    what = _what(trouble.absolute_path)
    return f"{what} cannot be {_shown(_given(trouble))}", hint_for(str(_given(trouble)), known)


def _what(path: Iterable[str | int]) -> str:
    """What the author calls the place: the key, or the entry of a list with its number from 1."""
    steps = list(path)
    names = [step for step in steps if isinstance(step, str)]
    if not steps:
        return "the file"
    if isinstance(steps[-1], int):
        return f'entry {steps[-1] + 1} of "{names[-1]}"' if names else f"entry {steps[-1] + 1}"
    return f'"{names[-1]}"'


def _owner(trouble: ValidationError) -> str:
    given = _given(trouble)
    if isinstance(given, dict) and isinstance(given.get("id"), str):
        return f' from "{given["id"]}"'
    return f" from {_what(trouble.absolute_path)}" if trouble.absolute_path else ""


def _own_hint(trouble: ValidationError) -> str | None:
    hint = trouble.schema.get("x-hint") if isinstance(trouble.schema, dict) else None
    return hint if isinstance(hint, str) else None


def _given(trouble: ValidationError) -> Any:
    """What the file holds there."""
    return trouble.instance


def _wanted(trouble: ValidationError) -> Any:
    """What the schema's keyword asks for."""
    return trouble.validator_value


def _matches(pattern: str, key: str) -> bool:
    import re

    return re.search(pattern, key) is not None


def _listed(types: str | Sequence[str]) -> list[str]:
    return [types] if isinstance(types, str) else list(types)


def _kind_of(given: Any) -> str:
    if isinstance(given, bool):
        return _plain(given)
    if isinstance(given, str):
        return f'the text "{given}"' if len(given) <= 40 else "text"
    if isinstance(given, int | float):
        return f"the number {given}"
    return _TYPE_WORDS["array" if isinstance(given, list) else "object"]


def _shown(given: Any) -> str:
    return f'"{given}"' if isinstance(given, str) else _plain(given)


def _plain(given: Any) -> str:
    return str(given).lower() if isinstance(given, bool) else str(given)
