"""Which files of a run are checked, which are left out and why, and lists of arguments in files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Path:
    for name in (
        "a.txt",
        "b.md",
        "docs/a.txt",
        "docs/old/a.txt",
        "archive/a.txt",
        "build/a.txt",
        "x.py",
        "y.py",
        "z.png",
        "Makefile",
    ):
        write(tmp_path / name, "12 people\n")
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def listed(run: Run, *arguments: str) -> list[str]:
    outcome = run("check", "--show-files", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return outcome.out.splitlines()


EVERY = ["a.txt", "archive/a.txt", "b.md", "docs/a.txt", "docs/old/a.txt"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], EVERY),
        (["."], EVERY),
        (["docs", "docs/a.txt", "."], EVERY),
        (["--include", "*.md"], ["b.md"]),
        (["--include", "docs/", "--exclude", "old/"], ["docs/a.txt"]),
        (["--exclude", "*.txt", "--exclude", "!docs/*.txt"], ["b.md", "docs/a.txt"]),
        (["--exclude", "*.txt", "--extend-exclude", "*.md"], []),
        (["--exclude", "docs/", "docs/a.txt"], ["docs/a.txt"]),
        (["--exclude", "docs/", "--force-exclude", "docs/a.txt", "a.txt"], ["a.txt"]),
        (["--exclude", "docs/", "--force-exclude", "docs"], []),
        (["--include", "*.py", "--format-as", "text"], ["x.py", "y.py"]),
        (["--include", "*.py"], []),
    ],
)
def test_what_is_taken(run_line: Run, arguments: list[str], expected: list[str]) -> None:
    assert listed(run_line, *arguments) == expected


def test_each_folder_goes_by_its_own_configuration(run_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "exclude: [archive/, 'docs/*.txt']\n")
    assert listed(run_line) == ["a.txt", "b.md", "docs/old/a.txt"]
    write(files / "docs" / "factcheck.yaml", "exclude: [old/]\n")
    assert listed(run_line) == ["a.txt", "b.md", "docs/a.txt"]
    write(files / "docs" / "factcheck.yaml", "extends: ../factcheck.yaml\nextend-exclude: [old/]\n")
    assert listed(run_line) == ["a.txt", "b.md"]
    assert listed(run_line, "--exclude", "b.md") == ["a.txt", "archive/a.txt", "docs/a.txt"]


def test_excludes_can_be_forced_by_the_configuration(check_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "exclude: [archive/]\nforce-exclude: true\n")
    assert check_line("check", "archive/a.txt") == (
        0,
        "",
        "Files left out: 1 excluded\nwarning: there is nothing to check here\n",
    )
    stdin = ("check", "-", "--stdin-filename")
    assert check_line(*stdin, "archive/new.txt", stdin=b"12 people").code == 0
    assert check_line(*stdin, "docs/new.txt", stdin=b"12 people").code == 1


def test_verbose_says_what_was_left_out_and_why(check_line: Run, files: Path) -> None:
    write(files / ".gitignore", "old/\n")
    write(files / "factcheck.yaml", "exclude:\n  - archive/\n  - docs/a.txt\n")
    outcome = check_line("check", "-v", "-q", ".")
    assert outcome.err == ""
    outcome = check_line("check", "-v", ".")
    assert outcome.code == 1
    assert outcome.err == (
        "Files left out: 5 of other kinds (2 .py, 1 .png, 1 .yaml, 1 without extension), 1 excluded\n"
        "  archive/: excluded by archive/ (factcheck.yaml:2)\n"
        "  build/: folders of this name hold no one's prose\n"
        "  docs/a.txt: excluded by docs/a.txt (factcheck.yaml:3)\n"
        "  docs/old/: ignored by a .gitignore\n"
        "2 contradictions in 2 files (2 claims checked)\n"
    )


def test_large_files_are_said(check_line: Run, files: Path) -> None:
    write(files / "docs" / "large.txt", "12 people\n" * 200)
    assert check_line("check", "docs/large.txt").code == 1
    outcome = check_line("check", "--max-file-size", "1.5 kB", "docs/large.txt", "a.txt")
    assert outcome.code == 2
    assert outcome.out.startswith("a.txt:1:1: error")
    assert outcome.err.startswith(
        "docs/large.txt: error: is too large: 2,000 bytes, where max-file-size is 1,500\n  hint: "
    )
    outcome = check_line("check", "--max-file-size", "1999", "docs")
    assert outcome.code == 1
    assert "warning: docs/large.txt is left out: 2,000 bytes, max-file-size is 1,999\n" in outcome.err
    assert check_line("check", "--max-file-size", "2000", "docs/large.txt").code == 1
    assert check_line("check", "--max-file-size", "many", "docs").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
def test_links_and_what_is_no_file(check_line: Run, files: Path) -> None:
    folder = files / "links"
    folder.mkdir()
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "gone.md").symlink_to("nowhere.md")
    (folder / "up").symlink_to("..")
    (folder / "to-a.txt").symlink_to("../a.txt")
    os.mkfifo(folder / "pipe.md")
    outcome = check_line("check", "-v", "links", "a.txt")
    assert outcome.code == 1
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == ["a.txt"], "each file once"
    for line in (
        "  links/gone.md: a link that leads nowhere\n",
        "  links/loop.md: a link that leads nowhere\n",
        "  links/pipe.md: not a regular file\n",
        "  links/up: a link to a folder, which is not followed\n",
    ):
        assert line in outcome.err
    outcome = check_line("check", "links/loop.md")
    assert outcome.code == 2
    assert outcome.err.startswith("links/loop.md: error: a link that leads nowhere\n")


def test_arguments_in_a_file(check_line: Run, files: Path) -> None:
    write(files / "with space.txt", "12 people")
    write(files / "list", "--fail-on\nnote\n\nwith space.txt\n")
    outcome = check_line("check", "@list", "a.txt")
    assert outcome.code == 1
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == ["a.txt", "with space.txt"]
    (files / "list").write_bytes(b"check\r\na.txt\r\n")
    assert check_line("@list").code == 1
    outcome = check_line("check", "@missing")
    assert outcome.code == 2
    assert outcome.err.startswith("missing: error: cannot be read: No such file or directory")
    write(files / "@a.txt", "12 people")
    assert check_line("check", "./@a.txt").code == 1


def test_a_path_that_is_not_there_is_an_error_of_the_list_too(run_line: Run) -> None:
    outcome = run_line("check", "--show-files", "a.txt", "missing.txt")
    assert outcome.code == 2
    assert outcome.out == "a.txt\n"
    assert "missing.txt: error: no such file or folder" in outcome.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_output_does_not_depend_on_the_number_of_processes(check_line: Run, files: Path, jobs: str) -> None:
    for number in range(60):
        write(files / "many" / f"{number:03}.txt", "12 people\n" + "words " * 2000)
    outcome = check_line("check", "-j", jobs, "many")
    assert outcome.code == 1
    assert [line.split(":")[0] for line in outcome.out.splitlines()] == [f"many/{n:03}.txt" for n in range(60)]


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
@pytest.mark.parametrize("named", ["docs", "docs/a.txt"])
def test_a_folder_that_nobody_may_enter(run_line: Run, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    stat = os.stat

    def refusing(path: str | os.PathLike[str], **options: bool) -> os.stat_result:
        if os.fspath(path).partition("docs")[2].startswith(os.sep):  # root may do everything, and runs tests too
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return stat(path, **options)

    monkeypatch.setattr(os, "stat", refusing)
    outcome = run_line(named, "b.md")
    assert outcome.code == 2
    assert outcome.err.startswith(f"{named}: error: ")


@pytest.mark.parametrize("name", [".gitignore", "pyproject.toml"])
def test_a_file_of_settings_that_cannot_be_read(
    run_line: Run, files: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    write(files / name, "[tool.factcheck]\n")
    read_text = Path.read_text

    def refusing(path: Path, *arguments: str, **options: str) -> str:
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return read_text(path, *arguments, **options)

    monkeypatch.setattr(Path, "read_text", refusing)
    outcome = run_line()
    assert outcome.code == 2
    assert outcome.err == f"{name}: error: cannot be read: Permission denied\n"


def test_a_pyproject_with_a_broken_header_of_ours_is_refused(run_line: Run, files: Path) -> None:
    write(files / "pyproject.toml", "[tool.factcheck\nfail-on = 'never'\n")
    outcome = run_line()
    assert outcome.code == 2
    assert outcome.err.startswith("pyproject.toml:1:16: error: not TOML: ")
