"""Plain text: what is joined, what stands for itself, and where it all was."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.document import Block
from factcheck.documents.text import read as read_text


def shape(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_text(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("One line.", [("paragraph", "One line.")]),
        (
            "There are 12,000 sex workers in\nKyrgyzstan.\n",
            [("paragraph", "There are 12,000 sex workers in Kyrgyzstan.")],
        ),
        (
            "Sex workers: 12,000\nCapital: Osh",
            [("paragraph", "Sex workers: 12,000"), ("paragraph", "Capital: Osh")],
        ),
        ("Capital Bishkek\nTier 3", [("paragraph", "Capital Bishkek"), ("paragraph", "Tier 3")]),
        (
            "COUNTRY BRIEF\nThe capital is Osh.",
            [("heading", "COUNTRY BRIEF"), ("paragraph", "The capital is Osh.")],
        ),
        ("== Law ==\nIt is legal.", [("heading", "Law"), ("paragraph", "It is legal.")]),
        ("# Law\nIt is legal.", [("heading", "Law"), ("paragraph", "It is legal.")]),
        ("Law\n---\nIt is legal.", [("heading", "Law"), ("paragraph", "It is legal.")]),
        ("Law\n\nIt is legal.", [("title", "Law"), ("paragraph", "It is legal.")]),
        (
            "- one item that\n  goes on\n- another",
            [("list-item", "one item that goes on"), ("list-item", "another")],
        ),
        ("1. first\n2. second", [("list-item", "first"), ("list-item", "second")]),
        ("> quoted\n> on\nthe author again", [("quotation", "quoted on"), ("paragraph", "the author again")]),
        ("[12] A source.", [("footnote", "A source.")]),
        ("prosti-\ntution", [("paragraph", "prostitution")]),
        ("red-\nlight and red light", [("paragraph", "red-light and red light")]),
        ("7,-\n100 people", [("paragraph", "7,100 people")]),
        ("from 1998-\n2003", [("paragraph", "from 1998-2003")]),
        ("prosti\u00adtution", [("paragraph", "prostitution")]),
        ("a\r\nb", [("paragraph", "a b")]),
        ("a\rb\r\rc", [("paragraph", "a b"), ("paragraph", "c")]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert shape(source) == expected


PROSE = (
    "The government of the Kyrgyz Republic said that the number of women who sell sex in Kyrgyzstan is "
    "put at 7,100 by UNAIDS, while Tais Plus, an organisation in Bishkek, believes that it is higher."
)


@pytest.mark.parametrize("width", [30, 40, 50, 60, 72, 80, 100])
def test_hard_wrapped_prose_is_one_paragraph(width: int) -> None:
    assert shape(textwrap.fill(PROSE, width)) == [("paragraph", PROSE)]


def assert_spans_hold(source: str, blocks: list[Block]) -> None:
    for block in blocks:
        assert block.text == block.text.strip() != ""
        previous = block.start
        for index, character in enumerate(block.text):
            start, end = block.source_span(index, index + 1)
            assert previous <= start <= end <= len(source)
            assert source[start:end] == character or character == " "
            previous = start


@given(st.text(alphabet="aB7 ,.-\n\r\t>#:=*[]1\u00ad\u2028"))
def test_every_character_comes_from_its_place(source: str) -> None:
    assert_spans_hold(source, list(read_text(source)))


def test_spans_outside_the_block_are_refused() -> None:
    (block,) = read_text("ab")
    with pytest.raises(ValueError, match="not a span"):
        block.source_span(0, 3)


def test_an_empty_span_has_a_place() -> None:
    (block,) = read_text("  ab")
    assert block.source_span(0, 0) == (2, 2)
    assert block.source_span(2, 2) == (4, 4)
