"""OpenDocument texts: what is prose in them, what it is, and where a reader finds it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.office.odt import read_odt
from factcheck.errors import DocumentError
from tests.documents.office.odt_files import COVERED, ENCRYPTED, h, note, odt_file, p, read, spanning, style, table
from tests.documents.office.word_files import cells, shape, word_file, zipped
from tests.documents.office.word_files import p as word_paragraph

STYLES = "".join(
    (
        style("Standard"),
        style("Heading_20_2", "Standard", more='style:display-name="Heading 2"'),
        style("Chapter", "Standard", more='style:default-outline-level="3"'),
        style("Title", "Standard"),
        style("Caption", "Standard"),
        style("Illustration", "Caption"),
        style("Quotations", "Standard"),
        style("Preformatted_20_Text", "Standard", more='style:display-name="Preformatted Text"'),
        style("Contents_20_1", "Standard", more='style:display-name="Contents 1"'),
        style("Secret", "Standard", inside='text:display="none"'),
        style("Loop", "Loop"),
        style("Source_20_Text", family="text"),
    )
)
AUTOMATIC = "".join(
    (
        style("P1", "Quotations"),
        style("Struck", family="text", inside='style:text-line-through-style="solid"'),
        style("Plain", family="text", inside='style:text-line-through-style="none"'),
        style("Hidden", family="text", inside='text:display="none"'),
        style("Raised", family="text", inside='style:text-position="super 58%"'),
    )
)  # fmt: skip


def span(name: str, content: str) -> str:
    return f'<text:span text:style-name="{name}">{content}</text:span>'


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("There are <text:span>12</text:span>,000", "There are 12,000"),
        ("  wrapped\n   by <text:span>the\n program</text:span>", "wrapped by the program"),
        ('a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d', "a   b c d"),
        ('<text:change-start text:change-id="a"/>kept<text:change-end/><text:change text:change-id="b"/>', "kept"),
        ('<text:a xlink:href="http://x.org/12">linked</text:a> on', "linked on"),
        ('<text:user-defined text:name="13">2013</text:user-defined>', "2013"),
        ("<loext:content-control>2013</loext:content-control>", "2013"),
        ('x<loext:content-control loext:showing-place-holder="true">y</loext:content-control>', "x"),
        ("said<office:annotation><text:p>no</text:p></office:annotation><office:annotation-end/> so", "said so"),
        (span("Struck", "gone " + span("Plain", "kept")) + span("Hidden", " gone"), "kept"),
        ("12,000" + span("Raised", "3, 4") + " on the 21" + span("Raised", "st"), "12,000 on the 21st"),
        ("about " + span("Source_20_Text", "12000") + " rows", "about \ufffc rows"),
        ("prosti\u00adtution", "prostitution"),
        ("<text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>up</text:ruby-text></text:ruby>", "base"),
        ("if <draw:frame><draw:object><math:math/></draw:object></draw:frame> so", "if \ufffc so"),
        ('x<text:hidden-text text:is-hidden="true">y</text:hidden-text><!-- 9 --> z', "x z"),
        ("<text:bookmark-start/>x<text:soft-page-break/>y<text:reference-mark/>", "xy"),
    ],
)
def test_text(content: str, text: str) -> None:
    document = read(odt_file(p(content), styles=STYLES, automatic=AUTOMATIC))
    assert [block.text for block in document.blocks] == [text]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (h("x", 3), ["heading 3"]),
        (p("x", "Heading_20_2"), ["heading 2"]),
        (p("x", "Chapter"), ["heading 3"]),
        (p("x", "Title"), ["title 1"]),
        (p("x", "Illustration"), ["caption"]),
        (p("x", "P1"), ["quotation"]),
        (p("x", "Preformatted_20_Text"), []),
        (p("x", "Contents_20_1"), []),
        (p("x", "Secret"), []),
        (p("x", "Loop"), ["paragraph"]),
        (p("x", "List_20_Bullet_20_2"), ["list-item 2"]),
        (
            f"<text:list><text:list-item>{p('a')}<text:list><text:list-item>{p('b')}</text:list-item></text:list>"
            "</text:list-item></text:list>",
            ["list-item 1", "list-item 2"],
        ),
        (f"<text:section>{p('a')}</text:section>", ["paragraph"]),
        (f'<text:section text:display="none">{p("a")}</text:section>', []),
        (f"<text:table-of-content><text:index-body>{p('a')}</text:index-body></text:table-of-content>", []),
        (f"<text:tracked-changes><text:changed-region><text:deletion>{p('a')}</text:deletion></text:changed-region>"
         "</text:tracked-changes>", []),
    ],
)  # fmt: skip
def test_kinds(content: str, expected: list[str]) -> None:
    document = read(odt_file(content, styles=STYLES, automatic=AUTOMATIC))
    assert [kind for _, kind, _ in shape(document)] == expected


def test_places_are_counted_as_a_reader_would() -> None:
    box = (
        f"<draw:frame><draw:text-box>{p('Figure 1. Osh', 'Illustration')}</draw:text-box><svg:desc>ignored</svg:desc>"
        "</draw:frame>"
    ).replace("<svg:desc>ignored</svg:desc>", "")
    picture = "<draw:frame><draw:image/><svg:desc>A map of  Osh</svg:desc></draw:frame>"
    shape_with_text = f"<draw:g><draw:custom-shape>{p('in a shape')}</draw:custom-shape></draw:g>"
    pages = "".join(
        f"<style:master-page><style:header>{p('Draft')}</style:header><style:footer-first>{p('Bishkek')}"
        "</style:footer-first></style:master-page>"
        for _ in range(2)
    )
    body = (
        h("Section")
        + p("")
        + p("One" + note("first") + box + picture)
        + p("Two" + note("last", "endnote") + note("second") + shape_with_text)
        + table(("a", "b"), ("c", "d"))
        + h("Next")
        + p("Three")
    )
    document = read(odt_file(body, styles=STYLES, pages=pages, title="T"))
    assert shape(document) == [
        ("document properties", "title 1", "T"),
        ("paragraph 1", "heading 1", "Section"),
        ("paragraph 2", "paragraph", "One"),
        ("picture 1", "caption", "A map of Osh"),
        ("text box 1", "caption", "Figure 1. Osh"),
        ("paragraph 3", "paragraph", "Two"),
        ("text box 2", "paragraph", "in a shape"),
        ("table 1, row 1", "table-cell", "a"),
        ("table 1, row 1", "table-cell", "b"),
        ("table 1, row 2", "table-cell", "c"),
        ("table 1, row 2", "table-cell", "d"),
        ("footnote 1", "footnote", "first"),
        ("endnote 1", "footnote", "last"),
        ("footnote 2", "footnote", "second"),
        ("paragraph 4", "heading 1", "Next"),
        ("paragraph 5", "paragraph", "Three"),
        ("header", "paragraph", "Draft"),
        ("footer", "paragraph", "Bishkek"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            table(("", spanning("Women", columns=2), COVERED), ("Year", "15", "16"), ("2013", "1", "2"), header_rows=2),
            [("", "", "Women"), ("", "", "Year"), ("", "", "15"), ("", "", "16"),
             ("", "Year", "2013"), ("2013", "Women, 15", "1"), ("2013", "Women, 16", "2")],
        ),
        (
            table(("", "", "2013"), (spanning("Osh", rows=2), "men", "1"), (COVERED, "women", "2")),
            [("", "", "2013"), ("", "", "Osh"), ("Osh", "", "men"), ("Osh, men", "2013", "1"),
             ("Osh", "", "women"), ("Osh, women", "2013", "2")],
        ),
        (  # what no program states is not believed
            table((spanning("a", columns=10**9, rows=10**9), "b"), ("c", "d")),
            [("", "", "a"), ("", "", "b"), ("", "a", "c"), ("c", "b", "d")],
        ),
    ],
)  # fmt: skip
def test_a_cell_knows_its_headers(content: str, expected: list[tuple[str, str, str]]) -> None:
    assert cells(read(odt_file(content))) == expected


def test_the_way_back_to_the_xml() -> None:
    text = read_odt(odt_file(p("There are <text:span>12,</text:span>000  sex\nworkers.")), "a.odt")
    source = text.extract.source
    start = source.index("12,000")
    spans = text.spans(start, start + 6)
    assert spans is not None
    parts = [((s.element.tail if s.tail else s.element.text) or "")[s.start : s.end] for s in spans]
    assert parts == ["12,", "000"]
    assert [span.tail for span in spans] == [False, True]
    assert text.spans(start, source.index("sex")) is None  # two spaces became one
    assert source == "There are 12,000 sex workers.\n"


WRAPS = st.sampled_from(
    (
        "{}",
        "<text:span>{}</text:span>",
        '<text:a xlink:href="http://x.org/9">{}</text:a>',
        "<text:span><text:span>{}</text:span></text:span>",
        "<text:change-start/>{}<text:change-end/>",
        "{}<office:annotation><text:p>9</text:p></office:annotation>",
        '<text:span text:style-name="Struck">9</text:span>{}',
        "<text:bookmark/>{}<!-- 9 -->",
    )
)
SENTENCE = "There are 12,000 sex workers\u00ad in \U0001f600 Osh\u0301."


@given(st.lists(st.tuples(st.integers(1, 9), WRAPS), min_size=1, max_size=12), st.integers(0, 30), st.integers(1, 30))
def test_every_stretch_is_found_in_its_elements(cuts: list[tuple[int, str]], start: int, length: int) -> None:
    content, at = "", 0
    for size, wrap in [*cuts, (99, "{}")]:
        if SENTENCE[at : at + size]:
            content += wrap.format(SENTENCE[at : at + size])
        at += size
    text = read_odt(odt_file(p("Before.") + p(content), automatic=AUTOMATIC), "a.odt")
    begin = text.extract.source.index("There")
    start = min(start, len(SENTENCE) - 1)
    end = min(start + length, len(SENTENCE))
    spans = text.spans(begin + start, begin + end)
    assert spans is not None
    found = [((s.element.tail if s.tail else s.element.text) or "")[s.start : s.end] for s in spans]
    assert "".join(found) == SENTENCE[start:end]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (odt_file(p("x"), manifest=ENCRYPTED), "an encrypted OpenDocument text"),
        (word_file(word_paragraph("x")), "not an? OpenDocument text: there is no text document"),
        (zipped({"content.xml": b"<a>"}), "a damaged OpenDocument text: content.xml"),
    ],
)
def test_what_cannot_be_read(content: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        read(content)
