"""Whatever markup stands in a sentence, in whatever format: it is read as one, and each character from its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents import LineIndex, document_of
from tests.documents.markup import FORMATS, PACKED, Letter, Sentence, sentences

CHOICES = st.lists(st.integers(0, 999), min_size=1, max_size=20)


def assert_read(format_name: str, sentence: Sentence) -> None:
    document = document_of(sentence.source, format=format_name)
    block = max(document.blocks, key=lambda block: block.start)
    assert block.text == sentence.text
    spans = [block.source_span(at, at + 1) for at in range(len(block.text))]
    for letter, (start, end) in zip(sentence.letters, spans, strict=True):
        if letter.character == " ":
            assert letter.start <= start < end
        elif letter.character == "\ufffc":
            assert start == letter.start
        else:
            assert Letter(letter.character, start, end) == letter
    assert spans == sorted(spans)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=100)
@given(data=st.data())
def test_markup_within_a_sentence(name: str, data: st.DataObject) -> None:
    assert_read(name, data.draw(sentences(FORMATS[name])))


@pytest.mark.parametrize("name", PACKED)
@settings(max_examples=100)
@given(data=st.data())
def test_a_text_within_a_text(name: str, data: st.DataObject) -> None:
    format_name, markup, pack = PACKED[name]
    assert_read(format_name, pack(data.draw(sentences(markup)), data.draw(CHOICES)))


BEFORE = ["", "\U0001f600 ", "e\u0301\u0301 ", "\u2028", "a\u0085b ", "\u202b\u05d0 ", "\U0001d11e\u200d"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", BEFORE)
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("text", ["One line.", "", "@There are 12,000."]),
        ("markdown", ["# One", "", "- a", "- *b* @There are 12,000."]),
        ("html", ["<p>One", "<p title='x", "y'>x @There are 12,000."]),
        ("notebook", ['{"cells": [', '{"cell_type": "markdown", "source": ["a\\n", "x @There are 12,000."]}]}']),
        ("subtitles", ["WEBVTT", "", "00:01.000 --> 00:02.000", "One.", "@There are 12,000."]),
        ("mail", ["Subject: @ x", "X: y", "", "One.", "", "x @There are 12,000."]),
    ],
)
def test_nothing_before_a_claim_shifts_its_column(name: str, lines: list[str], before: str, newline: str) -> None:
    """Columns count code points, and only CR LF, LF and CR end lines."""
    source = newline.join(line.replace("@", before) for line in lines)
    document = document_of(source, format=name)
    block = document.blocks[-1]
    at = block.text.index("12,000")
    start, end = block.source_span(at, at + 6)
    assert source[start:end] == "12,000"
    assert LineIndex(source).position(start) == (len(lines), len(lines[-1].partition("12,000")[0]) + len(before))
