"""Word documents: what is prose in them, what it is, and where a reader finds it."""

from __future__ import annotations

import pytest

from tests.documents.office.word_files import STRICT, cells, p, r, read, shape, style, table, word_file

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
BEGIN, MIDDLE, END = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([r("12", "<w:b/>"), ",000 sex", " workers"], "12,000 sex workers"),
        (['<w:ins w:id="1">' + r("12,000") + "</w:ins>", '<w:del w:id="2"><w:r><w:delText>9'
          "</w:delText></w:r></w:del>", " people"], "12,000 people"),
        (["<w:moveFrom>" + r("gone ") + "</w:moveFrom>", "<w:moveTo>" + r("come") + "</w:moveTo>"], "come"),
        (["<w:ins><w:del>" + r("never") + "</w:del></w:ins>", "said"], "said"),
        (['<w:hyperlink r:id="x">' + r("a link") + "</w:hyperlink>", " on"], "a link on"),
        (["<w:smartTag><w:smartTag>" + r("Osh") + "</w:smartTag></w:smartTag>"], "Osh"),
        (["<w:sdt><w:sdtPr/><w:sdtContent>" + r("2013") + "</w:sdtContent></w:sdt>"], "2013"),
        (["<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + r("Enter it") + "</w:sdtContent></w:sdt>",
          "x"], "x"),
        ([BEGIN, instruction(" REF x "), MIDDLE, "12,000", END, " of them"], "12,000 of them"),
        ([BEGIN, instruction("IF "), BEGIN, instruction("PAGE"), MIDDLE, "4", END, instruction(" = 4"), MIDDLE,
          "yes", END], "yes"),
        ([BEGIN, instruction(" TOC "), MIDDLE, "HIV 12", END, "on"], "on"),
        ([BEGIN, instruction(" REF "), "no end to it"], "no end to it"),
        (['<w:fldSimple w:instr=" DATE ">' + r("2013") + "</w:fldSimple>"], "2013"),
        ([r("gone", "<w:strike/>"), r("gone", "<w:dstrike/>"), r("gone", "<w:vanish/>"),
          r("kept", '<w:strike w:val="0"/>')], "kept"),
        ([r("hidden by style", '<w:rStyle w:val="Hidden"/>'),
          r("shown", '<w:rStyle w:val="Hidden"/><w:vanish w:val="0"/>')], "shown"),
        (["about ", r("12000", '<w:rStyle w:val="Code"/>'), " rows"], "about \ufffc rows"),
        (["12,000", r("3, 4", '<w:vertAlign w:val="superscript"/>'), " on the 21",
          r("st", '<w:vertAlign w:val="superscript"/>')], "12,000 on the 21st"),
        (["<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"], "one two three"),
        (["<w:r><w:t>prosti</w:t><w:softHyphen/><w:t>tution</w:t></w:r>", "\u00ads"], "prostitutions"),
        (["<w:r><w:t>15</w:t><w:noBreakHyphen/><w:t>49</w:t></w:r>"], "15\u201149"),
        (['<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "12,000"], "≥12,000"),
        (['<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " done"], "\ufffc done"),
        (["if ", "<m:oMath><m:r><m:t>x=12</m:t></m:r></m:oMath>", " holds"], "if \ufffc holds"),
        (["<w:r><w:ruby><w:rt>" + r("above") + "</w:rt><w:rubyBase>" + r("base")
          + "</w:rubyBase></w:ruby></w:r>"], "base"),
        (['<w:commentRangeStart w:id="0"/>', "said", '<w:r><w:commentReference w:id="0"/></w:r>',
          "<!-- 9 -->"], "said"),
        (["<mc:AlternateContent><mc:Choice Requires='wps'>" + r("new") + "</mc:Choice><mc:Fallback>" + r("old")
          + "</mc:Fallback></mc:AlternateContent>"], "new"),
    ],
)  # fmt: skip
def test_text(runs: list[str], text: str) -> None:
    styles = style("Hidden", kind="character", inside="<w:rPr><w:vanish/></w:rPr>") + style("Code", kind="character")
    assert [block.text for block in read(word_file(p(*runs), styles=styles)).blocks] == [text]


STYLES = "".join(
    (
        style("Normal"),
        style("heading 2", "Normal", style_id="berschrift2"),
        style("Chapter", "berschrift2"),
        style("Outlined", "Normal", inside='<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        style("Title", style_id="Titel"),
        style("caption", style_id="Beschriftung"),
        style("Intense Quote"),
        style("List Bullet 2"),
        style("Steps", inside='<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>'),
        style("toc 1"),
        style("HTML Preformatted"),
        style("Loop A", "Loop B"),
        style("Loop B", "Loop A"),
    )
)
LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (p("x", style="berschrift2"), ["heading 2"]),
        (p("x", style="Chapter"), ["heading 2"]),
        (p("x", style="Outlined"), ["heading 3"]),
        (p("x", style="Outlined", properties='<w:outlineLvl w:val="9"/>'), ["paragraph"]),
        (p("x", properties='<w:outlineLvl w:val="0"/>'), ["heading 1"]),
        (p("x", style="Titel"), ["title 1"]),
        (p("x", style="Beschriftung"), ["caption"]),
        (p("x", style="Intense Quote"), ["quotation"]),
        (p("x", style="List Bullet 2"), ["list-item 2"]),
        (p("x", style="Steps"), ["list-item 1"]),
        (p("x", style="Steps", properties=LIST.format(0, 0)), ["paragraph"]),
        (p("x", properties=LIST.format(2, 7)), ["list-item 3"]),
        (p("x", style="toc 1"), []),
        (p("x", style="HTML Preformatted"), []),
        (p("x", style="Loop A"), ["paragraph"]),
        (p("x", style="no such style"), ["paragraph"]),
        (p("x", properties="<w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange>"), ["paragraph"]),
    ],
)
def test_kinds(paragraph: str, expected: list[str]) -> None:
    assert [kind for _, kind, _ in shape(read(word_file(paragraph, styles=STYLES)))] == expected


def test_places_are_counted_as_a_reader_would() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        + p("boxed")
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        + p("boxed")
        + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    old_box = "<w:r><w:pict><v:textbox><w:txbxContent>" + p("old box") + "</w:txbxContent></v:textbox></w:pict></w:r>"
    picture = '<w:r><w:drawing><wp:docPr id="1" descr="A map of  Osh"/></w:drawing></w:r>'
    body = "".join(
        (
            p("Section", style="Chapter"),
            p(),
            p("One", REFERENCE.format(5), box, picture),
            p("Two", REFERENCE.format(4), old_box, "<w:r><w:endnoteReference w:id='1'/></w:r>"),
            table(("a", "b"), ("c", "d")),
            p("Next", style="Chapter"),
            p("Three"),
            '<w:sectPr><w:headerReference r:id="header1"/><w:headerReference r:id="header2"/>'
            '<w:footerReference r:id="footer1"/></w:sectPr>',
        )
    )
    notes = {
        "footnotes": "<w:footnote w:type='separator' w:id='0'>" + p("line") + "</w:footnote>"
        "<w:footnote w:id='4'>" + p("four") + "</w:footnote><w:footnote w:id='5'>" + p("five") + "</w:footnote>"
        "<w:footnote w:id='6'>" + p("of a reference that was deleted") + "</w:footnote>",
        "endnotes": "<w:endnote w:id='1'>" + p("last") + "</w:endnote>",
    }
    document = read(
        word_file(body, styles=STYLES, header1=p("Draft"), header2=p("Draft"), footer1=p("Bishkek"), core="T", **notes)
    )
    assert shape(document) == [
        ("document properties", "title 1", "T"),
        ("paragraph 1", "heading 2", "Section"),
        ("paragraph 2", "paragraph", "One"),
        ("picture 1", "caption", "A map of Osh"),
        ("text box 1", "paragraph", "boxed"),
        ("paragraph 3", "paragraph", "Two"),
        ("text box 2", "paragraph", "old box"),
        ("table 1, row 1", "table-cell", "a"),
        ("table 1, row 1", "table-cell", "b"),
        ("table 1, row 2", "table-cell", "c"),
        ("table 1, row 2", "table-cell", "d"),
        ("footnote 1", "footnote", "five"),
        ("footnote 2", "footnote", "four"),
        ("endnote 1", "footnote", "last"),
        ("paragraph 4", "heading 2", "Next"),
        ("paragraph 5", "paragraph", "Three"),
        ("header", "paragraph", "Draft"),
        ("footer", "paragraph", "Bishkek"),
    ]
    assert document.source.splitlines()[7:9] == ["a | b", "c | d"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    document = read(word_file(p("There are ", properties=gone) + p("12,", properties=gone) + p("000.") + p("Next.")))
    assert shape(document) == [
        ("paragraph 1", "paragraph", "There are 12,000."),
        ("paragraph 2", "paragraph", "Next."),
    ]


def test_the_title_of_the_properties_is_read_where_the_text_has_none() -> None:
    titled = word_file(p("Brief", style="Titel"), styles=STYLES, core="Other")
    assert [kind for _, kind, _ in shape(read(titled))] == ["title 1"]
    repeated = word_file(p("Sex work"), core="sex  Work")
    assert shape(read(repeated)) == [("paragraph 1", "paragraph", "Sex work")]


def span(text: str, properties: str) -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


WIDE = '<w:gridSpan w:val="2"/>'
FIRST, MORE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            table(("Group", "2013"), ("Sex workers", "12,000")),
            [("", "", "Group"), ("", "", "2013"), ("", "Group", "Sex workers"), ("Sex workers", "2013", "12,000")],
        ),
        (  # no header: the first row has a figure
            table(("Sex workers", "12,000"), ("Clients", "9")),
            [("", "", "Sex workers"), ("Sex workers", "", "12,000"), ("", "", "Clients"), ("Clients", "", "9")],
        ),
        (  # the author says there is none
            table(("a", "b"), ("c", "d"), look='<w:tblLook w:firstRow="0"/>'),
            [("", "", "a"), ("a", "", "b"), ("", "", "c"), ("c", "", "d")],
        ),
        (  # two header rows, the upper one over two columns
            table(("", span("Women", WIDE)), ("Year", "15", "16"), ("2013", "1", "2"), header_rows=2),
            [("", "", "Women"), ("", "", "Year"), ("", "", "15"), ("", "", "16"),
             ("", "Year", "2013"), ("2013", "Women, 15", "1"), ("2013", "Women, 16", "2")],
        ),
        (  # a label for two rows
            table(("", "", "2013"), (span("Osh", FIRST), "men", "1"), (span("", MORE), "women", "2")),
            [("", "", "2013"), ("", "", "Osh"), ("Osh", "", "men"), ("Osh, men", "2013", "1"),
             ("Osh", "", "women"), ("Osh, women", "2013", "2")],
        ),
        (  # a row that heads those below it
            table(("Group", "2013"), (span("Kyrgyzstan", WIDE),), ("Sex workers", "9")),
            [("", "", "Group"), ("", "", "2013"), ("", "", "Kyrgyzstan"), ("Kyrgyzstan", "Group", "Sex workers"),
             ("Kyrgyzstan, Sex workers", "2013", "9")],
        ),
        (  # deleted row and cell
            table(("a", "b"), ("c", "d")).replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>", 1),
            [("", "", "c"), ("c", "", "d")],
        ),
    ],
)  # fmt: skip
def test_a_cell_knows_its_headers(content: str, expected: list[tuple[str, str, str]]) -> None:
    assert cells(read(word_file(content))) == expected


