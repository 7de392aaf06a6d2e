"""Dates of events: the years a sentence names, what bounds or denies them, and those it only lets one work out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.period import dated, year_span
from factcheck.language.analysis import Mention, Value

NEAR = 2
MOST_YEARS = 200
FAR_PAST, FAR_FUTURE = 0, 9999
SIGNS = {"too-late": -1, "too-early": 1}
"""Which way the right year lies from one that is said to be out by so many years."""
ROUND_SPANS = {"a-year": 1, "a-decade": 10}
"""Concepts for lengths of time said without a number."""


@dataclass(frozen=True, slots=True)
class DatedYear:
    """A year said outright, or worked out from a duration ("three years later") and the year before it."""

    low: int
    high: int
    first: int
    last: int
    start: int
    end: int

    @property
    def is_one(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Span:
    """A number of whole years at words[first:last)."""

    years: int
    first: int
    last: int


def spans(view: View) -> list[Span]:
    """The lengths of time in a sentence that come to whole years."""
    found: list[Span] = []
    for value in view.values(("duration",)):
        years = value.quantity.years
        if years is not None and not isinstance(years, tuple) and years == int(years):
            found.append(Span(int(years), value.first, value.last))
    for mention in view.of("seasons"):
        told = [v for v in view.values(("number", "count")) if v.first == mention.first]
        counts = [int(v.quantity.low) for v in told if 0 < v.quantity.low < MOST_YEARS]
        found += [Span(count, mention.first, mention.last) for count in counts]
    for mention in view.of("time-span"):
        if not any(s.first < mention.last and mention.first < s.last for s in found):
            found.append(Span(ROUND_SPANS[mention.concept], mention.first, mention.last))
    return sorted(found, key=lambda s: s.first)


def dated_years(view: View) -> list[DatedYear]:
    """The years of a sentence in order, derived ones among them."""
    found: list[DatedYear] = []
    for value in dated(view):
        if not _is_denied(view, value):
            low, high = _bounded(view, value)
            q = value.quantity
            found.append(DatedYear(low, high, value.first, value.last, q.number_start, q.number_end))
    found += _referred(view, found)
    for span in spans(view):
        off = next((m for m in view.of("year-error") if m.first == span.last), None)
        wrong = [y for y in found if y.first < span.first]
        if off is not None and wrong and wrong[-1].is_one:
            found.remove(wrong[-1])
            year = wrong[-1].low + SIGNS[off.concept] * span.years
            found.append(DatedYear(year, year, span.first, off.last, *view.analysis.span(span.first, off.last)))
            continue
        derived = _later(view, span, [y for y in found if y.first < span.first])
        if derived is not None and derived not in found:
            found.append(derived)
    return sorted(found, key=lambda y: y.first)


def _referred(view: View, said: Sequence[DatedYear]) -> list[DatedYear]:
    """A year that the sentence only points back to, as it was said right before: "That was the year when"."""
    marks = view.of("year-again")
    if said or not marks:
        return []
    last = view.sentence.first
    before = [v for v in view.analysis.values if v.last <= last and v.quantity.kind in {"year", "date"}]
    near = view.analysis.sentences[max(0, view.sentence.number - 2)].first
    for value in reversed(before):
        low, high = year_span(value)
        if value.first >= near and low == high:
            q = value.quantity
            return [DatedYear(low, high, marks[0].first, marks[0].last, q.number_start, q.number_end)]
    return []


def worked_out(view: View, span: Span, year: int) -> DatedYear:
    """A year that a span of time leads to: as it is written itself ("three years later, in 2000") where it is."""
    for value in view.values(("year", "date")):
        low, high = year_span(value)
        if low == high == year:
            q = value.quantity
            return DatedYear(low, high, value.first, value.last, q.number_start, q.number_end)
    last = min(span.last + 1, view.sentence.last)
    return DatedYear(year, year, span.first, last, *view.analysis.span(span.first, last))


def _is_denied(view: View, value: Value) -> bool:
    """As in "1997, not 1979", "not in 2013 but in 2018": a year that is named only to be denied."""
    for cue in live(view.analysis, "negation", max(view.sentence.first, value.first - 3), value.first):
        between = view.analysis.words[cue.last : value.first]
        if cue.concept == "not" and len(between) <= 1 and not any(word.is_punctuation for word in between):
            return not any(m.first <= cue.first < m.last for m in view.of("event"))
    return False


def _bounded(view: View, value: Value) -> tuple[int, int]:
    low, high = year_span(value)
    if any(0 <= mention.first - value.last <= 1 for mention in view.of("year-told")):
        return low, high  # "after 2013, the year in which"
    for mention in view.of("year-bound"):
        if mention.last == value.first:
            if mention.concept == "by-year":
                return FAR_PAST, high
            if mention.concept == "before-year":
                return FAR_PAST, high - 1
            return low, FAR_FUTURE
    return low, high


def _later(view: View, span: Span, before: Sequence[DatedYear]) -> DatedYear | None:
    """As in "Three years later", "a year earlier": counted from the year before, in the sentence or last said."""
    turn = next((m for m in view.of("time-turn") if m.first == span.last), None)
    if turn is None:
        return None
    base = view.discourse.last_year
    if before:
        base = before[-1].low if before[-1].is_one else None
    if base is None:
        return None
    return worked_out(view, span, base + (span.years if turn.concept == "later" else -span.years))


def is_taken_back(view: View, year: DatedYear) -> bool:
    """Whether another year is put in the place of one that is denied: "not founded in 1990 but in 1992"."""
    if not live(view.analysis, "negation", view.sentence.first, year.first):
        return False
    turns = live(view.analysis, "correction", year.last, min(year.last + 2, view.sentence.last))
    return any(0 <= v.first - turn.last <= NEAR for turn in turns for v in dated(view))


def inner_span(view: View, event: Mention) -> int | None:
    """The years told inside the words of an event: "its tenth anniversary", "was five years old", "existed for ten
    years": the event lies that long before the year that goes with it."""
    for value in view.values(("ordinal", "age", "duration", "number")):
        if event.first <= value.first and value.last <= event.last:
            amount = value.quantity.years if value.quantity.kind in {"age", "duration"} else value.quantity.value
            if amount is not None and not isinstance(amount, tuple) and amount == int(amount):
                return int(amount)
    return None
