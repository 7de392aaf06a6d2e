"""The table [tool.factcheck] of a TOML file, each value of which still knows the line and column it came from.

Parsers of TOML keep no places. The standard one says what a text holds; here it is only gone over once more, to note
where each key and value begins, and so may take for granted that it is TOML.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from factcheck.errors import ConfigError
from factcheck.knowledge.yaml_source import Pointer, read_text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TABLE = ("tool", "factcheck")
TOP: Pointer = ()
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")
_BLANK = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
_STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"""+|\'\'\'.*?\'\'\'+|"(?:[^"\\]|\\.)*"|'[^']*\'''',
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


class TomlSource:
    """The table of one TOML file: ``data`` in plain Python values, ``position`` of any of them."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self._text = text
        try:
            parsed = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = _TOML_PLACE.search(str(error))
            line, column = (int(place[1]), int(place[2])) if place else self._line_and_column(len(text))
            message = f"not TOML: {re.sub(r' *[(]at .*[)]$', '', str(error))}"
            raise ConfigError(message, path=path, line=line, column=column) from error
        self._places = _Places(text).found
        self.data: Any = parsed.get("tool", {}).get("factcheck", {})
        if not isinstance(self.data, dict):
            raise self.problem('"tool.factcheck" should be a table', hint="Write [tool.factcheck].")

    @classmethod
    def load(cls, path: Path) -> TomlSource:
        """Reads and parses ``path``; raises ConfigError with the place of what is wrong."""
        return cls(str(path), read_text(path, ConfigError))

    def position(self, pointer: Pointer, key: bool = False) -> tuple[int, int]:
        """Line and column, 1-based, of the value at ``pointer``, or with ``key`` of the key that holds it."""
        steps: Pointer = (*TABLE, *pointer)
        while steps and steps not in self._places:
            steps = steps[:-1]
        return self._line_and_column(self._places[steps][0 if key else 1] if steps else 0)

    def problem(
        self, message: str, pointer: Pointer = (), *, key: bool = False, hint: str | None = None
    ) -> ConfigError:
        """An error about the value (or key) at ``pointer``, to raise or to keep."""
        line, column = self.position(pointer, key)
        return ConfigError(message, path=self.path, line=line, column=column, hint=hint)

    def _line_and_column(self, offset: int) -> tuple[int, int]:
        return self._text.count("\n", 0, offset) + 1, offset - (self._text.rfind("\n", 0, offset) + 1) + 1


class _Places:
    """Where in a text each key and its value begin, by the way to them from the root."""

    def __init__(self, text: str) -> None:
        self.found: dict[Pointer, tuple[int, int]] = {}
        self._text = text
        self._tables: dict[Pointer, int] = {}
        at, prefix = self._skip(0), TOP
        while at < len(text):
            if text[at] == "[":
                at, prefix = self._header(at)
            else:
                at = self._pair(at, prefix)
            at = self._skip(at)

    def _skip(self, at: int) -> int:
        match = _BLANK.match(self._text, at)
        return match.end() if match else at

    def _header(self, at: int) -> tuple[int, Pointer]:
        """A [table] or [[entry of a list of tables]]; every later one of the same name is the next entry."""
        double = self._text.startswith("[[", at)
        end, names = self._key(at + (2 if double else 1))
        pointer = self._resolved(names[:-1], at)
        pointer = (*pointer, names[-1])
        if double:
            self.found.setdefault(pointer, (at, at))
            number = self._tables[pointer] = self._tables.get(pointer, -1) + 1
            pointer = (*pointer, number)
        self.found.setdefault(pointer, (at, at))
        return self._text.index("]", end) + (2 if double else 1), pointer

    def _resolved(self, names: tuple[str, ...], at: int) -> Pointer:
        """The way to a table: where a name on it is a list of tables, its last entry is meant."""
        pointer: Pointer = ()
        for name in names:
            pointer = (*pointer, name)
            if pointer in self._tables:
                pointer = (*pointer, self._tables[pointer])
            self.found.setdefault(pointer, (at, at))
        return pointer

    def _pair(self, at: int, prefix: Pointer) -> int:
        end, names = self._key(at)
        start = self._skip(self._text.index("=", end) + 1)
        for number in range(1, len(names) + 1):
            self.found.setdefault((*prefix, *names[:number]), (at, start))
        return self._value(start, (*prefix, *names))

    def _key(self, at: int) -> tuple[int, tuple[str, ...]]:
        names: list[str] = []
        while True:
            at = self._spaces(at)
            part = _KEY_PART.match(self._text, at)
            if part is None:
                return at, tuple(names)
            raw = part.group()
            names.append(tomllib.loads(f"x = {raw}")["x"] if raw[0] in "\"'" else raw)
            at = self._spaces(part.end())
            if not self._text.startswith(".", at):
                return at, tuple(names)
            at += 1

    def _spaces(self, at: int) -> int:
        match = _SPACE.match(self._text, at)
        return match.end() if match else at

    def _value(self, at: int, pointer: Pointer) -> int:
        """Notes what is inside a value and returns where it ends."""
        if self._text[at] == "[":
            return self._list(at + 1, pointer)
        if self._text[at] == "{":
            at = self._skip(at + 1)
            while self._text[at] != "}":
                at = self._next(self._pair(at, pointer))
            return at + 1
        match = _STRING.match(self._text, at) or _SCALAR.match(self._text, at)
        return match.end() if match else at + 1

    def _list(self, at: int, pointer: Pointer) -> int:
        at, number = self._skip(at), 0
        while self._text[at] != "]":
            entry = (*pointer, number)
            self.found[entry] = (at, at)
            at = self._next(self._value(at, entry))
            number += 1
        return at + 1

    def _next(self, at: int) -> int:
        """The start of the next entry, past a comma, or the end of the list or table."""
        at = self._skip(at)
        return self._skip(at + 1) if self._text[at] == "," else at
