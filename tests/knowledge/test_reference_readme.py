"""The examples of reference/README.md are what it says they are."""

from __future__ import annotations

import re
from pathlib import Path

from factcheck.knowledge.reference_files import load_reference
from factcheck.knowledge.value_reader import VALUE_KEYS, read_value
from factcheck.knowledge.yaml_source import YamlSource

README = (Path(__file__).parents[2] / "reference" / "README.md").read_text(encoding="utf-8")


def test_the_examples_load(tmp_path: Path) -> None:
    for name, text in re.findall(r"```\w+ file=(\S+)\n(.*?)```", README, re.DOTALL):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    reference = load_reference([tmp_path])
    assert {fact.id: fact.words() for fact in reference.facts} == {
        "naryn-length": "807",
        "naryn-dams": "an estimated 7 (2020)",
        "lake-area-issyk-kul": "6,236 (2020)",
        "lake-area-song-kul": "270 (2020)",
        "lake-frozen-issyk-kul": "no (2020)",
        "lake-frozen-song-kul": "yes (2020)",
    }


def test_every_kind_of_value_is_shown_with_its_words() -> None:
    rows = re.findall(r"^\| [\w ]+ \| `(\{.*?\})`.*\| (.+) \|$", README, re.MULTILINE)
    values = [YamlSource("README.md", written).data for written, _ in rows]
    assert [read_value(value).words() for value in values] == [words for _, words in rows]
    assert {next(iter(value)) for value in values} == set(VALUE_KEYS)
