"""factcheck facts and rules say what the settings change; factcheck validate goes for overrides."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_knowledge_commands import FACTS, RULES

SECOND = """\
  - id: osh-year
    property: founded
    value: {year: 1999}
    tags: [history]
"""
SECOND_RULE = RULES.replace("id: people", "id: founded\n    tags: [time]").removeprefix("properties:\n")


@pytest.fixture(autouse=True)
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two facts and two rules of our own in place of the bundled ones."""
    for name, text in (("reference/towns.yaml", FACTS + SECOND), ("rules/towns.yaml", RULES + SECOND_RULE)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    monkeypatch.setattr("factcheck.config.settings.reference_dir", lambda: Path("reference"))
    monkeypatch.setattr("factcheck.config.settings.rules_dir", lambda: Path("rules"))
    return tmp_path


def states(run: Run, *arguments: str) -> dict[str, tuple[str, str, str]]:
    outcome = run(*arguments, "-f", "json")
    assert outcome.code == 0, outcome.err
    return {each["id"]: (each["state"], each["severity"], each["decided_by"]) for each in json.loads(outcome.out)}


def test_the_state_of_facts(run_line: Run, knowledge: Path) -> None:
    on = ("on", "error", "default")
    assert states(run_line, "facts") == {"osh-people": on, "osh-year": on}
    (knowledge / "factcheck.yaml").write_text("ignore: [history]\nseverity:\n  osh-people: note\n")
    assert states(run_line, "facts") == {
        "osh-people": ("on", "note", "factcheck.yaml:3"),
        "osh-year": ("off", "error", "factcheck.yaml:1"),
    }
    lines = run_line("facts").out.splitlines()
    assert [line.partition("towns.yaml:")[2] for line in lines] == [
        "9  note (factcheck.yaml:3)",
        "19  off (factcheck.yaml:1)",
    ]


def test_the_state_of_rules(run_line: Run) -> None:
    outcome = run_line("rules")
    assert outcome == (
        0,
        "people   error  how many people live there  [towns]  rules/towns.yaml:2\n"
        "founded  error  how many people live there  [towns]  rules/towns.yaml:10\n",
        "2 rules. factcheck explain ID shows all about one.\n",
    )
    assert states(run_line, "rules", "--ignore", "time")["founded"] == ("off", "error", "--ignore")
    lines = run_line("rules", "--select", "osh-people", "--config", "severity.people=off").out.splitlines()
    assert lines[0].endswith("on for 1 of 1 facts")
    assert lines[1].endswith("off (--select)")
    lines = run_line("rules", "--ignore", "history").out.splitlines()  # a tag of the fact, not of its rule
    assert lines[1].endswith("on for 0 of 1 facts")
    (_, founded) = json.loads(run_line("rules", "--ignore", "history", "-f", "json").out)
    assert (founded["state"], founded["facts"], founded["facts_on"]) == ("on", 1, 0)


@pytest.mark.parametrize("command", ["facts", "rules"])
def test_an_unknown_name(run_line: Run, command: str) -> None:
    outcome = run_line(command, "--select", "histori")
    assert outcome.code == 2
    assert outcome.err == (
        '--select: error: there is no fact, rule, topic or tag "histori"\n  hint: did you mean "history"?\n'
    )


def test_validate_goes_for_overrides(run_line: Run, knowledge: Path) -> None:
    (knowledge / "more.yaml").write_text(FACTS.replace("osh-people", "osh-men"))
    (knowledge / "factcheck.yaml").write_text(
        "overrides:\n  - files: [a/]\n    reference: [more.yaml]\n    select: [osh-men]\n"
    )
    assert run_line("validate") == (
        0,
        "2 facts in 1 fact sets, 2 rules and 0 concepts hold\n1 facts in 1 fact sets, 2 rules and 0 concepts hold\n",
        "",
    )
    (knowledge / "more.yaml").write_text(FACTS.replace("unit: person", "unti: person"))
    outcome = run_line("validate")
    assert outcome.code == 2
    assert "more.yaml:12:5: error: " in outcome.err
    (knowledge / "factcheck.yaml").write_text("overrides:\n  - files: [a/]\n    ignore: [osh-poeple]\n")
    outcome = run_line("validate")
    assert outcome.code == 2
    assert outcome.err.startswith('factcheck.yaml:3:14: error: there is no fact, rule, topic or tag "osh-poeple"\n')
