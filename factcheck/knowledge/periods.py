"""The time a reference value holds for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

_MOMENT = r"\d{4}(?:-\d{2}(?:-\d{2})?)?"
_ALONE = re.compile(rf"(since|from|after|until|up to|before)?\s*({_MOMENT})\Z")
_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{4})\Z")
_SPAN = re.compile(rf"({_MOMENT})\s*(?:/|to)\s*({_MOMENT})\Z")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip

PERIOD_FORMS = 'write 2013, 2016-05, 2001-2004, "2019-01-01 to 2021-11-30", since 2019 or until 2018-12-31'


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time, both ends included; an end that is None is open. ``text`` is as written."""

    first: date | None
    last: date | None
    text: str = field(compare=False)

    @property
    def start(self) -> int | None:
        """The year it begins in."""
        return None if self.first is None else self.first.year

    @property
    def end(self) -> int | None:
        """The year it ends in."""
        return None if self.last is None else self.last.year

    def contains(self, year: int) -> bool:
        """Whether any day of ``year`` falls into it."""
        return self.overlaps(year, year)

    def overlaps(self, start: int | None, end: int | None) -> bool:
        """Whether any day of the years ``start`` to ``end`` (None: open) falls into it."""
        begins_too_late = end is not None and self.first is not None and self.first.year > end
        ends_too_early = start is not None and self.last is not None and self.last.year < start
        return not begins_too_late and not ends_too_early

    def words(self) -> str:
        """``2013``, ``2001 to 2004``, ``since 2019``, ``until the end of 2018``."""
        if self.first is None:
            return f"until {_end_in_words(self.last)}" if self.last else "always"
        if self.last is None:
            return f"since {self.first.year if _opens_year(self.first) else _day_in_words(self.first)}"
        whole_years = _opens_year(self.first) and _closes_year(self.last)
        if whole_years:
            first, last = self.first.year, self.last.year
            return str(first) if first == last else f"{first} to {last}"
        if self.first == self.last:
            return _day_in_words(self.first)
        if self.first.day == 1 and self.last == _last_day(self.first.year, self.first.month):
            return f"{_MONTHS[self.first.month - 1]} {self.first.year}"
        return f"{_day_in_words(self.first)} to {_day_in_words(self.last)}"


def read_period(written: str | int) -> Period:
    """The period an author wrote; raises ValueError, with the trouble in words, for anything else."""
    text = " ".join(str(written).split())
    years = _YEARS.match(text)
    if years:
        return _ordered(_moment(years[1])[0], _moment(years[2])[1], text)
    span = _SPAN.match(text)
    if span:
        return _ordered(_moment(span[1])[0], _moment(span[2])[1], text)
    alone = _ALONE.match(text)
    if not alone:
        raise ValueError(f'"{text}" is not a period')
    first, last = _moment(alone[2])
    if alone[1] in ("since", "from"):
        return Period(first, None, text)
    if alone[1] in ("until", "up to"):
        return Period(None, last, text)
    if alone[1] == "after":
        return Period(last + timedelta(days=1), None, text)
    if alone[1] == "before":
        return Period(None, first - timedelta(days=1), text)
    return Period(first, last, text)


def year_period(year: int) -> Period:
    """The whole of one calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31), str(year))


def _moment(text: str) -> tuple[date, date]:
    parts = [int(part) for part in text.split("-")]
    try:
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31)
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), _last_day(parts[0], parts[1])
        day = date(parts[0], parts[1], parts[2])
    except ValueError:
        raise ValueError(f'"{text}" is not a date of the calendar') from None
    return day, day


def _ordered(first: date, last: date, text: str) -> Period:
    if first > last:
        raise ValueError(f'"{text}" ends before it begins')
    return Period(first, last, text)


def _last_day(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def _opens_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _closes_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _end_in_words(day: date) -> str:
    return f"the end of {day.year}" if _closes_year(day) else _day_in_words(day)


def _day_in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
