"""Suppressions in texts and in the configuration, through the command line."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

SUPPRESSED = "There are 12 people. <!-- factcheck: ignore[people] of 1999 -->\n"
UNUSED = "a\n\nThere are 7 people. <!-- factcheck: ignore[people] -->\n"


def test_a_suppressed_finding_is_counted_and_nothing_more(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SUPPRESSED + "\nThere are 13 people.\n")
    outcome = check_line("a.md")
    assert outcome.code == 1
    assert outcome.out == 'a.md:3:11: error[people] Says "13"; the reference is 7 (Census, 2020).\n'
    assert outcome.err == "1 contradiction in 1 file (2 claims checked; 1 suppressed)\n"
    (tmp_path / "a.md").write_text(SUPPRESSED)
    assert check_line("a.md") == (0, "", "No contradictions in 1 file (1 claim checked; 1 suppressed)\n")


@pytest.mark.parametrize("name", ["people", "number-of-people", "number-of", "census", "counts"])
def test_facts_rules_topics_and_tags_can_be_named(check_line: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.md").write_text(SUPPRESSED.replace("people]", f"{name}]"))
    assert check_line("a.md", "--fail-on", "warning").code == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<p>There are 12 people.</p> <!-- factcheck: ignore[people] -->"),
        ("a.html", "<!-- factcheck: ignore[people] -->\n<p>There are\n12 people.</p>"),
        ("a.mdx", "{/* factcheck: ignore[people] */}\nThere are 12 people."),
        ("a.mdx", "<Box>\n  {/* factcheck: ignore[people] */}\n  There are 12 people.\n</Box>"),
        ("a.mdx", "<Box>\n  There are 12 people. {/* factcheck: ignore[people] */}\n</Box>"),
        ("a.mdx", "<Box>\n{/*\nfactcheck: ignore[people]\n*/}\nThere are 12 people.\n</Box>"),
        ("a.md", "[//]: # (factcheck: ignore[people])\nThere are 12 people."),
        ("a.md", "<!-- factcheck: disable[people] -->\n\n12 people\n\n<!-- factcheck: enable[people] -->"),
        ("a.md", "12 people\n\n<!-- factcheck: ignore-file[people] -->"),
    ],
)
def test_formats(check_line: Run, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    assert check_line(name, "--fail-on", "warning") == (
        0,
        "",
        "No contradictions in 1 file (1 claim checked; 1 suppressed)\n",
    )


@pytest.mark.parametrize(
    "code",
    [
        "<pre>{/* factcheck: ignore[people] */}</pre>",
        "<p><code>{/* factcheck: ignore[people] */}</code></p>",
        "<script>\n{/* factcheck: ignore[people] */}\n</script>",
    ],
)
def test_comments_of_mdx_are_not_read_in_code(check_line: Run, tmp_path: Path, code: str) -> None:
    (tmp_path / "a.mdx").write_text(f"<div>\n{code}\n\n</div>\n\nThere are 12 people.")
    outcome = check_line("a.mdx")
    assert outcome.code == 1
    assert outcome.out.startswith("a.mdx:")
    assert "suppression" not in outcome.out


def test_sic(run_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "There are 12,000 [sic] sex workers in Kyrgyzstan. There are 13,000 sex workers in Kyrgyzstan.\n"
    )
    outcome = run_line("a.txt")
    assert outcome.code == 1
    assert [line.partition(" error")[0] for line in outcome.out.splitlines()] == ["a.txt:1:61:"]
    assert outcome.err.startswith("1 contradiction in 1 file (2 claims checked; 1 suppressed)\n")


def test_notices_in_words(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(UNUSED)
    outcome = check_line("-f", "text", "a.md")
    assert outcome.code == 0
    assert outcome.out == (
        'a.md:3:44: warning[unused-suppression] nothing is found here that "people" would silence\n'
        "  |\n"
        "3 | There are 7 people. <!-- factcheck: ignore[people] -->\n"
        "  |                                            ^^^^^^\n"
        "  hint: Remove it, or have it removed with --fix.\n"
        "\n"
    )
    assert outcome.err == "No contradictions in 1 file (1 claim checked; 1 notice)\n"
    concise = check_line("a.md")
    assert concise.code == 0
    assert concise.out == outcome.out.split("\n")[0] + "\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<!-- factcheck: ignore -->", '1:6: warning[malformed-suppression] "ignore" does not say which facts'),
        (
            "<!-- factcheck: ignore[peolpe] -->",
            '1:24: warning[unknown-suppression] there is no fact, rule, topic or tag "peolpe"',
        ),
        (
            "<!-- factcheck: ignore[ALL] -->",
            '1:24: warning[unknown-suppression] there is no fact, rule, topic or tag "ALL"',
        ),
        (
            "<!-- factcheck: enable[people] -->",
            '1:24: warning[unclosed-suppression] "people" is enabled here but was not disabled',
        ),
    ],
)
def test_what_is_wrong_with_a_suppression(check_line: Run, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "a.md").write_text(text)
    outcome = check_line("a.md")
    assert outcome.code == 0
    assert outcome.out == f"a.md:{said}\n"
    assert check_line("a.md", "--fail-on", "warning").code == 1


def test_an_unknown_name_comes_with_the_nearest_one(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("<!-- factcheck: ignore[peolpe] -->")
    outcome = check_line("-f", "text", "a.md")
    assert outcome.code == 0
    assert '  hint: did you mean "people"?\n' in outcome.out


@pytest.mark.parametrize(
    ("arguments", "code", "severity"),
    [
        (["--config", "severity.unused-suppression=error"], 1, "error"),
        (["--config", "severity.unused-suppression=note"], 0, "note"),
        (["--config", "severity.unused-suppression=off"], 0, None),
        (["--ignore", "unused-suppression"], 0, None),
        (["--select", "trees"], 0, "warning"),
        (["--min-severity", "error"], 0, None),
        (["--fail-on", "warning"], 1, "warning"),
    ],
)
def test_the_severity_of_notices_can_be_set(
    check_line: Run, tmp_path: Path, arguments: list[str], code: int, severity: str | None
) -> None:
    (tmp_path / "a.md").write_text(UNUSED)
    outcome = check_line("a.md", *arguments)
    assert outcome.code == code
    assert (f": {severity}[unused-suppression]" in outcome.out) if severity else outcome.out == ""


def test_a_notice_can_be_explained(run_line: Run) -> None:
    outcome = run_line("explain", "unused-suppression")
    assert outcome.code == 0
    assert outcome.out.startswith("notice unused-suppression\n  about: A suppression under which nothing is found.\n")
    assert 'did you mean "stale-ignore"?' in run_line("explain", "stale-ignores").err


def test_what_is_not_selected_does_not_make_a_suppression_unused(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SUPPRESSED)
    outcome = check_line("a.md", "--ignore", "people")
    assert outcome == (0, "", "No contradictions in 1 file (0 claims checked)\n")


def test_json_lists_what_is_suppressed(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(SUPPRESSED + "\n" + UNUSED)
    (tmp_path / "b.txt").write_text("9 people")
    (tmp_path / "factcheck.yaml").write_text("ignore:\n  - file: b.txt\n    reason: a quotation\n")
    outcome = check_line("-f", "json", "a.md", "b.txt")
    assert outcome.code == 0
    report = json.loads(outcome.out)
    schema = json.loads((files("factcheck.reports") / "schemas" / "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(report)
    assert report["findings"] == []
    assert [(each["path"], each["suppression"]) for each in report["suppressed"]] == [
        ("a.md", {"kind": "inSource", "justification": "of 1999"}),
        ("b.txt", {"kind": "external", "justification": "a quotation"}),
    ]
    (notice,) = report["notices"]
    text = (tmp_path / "a.md").read_text()
    (edit,) = notice["edits"]
    assert (
        text[: edit["offset"]] + edit["text"] + text[edit["end_offset"] :]
        == SUPPRESSED + "\na\n\nThere are 7 people.\n"
    )
    assert (notice["line"], notice["column"]) == (5, 44)
    assert (report["summary"]["suppressed"], report["summary"]["notices"]) == (2, 1)


def test_fix_removes_what_is_unused(check_line: Run, tmp_path: Path) -> None:
    text = (
        "There are 7 people.\n\n<!-- factcheck: ignore[people] -->\n\nA <!-- factcheck: ignore[trees] --> b.\n\n"
        "There are 12 people. <!-- factcheck: ignore[trees, people] why -->\n<!-- factcheck: ignore -->\n"
    )
    (tmp_path / "a.md").write_text(text)
    outcome = check_line("--diff", "a.md")
    assert outcome.code == 1
    assert outcome.err == "3 suppressions would be removed\n"
    assert "\n-A <!-- factcheck: ignore[trees] --> b.\n" in outcome.out
    assert "\n+A b.\n" in outcome.out
    assert (tmp_path / "a.md").read_text() == text
    outcome = check_line("--fix", "a.md")
    assert outcome.code == 0
    assert outcome.err.endswith("\n3 suppressions removed\n")
    assert (tmp_path / "a.md").read_text() == (
        "There are 7 people.\n\nA b.\n\nThere are 12 people. <!-- factcheck: ignore[people] why -->\n"
        "<!-- factcheck: ignore -->\n"
    )
    assert check_line("--fix", "a.md").err == "No contradictions in 1 file (2 claims checked; 1 suppressed, 1 notice)\n"


CONFIG = """\
ignore:
  - file: {file}
    {key}
    reason: known
