"""The same claims in every format come out as the same findings, each at its place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.checker import Checker
from factcheck.documents import FORMATS, document_of
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


def test_every_format_is_in_the_corpus() -> None:
    assert {expected_of(name).format for name in corpus_formats()} == set(FORMATS)


def test_the_table_in_the_readme_is_true() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    section = readme.partition("## What it reads")[2].partition("\n## ")[0]
    rows = [line.split("|")[2:5] for line in section.splitlines() if line.startswith("| ") and "`." in line]
    stated = {
        (frozenset(re.findall(r"`(\.\w+)`", files)), *re.findall(r"\[(\w+)\]", needs)) for files, _, needs in rows
    }
    assert stated == {(frozenset(each.extensions), *filter(None, [each.extra])) for each in FORMATS.values()}
