"""Settings from outside the files: environment variables, ``--config key=value`` and the options of the command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.config.keys import KEYS, SELECTORS, Key
from factcheck.config.settings import Entry, Origin
from factcheck.errors import ConfigError
from factcheck.knowledge.suggestions import hint_for

Values = dict[str, tuple[Entry, ...]]

PREFIX = "FACTCHECK_"
_OTHERS = ("FACTCHECK_CACHE_DIR",)
_FLAGS = {"1": True, "true": True, "yes": True, "on": True, "0": False, "false": False, "no": False, "off": False}


def from_variables(environment: Mapping[str, str]) -> Values:
    """The settings in environment variables: ``FACTCHECK_FAIL_ON=warning``, ``FACTCHECK_SELECT=a,b``.

    An empty variable counts as unset. Raises ConfigError for a value that does not hold, and for a name that looks
    like a misspelt one.
    """
    known = {key.variable: key for key in KEYS.values()}
    values: Values = {}
    for name in sorted(environment):
        if not name.startswith(PREFIX) or not environment[name]:
            continue
        if name in known:
            values[known[name].name] = _checked(known[name], _from_words(known[name], environment[name], name), name)
        elif name not in _OTHERS:
            _refuse_misspelt(name, [*known, *_OTHERS])
    return values


def from_pairs(pairs: Iterable[str]) -> Values:
    """The settings in words like ``fail-on=warning``, ``select=[a, b]`` and ``severity.a=note``; values are YAML.

    Raises ConfigError for an unknown key and for a value that does not hold.
    """
    values: Values = {}
    for pair in pairs:
        from factcheck.knowledge.yaml_source import YamlSource  # brings a parser, which most runs do without

        written, _, text = pair.partition("=")
        place = f"--config {pair}"
        name, _, rest = written.strip().partition(".")
        if name not in KEYS or (rest and KEYS[name].kind != "grades"):
            raise ConfigError(f'unknown key "{written.strip()}"', path=place, hint=hint_for(name, KEYS))
        key = KEYS[name]
        try:
            value = YamlSource(place, text, ConfigError).data
        except ConfigError as error:
            raise ConfigError(error.message, path=place, hint=error.hint) from None
        if rest:
            value = {rest: value}
        elif key.kind == "list" and not isinstance(value, list):
            value = [value]
        entries = _checked(key, value, place)
        values[name] = (*values.get(name, ()), *entries) if rest else entries
    return values


def from_options(options: Mapping[str, Any]) -> Values:
    """The settings that options of the command line gave, by key; None, False and empty lists are no settings.

    Their values are those that the command line allows.
    """
    values: Values = {}
    for name, value in options.items():
        if value is None or value in ((), False):
            continue
        given = value
        if name in SELECTORS:
            given = [word for item in value for word in _words(item)]
        values[name] = _entries(KEYS[name], given, f"--{name}")
    return values


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _from_words(key: Key, text: str, name: str) -> Any:
    if key.kind == "list":
        return _words(text)
    if key.kind == "grades":
        pairs = [word.partition("=") for word in _words(text)]
        return {of.strip(): grade.strip() for of, _, grade in pairs}
    if key.kind == "flag":
        if text.strip().lower() not in _FLAGS:
            raise ConfigError(f'should be 1 or 0, not "{text}"', path=name)
        return _FLAGS[text.strip().lower()]
    return text.strip()


def _checked(key: Key, value: Any, place: str) -> tuple[Entry, ...]:
    """The entries of a value that the schema of the configuration allows."""
    from factcheck.knowledge.schema_check import value_problems

    for problem in value_problems({key.name: value}, "config", ConfigError):
        raise ConfigError(problem.message, path=place, hint=problem.hint)
    return _entries(key, value, place)


def _entries(key: Key, value: Any, place: str) -> tuple[Entry, ...]:
    origin, here = Origin(place), Path()
    if key.kind == "list":
        return tuple(Entry(item, origin, here) for item in value)
    if key.kind == "grades":
        return tuple(Entry(pair, origin, here) for pair in value.items())
    return (Entry(value, origin, here),)


def _refuse_misspelt(name: str, known: list[str]) -> None:
    """Variables of other programs may begin as ours do; one that nearly is one of ours is meant for us."""
    import difflib

    near = difflib.get_close_matches(name, known, n=1, cutoff=0.85)
    if near:
        raise ConfigError("unknown variable", path=name, hint=f"did you mean {near[0]}?")
