"""The encodings that HTML and XML files declare, and what happens when they are not in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import read_document
from factcheck.errors import DocumentError
from tests.cli.conftest import Run

PROSE = "caf\u00e9 “Бишкек” \U0001f600"


@pytest.mark.parametrize(
    ("head", "encoding", "prose"),
    [
        ("<meta charset=utf-8>", "utf-8", PROSE),
        ('<meta charset="windows-1251">', "cp1251", "Бишкек"),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=koi8-r'>", "koi8-r", "Бишкек"),
        ("<meta charset='iso-8859-1'>", "cp1252", "caf\u00e9 “x”"),
        ("<meta charset=Shift_JIS>", "cp932", "東京"),
        ("<meta charset=utf-16>", "utf-8", PROSE),
        ("<!-- <meta charset=cp1251> --><meta charset=utf-8>", "utf-8", PROSE),
        ('<?xml version="1.0" encoding="ISO-8859-5"?><p>', "iso-8859-5", "Бишкек"),
        ("<?xml version='1.0' encoding='utf-8'?><meta charset=cp1251>", "utf-8", PROSE),
        ("<p>", "utf-8", PROSE),
        ("<p>", "utf-8-sig", PROSE),
        ("<meta charset=cp1251>", "utf-16", PROSE),
        ("<?xml version='1.0' encoding='utf-16'?><p>", "utf-16-le", PROSE),
        ("<p>", "utf-16-be", PROSE),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(head: str, encoding: str, prose: str) -> None:
    document = read_document(f"{head}\r\n<p>{prose}".encode(encoding), path="a.html")
    assert document.source == f"{head}\r\n<p>{prose}"
    block = document.blocks[-1]
    assert block.text == prose
    start, end = block.source_span(0, len(block.text))
    assert document.source[start:end] == prose


@pytest.mark.parametrize(
    ("path", "head", "encoding"),
    [
        ("a.tex", "\\usepackage[koi8-r]{inputenc}\r\n\\begin{document}\r\n", "koi8-r"),
        ("a.tex", "% \\usepackage[latin1]{inputenc}\n\\usepackage[cp1251]{inputenc}\n\\begin{document}\n", "cp1251"),
        ("a.tex", "\\usepackage[utf8x]{inputenc}\n\\begin{document}\n", "utf-8"),
        ("a.tex", "\\usepackage[latin1]{inputenc}\n\\begin{document}\n", "utf-8-sig"),
        ("a.tex", "", "utf-8"),
        ("a.rst", ".. -*- coding: cp1251 -*-\n\n", "cp1251"),
        ("a.rst", ".. x\n.. vim: set fileencoding=koi8-r :\n\n", "koi8-r"),
        ("a.rst", ".. x\n\n.. coding: koi8-r\n\n", "utf-8"),
    ],
)
def test_a_source_is_read_in_the_encoding_that_it_declares(path: str, head: str, encoding: str) -> None:
    document = read_document(f"{head}Бишкек is it.".encode(encoding), path=path)
    assert document.source == f"{head}Бишкек is it."
    assert document.blocks[-1].text == "Бишкек is it."


def test_a_named_encoding_overrules_a_declaration_but_no_byte_order_mark() -> None:
    page = "<meta charset=cp1251><p>caf\u00e9"
    assert read_document(page.encode("utf-8"), path="a.html", encoding="utf-8").source == page
    assert read_document(page.encode("utf-16"), path="a.html", encoding="utf-8").source == page


def test_only_formats_that_declare_are_asked() -> None:
    text = "<meta charset=cp1251> caf\u00e9"
    assert read_document(text.encode("utf-8"), path="a.txt").source == text


def test_an_encoding_that_is_none() -> None:
    with pytest.raises(DocumentError, match="says that its encoding is 'utf-9'") as caught:
        read_document(b"<meta charset=utf-9>", path="a.html")
    assert caught.value.path == "a.html"


def test_what_does_not_decode_is_told_with_its_offset(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"<meta charset=ascii><p>12 people \x81")
    (tmp_path / "b.html").write_bytes(b"<p>12 people, caf\xe9s")
    outcome = check_line("check", "a.html", "b.html")
    assert outcome.code == 2
    assert outcome.out == ""
    assert "a.html: error: not cp1252: the byte 0x81 at offset 33 does not decode\n" in outcome.err
    assert "b.html: error: not utf-8: the byte 0xe9 at offset 17 does not decode\n" in outcome.err
    outcome = check_line("check", "--encoding", "latin-1", "a.html", "b.html")
    assert outcome.code == 1
    assert [line.split(" ")[0] for line in outcome.out.splitlines()] == ["a.html:1:24:", "b.html:1:4:"]