def test_tables_in_tables_titles_of_tables_and_boxes_around_prose() -> None:
    inner = table(("Year", "Cases"), ("2013", "9"))
    outer = table((span("Table 1. HIV", WIDE),), ("Place", "Figures"), ("Osh", p("all") + inner + p("end")))
    box = table((p("Note", style="Chapter") + p("There are 9.") + p("And 10."),))
    document = read(word_file(outer + box, styles=STYLES))
    assert shape(document) == [
        ("table 1, row 1", "caption", "Table 1. HIV"),
        ("table 1, row 2", "table-cell", "Place"),
        ("table 1, row 2", "table-cell", "Figures"),
        ("table 1, row 3", "table-cell", "Osh"),
        ("table 1, row 3", "table-cell", "all"),
        ("table 2, row 1", "table-cell", "Year"),
        ("table 2, row 1", "table-cell", "Cases"),
        ("table 2, row 2", "table-cell", "2013"),
        ("table 2, row 2", "table-cell", "9"),
        ("table 1, row 3", "table-cell", "end"),
        ("table 3, row 1", "heading 2", "Note"),
        ("table 3, row 1", "paragraph", "There are 9."),
        ("table 3, row 1", "paragraph", "And 10."),
    ]
    assert ("2013", "Cases", "9") in cells(document)
    assert ("Osh", "Figures", "end") in cells(document)


def test_documents_in_the_strict_namespace() -> None:
    assert shape(read(word_file(p("Osh") + table(("a", "b")), namespace=STRICT)))[0] == (
        "paragraph 1",
        "paragraph",
        "Osh",
    )


def test_the_table_of_contents_is_not_read() -> None:
    contents = (
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
        "<w:sdtContent>" + p("HIV 12") + "</w:sdtContent></w:sdt>"
    )
    field = p(BEGIN, instruction("TOC"), MIDDLE, "HIV 12") + p("Law 13") + p(END)
    assert shape(read(word_file(contents + field + p("Text")))) == [("paragraph 1", "paragraph", "Text")]
