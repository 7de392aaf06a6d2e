"""Numbers as authors write them: digits with their separators, words with their hyphens and capitals."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims.corrections.figures import Notation, notation_of, separator_in, written
from factcheck.claims.corrections.spelling import Speller, styled
from factcheck.language.numbers import NumberLexicon, QuantityReader

NUMBERS = yaml.safe_load((Path(__file__).parents[2] / "rules/language/numbers.yaml").read_text("utf-8"))
SPELLER = Speller.from_mapping(NUMBERS)
READER = QuantityReader(NumberLexicon.from_mapping(NUMBERS))


@pytest.mark.parametrize(
    ("figure", "value", "notation"),
    [
        ("12,000", 12000, Notation(",", ".")),
        ("12.000", 12000, Notation(".", ",")),
        ("12 000", 12000, Notation(" ", ".")),
        ("12\u00a0000", 12000, Notation("\u00a0", ".")),
        ("12000", 12000, Notation("", ".")),
        ("1.234.567,8", 1234567.8, Notation(".", ",")),
        ("12.5", 12.5, Notation(",", ".")),
        ("12,5", 12.5, Notation(".", ",")),
        ("12,000", 12, Notation(".", ",")),
        ("12,00", 1200, None),
        ("1 2", 12, None),
    ],
)
def test_notation(figure: str, value: float, notation: Notation | None) -> None:
    assert notation_of(figure, value) == notation


@given(st.integers(0, 10**8), st.sampled_from([",", ".", " ", "\u00a0", "\u202f", "'", "’", ""]))
def test_a_number_is_written_as_it_is_read(value: int, separator: str) -> None:
    notation = Notation(separator, "," if separator == "." else ".")
    found = notation_of(written(value, notation), value)
    assert found is not None
    assert written(value, found) == written(value, notation)


@pytest.mark.parametrize(
    ("text", "separator"), [("of 12,000 or 5", ","), ("6 500 000", " "), ("in 2013, 500 of", None), ("3,5", None)]
)
def test_separator_of_a_text(text: str, separator: str | None) -> None:
    assert separator_in(text) == separator


@given(st.integers(0, 999_999), st.booleans())
def test_words_are_read_as_the_number_that_was_written(value: int, american: bool) -> None:
    words = SPELLER.cardinal(value, "one hundred one" if american else "twelve")
    (quantity,) = READER.read(f"There are {words} wolves.") or [None]
    if value not in (1,):  # "one wolves" counts nothing
        assert quantity is not None
        assert quantity.value == value


@pytest.mark.parametrize(
    ("value", "like", "words"),
    [
        (124, "one hundred and twenty-nine", "one hundred and twenty-four"),
        (124, "one hundred twenty-nine", "one hundred twenty-four"),
        (7100, "twelve thousand", "seven thousand one hundred"),
        (7100, "twelve thousand, five hundred", "seven thousand, one hundred"),
        (2, "Twelve", "Two"),
        (7100, "Twelve Thousand", "Seven Thousand One Hundred"),
        (7100, "TWELVE THOUSAND", "SEVEN THOUSAND ONE HUNDRED"),
        (3.5, "twelve", "three and a half"),
        (2.2, "twelve", None),
        (-1, "twelve", None),
    ],
)
def test_cardinals(value: float, like: str, words: str | None) -> None:
    assert SPELLER.cardinal(value, like) == words


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1998, "nineteen ninety-eight"),
        (1905, "nineteen hundred and five"),
        (1900, "nineteen hundred"),
        (2000, "two thousand"),
        (2005, "two thousand and five"),
        (2013, "twenty thirteen"),
    ],
)
def test_years(year: int, words: str) -> None:
    assert SPELLER.year(year, "x") == words


def test_ordinals_and_capitals() -> None:
    assert [SPELLER.ordinal(n, "tenth") for n in (50, 21, 200)] == ["fiftieth", "twenty-first", None]
    assert styled("two and a half", "Ten") == "Two and a half"
