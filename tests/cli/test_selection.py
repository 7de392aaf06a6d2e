"""Which facts and rules count, how grave findings are, what is shown and what fails: with the bundled reference."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run

TEXT = """\
There are 12,000 sex workers in Kyrgyzstan.

> There are 13,000 sex workers in Kyrgyzstan.

The report says that HIV prevalence among sex workers in Kyrgyzstan is 12%.

The capital of Kyrgyzstan is Osh.

There are presumably 14,000 sex workers in Kyrgyzstan.

The ministry said: “HIV prevalence among sex workers in Kyrgyzstan is 13%.”
"""
CLAIMS = {
    1: ("sex-workers", "error"),
    3: ("sex-workers", "warning"),
    5: ("hiv-prevalence", "warning"),
    7: ("capital", "error"),
    9: ("sex-workers", "warning"),
    11: ("hiv-prevalence", "warning"),
}


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all: the text is read once, and each policy comes after that."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def check(run_line: Run, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(kept))

    def check(*arguments: str, path: str = "a.md") -> Outcome:
        return run_line("check", "-f", "json", path, *arguments)

    return check


def found(outcome: Outcome) -> dict[int, tuple[str, str]]:
    """Fact and severity of the findings, by line."""
    assert outcome.code in (0, 1), outcome.err
    return {each["line"]: (each["fact"], each["severity"]) for each in json.loads(outcome.out)["findings"]}


def test_without_settings_everything_counts(check: Run) -> None:
    outcome = check()
    assert outcome.code == 1
    assert found(outcome) == CLAIMS


@pytest.mark.parametrize(
    ("arguments", "facts"),
    [
        (["--select", "sex-workers"], {"sex-workers"}),
        (["--select", "sex-workers,capital"], {"sex-workers", "capital"}),
        (["--select", "sex-workers", "--select", "capital"], {"sex-workers", "capital"}),
        (["--select", "hiv"], {"hiv-prevalence", "sex-workers"}),  # a tag
        (["--ignore", "hiv"], {"capital"}),
        (["--select", "sex-worker-hiv", "--extend-select", "capital"], {"hiv-prevalence", "capital"}),  # a rule
        (["--ignore", "sex-worker"], {"capital"}),  # how two rules begin
        (["--select", "ALL", "--ignore", "capital"], {"sex-workers", "hiv-prevalence"}),
        (["--ignore", "ALL", "--select", "capital"], {"capital"}),
        (["--ignore", "kyrgyzstan-sex-work", "--select", "hiv-prevalence"], {"hiv-prevalence"}),
        (["--select", "kyrgyzstan"], {"sex-workers", "hiv-prevalence", "capital"}),
        (["--select", "places"], {"capital"}),
        (["--ignore", "places", "--extend-select", "capital"], {"sex-workers", "hiv-prevalence", "capital"}),
        (["--select", "hiv", "--ignore", "hiv-prevalence"], {"sex-workers"}),
        (["--select", "hiv-prevalence", "--ignore", "hiv"], {"hiv-prevalence"}),
        (["--select", "capital", "--ignore", "capital"], set()),
    ],
)
def test_names_choose(check: Run, arguments: list[str], facts: set[str]) -> None:
    outcome = check(*arguments)
    assert outcome.code == (1 if facts & {"sex-workers", "capital"} else 0)
    assert {fact for fact, _ in found(outcome).values()} == facts


def test_an_option_comes_before_a_file(check: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.yaml").write_text("ignore: [capital]\nselect: [hiv-prevalence, capital]\n")
    assert {fact for fact, _ in found(check()).values()} == {"hiv-prevalence"}
    assert {fact for fact, _ in found(check("--select", "capital")).values()} == {"capital"}
    assert {fact for fact, _ in found(check("--extend-select", "sex-workers")).values()} == {
        "hiv-prevalence",
        "sex-workers",
    }


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
def test_an_unknown_name_is_an_error(check: Run, option: str) -> None:
    assert check(option, "hiv-prevalens") == (
        2,
        "",
        f'{option}: error: there is no fact, rule, topic or tag "hiv-prevalens"\n'
        '  hint: did you mean "hiv-prevalence"?\n',
    )


def test_an_unknown_name_in_a_file_has_its_place(check: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.yaml").write_text(
        "ignore:\n  - capital\noverrides:\n  - files: [a.md]\n    severity: {capitol: note}\n"
    )
    outcome = check()
    assert outcome.code == 2
    assert outcome.err == (
        'factcheck.yaml:5:16: error: there is no fact, rule, topic or tag "capitol"\n  hint: did you mean "capital"?\n'
    )


@pytest.mark.parametrize(
    ("severities", "expected"),
    [
        ("capital: note", {**CLAIMS, 7: ("capital", "note")}),
        ("capital: off", {line: said for line, said in CLAIMS.items() if line != 7}),
        # A statement that is not in the author's own voice stays one step below what is set.
        (
            "sex-workers: warning",
            {**CLAIMS, 1: ("sex-workers", "warning"), 3: ("sex-workers", "note"), 9: ("sex-workers", "note")},
        ),
        ("kyrgyzstan: off, capital: warning", {7: ("capital", "warning")}),
        (
            "ALL: note, hiv-prevalence: error",
            {line: (f, s if f == "hiv-prevalence" else "note") for line, (f, s) in CLAIMS.items()},
        ),
    ],
)
def test_severities(check: Run, tmp_path: Path, severities: str, expected: dict[int, tuple[str, str]]) -> None:
    (tmp_path / "factcheck.yaml").write_text(f"severity: {{{severities}}}\n")
    outcome = check()
    assert outcome.code == (1 if "error" in {severity for _, severity in expected.values()} else 0)
    assert found(outcome) == expected


@pytest.mark.parametrize(
    ("arguments", "changes"),
    [
        (["--quoted", "off"], {3: None, 11: None}),
        (["--quoted", "note"], {3: "note", 11: "note"}),
        (["--quoted", "same"], {3: "error", 11: "error"}),
        (["--attributed", "off"], {5: None}),
        (["--attributed", "same"], {5: "error"}),
        (["--attributed", "note", "--quoted", "warning"], {5: "note"}),
        (["--hedged", "off"], {9: None}),
        (["--hedged", "same"], {9: "error"}),
        (["--config", "severity.hiv-prevalence=note", "--attributed", "warning"], {5: "note", 11: "note"}),
    ],
)
def test_whose_words_they_are(check: Run, arguments: list[str], changes: dict[int, str | None]) -> None:
    expected = {line: said for line, said in CLAIMS.items() if line not in changes}
    expected |= {line: (CLAIMS[line][0], severity) for line, severity in changes.items() if severity}
    outcome = check(*arguments)
    assert outcome.code == 1
    assert found(outcome) == expected


def test_outdated_values(run_line: Run, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(kept))
    (tmp_path / "b.md").write_text("Kyrgyzstan is on Tier 2 Watch List of the Trafficking in Persons Report.\n")
    line = ("check", "-f", "json", "b.md")
    (finding,) = json.loads(run_line(*line).out)["findings"]
    assert (finding["verdict"], finding["severity"]) == ("outdated", "warning")
    for treatment, severity in (("note", "note"), ("same", "error"), ("warning", "warning")):
        outcome = run_line(*line, "--outdated", treatment)
        assert outcome.code == (1 if severity == "error" else 0)
        assert [each["severity"] for each in json.loads(outcome.out)["findings"]] == [severity]
    outcome = run_line(*line, "--outdated", "off", "--fail-on", "note")
    assert outcome.code == 0
    assert json.loads(outcome.out)["findings"] == []


def test_what_is_shown_and_what_fails_are_two_things(check: Run) -> None:
    outcome = check("--min-severity", "error", "--fail-on", "warning", "--select", "hiv-prevalence")
    assert outcome.code == 1
    assert found(outcome) == {}
    assert json.loads(outcome.out)["summary"]["hidden"] == 2
    assert outcome.err == "2 contradictions in 1 file (2 claims checked; 2 below --min-severity)\n"
    outcome = check("--min-severity", "error", "--fail-on", "never")
    assert outcome.code == 0
    assert set(found(outcome)) == {1, 7}


def test_another_policy_is_answered_from_the_cache(check: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(check()) == CLAIMS

    def unasked(**_: object) -> None:
        raise AssertionError("a checker was loaded")

    monkeypatch.setattr("factcheck.checker.load", unasked)
    assert {fact for fact, _ in found(check("--select", "hiv-prevalence")).values()} == {"hiv-prevalence"}
    assert found(check("--config", "severity.capital=note"))[7] == ("capital", "note")
    assert 3 not in found(check("--quoted", "off"))
    assert found(check()) == CLAIMS


def test_files_of_one_run_with_different_references(check: Run, run_line: Run, tmp_path: Path) -> None:
    reference = """\
topic: elsewhere
source: {title: Census}
subject: kyrgyzstan
entities: [{id: kyrgyzstan, type: country, names: [Kyrgyzstan]}]
facts:
  - {id: women, property: size-sex-workers, value: {count: 12000}}
"""
    facts = json.loads(run_line("facts", "-f", "json").out)
    rule = next(fact["property"] for fact in facts if fact["id"] == "sex-workers")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "facts.yaml").write_text(reference.replace("size-sex-workers", rule))
    (tmp_path / "own" / "factcheck.yaml").write_text("reference: [facts.yaml]\nselect: [women]\n")
    (tmp_path / "own" / "b.md").write_text(
        "There are 12,000 sex workers in Kyrgyzstan.\n\nThere are 7,100 sex workers in Kyrgyzstan.\n"
    )
    outcomes = [check("-j", jobs, path=".") for jobs in ("1", "3")]
    assert [outcome.code for outcome in outcomes] == [1, 1]
    assert outcomes[0] == outcomes[1]
    findings = [(each["path"], each["line"], each["fact"]) for each in json.loads(outcomes[0].out)["findings"]]
    assert findings == [("a.md", line, fact) for line, (fact, _) in CLAIMS.items()] + [("own/b.md", 3, "women")]
