"""Quantities: the cases of numbers.yaml, and the laws that hold for every text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleError
from factcheck.language.numbers import NumberLexicon, Quantity, QuantityReader

ROOT = Path(__file__).resolve().parents[2]
CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "numbers.yaml").read_text("utf-8"))
WORD_DATA = yaml.safe_load((ROOT / "rules" / "language" / "numbers.yaml").read_text("utf-8"))
READER = QuantityReader(NumberLexicon.from_mapping(WORD_DATA))
PLAIN = frozenset(
    {"unit", "low", "high", "low_closed", "high_closed", "exact", "soft", "label", "designation", "years"}
)
PIECES = [
    *(
        "7,100",
        "7",
        "100",
        "two",
        "thousand",
        "hundred",
        "and",
        "a",
        "half",
        "of",
        "in",
        "one",
        "every",
        "ten",
    ),
    *("-", "–", "—", ".", ",", "(", ")", "%", "$", "per", "cent", "Article", "Tier", "2", "1998", "between"),
    *("to", "from", "about", "or", "so", "years", "old", "aged", "'98", "March", "may", "no.", "1/2", ":"),
    *("[12]", "+996", "@", "/", "COVID-19", "women", "\n", "\n\n"),
]
SEPARATORS = [",", "\u00a0", "\u202f", "\u2009", "'"]


def assert_reads(quantity: Quantity, text: str, want: dict[str, Any]) -> None:
    kind = next(key for key in want if key not in PLAIN | {"at", "whole", "is"})
    assert quantity.kind == kind
    value = tuple(want[kind]) if isinstance(want[kind], list) else want[kind]
    assert quantity.value == pytest.approx(value, rel=1e-5)
    assert text[quantity.number_start : quantity.number_end] == want["at"]
    assert quantity.comparator == want.get("is", "=")
    if "whole" in want:
        assert quantity.text == want["whole"]
    for name in PLAIN & want.keys():
        got = getattr(quantity, name)
        assert got == (pytest.approx(want[name]) if isinstance(want[name], float | int) else want[name]), name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_case(case: dict[str, Any]) -> None:
    found = READER.read(case["text"])
    assert len(found) == len(case["find"]), [(q.kind, q.value, q.text) for q in found]
    for quantity, want in zip(found, case["find"], strict=True):
        assert_reads(quantity, case["text"], want)


def assert_well_formed(text: str, found: list[Quantity]) -> None:
    end = 0
    for quantity in found:
        assert end <= quantity.start <= quantity.number_start < quantity.number_end <= quantity.end
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.low <= quantity.high
        end = quantity.end


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_spans_are_ordered_and_true_to_the_text(text: str) -> None:
    assert_well_formed(text, READER.read(text))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    assert_well_formed(text, READER.read(text))


@given(
    st.integers(min_value=1001, max_value=9_999_999),
    st.sampled_from(SEPARATORS),
)
def test_separators_do_not_change_a_number(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    (quantity,) = READER.read(f"There are {written} sex workers.")
    assert (quantity.kind, quantity.value) == ("count", number)


@given(st.integers(min_value=2, max_value=999_999))
def test_words_say_what_digits_say(number: int) -> None:
    (quantity,) = READER.read(f"There are {spelled(number)} sex workers.")
    assert (quantity.kind, quantity.value) == ("count", number)


SMALL = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
SMALL += ["twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(number: int) -> str:
    """A number in British words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        tail = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{tail}"
    rest = number % 1000
    joint = " and " if rest < 100 else " "
    return f"{spelled(number // 1000)} thousand" + (f"{joint}{spelled(rest)}" if rest else "")


INF = float("inf")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("7,000 women", 6500, 7500),
        ("7,100 women", 7050, 7150),
        ("exactly 7,000 women", 7000, 7000),
        ("about 7,000 women", 6000, 8000),
        ("about 7,104 women", 7104 * 0.95, 7104 * 1.05),
        ("nearly 7,000 women", 6000, 7000),
        ("just over 7,000 women", 7000, 8000),
        ("more than 7,000 women", 7000, INF),
        ("at most 7,000 women", -INF, 7000),
        ("between 6,500 and 7,500 women", 6250, 7750),
        ("15 women", 15, 15),
        ("2%", 1.5, 2.5),
        ("2.0%", 1.95, 2.05),
        ("90%", 85, 95),
        ("five years", 5, 5),
        ("about five years", 4, 6),
        ("in 1998", 1998, 1998),
        ("circa 1998", 1996, 2000),
    ],
)
def test_hedge_and_roundness_allow(text: str, low: float, high: float) -> None:
    (quantity,) = READER.read(text)
    assert (quantity.low, quantity.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["1e999 women", "10^400 women", "9" * 50, "1.1^--99999"])
def test_a_number_past_reckoning_is_no_quantity(text: str) -> None:
    assert READER.read(text) == []


def test_word_data_with_a_boolean_is_refused() -> None:
    with pytest.raises(RuleError, match="and: True is not a word"):
        NumberLexicon.from_mapping({**WORD_DATA, "and": ["and", True]})


def test_word_data_without_a_part_is_refused() -> None:
    with pytest.raises(RuleError, match="has no 'months'"):
        NumberLexicon.from_mapping({name: part for name, part in WORD_DATA.items() if name != "months"})
