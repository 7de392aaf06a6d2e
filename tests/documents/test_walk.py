"""Which files are checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.documents.path_patterns import PathPattern, PathPatterns
from factcheck.documents.walk import FileRules, select_files


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in (
        "b.md",
        "a.txt",
        "c.py",
        "sub/z.md",
        "sub/a.md",
        "sub/draft.md",
        "node_modules/x.md",
        ".hidden/x.md",
        "out/kept.md",
        "out/x.md",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("text")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("out/*\n!out/kept.md\n")
    (tmp_path / "sub" / ".gitignore").write_text("draft.md\n")
    return tmp_path


def excluding(root: Path, *patterns: str, force: bool = False) -> Callable[[Path], FileRules]:
    """The same rules for every folder."""
    exclude = PathPatterns([PathPattern(text, root, "a.yaml:1") for text in patterns])
    rules = FileRules(exclude=exclude, force_exclude=force)
    return lambda _: rules


def names(paths: list[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_a_folder_is_walked_in_order(tree: Path) -> None:
    selection = select_files([tree])
    assert names(selection.files, tree) == ["a.txt", "b.md", "out/kept.md", "sub/a.md", "sub/z.md"]
    assert [(each.path.name, each.why) for each in selection.of_kind("unknown")] == [("c.py", "no reader for .py")]
    assert [each.path.name for each in selection.of_kind("excluded")] == ["x.md", "draft.md"]
    assert [each.path.name for each in selection.of_kind("folder")] == ["node_modules"]


@pytest.mark.parametrize("line", ["[z-a]", "!", "[b-a]*.md"])
def test_lines_of_ignore_files_that_are_no_patterns_fit_nothing(tree: Path, line: str) -> None:
    (tree / "sub" / ".gitignore").write_text(f"{line}\ndraft.md\n")
    assert names(select_files([tree / "sub"]).files, tree) == ["sub/a.md", "sub/z.md"]


def test_ignore_files_above_count_up_to_the_repository(tree: Path) -> None:
    assert names(select_files([tree / "out"]).files, tree) == ["out/kept.md"]
    (tree / ".git").rmdir()
    assert names(select_files([tree / "out"]).files, tree) == ["out/kept.md", "out/x.md"]


def test_excludes(tree: Path) -> None:
    selection = select_files([tree], excluding(tree, "sub/", "*.txt"))
    assert names(selection.files, tree) == ["b.md", "out/kept.md"]


def test_a_named_file_is_taken_unless_excludes_are_forced(tree: Path) -> None:
    named = tree / "out" / "x.md"
    assert select_files([named], excluding(tree, "out/")).files == [named]
    forced = select_files([named], excluding(tree, "out/", force=True))
    assert forced.files == []
    assert [each.why for each in forced.of_kind("excluded")] == ["excluded by out/ (a.yaml:1)"]


def test_each_file_once(tree: Path) -> None:
    assert len(select_files([tree / "sub", tree / "sub" / "a.md", tree]).files) == 5


def test_a_missing_path_is_an_error(tree: Path) -> None:
    selection = select_files([tree / "nowhere", tree / "a.txt"])
    assert [str(error) for error in selection.errors] == [f"{tree / 'nowhere'}: no such file or folder"]
    assert names(selection.files, tree) == ["a.txt"]


def test_a_loop_of_links_ends(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree)
    assert len(select_files([tree]).files) == 5
