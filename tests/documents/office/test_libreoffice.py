"""One draft as LibreOffice wrote it: as an OpenDocument text, and exported from there as a Word document.

It has a table of contents, a comment, a tracked change, a text frame, a shape with text, notes, code, a list, a
caption, a quotation, a header and a footer.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.checker import Checker
from factcheck.documents import read_document
from tests.documents.office.word_files import shape

FILES = Path(__file__).parent / "files"
SHAPE = [
    ("paragraph 1", "title 1", "A brief"),
    ("paragraph 2", "heading 1", "Health"),
    ("paragraph 3", "paragraph", "HIV prevalence among sex workers in Kyrgyzstan is 12%."),
    ("paragraph 4", "paragraph", "A paragraph with a frame."),
    ("text box 1", "paragraph", "In the frame: there are 12,000 sex workers in Kyrgyzstan."),
    ("paragraph 5", "paragraph", "And a shape."),
    ("text box 2", "paragraph", "In a shape: the capital of Kyrgyzstan is Osh."),
    ("paragraph 6", "quotation", "Quoted: Brothels are legal in Kyrgyzstan."),
    ("paragraph 7", "paragraph", "Uses x=13000 here."),
    ("paragraph 8", "list-item 1", "First item"),
    ("paragraph 9", "list-item 2", "Inner item"),
    ("paragraph 10", "caption", "Figure 1: HIV among sex workers"),
    ("footnote 1", "footnote", "In a footnote: Kyrgyzstan is Tier 3."),
    ("paragraph 11", "heading 2", "Law"),
    ("paragraph 12", "paragraph", "Endnote here"),
    ("endnote 1", "footnote", "In an endnote: founded in 1991."),
    ("header", "paragraph", "Header about Kyrgyzstan"),
    ("footer", "paragraph", "Page 1"),
]


@pytest.mark.parametrize("name", ["libreoffice.docx", "libreoffice.odt"])
def test_a_draft_by_libreoffice(name: str, checker: Checker) -> None:
    document = read_document(FILES / name)
    assert shape(document) == SHAPE
    found = [(document.place(claim.start), claim.text) for claim in checker.check_document(document).findings]
    assert found == [
        ("paragraph 3", "12%"),
        ("text box 1", "12,000"),
        ("text box 2", "Osh"),
        ("paragraph 6", "Brothels are legal"),
    ]
