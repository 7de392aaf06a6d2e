"""Writing back: the same encoding, the same rights, in one step."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.encoding import decode
from factcheck.documents.writing import encoded, write_whole
from factcheck.errors import DocumentError


@pytest.mark.parametrize(
    ("content", "encoding", "expected"),
    [
        (b"caf\xc3\xa9", None, b"caf\xc3\xa9\xc3\xa9"),
        (b"\xef\xbb\xbfcaf", None, b"\xef\xbb\xbfcaf\xc3\xa9"),
        (b"\xff\xfec\0", "latin-1", b"\xff\xfec\0\xe9\0"),
        (b"\xfe\xff\0c", None, b"\xfe\xff\0c\0\xe9"),
        (b"caf\xe9\r\n\r", "cp1252", b"caf\xe9\r\n\r\xe9"),
    ],
)
def test_the_encoding_stays(content: bytes, encoding: str | None, expected: bytes) -> None:
    assert encoded(decode(content, "a", encoding) + "é", content, "a", encoding) == expected


@given(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
)
def test_a_text_that_stays_leaves_its_bytes(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    assert encoded(decode(content, "a"), content, "a") == content


def test_a_character_that_the_encoding_lacks() -> None:
    with pytest.raises(DocumentError, match="cp1252 has no “₮”"):
        encoded("a ₮", b"a", "a", "cp1252")


def test_a_file_is_replaced_with_its_rights_and_through_its_links(tmp_path: Path) -> None:
    file, link = tmp_path / "a.md", tmp_path / "link.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    link.symlink_to(file)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "link.md"]


def test_a_new_file_has_the_rights_of_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights bind neither there nor root")
def test_a_read_only_file_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "a.md").chmod(0o444)
    with pytest.raises(DocumentError, match="cannot be written: it is read-only"):
        write_whole(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="cannot be written: No such file"):
        write_whole(tmp_path / "none" / "a.md", b"new")
