"""Offsets, lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.positions import LineIndex


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\r\n\r\nb", 5, (3, 1)),
        ("a\u2028b", 2, (1, 3)),
        ("a\x85b\x0cc\x0bd", 6, (1, 7)),
        ("\U0001f600\U0001f600x", 2, (1, 3)),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == expected


def test_an_offset_outside_the_text_has_no_position() -> None:
    with pytest.raises(ValueError, match="outside the text"):
        LineIndex("ab").position(3)


@given(st.text(alphabet="ab\r\n\u2028\x0c\U0001f600"), st.data())
def test_offset_is_the_inverse_of_position(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    index = LineIndex(text)
    assert index.offset(*index.position(offset)) == offset


def test_lines_come_without_their_breaks() -> None:
    assert [line.text for line in LineIndex("a\r\nb\rc\n")] == ["a", "b", "c", ""]
