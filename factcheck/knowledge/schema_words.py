"""A schema violation in plain words: what the author calls the place, what it holds, what it should hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from factcheck.knowledge.suggestions import hint_for

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


def in_words(trouble: ValidationError) -> tuple[str, str | None]:
    keyword, wanted, given = trouble.validator, wanted_by(trouble), given_in(trouble)
    what = _what(trouble.absolute_path)
    if keyword == "type":
        return wrong_type(trouble, listed(wanted))
    if keyword == "enum":
        return not_among(trouble, wanted)
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


def wrong_type(trouble: ValidationError, types: Sequence[str]) -> tuple[str, str | None]:
    given = given_in(trouble)
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


def not_among(trouble: ValidationError, values: Iterable[Any]) -> tuple[str, str | None]:
    known = [str(value) for value in values]
    what = _what(trouble.absolute_path)
    return f"{what} cannot be {_shown(given_in(trouble))}", hint_for(str(given_in(trouble)), known)


def _what(path: Iterable[str | int]) -> str:
    """What the author calls the place: the key, or the entry of a list with its number from 1."""
    steps = list(path)
    names = [step for step in steps if isinstance(step, str)]
    if not steps:
        return "the file"
    if isinstance(steps[-1], int):
        return f'entry {steps[-1] + 1} of "{names[-1]}"' if names else f"entry {steps[-1] + 1}"
    return f'"{names[-1]}"'


def owner(trouble: ValidationError) -> str:
    given = given_in(trouble)
    if isinstance(given, dict) and isinstance(given.get("id"), str):
        return f' from "{given["id"]}"'
    return f" from {_what(trouble.absolute_path)}" if trouble.absolute_path else ""


def own_hint(trouble: ValidationError) -> str | None:
    hint = trouble.schema.get("x-hint") if isinstance(trouble.schema, dict) else None
    return hint if isinstance(hint, str) else None


def given_in(trouble: ValidationError) -> Any:
    """What the file holds there."""
    return trouble.instance


def wanted_by(trouble: ValidationError) -> Any:
    """What the schema's keyword asks for."""
    return trouble.validator_value


def listed(types: str | Sequence[str]) -> list[str]:
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
