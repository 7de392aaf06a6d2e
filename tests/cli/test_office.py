"""Office files through the command line: places instead of lines, errors with a next step."""

from __future__ import annotations

from pathlib import Path

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
