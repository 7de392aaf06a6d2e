"""Results of earlier runs: the same answer without spaCy and without the rules, and a new one for any change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run, check_line, run_line

__all__ = ["check_line", "run_line"]

DRAFT = "Some 12,000 sex workers live in Kyrgyzstan.\n\nPimping is *legal* there, 🙂 and brothels are illegal.\n"


def run_apart(folder: Path, *arguments: str) -> Outcome:
    """A process of its own; its error stream ends with which of the heavy modules it has imported."""
    code = (
        "import sys\nfrom factcheck.cli.main import run\n"
        f"code = run({list(arguments)!r})\n"
        "print([m for m in ('spacy', 'yaml', 'jsonschema', 'markdown_it') if m in sys.modules], file=sys.stderr)\n"
        "sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    return Outcome(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("form", ["concise", "text", "json"])
def test_a_full_hit_answers_the_same_without_spacy_or_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    first = run_apart(tmp_path, "-f", form, "draft.md")
    assert first.code == 1
    assert "'spacy'" in first.err
    second = run_apart(tmp_path, "-f", form, "draft.md")
    assert second.err.splitlines()[-1] == "[]"
    assert (second.code, second.out) == (first.code, first.out)
    assert second.err.splitlines()[:-1] == first.err.splitlines()[:-1]


@pytest.mark.parametrize(
    "command", [("--help",), ("--version",), ("check", "--help"), ("explain", "capital"), ("validate",)]
)
def test_commands_that_read_no_text_do_without_spacy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    run_apart(tmp_path, "validate")
    outcome = run_apart(tmp_path, *command)
    assert outcome.code == 0
    assert outcome.err.splitlines()[-1] == "[]"


def test_any_change_is_read_anew(check_line: Run, tmp_path: Path) -> None:
    draft = tmp_path / "a.txt"
    draft.write_text("There are 12 people.\n")
    assert check_line("a.txt").code == 1
    draft.write_text("There are 7 people.\n")
    assert check_line("a.txt").code == 0
    draft.write_text("There are **12** people.\n")
    assert check_line("a.txt").code == 0, "in plain text ** is part of the word"
    assert check_line("--format-as", "markdown", "a.txt").code == 1


def test_no_cache_keeps_nothing_and_uses_nothing(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There are 12 people.\n")
    assert check_line("--no-cache", "a.txt").code == 1
    assert not (tmp_path / ".cache").exists()


def test_a_named_folder(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There are 12 people.\n")
    check_line("--cache-dir", "kept", "a.txt")
    assert list((tmp_path / "kept" / "results").iterdir())


def test_a_project_has_its_own_cache(check_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_CACHE_DIR")
    (tmp_path / "factcheck.yaml").write_text("fail-on: error\n")
    (tmp_path / "a.txt").write_text("There are 12 people.\n")
    check_line("a.txt")
    assert (tmp_path / ".factcheck_cache" / "CACHEDIR.TAG").is_file()


def test_a_cache_that_cannot_be_written_to_is_said_and_no_error(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There are 7 people.\n")
    (tmp_path / "file").write_text("")
    outcome = check_line("--cache-dir", "file", "a.txt")
    assert outcome.code == 0
    assert "warning: the cache cannot be written to: file" in outcome.err


def test_clean(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There are 7 people.\n")
    check_line("a.txt")
    assert check_line("clean").code == 0
    assert not (tmp_path / ".cache").exists()
    assert check_line("clean").err.startswith("There is no cache at")


def test_clean_leaves_other_folders_alone(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "draft.md").write_text("x")
    outcome = check_line("clean", "--cache-dir", "mine")
    assert outcome.code == 2
    assert (tmp_path / "mine" / "draft.md").is_file()


def test_foreign_results_count_as_missing(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("There are 12 people.\n")
    check_line("a.txt")
    from factcheck.cache.folder import CacheFolder

    folder = CacheFolder(tmp_path / ".cache")
    for file in (tmp_path / ".cache" / "results").iterdir():
        folder.write("results", file.stem, [["only", "three", "fields"]])
    assert check_line("a.txt").code == 1
