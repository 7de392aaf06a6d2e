"""Markdown: prose without markup, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.documents.document import Block, Comment
from factcheck.documents.markdown.reader import read as read_markdown


def shape(source: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks(source)]


def blocks(source: str) -> list[Block]:
    return [part for part in read_markdown(source) if isinstance(part, Block)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Law *and* order #", [("heading", 1, "Law and order")]),
        ("Law\n===", [("heading", 1, "Law")]),
        ("a **7,1**00 b", [("paragraph", 0, "a 7,100 b")]),
        ("a\nb  \nc\\\nd", [("paragraph", 0, "a b c d")]),
        ("sex&nbsp;workers &amp; \\*", [("paragraph", 0, "sex\u00a0workers & *")]),
        ("Kyrgyz&shy;stan", [("paragraph", 0, "Kyrgyzstan")]),
        ('[sex workers](http://x.org/7100 "7,100") here', [("paragraph", 0, "sex workers here")]),
        ("[one][r] [r] [two](<a b> 't') end\n\n[r]: /9", [("paragraph", 0, "one r two end")]),
        ("`12,000` code <https://x.org/12>", [("paragraph", 0, "\ufffc code \ufffc")]),
        (
            "7,100[^1].\n\n[^1]: Put at 3%\n    in 2013.",
            [("paragraph", 0, "7,100."), ("footnote", 0, "Put at 3% in 2013.")],
        ),
        ("2%<sup>12</sup> ~~9%~~ a<br>b", [("paragraph", 0, "2%  a b")]),
        ("<!-- 12,000 -->\n\nx <!-- 9 --> y", [("paragraph", 0, "x  y")]),
        ("![HIV *12%*](a.png) is bad", [("paragraph", 0, "is bad"), ("caption", 0, "HIV 12%")]),
        ("a $x = 12\\%$ b $$\ny^2\n$$ c $1$", [("paragraph", 0, "a \ufffc b \ufffc c \ufffc")]),
        ("$5 to $10, US$ 3 and 4$", [("paragraph", 0, "$5 to $10, US$ 3 and 4$")]),
        ("$5 for ten people and US$", [("paragraph", 0, "$5 for ten people and US$")]),
        ("\\$x$ $ y $", [("paragraph", 0, "$x$ $ y $")]),
        ("> said\n> he", [("quotation", 0, "said he")]),
        ("> [!NOTE]\n> boxed", [("paragraph", 0, "boxed")]),
        ("- one\n  two\n  - three\n", [("list-item", 1, "one two"), ("list-item", 2, "three")]),
        ("```\n12,000\n```\n\n    9,000", []),
        (
            "<p>There are <b>12</b>&nbsp;000\nhere</p><!-- 9 -->",
            [("paragraph", 0, "There are 12\u00a0000 here")],
        ),
        (
            "---\ntitle: 'A: brief'\ntags: [x]\n---\ntext",
            [("title", 1, "A: brief"), ("paragraph", 0, "text")],
        ),
        ("---\n{{ not yaml: [ }}\n---\ntext", [("paragraph", 0, "text")]),
        ("+++\ntitle = 'x'\n+++\ntext", [("paragraph", 0, "text")]),
        ("**unclosed and _odd", [("paragraph", 0, "**unclosed and _odd")]),
        ("prosti-\ntution", [("paragraph", 0, "prostitution")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <!-- one\ntwo --> b", [("one\ntwo", "<!-- one\ntwo -->")]),
        ("<!--- a --->\ntext", [("a", "<!--- a --->")]),
        ("> <!-- a -->\n> b", [("a", "<!-- a -->")]),
        ("<div>\n<p>a <!-- \U0001f600 x --> b</p><!DOCTYP></div>", [("\U0001f600 x", "<!-- \U0001f600 x -->")]),
        (
            "---\ntitle: x\n---\n[//]: # (a)\r\n[//]: # 'b'\r\n\r\n> [comment]: <> (c)",
            [("a", "[//]: # (a)"), ("b", "[//]: # 'b'"), ("c", "[comment]: <> (c)")],
        ),
        ("[//]: https://x.org (a)\n\n[x]: # (b)", []),
        ("a {/* b *c* */} d", [("b *c*", "{/* b *c* */}")]),
        ("a\n{/* b\n\nc */}\nd", [("b\n\nc", "{/* b\n\nc */}")]),
        ("| a |\n|---|\n| 1 {/* b */} |", [("b", "{/* b */}")]),
        ("`<!-- a -->` `{/* b */}`\n\n```\n<!-- a -->\n[//]: # (a)\n{/* a */}\n```\n\n    <!-- a -->", []),
    ],
)
def test_comments(source: str, expected: list[tuple[str, str]]) -> None:
    comments = [part for part in read_markdown(source) if isinstance(part, Comment)]
    assert [(each.text, source[each.start : each.end]) for each in comments] == expected


def test_what_stands_around_a_comment_is_prose() -> None:
    assert shape("a {/* b */} c\n{/* d */}\ne") == [("paragraph", 0, "a  c"), ("paragraph", 0, "e")]
    parts = read_markdown("<!-- 1 -->\na <!-- 2 --> b\n\nc")
    assert [part.text for part in parts] == ["1", "a  b", "2", "c"]


def test_a_cell_knows_its_headers() -> None:
    source = "> | Year | Sex *workers* |\n> |---|---|\n> | 2013 | **7,1**00 |\n> | 2016 | |\n"
    cells = blocks(source)
    assert [(cell.text, cell.column_header, cell.row_header) for cell in cells] == [
        ("Year", "", ""),
        ("Sex workers", "", ""),
        ("2013", "Year", ""),
        ("7,100", "Sex workers", "2013"),
        ("2016", "Year", ""),
    ]
    value = cells[3]
    start, end = value.source_span(0, len(value.text))
    assert source[start:end] == "7,1**00"


def test_equal_cells_keep_apart() -> None:
    source = "| a | b |\n|---|---|\n| 5 | 5 |\n"
    assert [block.source_span(0, 1)[0] for block in blocks(source)] == [2, 6, 22, 26]


def located(source: str, words: str) -> str:
    for block in blocks(source):
        at = block.text.find(words)
        if at >= 0:
            start, end = block.source_span(at, at + len(words))
            return source[start:end]
    raise AssertionError(f"{words!r} was not read")


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_source_of_a_figure(newline: str) -> None:
    source = newline.join(
        [
            "---",
            "title: x",
            "---",
            "",
            "\U0001f600 one",
            "",
            "- a *b*",
            "  and **7,1**00 \u00e9t\u00e9",
            "  [12,000](x)",
        ]
    )
    assert located(source, "7,100") == "7,1**00"
    assert located(source, "12,000") == "12,000"
    assert located(source, "b and") == f"b*{newline}  and"


def assert_spans_hold(source: str, blocks: list[Block]) -> None:
    for block in blocks:
        for index, character in enumerate(block.text):
            start, end = block.source_span(index, index + 1)
            assert 0 <= start <= end <= len(source)
            read = source[start:end]
            assert read == character or character in " \ufffc" or read.startswith(("&", "\\"))


MARKUP = st.sampled_from(
    [
        *(
            "a",
            "B7",
            "7,100",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "*",
            "**",
            "_",
            "`",
            "~~",
            "[",
            "]",
            "](x)",
            "[^1]",
        ),
        *(
            "[^1]: ",
            "\n> ",
            "\n- ",
            "\n1. ",
            "\n# ",
            "\n| a | b |\n|---|---|\n| ",
            " | ",
            "\\|",
            "&amp;",
            "&shy;",
        ),
        *(
            "<b>",
            "</b>",
            "<br>",
            "<!--",
            "-->",
            "\n<div>",
            "</div>\n",
            "<http://x.y>",
            "![",
            "\t",
            "\n===\n",
            "\\*",
        ),
        *("---\n", "title: x\n", "\n    ", "\u2028", "\U0001f600", "-\n", "> [!NOTE]\n"),
    ]
)


@settings(max_examples=400, deadline=None)
@example("\n\n\u2028\n\\*")
@example("\u2028\n\\*")
@given(st.lists(MARKUP, max_size=24).map("".join))
def test_every_character_comes_from_its_place(source: str) -> None:
    assert_spans_hold(source, blocks(source))
