"""Adds entries to the ignore list of a configuration file, and leaves all else in it as it is written.

A list of YAML or TOML can be written in many ways. So the text is put where it seems to belong and read again: what
counts is that the file says what it said, and the new entries.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from factcheck.errors import ConfigError, FactcheckError
from factcheck.knowledge.yaml_source import YamlSource

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Written: TypeAlias = Mapping[str, str]
"""An entry as it is written: ``file``, ``fact``, ``text`` and, if there is one, ``reason``."""

_PLAIN = re.compile(r"(?!(?:true|false|null|yes|no|on|off|y|n)\Z)[A-Za-z/][\w./+-]*(?: [\w./+-]+)*", re.IGNORECASE)
_GLOB = re.compile(r"[\\*?\[\]!#]|\s\Z")


def pattern_of(path: str) -> str:
    """The gitignore pattern that fits the file of that relative path and no other."""
    return "/" + _GLOB.sub(lambda sign: f"\\{sign[0]}", path)


def with_entries(path: Path, text: str, entries: Sequence[Written]) -> str:
    """The text of a configuration file with more entries in its ignore list.

    Raises ConfigError, which holds the entries to write by hand, where the file is written in a way that does not allow
    it.
    """
    read, candidates = (_read_toml, _toml_candidates) if path.suffix == ".toml" else (_read_yaml, _yaml_candidates)
    before = read(text)
    wanted = {**before, "ignore": [*(before.get("ignore") or ()), *map(dict, entries)]}
    for candidate in candidates(text, before, entries, "\r\n" if "\r\n" in text else "\n"):
        if _says(candidate, read, wanted):
            return candidate
    raise ConfigError(
        'the list "ignore" is written in a way that nothing can be added to',
        path=str(path),
        hint=f"Add by hand: {', '.join(map(_flow, entries))}",
    )


def _says(text: str, read: Callable[[str], dict[str, Any]], wanted: Mapping[str, Any]) -> bool:
    try:
        return read(text) == wanted
    except (FactcheckError, tomllib.TOMLDecodeError):  # that was not the place
        return False


def _read_yaml(text: str) -> dict[str, Any]:
    return YamlSource("", text, ConfigError).data or {}


def _read_toml(text: str) -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads(text).get("tool", {}).get("factcheck", {})
    return table


def _yaml_candidates(text: str, before: Mapping[str, Any], entries: Sequence[Written], line_end: str) -> Iterator[str]:
    def rows(indent: int) -> str:
        return _yaml(entries, indent).replace("\n", line_end)

    if "ignore" not in before:
        yield f"{text}{'' if not text or text.endswith(line_end) else line_end}ignore:{line_end}{rows(2)}"
        return
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    key, value = next((key, value) for key, value in root.value if key.value == "ignore")
    key_end, value_end = key.end_mark.index, value.end_mark.index
    if isinstance(value, yaml.SequenceNode) and value.value and not value.flow_style:
        at = _next_line(text, _last_leaf(value).end_mark.index)
        yield _inserted(text, at, rows(value.start_mark.column), line_end)
    elif not before["ignore"]:
        indent, at = key.start_mark.column + 2, _next_line(text, max(key_end, value_end))
        yield _inserted(text, _next_line(text, key_end), rows(indent), line_end)
        yield (
            _inserted(f"{text[:key_end]}:{text[value_end:at]}", key_end + 1 + at - value_end, rows(indent), line_end)
            + text[at:]
        )
    yield from _before_bracket(text, key_end, ", ".join(map(_flow, entries)))


def _last_leaf(node: yaml.Node) -> yaml.Node:
    """The scalar or list in brackets with which a node ends."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _toml_candidates(text: str, before: Mapping[str, Any], entries: Sequence[Written], line_end: str) -> Iterator[str]:
    tables = "".join(
        "\n[[tool.factcheck.ignore]]\n" + "".join(f"{key} = {_quoted(value)}\n" for key, value in entry.items())
        for entry in entries
    )
    yield _inserted(text, len(text), tables.replace("\n", line_end), line_end)
    inline = ", ".join(
        "{" + ", ".join(f"{key} = {_quoted(value)}" for key, value in entry.items()) + "}" for entry in entries
    )
    for list_start in re.finditer(r"ignore[\"']?[ \t]*=[ \t]*\[", text):
        yield from _before_bracket(text, list_start.end(), inline)


def _before_bracket(text: str, start: int, added: str) -> Iterator[str]:
    """The text with more entries before one closing bracket after ``start``, for each of them."""
    for bracket in re.finditer(r"\]", text[start:]):
        held = text[: start + bracket.start()].rstrip()
        comma = "" if held.endswith("[") else " " if held.endswith(",") else ", "
        yield f"{held}{comma}{added}{text[len(held) :]}"


def _inserted(text: str, at: int, added: str, line_end: str) -> str:
    return f"{text[:at]}{'' if not at or text[at - 1] == chr(10) else line_end}{added}{text[at:]}"


def _next_line(text: str, at: int) -> int:
    """Where the line after that of an offset begins; the offset itself where it begins one."""
    if at and text[at - 1] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _yaml(entries: Sequence[Written], indent: int) -> str:
    pad = " " * indent
    return "".join(
        f"{pad}{'- ' if number == 0 else '  '}{key}: {_scalar(value)}\n"
        for entry in entries
        for number, (key, value) in enumerate(entry.items())
    )


def _flow(entry: Written) -> str:
    return "{" + ", ".join(f"{key}: {_quoted(value)}" for key, value in entry.items()) + "}"


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else _quoted(value)


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)
