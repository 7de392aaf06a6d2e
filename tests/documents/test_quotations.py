"""What stands in a quotation is known to, whatever kind of block it is there."""

from __future__ import annotations

import pytest

from factcheck.documents import document_of


@pytest.mark.parametrize(
    ("format_name", "text", "quoted"),
    [
        ("markdown", "> a\n\nb\n\n> - c\n>\n> # d\n>\n> | e | f |\n> |---|---|\n> | g | h |\n\n- i\n", set("acdefgh")),
        ("markdown", "- a\n\n  > b\n\n- c\n", {"b"}),
        ("markdown", "> [!NOTE]\n> a\n>\n> - b\n", set()),
        ("html", "<p>a</p><blockquote>b<ul><li>c</ul><h2>d</h2><table><tr><td>e</table></blockquote><p>f", set("bcde")),
        ("text", "a\n\n> b\n> c\n\nd\n", {"b c"}),
    ],
)
def test_what_stands_in_a_quotation(format_name: str, text: str, quoted: set[str]) -> None:
    blocks = document_of(text, format=format_name).blocks
    assert {block.text for block in blocks if block.is_quoted} == quoted
    assert {block.text for block in blocks} > quoted or not quoted
