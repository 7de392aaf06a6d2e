"""Every writable document of the corpus, fixed: what was corrected is found no more, and nothing else has changed."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from importlib import import_module

import pytest

from factcheck import Checker
from factcheck.documents import Document, read_document
from factcheck.documents.edits import applied
from factcheck.findings import Claim
from factcheck.fixes.choice import chosen, edits_of, misread
from factcheck.fixes.fixer import Fixed, Fixer
from factcheck.fixes.tracking import Tracking
from factcheck.fixes.writable import is_writable
from factcheck.jobs import Checked
from tests.documents.corpus.corpus import HERE, Expected, corpus_formats, expected_of

DATE = "2026-01-31T12:00:00Z"
WRITABLE = [name for name in corpus_formats() if is_writable(expected_of(name).format)]
RELUCTANT = {"asciidoc": 1, "rst": 1, "subtitles": 2, "subtitles-subrip": 2}
"""How many corrections cannot be made in a document: markup, or a line said twice, cuts the value in two."""


def content_of(expected: Expected) -> bytes:
    if not expected.builder:
        return (HERE / expected.document).read_bytes()
    content: bytes = import_module(f"tests.documents.corpus.{expected.builder}").build()
    return content


def fix(checker: Checker, name: str, content: bytes, *, unsafe: bool, tracking: Tracking | None = None) -> Fixed:
    def check(new: bytes) -> Checked:
        document = read_document(new, path=name)
        return Checked(document, checker.check_document(document))

    def findings(checked: Checked) -> tuple[Claim, ...]:
        return checked.report.findings

    return Fixer(check, findings, unsafe=unsafe, tracking=tracking).fixed(check(content), content)


def kinds(claims: tuple[Claim, ...]) -> Counter[tuple[str, str]]:
    return Counter((claim.fact, claim.text) for claim in claims)


@pytest.mark.parametrize("name", WRITABLE)
def test_a_document_of_the_corpus(checker: Checker, name: str) -> None:
    expected = expected_of(name)
    path = expected.path or expected.document
    content = content_of(expected)
    before = checker.check_document(read_document(content, path=path))
    fixed = fix(checker, path, content, unsafe=True)
    assert fixed.written == len(before.findings) - RELUCTANT.get(name, 0)
    again = checker.check_document(read_document(fixed.content, path=path))
    assert kinds(again.findings) <= kinds(before.findings)
    assert len(again.findings) == RELUCTANT.get(name, 0)
    assert fix(checker, path, fixed.content, unsafe=True).content == fixed.content


@pytest.mark.parametrize("tracking", [None, Tracking(DATE)])
def test_only_the_text_of_a_word_document_changes(checker: Checker, tracking: Tracking | None) -> None:
    expected = expected_of("docx")
    content = content_of(expected)
    fixed = fix(checker, expected.path, content, unsafe=False, tracking=tracking)
    before, after = (zipfile.ZipFile(io.BytesIO(each)) for each in (content, fixed.content))
    assert before.namelist() == after.namelist()
    changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
    assert changed <= {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"}
    assert [info.date_time for info in before.infolist()] == [info.date_time for info in after.infolist()]
    document = after.read("word/document.xml").decode()
    assert (f'w:author="factcheck" w:date="{DATE}"' in document) == (tracking is not None)
    if tracking:
        assert document.count("<w:del ") >= 2
        assert document.count("<w:ins ") >= 2


def shown(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_tracked_or_not_it_reads_the_same(checker: Checker) -> None:
    expected = expected_of("docx")
    texts = [
        shown(fix(checker, expected.path, content_of(expected), unsafe=True, tracking=tracking).checked.document)
        for tracking in (None, Tracking(DATE))
    ]
    assert texts[0] == texts[1]


def test_edits_that_change_more_are_seen(checker: Checker) -> None:
    source = "There are 12,000 sex workers in Kyrgyzstan.\n\nHIV prevalence among them is 12%.\n"
    document = read_document(source.encode(), path="a.md")
    corrections = chosen(checker.check_document(document).findings, unsafe=True)
    assert len(corrections) == 2
    assert misread(document, document.with_source(applied(source, edits_of(corrections))), corrections) == []
    assert misread(document, document.with_source(source), corrections) == corrections
    assert misread(document, document.with_source(f"# {source}"), corrections) == corrections
