"""PDF: printed lines become paragraphs again; margins, notes, columns and tables are told from text."""

from __future__ import annotations

import zlib

import pytest

from factcheck.documents import Block
from factcheck.documents.office import pdf, pdf_limits
from factcheck.errors import DocumentError
from tests.documents.office.pdf_files import Print, filler, lines, pdf_file, read, row
from tests.documents.office.word_files import cells, shape

FULL = "A line that is as long as the column is wide, or nearly so, as"
COLUMN = (
    "The left column holds a long text",
    "that goes on for many lines and",
    "mentions 12,000 sex workers. It is",
    "set in short lines and ends there.",
)
OTHER = (
    "The right column has a text of its",
    "own that is read after the left one",
    "and says that Osh is the capital, so",
    "that there is something to find.",
)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (lines(FULL, "most lines of this document are set, and it ends here."), [
            ("page 1, line 1", "paragraph", f"{FULL} most lines of this document are set, and it ends here."),
        ]),
        (lines(FULL, "it speaks of prosti-", "tution in the country, of red-light", "and of red-", "light areas."), [
            ("page 1, line 1", "paragraph",
             f"{FULL} it speaks of prostitution in the country, of red-light and of red-light areas."),
        ]),
        (lines(FULL, "and a short end.", FULL, "and the next."), [
            ("page 1, line 1", "paragraph", f"{FULL} and a short end."),
            ("page 1, line 3", "paragraph", f"{FULL} and the next."),
        ]),
        (lines(FULL, f"{FULL}.", "", FULL, "and more."), [
            ("page 1, line 1", "paragraph", f"{FULL} {FULL}."),
            ("page 1, line 3", "paragraph", f"{FULL} and more."),
        ]),
        ([*lines(FULL, f"{FULL}."), *lines(FULL, x=90, y=124), *lines("and its second line.", y=136)], [
            ("page 1, line 1", "paragraph", f"{FULL} {FULL}."),
            ("page 1, line 3", "paragraph", f"{FULL} and its second line."),
        ]),
        (lines(FULL, "• One thing", "• Another thing that", "2) and a third"), [
            ("page 1, line 1", "paragraph", FULL),
            ("page 1, line 2", "list-item 1", "One thing"),
            ("page 1, line 3", "list-item 1", "Another thing that"),
            ("page 1, line 4", "list-item 1", "and a third"),
        ]),
        ([Print("Brief", 72, 60, 20), Print("Health", 72, 90, 14), *lines(FULL, "ends."), Print("Law", 72, 150, 14),
          Print("Bold law", 72, 170, 10, "Times-Bold"), *lines(FULL, FULL, FULL, y=182)], [
            ("page 1, line 1", "title 1", "Brief"),
            ("page 1, line 2", "heading 2", "Health"),
            ("page 1, line 3", "paragraph", f"{FULL} ends."),
            ("page 1, line 5", "heading 2", "Law"),
            ("page 1, line 6", "heading 3", "Bold law"),
            ("page 1, line 7", "paragraph", f"{FULL} {FULL} {FULL}"),
        ]),
        ([*lines(FULL, "ends."), Print("print(12000)", 72, 140, 10, "Courier"), *lines("Osh.", y=160)], [
            ("page 1, line 1", "paragraph", f"{FULL} ends."),
            ("page 1, line 4", "paragraph", "Osh."),
        ]),
        (lines("HIV is at 13% . . . . . . . . 12", "The law.........xi", FULL), [
            ("page 1, line 3", "paragraph", FULL),
        ]),
        ([Print("There are 12,000", 72, 100, 10, "Courier"), Print("people.", 72, 112, 10, "Courier")], [
            ("page 1, line 1", "paragraph", "There are 12,000 people."),
        ]),
        ([*lines(FULL), Print("ends here.", 72, 112), Print("Next and last.", 122, 112)], [
            ("page 1, line 1", "paragraph", f"{FULL} ends here. Next and last."),
        ]),
        ([*lines(FULL), *lines("Table 1. Figures", y=130), *lines(FULL, y=160)], [
            ("page 1, line 1", "paragraph", FULL),
            ("page 1, line 2", "caption", "Table 1. Figures"),
            ("page 1, line 3", "paragraph", FULL),
        ]),
        ([Print("DRAFT 9", 200, 500, 60, turned=45), *lines(FULL, "ends."), Print("margin 8", 20, 300, turned=90)], [
            ("page 1, line 1", "paragraph", f"{FULL} ends."),
        ]),
        ([*lines(FULL), Print("there are 12,000", 72, 112), Print("7", 140, 109, 6), *lines("sex workers.", y=124)], [
            ("page 1, line 1", "paragraph", f"{FULL} there are 12,000 sex workers."),
        ]),
        ([*lines(*COLUMN), *lines(*OTHER, x=320)], [
            ("page 1, line 1", "paragraph", " ".join(COLUMN)),
            ("page 1, line 1", "paragraph", " ".join(OTHER)),
        ]),
        ([each for n, pair in enumerate(zip(COLUMN, OTHER, strict=True))
          for each in row(*pair, y=100 + 12 * n, width=250)], [
            ("page 1, line 1", "paragraph", " ".join(COLUMN)),
            ("page 1, line 1", "paragraph", " ".join(OTHER)),
        ]),
    ],
)  # fmt: skip
def test_blocks(page: list[Print], expected: list[tuple[str, str, str]]) -> None:
    assert shape(read(pdf_file(page))) == expected


