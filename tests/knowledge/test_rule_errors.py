"""Everything that can be wrong with rule files is reported at its place, once, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.bundled import rules_dir
from factcheck.checker import load
from factcheck.errors import FactcheckError, RuleError
from factcheck.knowledge.rule_files import load_rules, read_rules

CASES = yaml.safe_load((Path(__file__).parent / "malformed_rules.yaml").read_text(encoding="utf-8"))


def shown(problem: FactcheckError) -> str:
    return f"{problem} => {problem.hint}" if problem.hint else str(problem)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_malformed_rules(case: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in case["files"].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _, problems = read_rules(["."])
    assert [shown(problem) for problem in problems] == case["errors"]
    assert all(type(problem) is RuleError for problem in problems)
    with pytest.raises(RuleError) as raised:
        load_rules(["."])
    assert shown(raised.value) == case["errors"][0]


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    _, problems = read_rules([tmp_path / "missing", tmp_path])
    assert [str(problem) for problem in problems] == [f"{tmp_path / 'missing'}: no such rule file or folder"]


def test_a_file_named_twice_is_read_once() -> None:
    _, problems = read_rules([rules_dir(), rules_dir() / "topics", rules_dir() / "topics" / "figures.yaml"])
    assert problems == []


def test_rules_without_the_word_files(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as raised:
        load(rules=[rules_dir() / "topics"])
    assert shown(raised.value) == (
        "the rules lack inflection.yaml, numbers.yaml, corrections.yaml, sentences.yaml, countries.yaml, regions.yaml, "
        "cities.yaml"
        " => give the bundled rules too: factcheck.bundled.rules_dir() is their folder"
    )
