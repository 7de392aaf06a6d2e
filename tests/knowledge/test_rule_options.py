"""The options that readers take and the options that the schema of rule files knows are the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from factcheck.claims.compile import compile_readers
from factcheck.knowledge.rules import Property, RuleSet
from factcheck.knowledge.schema_check import load_schema

SCHEMA = load_schema("rules")["$defs"]
READERS: list[str] = SCHEMA["property"]["properties"]["reader"]["enum"]
ASPECT = {"topics": "thing", "values": {"on": ["lit"]}, "flip": {"on": "off"}}
WRITTEN: dict[str, Any] = {
    "aspect": "state", "topic": ["lamp"], "value": "on", "events": ["founding"], "label": "tier",
    "theme": ["lamp"], "office": ["capital"], "contents": ["bill"], "success": ["defeat"], "failure": ["surrender"],
    "thing": "street", "called": ["quarter"],
    "leg": "to", "anchors": ["lamp"],
    "cues": ["fine"],
}  # fmt: skip


class Recorder(dict[str, Any]):
    """Options that remember which of them were asked for."""

    def __init__(self, written: dict[str, Any]) -> None:
        super().__init__(written)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.asked.add(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self.asked.add(key)
        return super().__getitem__(key)


def compiled(reader: str, options: dict[str, Any], aspect: dict[str, Any]) -> None:
    rule = Property("p", reader, "", "error", options)
    rules = RuleSet({}, {"state": aspect}, {}, {}, {"p": rule}, {})
    reference = SimpleNamespace(properties=frozenset({"p"}), facts=(), entity_by_id={})
    assert len(compile_readers(rules, reference)) >= 1  # type: ignore[arg-type]


@pytest.mark.parametrize("reader", READERS)
def test_the_schema_knows_the_options_of_a_reader(reader: str) -> None:
    known = SCHEMA[f"{reader}-options"]
    # Only what the schema requires is given: a reader must be content with that.
    options = Recorder({key: WRITTEN[key] for key in known.get("required", ())})
    if reader == "amount":
        options["value"] = ["count"]
    compiled(reader, options, dict(ASPECT))
    assert options.asked == set(known["properties"])


def test_the_schema_knows_the_parts_of_an_aspect() -> None:
    aspect = Recorder(dict(ASPECT))
    compiled("status", {"aspect": "state", "topic": ["lamp"]}, aspect)
    assert aspect.asked == set(SCHEMA["aspect"]["properties"]) - {"note"}


@pytest.mark.parametrize("reader", READERS)
def test_every_option_says_what_it_is(reader: str) -> None:
    assert all(
        len(option["description"]) > 20 for option in SCHEMA[f"{reader}-options"]["properties"].values()
    )
