"""--fix, --unsafe-fixes, --diff and --track-changes, as a user gives them."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run

WRONG = "Some 12,000 sex workers live in Kyrgyzstan.\n\nPimping is legal there.\n"
RIGHT = WRONG.replace("12,000", "7,100")
ALL_RIGHT = RIGHT.replace("legal", "illegal")


def test_fix(run_line: Run, tmp_path: Path) -> None:
    draft = tmp_path / "a.md"
    draft.write_text(WRONG)
    outcome = run_line("--fix", "a.md")
    assert outcome.code == 1  # what is left decides
    assert [line.partition(" Says")[0] for line in outcome.out.splitlines()] == ["a.md:3:1: error[pimping-illegal]"]
    assert outcome.err == "1 contradiction in 1 file (2 claims checked)\n1 fixed, 1 more with --unsafe-fixes\n"
    assert draft.read_text() == RIGHT
    again = run_line("--fix", "--unsafe-fixes", "a.md")
    assert (again.code, again.out) == (0, "")
    assert again.err.endswith("\n1 fixed\n")
    assert draft.read_text() == ALL_RIGHT
    assert run_line("--fix", "--unsafe-fixes", "a.md").err == "No contradictions in 1 file (2 claims checked)\n"


def test_without_fix_it_says_what_could_be(run_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    outcome = run_line("-f", "json", "a.md")
    assert outcome.code == 1
    assert outcome.err.endswith("\n1 can be fixed with --fix, 1 more with --unsafe-fixes\n")
    first, second = (finding["fix"] for finding in json.loads(outcome.out)["findings"])
    assert first == {"offset": 5, "end_offset": 11, "text": "7,100", "safe": True}
    assert (second["text"], second["safe"]) == ("illegal", False)
    assert (tmp_path / "a.md").read_text() == WRONG


def test_diff(run_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    outcome = run_line("--diff", "a.md")
    assert outcome.code == 1
    assert outcome.err == "1 would be fixed, 1 more with --unsafe-fixes\n"
    assert (tmp_path / "a.md").read_text() == WRONG
    subprocess.run(["git", "apply", "-p0"], input=outcome.out, text=True, check=True, cwd=tmp_path)
    assert (tmp_path / "a.md").read_text() == RIGHT
    assert run_line("--diff", "a.md") == (0, "", "0 would be fixed, 1 more with --unsafe-fixes\n")
    assert run_line("--diff", "--exit-zero", "--unsafe-fixes", "a.md").code == 0


def test_diff_without_a_line_end(run_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"In Kyrgyzstan:\r\nSome 12,000 sex workers live in Kyrgyzstan.")
    outcome = run_line("--diff", "a.txt")
    assert outcome.code == 1
    assert outcome.out.endswith(
        "\n-Some 12,000 sex workers live in Kyrgyzstan.\n\\ No newline at end of file\n"
        "+Some 7,100 sex workers live in Kyrgyzstan.\n\\ No newline at end of file\n"
    )


def test_the_standard_input(run_line: Run) -> None:
    outcome = run_line("--fix", "-", stdin=WRONG.encode())
    assert (outcome.code, outcome.out) == (1, RIGHT)
    assert "<stdin>:3:1: error[pimping-illegal]" in outcome.err
    assert "1 fixed" in outcome.err
    clean = run_line("--fix", "--stdin-filename", "a.md", "-", stdin=b"Bishkek.\r\n")
    assert (clean.code, clean.out) == (0, "Bishkek.\r\n")
    bad = run_line("--fix", "-", stdin=b"a\0b")
    assert (bad.code, bad.out) == (2, "a\0b")
    excluded = ("--exclude", "a.md", "--force-exclude", "--stdin-filename", "a.md", "-")
    left_out = run_line("--fix", *excluded, stdin=WRONG.encode())
    assert (left_out.code, left_out.out) == (0, WRONG)
    for other in ((), ("--diff",), ("--fix", "--show-files")):
        outcome = run_line(*other, *excluded, stdin=WRONG.encode())
        assert (outcome.code, outcome.out) == (0, "")


@pytest.mark.parametrize(
    ("encoding", "newline"),
    [("utf-8", "\r\n"), ("utf-8-sig", "\n"), ("utf-16", "\r"), ("utf-32", "\r\n"), ("cp1252", "\n")],
)
def test_bytes(run_line: Run, tmp_path: Path, encoding: str, newline: str) -> None:
    draft = tmp_path / "a.txt"
    draft.write_bytes(f"é – {WRONG}\n".replace("\n", newline).encode(encoding))
    outcome = run_line("--fix", "a.txt", *(["--encoding", encoding] if encoding == "cp1252" else []))
    assert outcome.code == 1
    assert draft.read_bytes() == f"é – {RIGHT}\n".replace("\n", newline).encode(encoding)


def test_rights_and_links(run_line: Run, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    draft = folder / "draft.md"
    draft.write_text(WRONG)
    draft.chmod(0o640)
    (tmp_path / "a.md").symlink_to(draft)
    assert run_line("--fix", "a.md").code == 1
    assert (tmp_path / "a.md").is_symlink()
    assert draft.read_text() == RIGHT
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["draft.md"]


def test_a_file_that_cannot_be_written(run_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    monkeypatch.setattr(os, "access", lambda *_: False)  # the tests may run as a user who may write anything
    outcome = run_line("--fix", "a.md")
    assert outcome.code == 2
    assert "a.md: error: cannot be written: it is read-only" in outcome.err
    assert "a.md:1:6: error[sex-workers]" in outcome.out
    assert (tmp_path / "a.md").read_text() == WRONG


def test_an_encoding_that_lacks_a_character(run_line: Run, tmp_path: Path) -> None:
    knowledge = (
        "topic: t\ntitle: T\nsubject: kyrgyzstan\nsource: s\nsources: {s: {title: S}}\n"
        "entities: [{id: kyrgyzstan, type: country, names: [Kyrgyzstan]}, {id: bishkek, type: city, names: [Bişkek]}]\n"
        "facts: [{id: capital, property: capital, value: {name: {text: Bişkek, entity: bishkek}}}]\n"
    )
    (tmp_path / "facts.yaml").write_text(knowledge, "utf-8")
    draft = tmp_path / "a.txt"
    draft.write_bytes("Osh is the capital of Kyrgyzstan. É.".encode("cp1252"))
    options = ("--reference", "facts.yaml", "--unsafe-fixes", "--fix", "a.txt")
    outcome = run_line(*options, "--encoding", "cp1252")
    assert outcome.code == 2
    assert "cp1252 has no “ş”" in outcome.err
    assert draft.read_bytes() == "Osh is the capital of Kyrgyzstan. É.".encode("cp1252")
    draft.write_text("Osh is the capital of Kyrgyzstan.")
    assert run_line(*options).err.endswith("\n1 fixed\n")
    assert draft.read_text("utf-8") == "Bişkek is the capital of Kyrgyzstan."


def test_what_is_silenced_or_not_chosen_stays(run_line: Run, tmp_path: Path) -> None:
    silenced = f"<!-- factcheck: ignore[sex-workers] -->\n{WRONG}"
    (tmp_path / "a.md").write_text(silenced)
    assert run_line("--fix", "a.md").code == 1
    assert (tmp_path / "a.md").read_text() == silenced
    (tmp_path / "b.md").write_text(WRONG)
    assert run_line("--fix", "--ignore", "sex-workers", "b.md").code == 1
    assert (tmp_path / "b.md").read_text() == WRONG


def test_a_word_document(run_line: Run, tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Some ")
    paragraph.add_run("12,0").bold = True
    paragraph.add_run("00 sex workers live in Kyrgyzstan.")
    document.save(str(tmp_path / "a.docx"))
    document.save(str(tmp_path / "b.docx"))
    patch = run_line("--diff", "a.docx")
    assert patch.code == 1
    assert patch.out.endswith("\n+Some 7,100 sex workers live in Kyrgyzstan.\n")
    assert run_line("--fix", "a.docx").code == 0
    runs = docx.Document(str(tmp_path / "a.docx")).paragraphs[0].runs
    assert [(run.text, run.bold) for run in runs] == [
        ("Some ", None),
        ("7,100", True),
        (" sex workers live in Kyrgyzstan.", None),
    ]
    tracked = run_line("--fix", "--track-changes", "b.docx")
    assert (tracked.code, tracked.err.splitlines()[-1]) == (0, "1 fixed")
    xml = docx.Document(str(tmp_path / "b.docx")).element.xml
    assert xml.count("<w:delText") == 2
    assert xml.count("<w:ins ") == 1
    assert run_line("b.docx").code == 0  # a tracked change is read as accepted


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--unsafe-fixes",), "--unsafe-fixes goes with --fix or --diff"),
        (("--track-changes",), "--track-changes goes with --fix"),
        (("--fix", "--diff"), "--fix and --diff exclude each other"),
        (("--fix", "--add-ignore"), "--add-ignore and --fix exclude each other"),
    ],
)
def test_options_that_do_not_go_together(run_line: Run, tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    (tmp_path / "a.md").write_text(WRONG)
    outcome = run_line(*options, "a.md")
    assert outcome.code == 2
    assert words in outcome.err
    assert (tmp_path / "a.md").read_text() == WRONG
