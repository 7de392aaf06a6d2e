"""Files: their encodings, their formats, and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import read_document
from factcheck.errors import ConfigError, DocumentError

TEXT = "\U0001f600 Бишкек is the capital.\r\nThere are 7,100.\n"


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-32", None),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "UTF-16BE"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, named: str | None) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TEXT.encode(encoding))
    document = read_document(file, encoding=named)
    assert document.source == TEXT
    block = document.blocks[0]
    at = block.text.index("Бишкек")
    start, end = block.source_span(at, at + 6)
    assert document.source[start:end] == "Бишкек"


def test_an_eight_bit_encoding_must_be_named() -> None:
    content = "caf\u00e9 in Osh".encode("cp1252")
    with pytest.raises(DocumentError, match="byte 0xe9 at offset 3") as caught:
        read_document(content, path="a.txt")
    assert caught.value.path == "a.txt"
    assert caught.value.hint is not None
    assert read_document(content, path="a.txt", encoding="cp1252").source == "caf\u00e9 in Osh"


@pytest.mark.parametrize("content", [b"\x00\x01binary", "a".encode("utf-16-le")])
def test_nul_characters_are_no_text(content: bytes) -> None:
    with pytest.raises(DocumentError, match="NUL character"):
        read_document(content)


@pytest.mark.parametrize("encoding", ["utf-9", "hex"])
def test_unknown_encodings(encoding: str) -> None:
    with pytest.raises(ConfigError, match=encoding):
        read_document(b"text", encoding=encoding)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.md", "markdown"), ("A.MD", "markdown"), ("a.txt", "text"), ("README", "text"), ("<stdin>", "text")],
)
def test_the_extension_tells_the_format(name: str, expected: str) -> None:
    assert read_document(b"# a", path=name).format == expected


def test_the_format_can_be_named() -> None:
    assert read_document(b"**a**", path="a.txt", format="markdown").blocks[0].text == "a"
    with pytest.raises(ConfigError, match="unknown format 'rtf'"):
        read_document(b"", format="rtf")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        read_document(tmp_path / "missing.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        read_document(tmp_path)
    with pytest.raises(DocumentError, match=r"no reader for \.rtf files"):
        read_document(b"{\\rtf", path="a.rtf")


def test_an_empty_file_has_no_blocks() -> None:
    assert read_document(b"", path="a.md").blocks == ()
    assert read_document(b"\xef\xbb\xbf", path="a.txt").blocks == ()
