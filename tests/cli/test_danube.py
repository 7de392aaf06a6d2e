"""The example on another subject works as it stands in its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DANUBE = Path(__file__).resolve().parents[2] / "examples" / "danube"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, run_line: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(DANUBE, tmp_path / "danube")
    monkeypatch.chdir(tmp_path / "danube")


def test_the_draft(run_line: Run) -> None:
    outcome = run_line("check", "--format", "concise", "draft.md")
    assert outcome.code == 1
    assert [line.partition(" Says")[0] for line in outcome.out.splitlines()] == [
        "draft.md:6:58: error[danube-length]",
        "draft.md:6:95: error[danube-countries]",
        "draft.md:7:37: warning[danube-mouth]",
        "draft.md:12:50: error[danube-delta-listed]",
    ]
    assert outcome.err == "4 contradictions in 1 file (5 claims checked)\n3 can be fixed with --fix\n"


def test_the_folder_is_checked_as_it_is(run_line: Run) -> None:
    outcome = run_line("check")
    assert outcome.code == 1
    # The README of the example speaks of the draft and of nothing else.
    assert {line.partition(":")[0] for line in outcome.out.splitlines()} == {"draft.md"}


def test_the_set_holds_and_its_examples_pass(run_line: Run) -> None:
    assert run_line("validate").code == 0
    outcome = run_line("test")
    assert (outcome.code, outcome.out) == (0, "")
