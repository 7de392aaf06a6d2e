"""docs/rules.md says what the schema of rule files says, and its examples hold."""

from __future__ import annotations

import re

import pytest
import yaml
from jsonschema import Draft202012Validator

from factcheck.knowledge.rule_names import SEEDS
from factcheck.knowledge.schema_check import load_schema
from factcheck.knowledge.word_files import WORD_FILES
from tests.knowledge.rule_options_table import DEFINITIONS, PAGE, with_tables

TEXT = PAGE.read_text("utf-8")
READERS = DEFINITIONS["property"]["properties"]["reader"]["enum"]
OPTIONS = re.findall(r"```yaml reader=([\w-]+)\n(.*?)```", TEXT, re.DOTALL)
FILES = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


def test_the_tables_of_options() -> None:
    """After a change of the schema: python -m tests.knowledge.rule_options_table"""
    assert with_tables(TEXT) == TEXT


def test_every_reader_has_its_part() -> None:
    assert sorted(re.findall(r"^### ([\w-]+)\n", TEXT, re.MULTILINE)) == sorted(READERS)
    assert sorted(re.findall(r"<!-- options: ([\w-]+) -->", TEXT)) == sorted([*READERS, "aspect"])


@pytest.mark.parametrize(("reader", "written"), OPTIONS)
def test_the_options_of_an_example(reader: str, written: str) -> None:
    schema = load_schema("rules") | {"$ref": f"#/$defs/{reader}-options"}
    schema = {"$defs": schema["$defs"], "$ref": schema["$ref"]}
    assert [error.message for error in Draft202012Validator(schema).iter_errors(yaml.safe_load(written))] == []


@pytest.mark.parametrize("written", FILES)
def test_a_part_of_a_rule_file(written: str) -> None:
    errors = Draft202012Validator(load_schema("rules")).iter_errors(yaml.safe_load(written))
    assert [error.message for error in errors] == []


def test_names_that_the_engine_knows() -> None:
    assert all(f"`{name}`" in TEXT or f"{{{name}}}" in TEXT for name in (*SEEDS, *WORD_FILES))
