"""JSON with the place of every string: what a string says, and which escape each of its characters came from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from factcheck.documents.document import Run
from factcheck.documents.positions import LineIndex
from factcheck.errors import DocumentError

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],]|[^\s{}\[\],:"]+')
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class JsonString(NamedTuple):
    """A string: what it says, and where it stands, from its first quotation mark to behind its last."""

    text: str
    start: int
    end: int


JsonValue: TypeAlias = "JsonString | Mapping[str, JsonValue] | Sequence[JsonValue] | None"
"""Numbers, true, false and null are None: nothing is said in them."""


def read_json(source: str) -> JsonValue:
    """What a JSON text holds; raises DocumentError with line and column where it is malformed."""
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        place = LineIndex(source).position(min(error.pos, len(source)))
        raise DocumentError(f"not JSON: {error.msg}", line=place.line, column=place.column) from error
    except RecursionError as error:
        raise DocumentError("not read: its JSON is nested too deep") from error
    return _value(_TOKEN.finditer(source))


def string_runs(string: JsonString, source: str, at: int = 0) -> Iterator[Run]:
    """Where each character of a string came from; ``at`` is the offset of the first in a longer text."""
    begin, end = string.start + 1, string.end - 1
    for escape in _ESCAPE.finditer(source, begin, end):
        if begin < escape.start():
            yield Run(at, escape.start() - begin, begin, escape.start() - begin)
            at += escape.start() - begin
        yield Run(at, 1, escape.start(), escape.end() - escape.start())
        at, begin = at + 1, escape.end()
    if begin < end:
        yield Run(at, end - begin, begin, end - begin)


def _value(tokens: Iterator[re.Match[str]]) -> JsonValue:
    """The value that follows, of a text known to be well-formed; its depth is one that ``json`` could take."""
    root: list[JsonValue] = []
    open_values: list[dict[str, JsonValue] | list[JsonValue]] = [root]
    key: list[str | None] = [None]
    for token in tokens:
        match token[0]:
            case "{" | "[" as bracket:
                inner: dict[str, JsonValue] | list[JsonValue] = {} if bracket == "{" else []
                _put(open_values[-1], key, inner)
                open_values.append(inner)
                key.append(None)
            case "}" | "]":
                open_values.pop()
                key.pop()
            case ",":
                continue
            case written if written[0] == '"':
                text = _LONE_SURROGATE.sub("\ufffd", json.loads(written))
                if isinstance(open_values[-1], dict) and key[-1] is None:
                    key[-1] = text
                else:
                    _put(open_values[-1], key, JsonString(text, token.start(), token.end()))
            case _:
                _put(open_values[-1], key, None)
    return root[0]


def _put(into: dict[str, JsonValue] | list[JsonValue], key: list[str | None], value: JsonValue) -> None:
    if isinstance(into, dict):
        into[key[-1] or ""] = value
        key[-1] = None
    else:
        into.append(value)
