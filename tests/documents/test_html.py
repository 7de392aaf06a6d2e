"""HTML: what a page says, block by block; its tables; what is no prose; markup that nobody closed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents.document import Block, Comment
from factcheck.documents.html.reader import read as read_html
from tests.cli.conftest import Run


def blocks(source: str) -> list[Block]:
    return [part for part in read_html(source) if isinstance(part, Block)]


def shape(source: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in blocks(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<title>A &amp; B</title><h2>C</h3>d", [("title", 1, "A & B"), ("heading", 2, "C"), ("paragraph", 0, "d")]),
        ("<meta name=description content='x &lt; y'>", [("paragraph", 0, "x < y")]),
        ("<p>one<p>two<div>three</div>four", [("paragraph", 0, word) for word in ("one", "two", "three", "four")]),
        ("a\n  b\t c<br>d<wbr>e", [("paragraph", 0, "a b c de")]),
        ("<b>12</b>,0<i>0</i>0 &shy;x&nbsp;y", [("paragraph", 0, "12,000 x\u00a0y")]),
        ("&copy2017 &amp &ampx &x; AT&T &#x1F600;", [("paragraph", 0, "©2017 & &x &x; AT&T \U0001f600")]),
        ("2%<sup>12</sup> the 21<sup>st</sup> H<sub>2</sub>O", [("paragraph", 0, "2% the 21st H2O")]),
        ("a <code>b</code> c <del>d</del><s>e</s> <kbd>f</kbd>", [("paragraph", 0, "a \ufffc c \ufffc")]),
        ("<p>a <s>b<p>c</p> d", [("paragraph", 0, "a"), ("paragraph", 0, "c"), ("paragraph", 0, "d")]),
        ("<q>a</q> b", [("paragraph", 0, "“a” b")]),
        (
            "<ul><li>a<li>b<ol><li>c</ol>d</ul>e",
            [
                *(("list-item", 1, "a"), ("list-item", 1, "b"), ("list-item", 2, "c"), ("list-item", 1, "d")),
                ("paragraph", 0, "e"),
            ],
        ),
        ("<blockquote>a<p>b</blockquote>c", [("quotation", 0, "a"), ("quotation", 0, "b"), ("paragraph", 0, "c")]),
        ("<figure><img alt=''><figcaption>a</figure>b", [("caption", 0, "a"), ("paragraph", 0, "b")]),
        ("<p>x<img src=s alt='a &quot;b&quot;'>y", [("paragraph", 0, "xy"), ("caption", 0, 'a "b"')]),
        ("<details><summary>a</summary>b</details>", [("heading", 6, "a"), ("paragraph", 0, "b")]),
        (
            "<section class=footnotes><ol><li id=fn1><p>a <a role=doc-backlink>1</a></ol></section><p>b",
            [("footnote", 0, "a"), ("paragraph", 0, "b")],
        ),
        ("<aside epub:type=footnote>a</aside><aside>b", [("footnote", 0, "a"), ("paragraph", 0, "b")]),
        ("x<script>'<p>12';</script>y<style>z</style><textarea><p>q</textarea>", [("paragraph", 0, "xy")]),
        ("a<script>b", [("paragraph", 0, "a")]),
        ("<p hidden>a</p><p style='display: none'>b</p><p aria-hidden=true>c</p>d", [("paragraph", 0, "d")]),
        ("a <span style='text-decoration:line-through'>b</span>c", [("paragraph", 0, "a c")]),
        ("<span hidden>a <span>b</span></span>c", [("paragraph", 0, "c")]),
        ("a<![CDATA[b]]>c", [("paragraph", 0, "ac")]),
        (
            "<?xml version='1.0'?><p>a<![CDATA[ &lt;b ]]>c</p><p/>d",
            [("paragraph", 0, "a &lt;b c"), ("paragraph", 0, "d")],
        ),
        ("a < b <3 & c > d </ e", [("paragraph", 0, "a < b <3 & c > d")]),
        ("<p title='a > b'>c", [("paragraph", 0, "c")]),
        ("a <b", [("paragraph", 0, "a")]),
        ("</p></div></table>a</td>", [("paragraph", 0, "a")]),
        ("<!DOCTYPE html><!-- a -->", []),
        ("", []),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(source) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            "<tr><th>Year<th>Sex <i>workers</i><tr><td>2013<td>7,100<tr><td>2016<td>",
            [("2013", "Year", ""), ("7,100", "Sex workers", "2013"), ("2016", "Year", "")],
        ),
        (
            "<thead><tr><td rowspan=2>Topic<td colspan=2>Countries<tr><td>Mali<td>Chad</thead>"
            "<tbody><tr><td>area<td>1<td>2</tbody>",
            [("area", "Topic", ""), ("1", "Countries: Mali", "area"), ("2", "Countries: Chad", "area")],
        ),
        ("<tr><th>Capital<td>Osh", [("Osh", "", "Capital")]),
        ("<tr><td>Capital<td>Osh<tr><td>Area<td>5", [("Capital", "", ""), ("Osh", "", "Capital")]),
        (
            "<tr><th>t<th>n<tr><th colspan=2>Mali<tr><td>a<td>1<tr><th colspan=2>Chad<tr><td>a<td>2",
            [("1", "Mali: n", "a"), ("2", "Chad: n", "a")],
        ),
        ("<tr><td rowspan=2>Mali<td>a<td>1<tr><td>b<td>2", [("1", "", "Mali: a"), ("2", "", "Mali: b")]),
        ("<tr><th scope=row rowspan=2>Mali<td>a<td>1<tr><td>b<td>2", [("1", "", "Mali: a"), ("2", "", "Mali: b")]),
        ("<tr><th>a<tr><td><p>1</p><p>2</p><td>3", [("1", "a", ""), ("3", "", "")]),
        ("<tr><th>a<tr><td><table><tr><th>b<tr><td>1</table><tr><td>2", [("1", "b", ""), ("2", "a", "")]),
        (f"<tr><td>{'long ' * 40}<td>1", [("1", "", "")]),
        ("<tr><td colspan=x rowspan=-1>a<td>1", [("1", "", "a")]),
    ],
)
def test_cells_know_their_headers(rows: str, expected: list[tuple[str, str, str]]) -> None:
    cells = {block.text: block for block in blocks(f"<table>{rows}</table>after")}
    assert {block.kind for block in cells.values()} == {"table-cell", "paragraph"}
    for text, column_header, row_header in expected:
        assert (cells[text].column_header, cells[text].row_header) == (column_header, row_header)


def test_a_table_that_lays_out_a_page_has_no_cells() -> None:
    assert shape("<table role=presentation><tr><td>a<td>b</table>") == [("paragraph", 0, "a"), ("paragraph", 0, "b")]


def test_a_definition_is_read_after_its_term() -> None:
    read = blocks("<dl><dt>Capital<dd>Osh<dd>is it<dt>Area<dd><p>5</dl>")
    assert [(block.text, block.row_header) for block in read] == [
        *(("Capital", ""), ("Osh", "Capital"), ("is it", "Capital"), ("Area", ""), ("5", "Area")),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<!-- b -->c", [("b", "<!-- b -->")]),
        ("<!--> a <!---> <!-- b --!> c", [("", "<!-->"), ("", "<!--->"), ("b", "<!-- b --!>")]),
        ("<!-- never closed <p>", [("never closed <p>", "<!-- never closed <p>")]),
        ("<script><!-- a --></script><pre><!-- b --></pre>", [("b", "<!-- b -->")]),
        ("<p title='<!-- a -->'>", []),
    ],
)
def test_comments(source: str, expected: list[tuple[str, str]]) -> None:
    comments = [part for part in read_html(source) if isinstance(part, Comment)]
    assert [(comment.text, source[comment.start : comment.end]) for comment in comments] == expected


def test_blocks_and_comments_come_in_the_order_of_the_source() -> None:
    parts = list(read_html("<!-- 1 --><p>a<!-- 2 -->b<img alt=c>d<!-- 3 -->"))
    assert [part.start for part in parts] == sorted(part.start for part in parts)
    assert len(parts) == 5


TAGS = st.sampled_from(
    [
        *("<p>", "</p>", "<div>", "</div>", "<table>", "</table>", "<tr>", "<td>", "<th colspan=2>", "</td>", "<li>"),
        *("<ul>", "</ul>", "<del>", "</del>", "<b>", "</b>", "<title>", "</title>", "<script>", "</script>", "<dl>"),
        *("<dt>", "<dd>", "<h1>", "</h2>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml", "<a href='", "'>", '"', ">"),
        *("&amp;", "&nbsp", "&#x", "\n", " ", "12,000", "a", "\U0001f600", "<br/>", "<img alt='x &lt; y'>", "<", "&"),
        *("<td rowspan=2>", "<thead>", "<tbody>", "<caption>", "</caption>", "<q>", "<code>", "</code>", "<svg>"),
    ]
)


@settings(max_examples=300)
@given(st.lists(TAGS, max_size=40).map("".join))
def test_no_page_is_too_broken(source: str) -> None:
    """Whatever stands in a page, each character that is read comes from its place, in order and once."""
    last = 0
    for block in sorted(blocks(source), key=lambda block: block.runs[0].source):
        for index, character in enumerate(block.text):
            start, end = block.source_span(index, index + 1)
            written = source[start:end]
            assert written == character or written[0] in "&<" or (character == " " and written.isspace())
        if block.kind != "caption":  # the words of an image may stand within those of a paragraph
            assert block.start >= last
            last = block.source_span(0, len(block.text))[1]


def test_pages_are_checked(check_line: Run) -> None:
    page = "<!DOCTYPE html>\n<p>There are <b>1</b>2 people.\n<script>13 people</script>\n"
    outcome = check_line("check", "--stdin-filename", "a.html", "-", stdin=page.encode())
    assert outcome.code == 1
    assert outcome.out.startswith("a.html:2:17: error[people]")
