"""The same claims in every format come out as the same findings, each at its place."""

from __future__ import annotations

import pytest

from factcheck.checker import Checker
from factcheck.documents import document_of
from tests.documents.corpus.corpus import corpus_formats, corpus_rows, expected_of, found_in


@pytest.mark.parametrize("name", corpus_formats())
def test_the_same_findings_at_the_right_places(name: str, checker: Checker) -> None:
    expected = expected_of(name)
    document = expected.read()
    assert document.format == expected.format
    found = list(found_in(document, checker))
    wanted = list(expected.rows())
    assert [(each.row, each.stated) for each in found] == wanted
    assert [expected.plain(each.written) for each in found] == [row.words for row, _ in wanted]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("name", [name for name in corpus_formats() if expected_of(name).document])
def test_line_ends_shift_nothing(name: str, newline: str, checker: Checker) -> None:
    expected = expected_of(name)
    lines = expected.read().source.replace("\r\n", "\n").split("\n")
    document = document_of(newline.join(lines), format=expected.format)
    assert [(each.row, each.place) for each in found_in(document, checker)] == [
        (row, place.split(" ")[0]) for row, place in expected.rows()
    ]


@pytest.mark.parametrize("name", corpus_formats())
def test_a_document_says_all_that_its_format_can_say(name: str) -> None:
    expected = expected_of(name)
    kinds = {row.kind for row in corpus_rows()}
    assert set(expected.found) == kinds - set(expected.lacks)
    assert set(expected.same_as) <= set(expected.found)
