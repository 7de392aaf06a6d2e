"""factcheck check: exit codes, streams, formats, files."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WRONG = 'a.txt:1:11: error[people] Says "12"; the reference is 7 (Census, 2020).\n'


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("There are 12 people.\n")
    (tmp_path / "b.md").write_text("# x\n\nThere are **7** people.\n")
    (tmp_path / "c.rtf").write_bytes(b"%PDF")
    return tmp_path


def test_findings_and_nothing_else_go_to_stdout(check_line: Run) -> None:
    outcome = check_line("check", "a.txt", "b.md")
    assert outcome == (1, WRONG, "1 contradiction in 1 file (2 claims checked)\n")


def test_check_is_the_default_command(check_line: Run) -> None:
    assert check_line("a.txt").code == 1
    assert check_line("-f", "concise", "a.txt").out == WRONG


def test_without_paths_it_is_the_current_folder(check_line: Run) -> None:
    outcome = check_line()
    assert outcome.code == 1
    assert outcome.out == WRONG
    assert outcome.err == "Files left out: 1 of other kinds\n1 contradiction in 1 file (2 claims checked)\n"


def test_a_clean_file(check_line: Run) -> None:
    assert check_line("b.md") == (0, "", "No contradictions in 1 file (1 claim checked)\n")


def test_quiet_keeps_findings(check_line: Run) -> None:
    assert check_line("check", "-q", ".") == (1, WRONG, "")


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("12 people", "error", 1),
        ("12 people", "never", 0),
        ("9 people", "error", 0),
        ("9 people", "warning", 1),
        ("8 people", "warning", 1),
        ("8 people", "error", 0),
        ("7 people", "note", 0),
    ],
)
def test_fail_on(check_line: Run, files: Path, text: str, fail_on: str, code: int) -> None:
    (files / "d.txt").write_text(text)
    assert check_line("check", "--fail-on", fail_on, "d.txt").code == code


def test_exit_zero_does_not_mask_errors(check_line: Run) -> None:
    assert check_line("check", "--exit-zero", "a.txt").code == 0
    assert check_line("check", "--exit-zero", "a.txt", "missing.txt").code == 2


def test_what_cannot_be_read_is_said_and_the_rest_is_checked(check_line: Run, files: Path) -> None:
    (files / "latin.txt").write_bytes(b"caf\xe9")
    outcome = check_line("check", "missing.txt", "latin.txt", "c.rtf", "a.txt")
    assert outcome.code == 2
    assert outcome.out == WRONG
    assert "missing.txt: error: no such file or folder\n  hint: Check the path.\n" in outcome.err
    assert "latin.txt: error: not utf-8: the byte 0xe9 at offset 3 does not decode\n" in outcome.err
    assert "c.rtf: error: no reader for .rtf files\n" in outcome.err


def test_the_encoding_can_be_named(check_line: Run, files: Path) -> None:
    (files / "latin.txt").write_bytes("\u00e9 12 people".encode("cp1252"))
    assert check_line("check", "--encoding", "cp1252", "latin.txt").out.startswith("latin.txt:1:3: error")
    outcome = check_line("check", "--encoding", "utf-9", "latin.txt")
    assert outcome.code == 2
    assert outcome.err.startswith("error: unknown encoding 'utf-9'\n  hint:")


def test_stdin(check_line: Run) -> None:
    outcome = check_line("check", "-", stdin=b"There are **1**2 people.")
    assert outcome.code == 0
    outcome = check_line("check", "-", "--stdin-filename", "x.md", stdin=b"There are **1**2 people.")
    assert outcome.code == 1
    assert outcome.out.startswith("x.md:1:13: error[people]")
    assert check_line("check", "-", stdin=b"12 people").out.startswith("<stdin>:1:1:")


def test_stdin_stands_alone(check_line: Run) -> None:
    assert check_line("check", "-", "a.txt", stdin=b"").code == 2
    assert check_line("check", "--stdin-filename", "x.md", "a.txt").code == 2


def test_format_as(check_line: Run, files: Path) -> None:
    (files / "d.dat").write_text("**1**2 people")
    assert check_line("check", "d.dat").code == 2
    assert check_line("check", "--format-as", "markdown", "d.dat").code == 1


def test_text_format(check_line: Run) -> None:
    outcome = check_line("check", "-f", "text", "a.txt")
    assert outcome.out == (
        'a.txt:1:11: error[people] Says "12"; the reference is 7 (Census, 2020).\n'
        "  |\n"
        "1 | There are 12 people.\n"
        "  |           ^^\n"
        "  reference: 7 (Census, 2020)\n"
        "  reason: 7 is the only right number\n"
        "  hint: factcheck explain people\n"
        "\n"
    )


def test_json_format(check_line: Run) -> None:
    outcome = check_line("check", "-f", "json", "a.txt", "missing.txt")
    assert outcome.code == 2
    document = json.loads(outcome.out)
    assert [finding["claim"] for finding in document["findings"]] == ["12"]
    assert [error["path"] for error in document["errors"]] == ["missing.txt"]
    assert document["summary"]["files"] == 1


@pytest.mark.parametrize(
    ("option", "environment", "coloured"),
    [
        (None, {}, False),
        (None, {"FORCE_COLOR": "1"}, True),
        (None, {"FORCE_COLOR": ""}, False),
        (None, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
    ],
)
def test_colour(
    check_line: Run,
    monkeypatch: pytest.MonkeyPatch,
    option: str | None,
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    outcome = check_line("check", "a.txt", *(["--color", option] if option else []))
    assert outcome.code == 1
    assert ("\x1b[" in outcome.out) is coloured


def test_the_configuration_has_the_last_word_on_colour_before_the_environment(
    check_line: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (files / "factcheck.yaml").write_text("color: always\n")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in check_line("check", "a.txt").out
    assert "\x1b[" not in check_line("check", "--color", "never", "a.txt").out


def test_exclude(check_line: Run) -> None:
    assert check_line("check", "--exclude", "*.txt").code == 0
    assert check_line("check", "--exclude", "*.txt", "a.txt").code == 1
    outcome = check_line("check", "--exclude", "*.txt", "--force-exclude", "a.txt")
    assert outcome.code == 0
    assert outcome.err == "Files left out: 1 excluded\nwarning: there is nothing to check here\n"


def test_nothing_to_check_is_said(check_line: Run, files: Path) -> None:
    (files / "empty").mkdir()
    assert check_line("check", "empty") == (0, "", "warning: there is nothing to check here\n")


def test_a_mistyped_command(check_line: Run) -> None:
    outcome = check_line("chek")
    assert outcome.code == 2
    assert "hint: Did you mean the command check?" in outcome.err


def test_wrong_usage(check_line: Run) -> None:
    assert check_line("check", "--bogus").code == 2
    assert check_line("check", "--format", "sarif", "a.txt").code == 2
    assert check_line("explain").code == 2


def test_output_is_the_same_for_any_order_of_files_in_a_folder(check_line: Run, files: Path) -> None:
    for name in ("z.txt", "m.txt", "B.txt"):
        (files / name).write_text("12 people")
    out = check_line("check", ".").out
    assert [line.split(":")[0] for line in out.splitlines()] == ["B.txt", "a.txt", "m.txt", "z.txt"]


def test_an_interruption(run_line: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("factcheck.checker.load", interrupted)
    assert run_line("check", "a.txt").code == 130


def test_a_fault_of_ours_is_no_finding(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: Path
) -> None:
    from factcheck.cli.main import run

    def faulty(**_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("factcheck.checker.load", faulty)
    assert run(["check", str(files / "a.txt")]) == 2
    assert "This is a fault in factcheck" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="file modes of POSIX")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read anything")
def test_an_unreadable_file(check_line: Run, files: Path) -> None:
    (files / "a.txt").chmod(0)
    outcome = check_line("check", "a.txt")
    assert outcome.code == 2
    assert "a.txt: error: cannot be read: Permission denied" in outcome.err


def test_help_lists_every_option_once_and_by_section(run_line: Run) -> None:
    from factcheck.cli.check import check
    from factcheck.cli.help_sections import SECTIONS

    outcome = run_line("check", "--help")
    assert outcome.code == 0
    options = [option for param in check.params for option in param.opts if option.startswith("--")]
    assert len(options) > 30
    lines = [line.strip().replace(", ", " ") for line in outcome.out.splitlines() if line.startswith("  -")]
    listed = [word for line in lines for word in line.partition("  ")[0].split() if word.startswith("--")]
    assert sorted(listed) == sorted([*options, "--help"])
    titles = [line[:-1] for line in outcome.out.splitlines() if line.endswith(":") and line[0] != " "]
    assert titles == [*SECTIONS, "Other"]
    named = [name for names in SECTIONS.values() for name in names]
    assert sorted(named) == sorted({*named} & {param.name for param in check.params})
