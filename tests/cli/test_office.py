"""Office files through the command line: places instead of lines, errors with a next step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.documents import formats
from tests.cli.conftest import Run
from tests.documents.office.word_files import p, word_file


def test_a_file_that_cannot_be_read_is_exit_2_and_the_others_are_checked(tmp_path: Path, check_line: Run) -> None:
    (tmp_path / "bad.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    (tmp_path / "good.docx").write_bytes(word_file(p("There are 12 people here.")))
    outcome = check_line("check", ".")
    assert outcome.code == 2
    assert "bad.docx: error: not a Word document: it is in the old binary format" in outcome.err
    assert "hint: Open it in an office program" in outcome.err
    assert "good.docx" in outcome.out


def test_findings_and_claims_name_the_place(tmp_path: Path, check_line: Run) -> None:
    (tmp_path / "good.docx").write_bytes(word_file(p("Draft") + p("There are 12 people here.")))
    message = 'error[people] Says "12"; the reference is 7 (Census, 2020).'
    outcome = check_line("check", "good.docx")
    assert (outcome.code, outcome.out) == (1, f"good.docx: paragraph 2: {message}\n")
    cached = check_line("check", "good.docx")
    assert (cached.code, cached.out) == (1, outcome.out)
    claims = check_line("claims", "good.docx")
    assert claims.code == 0
    assert claims.out.startswith('good.docx: paragraph 2: contradicts[people] "12"\n')
    listed = check_line("claims", "-f", "json", "-", "--stdin-filename", "a.docx", stdin=word_file(p("12 people")))
    assert listed.code == 0
    assert json.loads(listed.out)[0]["place"] == "paragraph 1"


def test_without_its_parser_a_named_file_is_an_error_and_one_in_a_folder_is_left_out_with_a_word(
    tmp_path: Path, check_line: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(p("There are 12 people here.")))
    (tmp_path / "b.md").write_text("There are 12 people here.\n")
    monkeypatch.setattr(formats, "find_spec", lambda name: None if name == "lxml" else object())
    named = check_line("check", "a.docx")
    assert named.code == 2
    assert "a.docx: error: the parser for .docx files, lxml, is not installed" in named.err
    assert 'hint: Install it with: pip install "factcheck[docx]"' in named.err
    folder = check_line("check", ".")
    assert folder.code == 1
    assert folder.out.startswith("b.md:1:11: error[people]")
    assert 'warning: 1 file is left out: a parser is not installed; pip install "factcheck[docx]"' in folder.err
