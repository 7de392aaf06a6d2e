"""Values and periods: what they hold and how they are said."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.knowledge.periods import read_period, year_period
from factcheck.knowledge.suggestions import hint_for, nearest
from factcheck.knowledge.value_reader import VALUE_KEYS, read_value
from factcheck.knowledge.values import Value, slug

WORDS = [
    ({"count": 7100}, "7,100"),
    ({"count": {"number": 7100, "low": 6900, "high": 7100}}, "7,100 (6,900 to 7,100)"),
    ({"count": {"number": 7100, "low": 6900}}, "7,100 (at least 6,900)"),
    ({"count": {"number": 7100, "high": 7200}}, "7,100 (at most 7,200)"),
    ({"percentage": 2}, "2%"),
    ({"percentage": 2.0}, "2%"),
    ({"percentage": 3.5}, "3.5%"),
    ({"percentage": {"number": 2, "low": 1.5, "high": 2.5}}, "2% (1.5% to 2.5%)"),
    ({"year": 1998}, "1998"),
    ({"duration": {"max": 5}}, "up to five years"),
    ({"duration": {"min": 1, "unit": "year"}}, "at least one year"),
    ({"duration": {"min": 3, "max": 20}}, "three to 20 years"),
    ({"duration": {"exactly": 18, "unit": "month"}}, "18 months"),
    ({"duration": {"max": 2.5}}, "up to 2.5 years"),
    ({"rank": "Tier 2"}, "Tier 2"),
    ({"rank": {"label": "Tier 2 Watch List", "scheme": "TIP"}}, "Tier 2 Watch List"),
    ({"status": "administrative-offence"}, "administrative offence"),
    ({"set": ["Turkey"]}, "Turkey, among others"),
    (
        {"set": {"members": ["source", "transit", "destination"], "closed": True}},
        "source, transit and destination",
    ),
    (
        {"set": {"members": [{"id": "street", "name": "the streets"}, "bars"]}},
        "the streets and bars, among others",
    ),
    ({"name": "Bishkek"}, "Bishkek"),
    ({"name": {"text": "Bishkek", "entity": "bishkek"}}, "Bishkek"),
    ({"identifier": {"label": "article", "designation": 124}}, "Article 124"),
    ({"identifier": "KGZ"}, "KGZ"),
    ({"yes_no": True}, "yes"),
    ({"yes_no": False}, "no"),
    ({"event": {"year": 2005, "outcome": "succeeded"}}, "succeeded in 2005"),
    ({"event": {"outcome": "not-held"}}, "not held"),
    ({"event": {"year": 2005}}, "in 2005"),
    ({"state": "former"}, "former"),
]


@pytest.mark.parametrize(("written", "words"), WORDS)
def test_words(written: dict, words: str) -> None:
    value: Value = read_value(written)
    assert value.words() == words
    assert value.kind == next(iter(written)).replace("_", "-")
    assert hash(value) == hash(read_value(written))


def test_every_kind_is_tested() -> None:
    assert {next(iter(written)) for written, _ in WORDS} == set(VALUE_KEYS)


@pytest.mark.parametrize(
    ("content", "years"),
    [
        ({"max": 60, "unit": "month"}, 5),
        ({"max": 5}, 5),
        ({"max": 1, "unit": "month"}, 1 / 12),
        ({"max": 365.25, "unit": "day"}, 1),
    ],
)
def test_durations_in_years(content: dict, years: float) -> None:
    value = read_value({"duration": content})
    assert value.maximum_years == pytest.approx(years)  # type: ignore[union-attr]
    assert value.years is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "first", "last", "words"),
    [
        (2013, (2013, 1, 1), (2013, 12, 31), "2013"),
        ("2013", (2013, 1, 1), (2013, 12, 31), "2013"),
        ("2001-2004", (2001, 1, 1), (2004, 12, 31), "2001 to 2004"),
        ("2001–2004", (2001, 1, 1), (2004, 12, 31), "2001 to 2004"),
        ("2001 to 2004", (2001, 1, 1), (2004, 12, 31), "2001 to 2004"),
        ("2016-02", (2016, 2, 1), (2016, 2, 29), "February 2016"),
        ("2016-05-03", (2016, 5, 3), (2016, 5, 3), "3 May 2016"),
        ("2019-01-01 to 2021-11-30", (2019, 1, 1), (2021, 11, 30), "1 January 2019 to 30 November 2021"),
        ("2016-05/2016-07", (2016, 5, 1), (2016, 7, 31), "1 May 2016 to 31 July 2016"),
        ("since 2019", (2019, 1, 1), None, "since 2019"),
        ("since 2019-03-02", (2019, 3, 2), None, "since 2 March 2019"),
        ("after 2018", (2019, 1, 1), None, "since 2019"),
        ("until 2018-12-31", None, (2018, 12, 31), "until the end of 2018"),
        ("until 2018", None, (2018, 12, 31), "until the end of 2018"),
        ("until 2018-06-30", None, (2018, 6, 30), "until 30 June 2018"),
        ("before 2014", None, (2013, 12, 31), "until the end of 2013"),
    ],
)
def test_periods(written: str | int, first: tuple | None, last: tuple | None, words: str) -> None:
    period = read_period(written)
    assert period.first == (date(*first) if first else None)
    assert period.last == (date(*last) if last else None)
    assert period.words() == words


@pytest.mark.parametrize(
    "written", ["", "lately", "13", "2013-13", "2013-02-30", "2004-2001", "in 2013", "20134"]
)
def test_what_is_no_period(written: str) -> None:
    with pytest.raises(ValueError, match=r"is not a|ends before"):
        read_period(written)


YEARS = st.integers(1000, 2999)


@given(YEARS, YEARS, YEARS)
def test_a_period_contains_the_years_between_its_ends(one: int, other: int, year: int) -> None:
    start, end = sorted((one, other))
    period = read_period(f"{start}-{end}")
    assert (period.start, period.end) == (start, end)
    assert period.contains(year) == (start <= year <= end)
    assert read_period(f"since {start}").contains(year) == (year >= start)
    assert read_period(f"until {end}").contains(year) == (year <= end)
    assert read_period(f"after {end}").contains(year) == (year > end)
    assert read_period(f"before {start}").contains(year) == (year < start)
    assert period.overlaps(year, None) == (year <= end)
    assert period.overlaps(None, year) == (year >= start)
    assert year_period(year).overlaps(start, end) == period.contains(year)


def test_slugs() -> None:
    assert slug("United Arab Emirates (UAE)") == "united-arab-emirates-uae"
    assert slug("Côte d'Ivoire") == "cote-d-ivoire"
    assert slug("Таис Плюс") == "таис-плюс"


def test_hints() -> None:
    assert nearest("sex_worker", ["sex-workers", "brothels"]) == "sex-workers"
    assert nearest("Legal", ["legal", "illegal"]) == "legal"
    assert nearest("river", ["legal", "illegal"]) is None
    assert hint_for("river", ["legal", "illegal"]) == "known: illegal, legal"
    assert hint_for("river", [str(number) for number in range(40)]) is None
    assert hint_for("river", []) is None
