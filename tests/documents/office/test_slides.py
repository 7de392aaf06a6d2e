"""Slides: what is read of them, in which order, and by which place."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from lxml import etree
from pptx import Presentation
from pptx.slide import Slide
from pptx.util import Inches

from factcheck.documents import Document, read_document
from factcheck.errors import DocumentError
from tests.documents.office.word_files import cells, p, shape, word_file

TITLE, BULLETS, TITLE_ONLY = 0, 1, 5
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def presented(*fill: Callable[[Slide], object], layout: int = TITLE_ONLY, title: str = "") -> Document:
    """A presentation with one slide for each function, which puts something on it."""
    presentation = Presentation()
    presentation.core_properties.title = title
    for each in fill:
        each(presentation.slides.add_slide(presentation.slide_layouts[layout]))
    out = io.BytesIO()
    presentation.save(out)
    return read_document(out.getvalue(), path="a.pptx")


def box(slide: Slide, *paragraphs: str) -> None:
    """A text box; what begins with < is the XML of a paragraph."""
    frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(4), Inches(1)).text_frame
    body = frame._txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    for paragraph in paragraphs:
        xml = paragraph if paragraph.startswith("<") else f"<a:r><a:t>{paragraph}</a:t></a:r>"
        body.append(etree.fromstring(f'<a:p xmlns:a="{A}">{xml}</a:p>'))


def test_places_kinds_and_order() -> None:
    def first(slide: Slide) -> None:
        slide.placeholders[1].text = "Health\nLaw"
        slide.placeholders[1].text_frame.paragraphs[1].level = 1
        box(slide, "In a box")
        slide.shapes.title.text = "Brief"
        slide.notes_slide.notes_text_frame.text = "To be said."

    def second(slide: Slide) -> None:
        slide.shapes.title.text = "Osh"
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(0, 0, 9, 9).text_frame.text = "In a group"

    assert shape(presented(first, second, layout=BULLETS, title="Draft")) == [
        ("document properties", "title 1", "Draft"),
        ("slide 1", "heading 1", "Brief"),
        ("slide 1", "list-item 1", "Health"),
        ("slide 1", "list-item 2", "Law"),
        ("slide 1", "paragraph", "In a box"),
        ("notes of slide 1", "paragraph", "To be said."),
        ("slide 2", "heading 1", "Osh"),
        ("slide 2", "paragraph", "In a group"),
    ]


def test_the_title_of_the_first_slide_is_that_of_the_document() -> None:
    def first(slide: Slide) -> None:
        slide.shapes.title.text = "Brief"

    assert shape(presented(first, first, layout=TITLE, title="Draft")) == [
        ("slide 1", "title 1", "Brief"),
        ("slide 2", "heading 1", "Brief"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        ("<a:r><a:rPr b='1'/><a:t>12</a:t></a:r><a:r><a:t>,000</a:t></a:r>", "12,000"),
        ("<a:r><a:t>one</a:t></a:r><a:br/><a:r><a:t>two</a:t></a:r>", "one two"),
        ("<a:r><a:rPr strike='sngStrike'/><a:t>gone</a:t></a:r><a:r><a:t>kept</a:t></a:r>", "kept"),
        ("<a:r><a:t>12,000</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>7</a:t></a:r>", "12,000"),
        ("<a:r><a:t>21</a:t></a:r><a:r><a:rPr baseline='30000'/><a:t>st</a:t></a:r>", "21st"),
        ("<a:fld type='slidenum'><a:t>7</a:t></a:fld><a:fld type='TxLink'><a:t>12</a:t></a:fld>", "12"),
        ("<a:r><a:t>one_x000B_two</a:t></a:r>", "one two"),
    ],
)
def test_text(paragraph: str, text: str) -> None:
    assert [block.text for block in presented(lambda slide: box(slide, paragraph)).blocks] == [text]


def test_tables() -> None:
    def fill(slide: Slide) -> None:
        table = slide.shapes.add_table(3, 3, 0, 0, Inches(5), Inches(2)).table
        for row, texts in enumerate((("Group", "2013", ""), ("Women", "12,000", "9"), ("", "7", "8"))):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(0, 1).merge(table.cell(0, 2))
        table.cell(1, 0).merge(table.cell(2, 0))

    document = presented(fill)
    assert cells(document) == [
        ("", "", "Group"),
        ("", "", "2013"),
        ("", "Group", "Women"),
        ("Women", "2013", "12,000"),
        ("Women", "2013", "9"),
        ("Women", "2013", "7"),
        ("Women", "2013", "8"),
    ]
    assert document.place(document.source.index("12,000")) == "slide 1, table 1, row 2"


def test_what_is_no_presentation() -> None:
    with pytest.raises(DocumentError, match="not a PowerPoint presentation: there is no presentation in the archive"):
        read_document(word_file(p("x")), path="a.pptx")
