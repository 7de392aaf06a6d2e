"""The way from the extracted text of a Word document back to its XML."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import read_document
from factcheck.documents.office.word import read_word
from factcheck.documents.office.xml_text import XmlText
from tests.documents.office.word_files import p, r, table, word_file

WRAPS = st.sampled_from(
    (
        "{}",
        "<w:ins w:id='1'>{}</w:ins>",
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:ins>{}</w:ins></w:smartTag>",
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>{}<w:bookmarkStart/>",
        "{}<w:r><w:rPr><w:strike/></w:rPr><w:t>9</w:t></w:r>",
    )
)
SENTENCE = "There are 12,000 sex workers\u00ad in \U0001f600 Osh\u0301."


def words(text: XmlText, start: int, end: int) -> str | None:
    spans = text.spans(start, end)
    return None if spans is None else "".join((s.element.text or "")[s.start : s.end] for s in spans)


@given(st.lists(st.tuples(st.integers(1, 9), WRAPS), min_size=1, max_size=12), st.integers(0, 30), st.integers(1, 30))
def test_every_stretch_is_found_in_its_runs(cuts: list[tuple[int, str]], start: int, length: int) -> None:
    runs, at = "", 0
    for size, wrap in [*cuts, (99, "{}")]:
        if SENTENCE[at : at + size]:
            runs += wrap.format(r(SENTENCE[at : at + size]))
        at += size
    content = word_file(p("Before.") + p(runs) + table((p("a"), p("b"))))
    text = read_word(content, "a.docx")
    begin = text.extract.source.index("There")
    start = min(start, len(SENTENCE) - 1)
    end = min(start + length, len(SENTENCE))
    assert words(text, begin + start, begin + end) == SENTENCE[start:end]
    block = read_document(content, path="a.docx").blocks[1]
    assert block.text == SENTENCE.replace("\u00ad", "")
    at = block.text.index("12,000")
    assert text.extract.source[slice(*block.source_span(at, at + 6))] == "12,000"


def test_what_was_not_copied_has_no_place_in_the_xml() -> None:
    text = read_word(word_file(p("one", "<w:r><w:tab/></w:r>", "two") + table(("a", "b"))), "a.docx")
    assert text.extract.source == "one\ttwo\na | b\n"
    assert words(text, 0, 3) == "one"
    assert words(text, 4, 7) == "two"
    assert [words(text, *span) for span in ((0, 4), (2, 6), (3, 4), (6, 9), (8, 12), (13, 14))] == [None] * 6
    assert words(text, 12, 13) == "b"


@pytest.mark.parametrize("part", ["word/document.xml", "word/footnotes.xml", "word/header1.xml"])
def test_a_span_names_its_part(part: str) -> None:
    body = p("body", '<w:r><w:footnoteReference w:id="1"/></w:r>')
    content = word_file(
        body + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        footnotes='<w:footnote w:id="1">' + p("footnotes") + "</w:footnote>",
        header1=p("header1"),
    )
    text = read_word(content, "a.docx")
    word = part.removeprefix("word/").removesuffix(".xml").replace("document", "body")
    start = text.extract.source.index(word)
    spans = text.spans(start, start + len(word))
    assert spans is not None
    assert [(span.part, span.start, span.end) for span in spans] == [(part, 0, len(word))]
    spans[0].element.text = "other"
    assert b">other</w:t>" in text.part_bytes(part)


def test_a_document_that_a_library_wrote() -> None:
    document = docx.Document()
    document.add_heading("Health", 1)
    paragraph = document.add_paragraph("There are 12")
    paragraph.add_run(",0").bold = True
    paragraph.add_run("00 sex workers.")
    out = io.BytesIO()
    document.save(out)
    text = read_word(out.getvalue(), "a.docx")
    start = text.extract.source.index("12,000")
    spans = text.spans(start, start + 6)
    assert spans is not None
    assert [(s.element.text or "")[s.start : s.end] for s in spans] == ["12", ",0", "00"]
