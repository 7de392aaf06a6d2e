"""Office files that are damaged, encrypted, something else, or made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest

from factcheck.documents import read_document
from factcheck.documents.office import archive
from factcheck.errors import DocumentError
from tests.documents.office.word_files import p, word_file, zipped

GOOD = word_file(p("There are 12,000 sex workers in Kyrgyzstan."))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LAUGHS = "<!DOCTYPE w [<!ENTITY a '12,000'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
) + "]>"  # fmt: skip


def encrypted_member() -> bytes:
    content = bytearray(GOOD)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(signature)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(signature, at + 1)
    return bytes(content)


def changed(name: str, xml: str, encoding: str = "utf-8") -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as good:
        files = {each: good.read(each) for each in good.namelist()}
    return zipped({**files, name: xml.encode(encoding)})


CASES = {
    "empty": (b"", "not a Word document: the file is empty"),
    "text": (b"There are 12,000", "not a Word document: it is no zip archive"),
    "rtf": (b"{\\rtf1 x}", "not a Word document: it is RTF"),
    "html": (b"\n<!DOCTYPE html>", "not a Word document: it is HTML"),
    "old": (OLE, "old binary format of Office 97 to 2003"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le"), "an encrypted Word document"),
    "locked-zip": (encrypted_member(), "an encrypted Word document"),
    "cut": (GOOD[:-30], "a damaged Word document"),
    "bits": (GOOD.replace(GOOD[GOOD.index(b"word/document.xml") + 20 :][:40], bytes(40)), "a damaged Word document"),
    "other": (zipped({"content.xml": b"<a/>"}), "there is no Word document in the archive"),
    "broken": (changed("word/document.xml", "<w:document"), r"a damaged Word document: word/document\.xml"),
    "root": (changed("word/document.xml", "<a/>"), "there is no Word document in the archive"),
    "laughs": (word_file(p("&i;"), prologue=LAUGHS), "declares entities or a document type"),
    "external": (
        word_file(p("&a;"), prologue="<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"),
        "declares entities or a document type",
    ),
    "utf-16": (
        changed("word/document.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "utf-16"),
        "declares entities or a document type",
    ),
    "bomb": (word_file(p("a" * 3_000_000)), r"word/document\.xml in it unpacks to \d+ times its size"),
    "deep": (word_file("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000), "a damaged Word document"),
}


@pytest.mark.parametrize("name", CASES)
def test_hostile_files(name: str) -> None:
    content, message = CASES[name]
    with pytest.raises(DocumentError, match=message) as caught:
        read_document(content, path="a.docx")
    assert caught.value.path == "a.docx"
    assert caught.value.hint


def test_nesting_that_the_parser_takes() -> None:
    depth = 110
    content = word_file("<w:sdt><w:sdtContent>" * depth + p("deep") + "</w:sdtContent></w:sdt>" * depth)
    assert [block.text for block in read_document(content, path="a.docx").blocks] == ["deep"]
    tables = 70
    nested = "<w:tbl><w:tr><w:tc>" * tables + p("deep") + "</w:tc></w:tr></w:tbl>" * tables
    assert [block.text for block in read_document(word_file(nested), path="a.docx").blocks] == ["deep"]


def test_all_that_is_read_of_a_file_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 2000)
    with pytest.raises(DocumentError, match="unpacks to more than 0 MB"):
        read_document(word_file(p(*(f"sentence {n}" for n in range(100)))), path="a.docx")
