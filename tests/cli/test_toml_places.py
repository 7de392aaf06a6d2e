"""Every key and value of a TOML table is found where it is written, however the table is laid out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from factcheck.config.toml_source import TABLE, TomlSource
from factcheck.knowledge.yaml_source import Pointer

KEYS = st.text("abc-_ .\"'#=[]", min_size=1, max_size=5)
SCALARS = st.one_of(st.integers(), st.booleans(), st.text("ab \"'#=[]{},\n\\é🙂", max_size=6))
INLINE = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))
TABLES = st.dictionaries(
    KEYS,
    st.one_of(
        INLINE,
        st.dictionaries(KEYS, INLINE, max_size=3).map(lambda table: ("table", table)),
        st.lists(st.dictionaries(KEYS, INLINE, max_size=3), min_size=1, max_size=3).map(
            lambda tables: ("tables", tables)
        ),
    ),
    max_size=4,
)


class Writer:
    """Writes a table and notes where each value begins: line and column, from 1."""

    def __init__(self, literal: bool, comment: str) -> None:
        self.text = ""
        self.places: dict[Pointer, tuple[int, int]] = {}
        self._literal = literal
        self._comment = comment

    def table(self, table: Mapping[str, Any], header: str) -> None:
        self._add(f"{self._comment}{header}\n")
        for key, value in table.items():
            if not isinstance(value, tuple):
                self._pair(key, value, ())
        for key, value in table.items():
            if not isinstance(value, tuple):
                continue
            kind, content = value
            name = f"{header.strip('[]')}.{self._string(key)}"
            for number, each in enumerate(content if kind == "tables" else [content]):
                self._add(f"[[{name}]]\n" if kind == "tables" else f"[{name}]{self._comment or chr(10)}")
                for inner, said in each.items():
                    self._pair(inner, said, (key, number) if kind == "tables" else (key,))

    def _pair(self, key: str, value: Any, at: Pointer) -> None:
        self._add(f"{self._string(key)} = ")
        self._value(value, (*at, key))
        self._add(f" {self._comment}" if self._comment else "\n")

    def _value(self, value: Any, at: Pointer) -> None:
        self.places[at] = (self.text.count("\n") + 1, len(self.text) - self.text.rfind("\n"))
        if isinstance(value, list):
            self._add(f"[{self._comment}" if self._comment else "[")
            for number, each in enumerate(value):
                self._value(each, (*at, number))
                self._add(",\n" if self._literal else " , ")
            self._add("]")
        elif isinstance(value, dict):
            self._add("{")
            for number, (key, each) in enumerate(value.items()):
                self._add(f"{', ' if number else ''}{self._string(key)}=")
                self._value(each, (*at, key))
            self._add("}")
        else:
            self._add(self._string(value) if isinstance(value, str) else str(value).lower())

    def _string(self, text: str) -> str:
        if self._literal and "'" not in text and "\n" not in text:
            return f"'{text}'"
        return json.dumps(text, ensure_ascii=False)

    def _add(self, text: str) -> None:
        self.text += text


@given(TABLES, st.booleans(), st.sampled_from(["", "# a [comment] = {'\n", "#\n\n"]))
def test_every_value_is_found_where_it_is_written(table: dict[str, Any], literal: bool, comment: str) -> None:
    writer = Writer(literal, comment)
    writer.table(table, f"[{'.'.join(TABLE)}]")
    source = TomlSource("a.toml", writer.text)
    assert {pointer: source.position(pointer) for pointer in writer.places} == writer.places
