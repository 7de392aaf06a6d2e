"""factcheck check --changed: only changed files, only changed lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.documents.office.word_files import p, word_file

Git = Callable[..., None]


@pytest.fixture
def drafts(tmp_path: Path, git: Git) -> Git:
    """Runs git in a repository with three texts that have a finding in each paragraph."""
    (tmp_path / ".gitignore").write_text(".cache\n")
    (tmp_path / "a.md").write_text("There are 12 people.\n\nThere are 13 people.\n")
    (tmp_path / "b c.md").write_text("There are 12 people.\n")
    (tmp_path / "same.md").write_text("There are 12 people.\n")
    git("add", "--all")
    git("commit", "--quiet", "--message=x")
    return git


def places(out: str) -> list[str]:
    return [line.partition(": ")[0] for line in out.splitlines()]


def test_only_what_touches_changed_lines(check_line: Run, tmp_path: Path, drafts: Git) -> None:
    (tmp_path / "a.md").write_text("There are 12 people.\n\nThere are 14 people.\n\nThere are 15 people.\n")
    (tmp_path / "b c.md").write_text("# New\n\nThere are 12 people.\n")
    (tmp_path / "new.md").write_text("There are 12 people.\n")
    outcome = check_line("--changed")
    assert outcome.code == 1
    assert places(outcome.out) == ["a.md:3:11", "a.md:5:11", "new.md:1:11"]
    assert outcome.err == "3 contradictions in 2 files (3 claims checked)\n"
    assert places(check_line("--changed", "a.md").out) == ["a.md:3:11", "a.md:5:11"]
    assert places(check_line("check", "a.md", "--changed=HEAD").out) == ["a.md:3:11", "a.md:5:11"]


def test_a_claim_over_several_lines(check_line: Run, tmp_path: Path, drafts: Git) -> None:
    (tmp_path / "a.md").write_text("There are 12 people.\n\nAll told, there are 13 people.\n")
    assert places(check_line("--changed").out) == ["a.md:3:21"]
    (tmp_path / "a.md").write_text("There are 12\npeople.\n\nThere are 13 people.\n")
    assert places(check_line("--changed").out) == ["a.md:1:11"]


def test_nothing_has_changed(check_line: Run, tmp_path: Path, drafts: Git) -> None:
    assert check_line("--changed") == (0, "", "Nothing has changed here since HEAD\n")
    assert check_line("--changed", "same.md") == (0, "", "Nothing has changed here since HEAD\n")


def test_since_a_branch(check_line: Run, tmp_path: Path, drafts: Git) -> None:
    drafts("switch", "--quiet", "--create=side")
    (tmp_path / "side.md").write_text("There are 12 people.\n")
    drafts("add", "--all")
    drafts("commit", "--quiet", "--message=y")
    assert check_line("--changed").code == 0
    assert places(check_line("--changed=main").out) == ["side.md:1:11"]
    assert places(check_line("--changed=main...").out) == ["side.md:1:11"]


def test_notices_on_lines_that_have_not_changed(check_line: Run, tmp_path: Path, drafts: Git) -> None:
    (tmp_path / "a.md").write_text("a <!-- factcheck: ignore[people] -->\n")
    assert places(check_line("--changed").out) == ["a.md:1:26"]
    drafts("commit", "--quiet", "--all", "--message=y")
    (tmp_path / "a.md").write_text("a <!-- factcheck: ignore[people] -->\nb\n")
    assert check_line("--changed").out == ""
    assert places(check_line().out)[0] == "a.md:1:26"


def test_a_word_document_is_taken_whole(check_line: Run, tmp_path: Path, drafts: Git) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(p("There are 12 people.")))
    drafts("add", "--all")
    drafts("commit", "--quiet", "--message=y")
    assert check_line("--changed").code == 0
    (tmp_path / "a.docx").write_bytes(word_file(p("There are 12 people.") + p("The end.")))
    outcome = check_line("--changed")
    assert outcome.code == 1
    assert outcome.out.startswith("a.docx: paragraph 1: error[people]")


def test_outside_of_a_repository(check_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "a.md").write_text("x")
    outcome = check_line("--changed")
    assert outcome.code == 2
    assert outcome.err.startswith("error: --changed needs a git repository: not a git repository")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--changed=nobody"], 'error: there is no revision "nobody" in this repository'),
        (["--changed", "-"], "error: --changed is about files"),
        (["--changed", "nobody"], "If it is a revision, write --changed=nobody."),
    ],
)
def test_what_cannot_be_asked(check_line: Run, drafts: Git, arguments: list[str], said: str) -> None:
    outcome = check_line(*arguments, stdin=b"")
    assert outcome.code == 2
    assert said in outcome.err


def test_without_git(check_line: Run, drafts: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = check_line("--changed")
    assert outcome.code == 2
    assert outcome.err.startswith("error: git is not installed")
