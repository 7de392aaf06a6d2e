"""facts, explain, validate, test, claims and init."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Run

FACTS = """\
topic: towns
subject: osh
source: census
sources:
  census: {title: Census, publisher: Office, url: "https://example.org", date: 2020}
entities:
  - {id: osh, type: city, names: [Osh]}
facts:
  - id: osh-people
    property: people
    value: {count: 7100}
    unit: person
    estimate: true
    as_of: 2020
    tolerance: {plus_minus: 100, reason: rounded by the office}
    history:
      - {period: 2010, value: {count: 6500}, source: census, quote: 6500 then}
    quote: an estimated 7,100 people
"""
RULES = """\
properties:
  - id: people
    title: how many people live there
    reader: amount
    examples:
      flag:
        - {text: "Osh has 12,000 people.", span: "12,000"}
        - {text: "In Osh live 9 people.", span: "9"}
      quiet: ["Osh has 7,100 people.", "Has Osh 12,000 people?"]
"""


@pytest.fixture(autouse=True)
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fact set and rules of our own in place of the bundled ones."""
    for name, text in (("reference/towns.yaml", FACTS), ("rules/towns.yaml", RULES)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
    monkeypatch.setattr("factcheck.config.settings.reference_dir", lambda: Path("reference"))
    monkeypatch.setattr("factcheck.config.settings.rules_dir", lambda: Path("rules"))
    return tmp_path


def test_facts(run_line: Run) -> None:
    outcome = run_line("facts")
    assert outcome == (
        0,
        "osh-people  an estimated 7,100 (2020)  [osh: people]  reference/towns.yaml:9\n",
        "1 facts. factcheck explain ID shows all about one.\n",
    )
    (fact,) = json.loads(run_line("facts", "-f", "json").out)
    assert (fact["id"], fact["kind"], fact["period"]) == ("osh-people", "count", "2020")


def test_explain_a_fact(run_line: Run) -> None:
    outcome = run_line("explain", "osh-people")
    assert outcome.code == 0
    assert outcome.out == (
        "fact osh-people\n"
        "  subject: Osh\n"
        "  property: people\n"
        "  value: an estimated 7,100 (2020)\n"
        "  unit: person\n"
        "  tolerance: 7,000 to 7,200: rounded by the office\n"
        '  quote: "an estimated 7,100 people"\n'
        "  source: Census, Office; https://example.org; published 2020\n"
        "  history:\n"
        "    2010: 6,500 (Census, Office)\n"
        '      quote: "6500 then"\n'
        "  written in: reference/towns.yaml:9\n"
        "\n"
        "rule people\n"
        "  about: how many people live there\n"
        "  severity: error\n"
        "  must be flagged:\n"
        "    Osh has 12,000 people.\n"
        "    In Osh live 9 people.\n"
        "  must not be flagged:\n"
        "    Osh has 7,100 people.\n"
        "    Has Osh 12,000 people?\n"
        "  written in: rules/towns.yaml:2\n"
    )


def test_explain_a_rule(run_line: Run) -> None:
    outcome = run_line("explain", "people")
    assert outcome.code == 0
    assert outcome.out.startswith("rule people\n")
    assert outcome.out.endswith("facts: osh-people\n")


def test_explain_something_unknown(run_line: Run) -> None:
    outcome = run_line("explain", "osh-peopel")
    assert outcome == (
        2,
        "",
        'error: there is no fact or rule "osh-peopel"\n  hint: did you mean "osh-people"?\n',
    )


def test_validate(run_line: Run) -> None:
    outcome = run_line("validate")
    assert outcome == (0, "1 facts in 1 fact sets, 1 rules and 0 concepts hold\n", "")


def test_validate_shows_all_that_does_not_hold(run_line: Run, knowledge: Path) -> None:
    (knowledge / "reference" / "towns.yaml").write_text(FACTS.replace("unit: person", "unti: person"))
    (knowledge / "rules" / "towns.yaml").write_text(RULES.replace("reader: amount", "reader: ammount"))
    outcome = run_line("validate")
    assert outcome.code == 2
    assert outcome.out == ""
    assert "reference/towns.yaml:12:5: error: " in outcome.err
    assert 'hint: did you mean "unit"?' in outcome.err
    assert "rules/towns.yaml:4:13: error: " in outcome.err
    assert 'hint: did you mean "amount"?' in outcome.err


def test_validate_a_fact_that_no_rule_recognises(run_line: Run, knowledge: Path) -> None:
    (knowledge / "reference" / "towns.yaml").write_text(FACTS.replace("property: people", "property: poeple"))
    outcome = run_line("validate")
    assert outcome.code == 2
    assert 'unknown property "poeple"\n  hint: did you mean "people"?' in outcome.err


def test_nothing_to_validate(run_line: Run, knowledge: Path) -> None:
    (knowledge / "rules" / "towns.yaml").unlink()
    (knowledge / "reference" / "towns.yaml").unlink()
    outcome = run_line("validate")
    assert outcome.code == 2
    assert "no facts" in outcome.err
    assert "no rules" in outcome.err


def test_the_options_have_the_last_word(run_line: Run, knowledge: Path) -> None:
    (knowledge / "other").mkdir()
    (knowledge / "other" / "facts.yaml").write_text(FACTS.replace("osh-people", "osh-folk"))
    (knowledge / "factcheck.yaml").write_text("reference: [reference]\n")
    assert run_line("facts").out.startswith("osh-people ")
    assert run_line("facts", "--reference", "other").out.startswith("osh-folk ")
    assert run_line("facts", "--config", "nowhere.yaml").code == 2


def test_a_broken_configuration_is_shown_once(run_line: Run, knowledge: Path) -> None:
    (knowledge / "factcheck.yaml").write_text("fail_on: error\n")
    for command in ("validate", "facts", "check"):
        outcome = run_line(command)
        assert outcome.code == 2
        assert outcome.err == (
            'factcheck.yaml:1:1: error: the file has no key "fail_on"\n  hint: did you mean "fail-on"?\n'
        ) or outcome.err.startswith("factcheck.yaml:1:1: error: ")
        assert outcome.err.count("error:") == 1


@pytest.fixture
def examples(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    """The results that running the examples is to give."""
    results: list[SimpleNamespace] = []
    monkeypatch.setattr("factcheck.examples.run_examples", lambda checker: iter(results))
    monkeypatch.setattr("factcheck.checker.load", lambda **_: None)
    return results


def result(path: str, *, ok: bool) -> SimpleNamespace:
    return SimpleNamespace(
        rule="people", kind="flag", text="Osh", ok=ok, detail="not flagged", path=path, line=7
    )


def test_the_examples_in_rule_files(run_line: Run, examples: list[SimpleNamespace]) -> None:
    examples += [result("rules/towns.yaml", ok=True), result("rules/towns.yaml", ok=True)]
    assert run_line("test") == (0, "", "2 passed, 0 failed\n")
    examples.append(result("rules/more.yaml", ok=False))
    assert run_line("test") == (
        1,
        "rules/more.yaml:7: [people] not flagged\n  Osh\n",
        "2 passed, 1 failed\n",
    )
    assert run_line("test", "rules/towns.yaml").code == 0
    assert run_line("test", "rules").code == 1
    assert run_line("test", "nowhere").code == 2


def test_claims(check_line: Run, knowledge: Path) -> None:
    (knowledge / "a.txt").write_text("Here are 12 people.\n\nThere are 7 people.\n")
    outcome = check_line("claims", "a.txt")
    assert outcome == (
        0,
        'a.txt:1:10: contradicts[people] "12"\n'
        "  reference: 7 (Census, 2020)\n"
        "  reason: 7 is the only right number\n"
        "  read as: place Osh (said)\n"
        'a.txt:3:11: supports[people] "7"\n'
        "  reference: 7 (Census, 2020)\n"
        "  reason: 7 is the only right number\n"
        "  read as: place Osh (said)\n",
        "2 claims: 1 contradicts, 1 supports\n",
    )
    first = json.loads(check_line("claims", "-f", "json", "a.txt").out)[0]
    assert (first["line"], first["offset"], first["end_offset"], first["slots"]) == (
        1,
        9,
        11,
        {"place": "Osh (said)"},
    )
    assert check_line("claims", "-", stdin=b"12 people").code == 0
    assert check_line("claims", "missing.txt").code == 2


def test_init_writes_what_holds_and_never_overwrites(
    run_line: Run, knowledge: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = run_line("init", "new")
    assert outcome == (0, "new/factcheck.yaml\nnew/reference/first-facts.yaml\n", "")
    (knowledge / "rules" / "towns.yaml").write_text(RULES.replace("id: people", "id: capital"))
    assert run_line("validate", "--config", "new/factcheck.yaml").code == 0
    written = (knowledge / "new" / "factcheck.yaml").read_text()
    (knowledge / "new" / "reference" / "first-facts.yaml").unlink()
    outcome = run_line("init", "new")
    assert outcome == (2, "", "new/factcheck.yaml: error: is there already; nothing was written\n")
    assert (knowledge / "new" / "factcheck.yaml").read_text() == written
    assert not (knowledge / "new" / "reference" / "first-facts.yaml").exists()
