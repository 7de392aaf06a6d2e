"""AsciiDoc: prose without markup, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents.asciidoc.reader import read
from tests.documents.markup_shapes import assert_spans_hold, cells, located, shape


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "= Law: *a* brief\nA. Author <a@b.org>\nv1.0\n:x: 12\n\nText.",
            [("title", 1, "Law: a brief"), ("paragraph", 0, "Text.")],
        ),
        (
            ":u: https://x.org\n:v: link:\nifdef::a[:w: {u}/12]\n\n"
            "{u}/12[a] {v}b.adoc[c,window=x] {w}[d] {no}[e] {no} [f] {u}.",
            [("paragraph", 0, "a c d e \ufffc [f] \ufffc.")],
        ),
        (
            "= Law\nText in the place of authors, at length.\nMore.",
            [("title", 1, "Law"), ("paragraph", 0, "Text in the place of authors, at length. More.")],
        ),
        (
            "= Law\nA. B <a@b.org>; C. D\n2013-01-01\n:x: one \\\ntwo\nIn {x}.",
            [("title", 1, "Law"), ("paragraph", 0, "In one two.")],
        ),
        ("== Law ==\n\n=== Part\n\n## Md", [("heading", 2, "Law"), ("heading", 3, "Part"), ("heading", 2, "Md")]),
        ("Law\n===\n\nPart\n~~~~", [("heading", 1, "Law"), ("heading", 3, "Part")]),
        ("a **7,1**00 b *c* d_e_f __g__h", [("paragraph", 0, "a 7,100 b c d_e_f gh")]),
        ("#m# [red]#n# [.line-through]#9%# ##o##p 2 * 3 * 4", [("paragraph", 0, "m n  op 2 * 3 * 4")]),
        ("CO~2~ 10^6^ 1^st^", [("paragraph", 0, "CO2 10 1st")]),
        ("a +\nb prosti-\ntution", [("paragraph", 0, "a b prostitution")]),
        ("`12,000` code ``x``y \"`said`\" it`'s '`so`'", [("paragraph", 0, "\ufffc code \ufffcy said it\u2019s so")]),
        (
            "https://x.org/12[sex workers] https://x.org/12. <https://x.org> a@b.org",
            [("paragraph", 0, "sex workers \ufffc. \ufffc \ufffc")],
        ),
        (
            "link:a.html[sex _w_^,window=x] xref:b[c d] <<e,f g>> <<h>> mailto:a@b[c]",
            [("paragraph", 0, "sex w c d f g \ufffc c")],
        ),
        (
            ":kg: Kyrgyzstan\n:u: https://x.org\n\nIn {kg}, {u}[words] {no} {nbsp}.",
            [("paragraph", 0, "In Kyrgyzstan, words \ufffc \u00a0.")],
        ),
        ("a&nbsp;b &amp; ni&shy;ne&#8217;s c--d -- e", [("paragraph", 0, "a\u00a0b & nine\u2019s c\u2014d \u2014 e")]),
        (
            "stem:[x_12] latexmath:[a] kbd:[F1] ((term)) (((a,b)))[[id]]",
            [("paragraph", 0, "\ufffc \ufffc \ufffc term")],
        ),
        ("+*a*+ ++_b_++ +++<u>c</u>+++ pass:[<i>d</i>] \\*e*", [("paragraph", 0, "*a* _b_ c d *e*")]),
        (
            "7,100.footnote:[Put at https://x.org[3%].] Image image:a.png[HIV, 12]",
            [("paragraph", 0, "7,100. Image"), ("footnote", 0, "Put at 3%."), ("caption", 0, "HIV")],
        ),
        (
            "// 12,000\ntext\n// in\nmore",
            [("comment", 0, "12,000"), ("paragraph", 0, "text more"), ("comment", 0, "in")],
        ),
        ("////\n12,000\n\nx\n////\ntext", [("comment", 0, "12,000\n\nx"), ("paragraph", 0, "text")]),
        (
            "* one\n  two\n** three\n. four\n\n* [x] five\n- six",
            [
                ("list-item", 1, "one two"),
                ("list-item", 2, "three"),
                ("list-item", 3, "four"),
                ("list-item", 1, "five"),
                ("list-item", 2, "six"),
            ],
        ),
        ("* one\n+\ntwo\n\nthree", [("list-item", 1, "one"), ("list-item", 1, "two"), ("paragraph", 0, "three")]),
        ("* one\n+\n----\n12,000\n----\n+\ntwo", [("list-item", 1, "one"), ("list-item", 1, "two")]),
        (
            "Osh:: A town.\nJalal-Abad::\n  Too.",
            [
                ("list-item", 1, "Osh"),
                ("list-item", 1, "A town."),
                ("list-item", 1, "Jalal-Abad"),
                ("list-item", 1, "Too."),
            ],
        ),
        ("----\n12,000\n----\n\n....\n9\n....\n\n++++\n9\n++++\n\n```\n9\n```\n\n 9\n\n[source]\n9", []),
        ("[stem]\n++++\n9\n++++\n\n[listing]\n--\n9\n--\n\ninclude::a[]\ntoc::[]\n'''\n<<<", []),
        (
            '[quote,A,9]\n____\nSaid.\n____\n\n[quote]\nSaid.\n\n> said\n> too\n\n"Said."\n-- A',
            [
                ("quotation", 0, "Said."),
                ("quotation", 0, "Said."),
                ("quotation", 0, "said too"),
                ("quotation", 0, '"Said." \u2014 A'),
            ],
        ),
        (
            ".Of *it*\n====\nIn.\n====\n\n****\nSide.\n****\n\nNOTE: Short\nnote.",
            [
                ("caption", 0, "Of it"),
                ("paragraph", 0, "In."),
                ("paragraph", 0, "Side."),
                ("paragraph", 0, "Short note."),
            ],
        ),
        ('image::a.png[alt="HIV, 12%"]\n\nvideo::a[9]', [("caption", 0, "HIV, 12%")]),
        ("ifdef::a[]\nOne.\nendif::[]\n\nifndef::b[Two.]", [("paragraph", 0, "One."), ("paragraph", 0, "Two.")]),
        ("====\nunclosed\n\ntext", [("paragraph", 0, "unclosed"), ("paragraph", 0, "text")]),
        ("---\ntitle: Law\n---\ntext", [("title", 1, "Law"), ("paragraph", 0, "text")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(read, source) == expected


HEADER = """\
[%header,cols="1,2*"]
|===
|Year |Sex *workers* |HIV
|2013 |**7,1**00
or so |5 \\| 6
2+|both |5
.2+|tall |5
|5
|6 |7
|===
"""
IMPLIED = "|===\n|Year |Sex workers\n\n|2013\n|7,100\n2*|5\n|===\n"
STYLES = '[cols="1,1a,m",options=header]\n|===\n|A |B |C\n|x\n|* 5\n* 6\n|code\n|y a|\n!===\n!7\n!===\n|z\n|===\n'


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            HEADER,
            [
                ("Year", "", ""),
                ("Sex workers", "", ""),
                ("HIV", "", ""),
                ("2013", "Year", ""),
                ("7,100 or so", "Sex workers", "2013"),
                ("5 | 6", "HIV", "2013"),
                ("both", "Year", ""),
                ("5", "HIV", "both"),
                ("tall", "Year", ""),
                ("5", "Sex workers", "tall"),
                ("5", "HIV", "tall"),
                ("6", "Sex workers", "tall"),
                ("7", "HIV", "tall"),
            ],
        ),
        (
            IMPLIED,
            [
                ("Year", "", ""),
                ("Sex workers", "", ""),
                ("2013", "Year", ""),
                ("7,100", "Sex workers", "2013"),
                ("5", "Year", ""),
                ("5", "Sex workers", "5"),
            ],
        ),
        (
            STYLES,
            [
                ("A", "", ""),
                ("B", "", ""),
                ("C", "", ""),
                ("x", "A", ""),
                ("5", "B", "x"),
                ("6", "B", "x"),
                ("y", "A", ""),
                ("7", "B", "y"),
            ],
        ),
        (",===\n12,000\n,===\n\n[format=csv]\n|===\n12,000\n|===", []),
        ("|===\n|a |b\n|c |d\n|===", [("a", "", ""), ("b", "", "a"), ("c", "", ""), ("d", "", "c")]),
    ],
)
def test_a_cell_knows_its_headers(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert cells(read, source) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_source_of_a_figure(newline: str) -> None:
    lines = [
        "\U0001f600 \u2028one",
        "",
        "* a *b*",
        "  and **7,1**00 e\u0301te\u0301",
        "",
        "|===",
        "|x | https://x[12,000]",
        "|===",
    ]
    source = newline.join(lines)
    assert located(read, source, "7,100") == "7,1**00"
    assert located(read, source, "12,000") == "12,000"
    assert located(read, source, "b and") == f"b*{newline}  and"


def test_deep_nesting_is_read_all_the_same() -> None:
    source = "\n".join("=" * (4 + depth) for depth in range(400)) + "\ninnermost"
    assert "innermost" in "".join(text for _, _, text in shape(read, source))


MARKUP = st.sampled_from(
    [
        *("a", "B7", "7,100", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\U0001f600", "日", "\0", "\x0c"),
        *(
            "*",
            "**",
            "_",
            "__",
            "`",
            "``",
            "#",
            "##",
            "^",
            "~",
            "+",
            "++",
            "\\",
            "--",
            "(C)",
            "&#160;",
            "&shy;",
            "((",
            "))",
        ),
        *(
            "\n* ",
            "\n. ",
            "\n== ",
            "\n+\n",
            " +\n",
            ".T\n",
            "<1> ",
            "::",
            " :: ",
            "NOTE: ",
            "// c\n",
            ":attr: v\n",
            "{attr}",
        ),
        *("|===\n", "\n|", "a| ", "2+|", ".2+|", "----\n", "____\n", "====\n", "....\n", "++++\n", "////\n", "\n--\n"),
        *("[quote]\n", "[.line-through]#", "footnote:[", "]", "<<a,b>>", "link:x[", "image::x[", "pass:[", "stem:["),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKUP, max_size=24).map("".join))
def test_every_character_comes_from_its_place(source: str) -> None:
    assert_spans_hold(read, source, put=" \ufffc")


CLAIM = "there are 12,000 sex workers"
MARKS = [
    ("**", "**"),
    ("__", "__"),
    ("##", "##"),
    ("**__", "__**"),
    ("[red]##", "##"),
    ("link:x[", "]"),
    ("++", "++"),
    ("", ""),
]


@given(st.data())
def test_a_claim_is_read_through_any_markup(data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(CLAIM) - 1), max_size=3)))
    pieces = [CLAIM[a:b] for a, b in zip([0, *cuts], [*cuts, len(CLAIM)], strict=True)]
    marks = [data.draw(st.sampled_from(MARKS if piece.strip() else MARKS[-1:])) for piece in pieces]
    source = "😀 é: " + "{empty}".join(
        opening + piece + closing for piece, (opening, closing) in zip(pieces, marks, strict=True)
    )
    written = located(read, source, CLAIM)
    for sign in ("{empty}", "link:x[", "[red]", "]", "*", "_", "#", "+"):
        written = written.replace(sign, "")
    assert written == CLAIM
