"""The page on configuration: every example holds, and every key and value is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from factcheck.config.files import read_config
from factcheck.config.keys import KEYS
from factcheck.config.resolver import SettingsResolver
from factcheck.knowledge.schema_check import load_schema
from factcheck.policy.selection import unknown_names
from tests.cli.conftest import Run

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "configuration.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```(yaml|toml)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("language", "text"), EXAMPLES)
def test_every_example_holds(tmp_path: Path, language: str, text: str) -> None:
    for name in ("reference", "rules", "press-facts", "shared"):
        (tmp_path / name).mkdir()
    (tmp_path / "shared" / "factcheck.yaml").write_text("fail-on: never\n")
    file = tmp_path / {"yaml": "factcheck.yaml", "toml": "pyproject.toml"}[language]
    file.write_text(text)
    assert read_config(file)[-1].path == file
    resolver = SettingsResolver()
    assert resolver.for_file(tmp_path / "a.md").path == file


def test_names_in_the_examples_are_those_of_the_bundled_reference(run_line: Run, tmp_path: Path) -> None:
    for name in ("reference", "rules", "press-facts", "shared"):
        (tmp_path / name).mkdir()
    outcome = run_line("facts", "-f", "json")
    assert outcome.code == 0
    facts = json.loads(outcome.out)
    outcome = run_line("rules", "-f", "json")
    assert outcome.code == 0
    rules = json.loads(outcome.out)
    from factcheck.knowledge.catalogue import Catalogue, FactEntry, RuleEntry

    catalogue = Catalogue(
        {each["id"]: FactEntry(each["property"], each["topic"], tuple(each["tags"])) for each in facts},
        {each["id"]: RuleEntry(each["topic"], tuple(each["tags"]), each["severity"]) for each in rules},
    )
    for language, text in EXAMPLES:
        if language == "yaml":
            (tmp_path / "factcheck.yaml").write_text(text)
            resolver = SettingsResolver()
            assert unknown_names(resolver.every_variant(resolver.base), [catalogue]) == []
    table = PAGE[PAGE.index("| A name |") : PAGE.index("`select` is what counts")]
    named = [name for row in table.strip().splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])]
    assert len(named) >= 6
    for name in named:
        outcome = run_line("facts", "--select", name)
        assert outcome.code == 0, outcome.err


def test_every_key_is_explained() -> None:
    headings = {
        name for line in re.findall(r"^### (.*)$", PAGE, re.MULTILINE) for name in re.findall(r"`([^`]+)`", line)
    }
    assert headings == set(KEYS) | {"extends", "overrides"}
    assert set(load_schema("config")["properties"]) == headings


def test_the_schema_describes_every_key_and_allows_in_overrides_what_can_be_set_there() -> None:
    schema = load_schema("config")
    described = {name: schema["$defs"].get(name, schema["properties"][name]) for name in schema["properties"]}
    assert all(each.get("description") for each in described.values())
    allowed = set(schema["properties"]["overrides"]["items"]["properties"]) - {"files"}
    assert allowed == {key.name for key in KEYS.values() if key.per_path}


def test_every_allowed_word_is_on_the_page() -> None:
    schema = load_schema("config")
    words = {word for each in schema["$defs"].values() for word in each.get("enum", ())}
    assert words
    assert not [word for word in words if f"`{word}`" not in PAGE]


def test_the_template_of_init_holds_with_every_line_switched_on(run_line: Run, tmp_path: Path) -> None:
    outcome = run_line("init", ".")
    assert outcome.code == 0
    text = (tmp_path / "factcheck.yaml").read_text()
    switched_on = re.sub(r"^# ?(?=(?:[a-z-]+:|  ))", "", text, flags=re.MULTILINE)
    (tmp_path / "factcheck.yaml").write_text(switched_on)
    (tmp_path / "rules").mkdir()
    assert read_config(tmp_path / "factcheck.yaml")
    assert set(yaml.safe_load(switched_on)) >= {"severity", "ignore", "overrides", "exclude", "fail-on"}
