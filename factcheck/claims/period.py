"""Which years a statement is tied to: a year in its clause, a past adverb, the year of a heading."""

from __future__ import annotations

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention, Value

NOW_REACH = 6
YEAR_MARKS = frozenset({":", "–", "—", "-", "=", "|", "(", ","})


def year_span(value: Value) -> tuple[int, int]:
    """First and last year that a year expression covers."""
    low, high = value.quantity.low, value.quantity.high
    return int(max(low, 0)), int(min(high, 9999))


def dated(view: View) -> list[Value]:
    """The years and dates of a sentence; a date without a year ("on 4 March") ties nothing to a period."""
    return [value for value in view.values(("year", "date")) if year_span(value) != (0, 9999)]


def period_of(
    view: View, first: int, last: int, skip: tuple[int, int] | None = None, reach: int = 4
) -> tuple[int, int] | None:
    """The years that words[first:last) are tied to, or None. ``skip`` is a word range whose years do not count.

    A year that dates an event told in passing ("founded in 1997, it has reached ...") ties nothing else, and "now"
    in the value's own clause outdoes years further off.
    """
    known = dated(view)
    labelled = [v for v in known if _labels(view, v, first, last)]
    if labelled:
        return year_span(labelled[0])
    told = [m for m in view.of("relative-year") if view.level(first, last, m) <= 1 and abs(m.first - last) <= NOW_REACH]
    if told:
        return _relative(view, told[0], known)
    years = [
        v
        for v in known
        if not (skip and skip[0] <= v.first < skip[1])
        and not (first <= v.first < last)
        and not _of_event(view, first, v)
    ]
    order = [pair for pair in ranked(view.analysis, first, last, years) if pair[0][0] <= reach]
    present = [m for m in view.of("now") if abs(m.first - last) <= NOW_REACH and view.level(first, last, m) <= 1]
    if present and (not order or order[0][0][0] > 0 or _distance(present[0], first, last) <= order[0][0][1]):
        return None
    if order and order[0][0][0] <= 3:
        return year_span(order[0][1])
    if (
        order
        and order[0][0][0] == 4
        and view.analysis.sentence_of[first] == view.analysis.sentence_of[order[0][1].first]
    ):
        opener = view.clause(order[0][1].first).relation
        if opener in {"main", "coordinate", "subordinate"}:
            return year_span(order[0][1]) if view.clause(first).relation != "main" else None
    return None


def _labels(view: View, year: Value, first: int, last: int) -> bool:
    """As in "2016: 8", "8 (2016)", "8 in 2016": the year next to a value is the value's own."""
    words = view.analysis.words
    if 0 < first - year.last <= 2 and all(words[at].text in YEAR_MARKS for at in range(year.last, first)):
        return True
    return 0 < year.first - last <= 2 and words[last].text in {"(", "in"}


def _relative(view: View, told: Mention, known: list[Value]) -> tuple[int, int]:
    """As in "That year", "the following year": counted from the nearest year before, in the sentence or last said."""
    before = [v for v in known if v.last <= told.first]
    base = year_span(before[-1])[0] if before else view.discourse.last_year
    if base is None:
        return 0, 0
    year = base + {"year-after": 1, "year-before": -1}.get(told.concept, 0)
    return year, year


def _distance(mention: Mention, first: int, last: int) -> int:
    return mention.first - last if mention.first >= last else first - mention.last


def _of_event(view: View, anchor: int, year: Value) -> bool:
    """Whether a year dates an organisation's own event, told in another chunk than the anchor."""
    analysis = view.analysis
    chunk = analysis.chunk_of[year.first]
    if chunk == analysis.chunk_of[anchor]:
        return False
    return any(
        analysis.chunk_of[m.first] == chunk and analysis.clause_of[m.first] == analysis.clause_of[year.first]
        for m in live(analysis, "event", view.sentence.first, view.sentence.last)
        if not any(noun.overlaps(m) for noun in view.of("event-noun"))
    )


def is_past(view: View, first: int, last: int) -> bool:
    """Whether a past adverb ("used to", "in Soviet times") or a state that is no more rules the clause."""
    analysis = view.analysis
    clause = view.clause(first)
    present = [_distance(m, first, last) for m in view.of("now") if analysis.clause_of[m.first] == clause.number]
    for cue in live(analysis, "past", view.sentence.first, view.sentence.last):
        if analysis.clause_of[cue.first] == clause.number and _distance(cue, first, last) < min(present, default=999):
            return True
    return any(
        place.mention.kind == "historic" and analysis.clause_of[place.first] == clause.number
        for place in analysis.places
    )
