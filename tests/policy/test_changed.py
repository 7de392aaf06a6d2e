"""What git says has changed: files with any name, lines by number, whatever the user has configured."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import ConfigError
from factcheck.policy.changed import changes_since

Git = Callable[..., None]


def changed(folder: Path, revision: str = "HEAD") -> dict[str, tuple[int, ...] | None]:
    """The changed files by name, each with those of its first ten lines that are new; None for all of them."""
    changes = changes_since(revision, folder)
    source = "\n" * 10
    return {
        str(path.relative_to(folder)): None
        if lines is None
        else tuple(number for number in range(1, 11) if lines.touch(source, number - 1, number))
        for path, lines in changes.files.items()
    }


def test_lines_and_names(tmp_path: Path, git: Git) -> None:
    before = {
        "a.md": "1\n2\n3\n4\n",
        "b c.md": "1\n",
        'd\n"e\\\t.md': "1\n",
        "é ₮.md": "1\n",
        "no end.md": "1\n2",
        "shorter.md": "1\n2\n3\n",
        "gone.md": "1\n",
        "old.md": "1\n2\n3\n4\n5\n6\n",
        "moved.md": "1\n2\n7\n",
        "bytes.md": "1\0\n",
        "same.md": "1\n",
    }
    for name, text in before.items():
        (tmp_path / name).write_text(text)
    git("add", "--all")
    git("commit", "--quiet", "--message=x")
    (tmp_path / "a.md").write_text("1\n+++ b/same.md\n3\n@@ -1,1 +1,9 @@\n-- x\n")
    (tmp_path / "b c.md").write_text("0\n1\n")
    (tmp_path / 'd\n"e\\\t.md').write_text("2\n3\n")
    (tmp_path / "é ₮.md").write_text("2\n")
    (tmp_path / "no end.md").write_text("1\n3")
    (tmp_path / "shorter.md").write_text("1\n3\n")
    (tmp_path / "gone.md").unlink()
    git("mv", "old.md", "new name.md")
    (tmp_path / "new name.md").write_text("1\n2\n3\n4\n5\nsix\n")
    git("mv", "moved.md", "moved 2.md")
    (tmp_path / "bytes.md").write_bytes(b"2\0\n")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "untracked.md").write_text("1\n")
    (tmp_path / ".gitignore").write_text("*.tmp\n")
    (tmp_path / "ignored.tmp").write_text("1\n")
    expected = {
        "a.md": (2, 4, 5),
        "b c.md": (1,),
        'd\n"e\\\t.md': (1, 2),
        "é ₮.md": (1,),
        "no end.md": (2,),
        "new name.md": (6,),
        "bytes.md": None,
        "folder/untracked.md": None,
        ".gitignore": None,
    }
    assert changed(tmp_path) == expected
    for setting in (
        "color.ui=always",
        "diff.noprefix=true",
        "diff.context=5",
        "diff.external=false",
        "core.quotepath=0",
    ):
        git("config", *setting.split("="))
    assert changed(tmp_path) == expected


def test_against_a_branch(tmp_path: Path, git: Git) -> None:
    (tmp_path / "a.md").write_text("1\n2\n")
    git("add", "--all")
    git("commit", "--quiet", "--message=x")
    git("switch", "--quiet", "--create=side")
    (tmp_path / "b.md").write_text("1\n")
    git("add", "--all")
    git("commit", "--quiet", "--message=y")
    git("switch", "--quiet", "main")
    (tmp_path / "a.md").write_text("1\nzwei\n")
    git("commit", "--quiet", "--all", "--message=z")
    git("switch", "--quiet", "side")
    assert changed(tmp_path) == {}
    assert changed(tmp_path, "main") == {"a.md": (2,), "b.md": (1,)}
    assert changed(tmp_path, "main...") == {"b.md": (1,)}


def test_before_the_first_commit_all_is_new(tmp_path: Path, git: Git) -> None:
    (tmp_path / "a.md").write_text("1\n2\n")
    (tmp_path / "b.md").write_text("1\n")
    git("add", "a.md")
    assert changed(tmp_path) == {"a.md": (1, 2), "b.md": None}


@pytest.mark.parametrize(
    ("revision", "message"),
    [("nobody", 'there is no revision "nobody"'), ("--all", '"--all" is no revision'), ("", '"" is no revision')],
)
def test_what_is_no_revision(tmp_path: Path, git: Git, revision: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        changes_since(revision, tmp_path)


def test_a_file_elsewhere(tmp_path: Path, git: Git) -> None:
    with pytest.raises(ConfigError, match="is not in the git repository"):
        changes_since("HEAD", tmp_path).has(tmp_path.parent / "a.md")
