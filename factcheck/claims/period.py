"""Which years a statement is tied to: a year in its clause, a past adverb, the year of a heading."""

from __future__ import annotations

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Value

PERIOD_WORDS = frozenset({"in", "during", "by", "for", "of", "since", "until", "before", "after", "from", "through", "throughout", "between", "around", "circa", "early", "late", "mid"})


def year_span(value: Value) -> tuple[int, int]:
    """First and last year that a year expression covers."""
    low, high = value.quantity.low, value.quantity.high
    return int(max(low, 0)), int(min(high, 9999))


def period_of(view: View, first: int, last: int, skip: tuple[int, int] | None = None, reach: int = 4) -> tuple[int, int] | None:
    """The years that words[first:last) are tied to, or None. ``skip`` is a word range whose years do not count."""
    years = [
        v
        for v in view.values(("year", "date"))
        if not (skip and skip[0] <= v.first < skip[1]) and not (first <= v.first < last)
    ]
    order = [pair for pair in ranked(view.analysis, first, last, years) if pair[0][0] <= reach]
    if order and order[0][0][0] <= 3:
        return year_span(order[0][1])
    if order and order[0][0][0] == 4 and view.analysis.sentence_of[first] == view.analysis.sentence_of[order[0][1].first]:
        opener = view.clause(order[0][1].first).relation
        if opener in {"main", "coordinate", "subordinate"}:
            return year_span(order[0][1]) if view.clause(first).relation != "main" else None
    return None


def is_past(view: View, first: int, last: int) -> bool:
    """Whether a past adverb ("used to", "in Soviet times") or a state that is no more rules the clause."""
    analysis = view.analysis
    clause = view.clause(first)
    for cue in live(analysis, "past", view.sentence.first, view.sentence.last):
        if analysis.clause_of[cue.first] == clause.number:
            return True
    return any(
        place.mention.kind == "historic" and analysis.clause_of[place.first] == clause.number
        for place in analysis.places
    )
