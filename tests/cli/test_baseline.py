"""factcheck baseline, and checks against what it writes."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TWELVE = 'error[people] Says "12"; the reference is 7 (Census, 2020).\n'
THIRTEEN = 'error[people] Says "13"; the reference is 7 (Census, 2020).\n'


@pytest.fixture(autouse=True)
def texts(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.md").write_text("There are 12 people.\n\nThere are 12 people.\n")
    (tmp_path / "sub" / "b.txt").write_text("There are 9 people.\n")
    return tmp_path


def entries(path: Path) -> list[dict[str, object]]:
    written = json.loads(path.read_text("utf-8"))
    assert written["version"] == 1
    found: list[dict[str, object]] = written["findings"]
    return found


def test_what_is_in_the_baseline_does_not_count(check_line: Run, texts: Path) -> None:
    outcome = check_line("baseline")
    assert outcome == (0, "", "factcheck-baseline.json: 3 findings, 3 new, 0 no longer found\n")
    outcome = check_line("--fail-on", "note", "a.md", "sub")
    assert outcome == (0, "", "No contradictions in 2 files (3 claims checked; 3 in the baseline)\n")
    (texts / "a.md").write_text("# New\n\nThere are 12 people.\n\nThere are 13 people.\n\nThere are\n**12** people.\n")
    outcome = check_line("a.md", "sub")
    assert outcome.code == 1
    assert outcome.out == f"a.md:5:11: {THIRTEEN}"
    assert outcome.err == "1 contradiction in 1 file (4 claims checked; 3 in the baseline)\n"


def test_the_file_is_sorted_and_names_no_lines(check_line: Run, texts: Path) -> None:
    assert check_line("baseline").code == 0
    text = (texts / "factcheck-baseline.json").read_text("utf-8")
    row = '{{"path": "{}", "fact": "people", "rule": "number-of-people", "claim": "{}", "ordinal": {}}}'
    assert text == (
        '{\n  "version": 1,\n  "findings": [\n    '
        + ",\n    ".join((row.format("a.md", 12, 1), row.format("a.md", 12, 2), row.format("sub/b.txt", 9, 1)))
        + "\n  ]\n}\n"
    )
    assert check_line("baseline", "sub", "a.md").code == 0
    assert (texts / "factcheck-baseline.json").read_text("utf-8") == text


def test_one_more_of_the_same_words_is_new(check_line: Run, texts: Path) -> None:
    assert check_line("baseline").code == 0
    (texts / "a.md").write_text("There are 12 people.\n\n" * 3)
    outcome = check_line()
    assert outcome.code == 1
    assert outcome.out == f"a.md:5:11: {TWELVE}"


def test_what_is_no_longer_found_is_said_and_can_be_pruned(check_line: Run, texts: Path) -> None:
    assert check_line("baseline").code == 0
    (texts / "a.md").write_text("There are 12 people. There are 13 people.\n")
    (texts / "sub" / "b.txt").unlink()
    outcome = check_line("a.md")
    assert outcome.code == 1
    assert outcome.out == (
        f"a.md:1:32: {THIRTEEN}"
        "factcheck-baseline.json:5:1: warning[stale-baseline] “12” (people) is no longer found in a.md\n"
        "factcheck-baseline.json:6:1: warning[stale-baseline] “9” (people) is no longer found in sub/b.txt\n"
    )
    assert outcome.err == "1 contradiction in 1 file (2 claims checked; 1 in the baseline, 2 notices)\n"
    outcome = check_line("baseline", "--prune")
    assert outcome == (0, "", "factcheck-baseline.json: 1 finding, 0 new, 2 no longer found\n")
    assert [entry["claim"] for entry in entries(texts / "factcheck-baseline.json")] == ["12"]
    assert check_line("a.md").out == f"a.md:1:32: {THIRTEEN}"


def test_files_that_are_not_checked_stay_in_it(check_line: Run, texts: Path) -> None:
    assert check_line("baseline").code == 0
    (texts / "a.md").write_text("There are 13 people.\n")
    (texts / "sub" / "b.txt").write_text("There are 7 people.\n")
    assert check_line("baseline", "a.md").err == "factcheck-baseline.json: 2 findings, 1 new, 2 no longer found\n"
    assert [entry["path"] for entry in entries(texts / "factcheck-baseline.json")] == ["a.md", "sub/b.txt"]


def test_what_is_not_selected_is_not_stale(check_line: Run, texts: Path) -> None:
    assert check_line("baseline").code == 0
    outcome = check_line("--ignore", "people", "a.md", "sub")
    assert outcome == (0, "", "No contradictions in 2 files (0 claims checked)\n")


def test_suppressed_findings_are_not_in_it(check_line: Run, texts: Path) -> None:
    (texts / "a.md").write_text("There are 12 people. <!-- factcheck: ignore[people] -->\n")
    assert check_line("baseline", "a.md").code == 0
    assert entries(texts / "factcheck-baseline.json") == []


def test_verbose_and_json_show_what_is_in_it(check_line: Run, texts: Path) -> None:
    assert check_line("baseline").code == 0
    outcome = check_line("-v", "-f", "text", "sub")
    assert outcome.code == 0
    assert outcome.out == 'sub/b.txt:1:11: baseline[people] Says "9"; the reference is 7 (Census, 2020).\n\n'
    assert check_line("-v", "sub", "--color", "always").out.startswith("\x1b[2m")
    outcome = check_line("-f", "json", "sub")
    assert outcome.code == 0
    report = json.loads(outcome.out)
    assert [finding["baseline"] for finding in report["findings"]] == [True]
    assert (report["summary"]["findings"], report["summary"]["baseline"]) == (0, 1)


def test_another_file_and_none(check_line: Run, texts: Path) -> None:
    assert check_line("baseline", "-o", "known.json", "a.md").code == 0
    assert check_line("a.md").code == 1
    assert check_line("a.md", "--baseline", "known.json").code == 0
    assert check_line("baseline", "a.md").code == 0
    assert check_line("a.md").code == 0
    assert check_line("a.md", "--no-baseline").code == 1
    assert check_line("a.md", "--no-baseline", "--baseline", "known.json").code == 2
    assert check_line("a.md", "--baseline", "none.json").code == 2


def test_it_is_found_beside_the_configuration(check_line: Run, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (texts / "factcheck.yaml").write_text("fail-on: note\n")
    monkeypatch.chdir(texts / "sub")
    assert check_line("baseline", "..").code == 0
    assert [entry["path"] for entry in entries(texts / "factcheck-baseline.json")] == ["a.md", "a.md", "sub/b.txt"]
    assert not Path("factcheck-baseline.json").exists()
    assert check_line("b.txt").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", ":1:2: error: no baseline: Expecting property name"),
        ("[]", ": error: no baseline\n"),
        ('{"version": 2}', ": error: a baseline of version 2; known is 1\n"),
        ('{"version": 1, "findings": [{"path": "a"}]}', ": error: no baseline: an entry lacks a field\n"),
    ],
)
def test_a_file_that_is_no_baseline(check_line: Run, texts: Path, text: str, said: str) -> None:
    (texts / "factcheck-baseline.json").write_text(text)
    for command in (["a.md"], ["baseline"]):
        outcome = check_line(*command)
        assert outcome.code == 2
        assert f"factcheck-baseline.json{said}" in outcome.err
    assert (texts / "factcheck-baseline.json").read_text() == text


def test_nothing_is_written_when_a_file_cannot_be_read(check_line: Run, texts: Path) -> None:
    (texts / "c.txt").write_bytes(b"\xff")
    outcome = check_line("baseline")
    assert outcome.code == 2
    assert outcome.err.endswith("Nothing was written\n")
    assert not (texts / "factcheck-baseline.json").exists()
    assert check_line("baseline", "-").code == 2
    assert check_line("baseline", "--prune", "a.md").code == 2


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_is_named_as_it_stands(check_line: Run, texts: Path) -> None:
    (texts / "link.md").symlink_to("a.md")
    assert check_line("baseline", "link.md").code == 0
    assert {entry["path"] for entry in entries(texts / "factcheck-baseline.json")} == {"link.md"}
