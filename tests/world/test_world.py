"""Sixteen rules and one table serve 150 countries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.bundled import rules_dir
from factcheck.checker import Checker
from factcheck.engine import main_country
from factcheck.examples import run_examples
from factcheck.knowledge.reference_files import load_reference
from factcheck.knowledge.rule_files import load_rules
from tests.world.table import COUNTRIES, write_table

HERE = Path(__file__).parent
STATEMENTS = yaml.safe_load((HERE / "statements.yaml").read_text("utf-8"))
World = tuple[Checker, Mapping[str, Mapping[str, Any]]]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    folder = tmp_path_factory.mktemp("world")
    rows = write_table(folder)
    checker = factcheck.load(reference=[folder], rules=[rules_dir(), HERE / "rules.yaml"])
    return checker, {row["id"]: row for row in rows}


def test_sixteen_rules_and_one_table(world: World) -> None:
    checker, rows = world
    assert len(rows) == COUNTRIES
    assert len(checker.reference.facts) == 16 * COUNTRIES
    bundled = load_rules([rules_dir()])
    assert len(checker.rules.properties) - len(bundled.properties) == 16


def test_the_examples_of_the_rules(world: World) -> None:
    results = list(run_examples(world[0]))
    assert len(results) == 16 * 4
    assert [f"{r.text} {r.detail}" for r in results if not r.ok] == []


@pytest.mark.parametrize("case", STATEMENTS, ids=[case["text"] for case in STATEMENTS])
def test_statement(world: World, case: Mapping[str, Any]) -> None:
    checker, rows = world

    def filled(text: str) -> str:
        def value(match: re.Match[str]) -> str:
            found = rows[match[1]][match[2]]
            return f"{found:,}" if isinstance(found, int) and found > 2100 else str(found)

        return re.sub(r"\{([a-z-]+)\.([a-z-]+)\}", value, text)

    claims = checker.check_text(filled(case["text"])).claims
    said = {kind: {fact: filled(words) for fact, words in case.get(kind, {}).items()} for kind in ("right", "wrong")}
    assert {c.fact: c.text for c in claims if c.is_finding} == said["wrong"]
    assert {c.fact: c.text for c in claims if c.verdict == "supports"} == said["right"]
    skipped = {c.fact or c.rule: c.reason for c in claims if c.verdict == "skipped"}
    assert skipped == {**case.get("skipped", {}), **case.get("nowhere", {})}
    assert all(not c.fact for c in claims if c.rule in case.get("nowhere", {}))


def test_a_country_is_taken_for_granted_only_if_most_facts_are_about_it(world: World, tmp_path: Path) -> None:
    assert main_country(world[0].reference) == ""
    (tmp_path / "facts.yaml").write_text(
        "topic: two\n"
        "source: {title: Yearbook}\n"
        "entities:\n"
        "  - {id: kenya, type: country, names: [Kenya]}\n"
        "  - {id: ghana, type: country, names: [Ghana]}\n"
        "  - {id: nile, type: river, names: [Nile]}\n"
        "facts:\n"
        "  - {id: a, subject: kenya, property: area, value: {count: 1}}\n"
        "  - {id: b, subject: kenya, property: population, value: {count: 1}}\n"
        "  - {id: c, subject: ghana, property: area, value: {count: 1}}\n"
        "  - {id: d, subject: nile, property: length, value: {count: 1}}\n"
        "  - {id: e, subject: nile, property: width, value: {count: 1}}\n"
    )
    assert main_country(load_reference([tmp_path])) == "kenya"
    assert main_country(load_reference([HERE.parents[1] / "examples" / "danube" / "reference"])) == ""
    assert main_country(load_reference([HERE.parents[1] / "reference"])) == "kyrgyzstan"
