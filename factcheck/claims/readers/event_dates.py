"""Dates of one event: the year it is said to have been in, what denies it, and what only bounds it."""

from __future__ import annotations

from factcheck.claims.context import live
from factcheck.claims.dates import FAR_FUTURE, FAR_PAST, DatedYear, inner_span
from factcheck.claims.frame import View
from factcheck.claims.polarity import is_corrected
from factcheck.claims.readers.year_rule import YearRule
from factcheck.claims.readings import ReadValue, SkipReason, Term, YearSpan
from factcheck.language.analysis import Mention

REACH = 6
OPENING = 4
WAS = frozenset({"was", "were", "had", "did"})
BEFOREHAND = frozenset({"already", "firmly", "just"})


def events_of(view: View) -> list[Mention]:
    """The events of a sentence; of two that share words, the longer."""
    events = view.of("event")
    return [m for m in events if not any(o.overlaps(m) and _length(o) > _length(m) for o in events)]


def value_of(
    view: View, rule: YearRule, event: Mention, year: DatedYear | None, years: list[DatedYear]
) -> tuple[ReadValue | None, DatedYear | None, SkipReason]:
    """When an event is said to have been, or that it never was, with the year that says it and why it is passed over;
    ``year`` is the one that goes with it, ``years`` are those that go with no other event."""
    if event.concept in rule.never:
        until = [y for y in years for m in view.of("year-limit") if m.last == y.first and y.is_one]
        if not until and _is_over(view, rule, event):
            return None, None, ""
        if until:
            return YearSpan(until[0].low, until[0].high), until[0], ""
        if any(m.last > event.last and m.first - event.last <= REACH for m in view.of("year-limit")) or years:
            return None, None, ""
        return Term("never"), None, ""
    inner = inner_span(view, event)
    if inner is not None:
        if year is None or not year.is_one:
            return None, None, ""
        return YearSpan(year.low - inner, year.low - inner), year, ""
    words = view.analysis.words
    names = view.of(rule.subject)
    negations = [
        n
        for n in live(view.analysis, "negation", view.sentence.first, view.sentence.last)
        if (view.analysis.clause_of[n.first] == view.analysis.clause_of[event.first] or words[n.last].low == "yet")
        and n.first < event.last
        and not (year is not None and is_corrected(view, n, year.first))
        and event.first - n.last - sum(_length(m) for m in names if n.last <= m.first < event.first) <= REACH
        and not any(word.text == "," for word in words[n.last : event.first])
    ]
    limited = any(event.first <= m.first <= event.last + 12 for m in view.of("year-limit"))
    decoys = live(view.analysis, "not-a-cue", max(0, event.first - REACH), event.first)
    if negations and limited and year is not None and year.low == FAR_PAST:
        return YearSpan(year.high + 1, FAR_FUTURE), year, ""  # "did not exist before 1990"
    if negations and not limited and not decoys:
        if any(n.concept == "never" for n in negations):
            return Term("never"), None, ""
        if year is not None:
            return YearSpan(year.low, year.high), year, "refuted"
        return None, None, ""
    if year is None or _is_background(view, event, year):
        return None, None, ""
    return YearSpan(year.low, year.high), year, ""


def _is_over(view: View, rule: YearRule, event: Mention) -> bool:
    """Whether it was so once, and no longer: "was still unregistered"."""
    opening = view.analysis.words[max(view.sentence.first, event.first - 1) : event.first + 1]
    lasts = view.mentions(rule.lasting)
    return not lasts and any(word.low in WAS or word.low.endswith("ed") for word in opening if word.low[:2] != "un")


def _is_background(view: View, event: Mention, year: DatedYear) -> bool:
    """Whether the event had come before the year of something else, or was still to come: "by then already
    founded", "before it was founded, in 1994"."""
    words = view.analysis.words
    if any(word.low in BEFOREHAND for word in words[max(view.sentence.first, event.first - 2) : event.first]):
        return True
    if not any(word.text == "," for word in words[event.last : year.first]):
        return False
    before = [m for m in view.of("year-limit") if 0 <= event.first - m.last <= OPENING]
    return any(words[m.first].low == "before" for m in before)


def _length(mention: Mention) -> int:
    return mention.last - mention.first
