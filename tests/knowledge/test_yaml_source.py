"""YAML as plain values with places: what scalars become, and that every place is exact."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import FactError
from factcheck.knowledge import _yaml_parser, yaml_source
from factcheck.knowledge.yaml_source import YamlSource

SCALARS = {
    "1998": 1998, "-3": -3, "0": 0, "3.5": 3.5, ".5": 0.5, "2.0": 2.0, "1e3": 1000.0,
    "true": True, "false": False, "null": None, "~": None,
    "yes": "yes", "no": "no", "on": "on", "off": "off", "y": "y", "NO": "NO",
    "2013-05-01": "2013-05-01", "2001-2004": "2001-2004", "2016-05": "2016-05", "12:30": "12:30",
    "0124": "0124", "7_100": "7_100", "7 100": "7 100", "0x1F": "0x1F", "1.2.3": "1.2.3", "2%": "2%",
    "<<": "<<", "'7'": "7", '"true"': "true", ".nan": ".nan", ".inf": ".inf", "+996": 996,
    "9" * 5000: "9" * 5000,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), SCALARS.items())
def test_scalars(text: str, value: Any) -> None:
    read = YamlSource("a.yaml", f"key: {text}\n", FactError).data["key"]
    assert read == value
    assert type(read) is type(value)


def test_keys_are_always_text() -> None:
    source = YamlSource("a.yaml", "2013: a\ntrue: b\n<<: {c: d}\n", FactError)
    assert source.data == {"2013": "a", "true": "b", "<<": {"c": "d"}}
    assert source.position(("true",)) == (2, 7)


def test_positions_of_keys_and_values() -> None:
    text = "topic: x\nfacts:\n  - id: a\n    value: {count: 3}\n  - b\n"
    source = YamlSource("a.yaml", text, FactError)
    assert source.position(()) == (1, 1)
    assert source.position(("facts",)) == (3, 3)
    assert source.position(("facts",), key=True) == (2, 1)
    assert source.position(("facts", 0)) == (3, 5)
    assert source.position(("facts", 0, "value", "count")) == (4, 20)
    assert source.position(("facts", 0, "value", "count"), key=True) == (4, 13)
    assert source.position(("facts", 1), key=True) == (5, 5)
    assert source.position(("facts", 7, "value")) == (3, 3)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_columns_count_code_points_and_lines_are_an_editors(line_break: str) -> None:
    text = line_break.join(["a: 'é\u2028😀'", "Таис: {😀: [Плюс, 1]}"])
    source = YamlSource("a.yaml", text, FactError)
    assert source.position(("Таис", "😀", 1)) == (2, 18)


TEXT = st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs", "Cn", "Cc"]), max_size=8)
TREE = st.recursive(
    st.one_of(TEXT, st.integers(-9999, 9999), st.booleans()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=12,
)


def leaves(tree: Any, pointer: tuple[Any, ...] = ()) -> list[tuple[tuple[Any, ...], Any]]:
    if isinstance(tree, dict):
        return [leaf for key, value in tree.items() for leaf in leaves(value, (*pointer, key))]
    if isinstance(tree, list):
        return [leaf for index, value in enumerate(tree) for leaf in leaves(value, (*pointer, index))]
    return [(pointer, tree)]


@given(TREE, st.booleans())
def test_any_tree_comes_back_and_every_leaf_is_where_it_says(tree: Any, flow: bool) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=10_000, sort_keys=False)
    text = text.removesuffix("...\n")
    source = YamlSource("a.yaml", text, FactError)
    assert source.data == tree
    lines = text.split("\n")
    for pointer, leaf in leaves(tree):
        line, column = source.position(pointer)
        assert yaml.safe_load(yaml.safe_dump(leaf)) == leaf
        rest = lines[line - 1][column - 1 :]
        shown = str(leaf).lower() if isinstance(leaf, bool) else str(leaf)
        assert rest.startswith(('"', "'", shown))


def test_the_parser_without_libyaml_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    tree_parser: Any = type(
        "TreeParser",
        (_yaml_parser.PythonParser,),
        {
            name: getattr(yaml_source._TreeParser, name)
            for name in ("resolve", "descend_resolver", "ascend_resolver")
        },
    )
    path = Path(__file__).parents[2] / "reference" / "kyrgyzstan" / "sex-work.yaml"
    fast = YamlSource.load(path, FactError)
    monkeypatch.setattr(yaml_source, "_TreeParser", tree_parser)
    slow = YamlSource.load(path, FactError)
    assert slow.data == fast.data
    pointers = [pointer for pointer, _ in leaves(fast.data)]
    assert [slow.position(pointer) for pointer in pointers] == [
        fast.position(pointer) for pointer in pointers
    ]


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(FactError, match="nest"):
        YamlSource("a.yaml", "[" * 3000, FactError)


def test_nesting_beyond_any_use_is_still_read() -> None:
    assert YamlSource("a.yaml", "a: " + "[" * 90 + "]" * 90, FactError).data