def test_every_line_of_a_paragraph_has_its_place() -> None:
    document = read(pdf_file(lines(FULL, f"{FULL} one"), lines(FULL[2:], "there are 12,000 people.")))
    assert len(document.blocks) == 1
    block = document.blocks[0]
    start = block.text.index("12,000")
    span = block.source_span(start, start + 6)
    assert document.source[slice(*span)] == "12,000"
    assert document.place(span[0]) == "page 2, line 2"


def test_ligatures_and_words_cut_at_the_end_of_a_line_map_to_their_characters() -> None:
    document = pdf._pieces("ﬁve oﬃcers")
    assert [(piece.shown, piece.reads) for piece in document] == [
        ("ﬁ", "fi"), ("ve o", "ve o"), ("ﬃ", "ffi"), ("cers", "cers"),
    ]  # fmt: skip
    cut = read(pdf_file(lines(FULL, "it speaks of prosti-", "tution in the country.")))
    block = cut.blocks[0]
    start = block.text.index("prostitution")
    assert cut.source[slice(*block.source_span(start, start + 12))] == "prosti-\ntution"


def test_a_password_that_only_forbids_printing_keeps_nobody_from_reading() -> None:
    assert [block.text for block in read(pdf_file(lines(FULL), owner="secret")).blocks] == [FULL]


def test_running_headers_and_footers_are_left_out() -> None:
    pages = [
        [Print(f"{('Brief', 'Law')[number % 2]} of 2016", 72, 40), *text, Print(f"Page {number + 1} of 5", 280, 780)]
        for number, text in enumerate(filler(5))
    ]
    texts = [block.text for block in read(pdf_file(*pages)).blocks]
    assert not any("of 2016" in text or "of 5" in text for text in texts)
    assert "line 0" in texts[0]
    one = [*filler(1)[0], Print("12", 300, 780)]
    assert not any(block.text == "12" for block in read(pdf_file(one)).blocks)
    said_once = [*filler(1)[0], Print("There are 12,000 people.", 72, 780)]
    assert any("12,000" in block.text for block in read(pdf_file(said_once, *filler(2))).blocks)


def test_notes_come_after_the_paragraph_that_goes_on_to_the_next_page() -> None:
    first = [
        *lines(FULL, FULL),
        Print("7", 72, 697, 5),
        Print("See the law of 2013, which is", 78, 700, 8),
        Print("cited here.", 78, 710, 8),
        Print("8 Ibid.", 72, 722, 8),
    ]
    assert shape(read(pdf_file(first, lines("and it goes on here.")))) == [
        ("page 1, line 1", "paragraph", f"{FULL} {FULL} and it goes on here."),
        ("page 1, line 3", "footnote", "See the law of 2013, which is cited here."),
        ("page 1, line 5", "footnote", "Ibid."),
    ]


def test_a_table_and_its_continuation() -> None:
    top = [*row("Topic", "Kyrgyzstan", "Mali", y=100), *row("Number of people", "12,000", "9", y=120)]
    first = [*lines(FULL, y=60), *top]
    second = [*row("Capital", "Osh", "Bamako", y=60), *row("Rank", "Tier 3", "", y=80), *lines(FULL, "ends.", y=140)]
    document = read(pdf_file(first, second))
    assert cells(document) == [
        ("", "", "Topic"),
        ("", "", "Kyrgyzstan"),
        ("", "", "Mali"),
        ("", "Topic", "Number of people"),
        ("Number of people", "Kyrgyzstan", "12,000"),
        ("Number of people", "Mali", "9"),
        ("", "Topic", "Capital"),
        ("Capital", "Kyrgyzstan", "Osh"),
        ("Capital", "Mali", "Bamako"),
        ("", "Topic", "Rank"),
        ("Rank", "Kyrgyzstan", "Tier 3"),
    ]
    assert "Capital | Osh | Bamako\n" in document.source
    assert document.place(document.source.index("Osh")) == "page 2, line 1"
    assert isinstance(document.blocks[-1], Block)
    assert document.blocks[-1].text == f"{FULL} ends."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a PDF"),
        (b"PK\x03\x04", "not a PDF"),
        (pdf_file(lines(FULL), password="secret"), "an encrypted PDF"),
        (pdf_file([], [], picture=True), "no text in its 2 pages: they are pictures, or empty"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "a damaged PDF"),
        (pdf_file(lines(FULL))[:-400].replace(b"/Pages", b"/Xages"), "a damaged PDF|no text in its 0 pages"),
    ],
)
def test_what_cannot_be_read(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        read(content)
    assert caught.value.path == "a.pdf"
    assert caught.value.hint


def test_streams_that_unpack_too_far_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = pdf_file(lines(FULL))
    packed = zlib.compress(b" " * 3_000_000)
    bomb = plain.replace(b"%%EOF", b"9 0 obj<</Length 9/Filter/FlateDecode>>stream\n" + packed + b"endstream\n%%EOF")
    picture = bomb.replace(b"/Length 9/", b"/Length 9/Subtype/Image/")
    assert not pdf_limits.unpacks_too_far(bomb)
    monkeypatch.setattr(pdf_limits, "LARGEST", 2_000_000)
    with pytest.raises(DocumentError, match="a stream in it unpacks to more than"):
        read(bomb)
    assert [block.text for block in read(picture).blocks] == [FULL]


def test_fonts_that_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_UNMAPPED", -1.0)
    with pytest.raises(DocumentError, match="its fonts do not tell which characters they show"):
        read(pdf_file(lines(FULL)))
