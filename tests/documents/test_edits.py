"""Other words for a stretch of prose: what becomes of the source, markup and all."""

from __future__ import annotations

import pytest

from factcheck.documents import document_of
from factcheck.documents.edits import applied, edit_of
from factcheck.documents.escapes import escaped


@pytest.mark.parametrize(
    ("format_name", "source", "old", "new", "after"),
    [
        ("text", "There are 12,000 of them.", "12,000", "7,100", "There are 7,100 of them."),
        ("text", "up to ten\nyears", "ten years", "five years", "up to five\nyears"),
        ("text", "some twelve\nthousand people", "twelve thousand", "seven thousand one hundred",
         "some seven\nthousand one hundred people"),
        ("text", "some twelve thou-\nsand people", "twelve thousand", "seven thousand one hundred",
         "some seven thousand\none hundred people"),
        ("text", "12,\u00ad000 people", "12,000", "7,100", "7,100 people"),
        ("markdown", "**12,000** people", "12,000", "7,100", "**7,100** people"),
        ("markdown", "**7,1**00 people", "7,100", "900", "**900** people"),
        ("markdown", "1**2,000** people", "12,000", "7,100", "**7,100** people"),
        ("markdown", "**12**,*000* people", "12,000", "7,100", None),
        ("markdown", "12&nbsp;000 people", "12\u00a0000", "7\u00a0100", "7&nbsp;100 people"),
        ("markdown", "> some twelve\n> thousand people", "twelve thousand", "seven thousand one hundred",
         "> some seven\n> thousand one hundred people"),
        ("html", "<p>a <b>12</b>,000 b", "12,000", "7,100", "<p>a <b>7,100</b> b"),
        ("html", "<p>12&#37; of A", "12%", "2%", "<p>2&#37; of A"),
        ("html", "<p>Osh is it", "Osh", "A & B", "<p>A &amp; B is it"),
        ("latex", "It is 12\\% now.", "12%", "2%", "It is 2\\% now."),
        ("latex", r"It is \SI{12}{\percent} now.", "12%", "2%", r"It is \SI{2}{\percent} now."),
        ("latex", r"It is \qty{12}{\percent} now.", "12%", "2%", r"It is \qty{2}{\percent} now."),
        ("html", "<p>It is <b>12</b>% now", "12%", "2%", "<p>It is <b>2</b>% now"),
        ("rst", "It is *12*\\ % now.", "12%", "2%", "It is *2*\\ % now."),
        ("asciidoc", ":n: 12,000\n\nSome {n} people", "12,000", "7,100", None),
        ("asciidoc", ":n: 12\n\nSome {n},000 people", "12,000", "7,100", None),
        ("rst", ".. |n| replace:: 12,000\n\nSome |n| people", "12,000", "7,100", None),
        ("latex", r"\newcommand{\n}{12,000}Some \n{} people", "12,000", "7,100", None),
        ("latex", "It is twelve now.", "twelve", "2%", "It is 2\\% now."),
    ],
)  # fmt: skip
def test_an_edit(format_name: str, source: str, old: str, new: str, after: str | None) -> None:
    document = document_of(source, format=format_name)
    block = next(block for block in document.blocks if old in block.text)
    start = block.text.index(old)
    edit = edit_of(document, block, start, start + len(old), new)
    assert (applied(source, [edit]) if edit else None) == after


@pytest.mark.parametrize(
    ("format_name", "text", "written"),
    [
        ("text", "a*b & 2%", "a*b & 2%"),
        ("markdown", "a*b_c", "a\\*b\\_c"),
        ("html", "A & <B>", "A &amp; &lt;B&gt;"),
        ("latex", "2% & ~", "2\\% \\& \\textasciitilde{}"),
        ("rst", "a*b", "a\\*b"),
        ("notebook", "a*b", "a\\\\*b"),
        ("docx", "a & b", "a & b"),
    ],
)
def test_what_is_escaped(format_name: str, text: str, written: str) -> None:
    assert escaped(text, format_name) == written