"""


@pytest.mark.parametrize(
    ("file", "key", "silenced"),
    [
        ("a.txt", "fact: people", True),
        ("a.txt", "fact: census", True),
        ("a.txt", "rule: number-of-people", True),
        ("a.txt", "fact: trees", False),
        ("a.txt", 'text: "12"', True),
        ("a.txt", "text: are 12 PEOPLE", True),
        ("a.txt", 'text: "2"', False),
        ("a.txt", "text: people in", False),
        ("/a.txt", "fact: people", True),
        ("/a", "fact: people", False),
        ("/*.txt", "fact: people", True),
        ("a.*", "fact: people", True),
        ("b.txt", "fact: people", False),
        ("sub/a.txt", "fact: people", False),
    ],
)
def test_entries(check_line: Run, tmp_path: Path, file: str, key: str, silenced: bool) -> None:
    (tmp_path / "a.txt").write_text("There are 12 people in Osh.\n")
    (tmp_path / "factcheck.yaml").write_text(CONFIG.format(file=file, key=key))
    outcome = check_line("-q", "a.txt", "--ignore", "stale-ignore")
    assert outcome.code == (0 if silenced else 1)
    assert bool(outcome.out) is not silenced


@pytest.mark.parametrize("arguments", [["a.txt"], ["."], []])
def test_an_entry_that_fits_nothing_is_stale(check_line: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text("There are 7 people.\n")
    (tmp_path / "factcheck.yaml").write_text(CONFIG.format(file="a.txt", key="fact: people"))
    outcome = check_line(*arguments)
    assert outcome.code == 0
    assert outcome.out == 'factcheck.yaml:2:5: warning[stale-ignore] the entry for "people" in a.txt silences nothing\n'


def test_an_entry_is_not_judged_by_a_run_that_leaves_its_files_out(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("There are 7 people.\n")
    (tmp_path / "b.txt").write_text("There are 7 people.\n")
    (tmp_path / "factcheck.yaml").write_text(
        "ignore:\n  - file: b.txt\n  - file: sub/*.txt\n  - file: none.txt\n  - file: a.txt\n"
    )
    assert check_line("sub") == (0, "", "No contradictions in 1 file (1 claim checked)\n")
    outcome = check_line(".")
    assert outcome.code == 0
    assert [line.partition(" the")[2] for line in outcome.out.splitlines()] == [
        " entry for everything in b.txt silences nothing",
        " entry for everything in sub/*.txt silences nothing",
        " entry for everything in none.txt fits no file",
        " entry for everything in a.txt silences nothing",
    ]


@pytest.mark.parametrize(("day", "code"), [(date(2027, 1, 31), 0), (date(2027, 2, 1), 1)])
def test_an_entry_expires(
    check_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: date, code: int
) -> None:
    (tmp_path / "a.txt").write_text("There are 12 people.\n")
    (tmp_path / "factcheck.yaml").write_text(CONFIG.format(file="a.txt", key="expires: 2027-01-31"))
    monkeypatch.setattr("factcheck.policy.ignores.today", lambda: day)
    outcome = check_line("a.txt")
    assert outcome.code == code
    assert ("factcheck.yaml:2:5: warning[expired-ignore]" in outcome.out) is (code == 1)
    again = check_line("a.txt")  # from the cache, which knows nothing of days
    assert again == outcome


def test_an_unknown_fact_in_an_entry(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "factcheck.yaml").write_text(CONFIG.format(file="a.txt", key="fact: peolpe"))
    outcome = check_line("a.txt")
    assert outcome.code == 2
    assert 'factcheck.yaml:2:5: error: there is no fact, rule, topic or tag "peolpe"' in outcome.err
    assert 'did you mean "people"?' in outcome.err


def test_a_date_that_is_none(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "factcheck.yaml").write_text(CONFIG.format(file="a.txt", key="expires: 2027-02-30"))
    for command in (["check", "a.txt"], ["validate"]):
        outcome = check_line(*command)
        assert outcome.code == 2
        assert 'factcheck.yaml:2:5: error: "expires" is no day of the calendar: 2027-02-30' in outcome.err
