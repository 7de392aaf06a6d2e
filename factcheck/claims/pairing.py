"""Which year belongs to which event of a sentence.

What a span of time leads to comes first ("three years after it was founded"), then lists that run in parallel, then
years that stand right after their event, then the nearest pairs that are left.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.dates import DatedYear, Span, inner_span, spans, worked_out
from factcheck.claims.frame import View
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention

CLOSE = 6
FAR = 9
SIGNS = {"count-after": 1, "count-before": -1}

Pairs = dict[Mention, DatedYear]


def pair_years(view: View, events: Sequence[Mention], years: Sequence[DatedYear]) -> Pairs:
    """The year of each event that has one."""
    pairs: Pairs = {}
    used: set[DatedYear] = set()
    for span in spans(view):
        _from_span(view, span, events, years, pairs, used)
    free = [event for event in events if event not in pairs]
    left = [year for year in years if year not in used]
    if len(free) == len(left) >= 2 and _aligned(free, left):
        return {**pairs, **dict(zip(free, left, strict=True))}
    scored: list[tuple[tuple[int, int], int, int]] = []
    for i, event in enumerate(free):
        for j, year in enumerate(left):
            level, gap = ranked(
                view.analysis, event.first, event.last, [Mention("year", "year", year.first, year.last)]
            )[0][0]
            if _is_fronted(view, event, year):
                continue
            if _right_after(view, event, year):
                level = -1
            elif level >= 3 and len(events) > 1:
                level += 1
            scored.append(((level, gap), i, j))
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if free[i] not in pairs and j not in taken:
            pairs[free[i]] = left[j]
            taken.add(j)
    for event in free:
        if event not in pairs and inner_span(view, event) is not None:
            shared = [year for year in years if year.is_one]
            if len(shared) == 1:
                pairs[event] = shared[0]
    return pairs


def _is_fronted(view: View, event: Mention, year: DatedYear) -> bool:
    """As in "Before it was founded, in 1991, ...": the year of what follows."""
    first = view.sentence.first
    if not any(m.first == first and m.last <= event.first for m in view.of("time-count")):
        return False
    return any(word.text == "," for word in view.analysis.words[event.last : year.first])


def _aligned(events: Sequence[Mention], years: Sequence[DatedYear]) -> bool:
    """Whether two lists stand one after the other ("started and registered ... are 1997 and 2000")."""
    return events[-1].last <= years[0].first or years[-1].last <= events[0].first


def _right_after(view: View, event: Mention, year: DatedYear) -> bool:
    """As in "The founding of the group (1997)", "registered in 2000"."""
    between = view.analysis.words[event.last : year.first]
    return 0 <= year.first - event.last <= CLOSE and all(not w.is_punctuation or w.text in {"(", ":"} for w in between)


def _from_span(
    view: View, span: Span, events: Sequence[Mention], years: Sequence[DatedYear], pairs: Pairs, used: set[DatedYear]
) -> None:
    turn = next((m for m in view.of("time-count") if m.first == span.last), None)
    if turn is not None:
        _counted(view, span, turn, events, years, pairs, used)
        return
    if any(m.first <= span.first and span.last <= m.last for m in view.of("time-gap")):
        if _gap(view, span, events, years, pairs, used):
            return
    if any(m.first <= span.first and span.last <= m.last for m in view.of("delay")):
        _delayed(view, span, events, years, pairs)


def _counted(
    view: View,
    span: Span,
    turn: Mention,
    events: Sequence[Mention],
    years: Sequence[DatedYear],
    pairs: Pairs,
    used: set[DatedYear],
) -> None:
    """As in "N years after/before ...": what follows holds the event that is dated by it, or the year to count from."""
    words = view.analysis.words
    end = turn.last
    while end < view.sentence.last and words[end].text not in {",", ";", ")", "."}:
        end += 1
    years_in = [y for y in years if turn.last <= y.first < end and y.is_one]
    years_out = [y for y in years if not span.first <= y.first < end and y.is_one]
    events_in = [e for e in events if turn.last <= e.first < end]
    events_out = [e for e in events if not span.first <= e.first < end]
    shift = SIGNS[turn.concept] * span.years
    if events_in and not years_in and years_out:
        base = min(years_out, key=lambda y: abs(y.first - span.first))
        pairs[events_in[0]] = worked_out(view, span, base.low - shift)
        if not events_out:
            used.add(base)
        return
    base_year = years_in[0].low if years_in else view.discourse.last_year if not years_out else None
    if base_year is None or not events_out:
        return
    target = min(events_out, key=lambda e: abs(e.first - span.first))
    if target in pairs or any(_right_after(view, target, y) for y in years_out):
        return
    pairs[target] = worked_out(view, span, base_year + shift)
    if years_in and not events_in:
        used.add(years_in[0])


def _gap(
    view: View, span: Span, events: Sequence[Mention], years: Sequence[DatedYear], pairs: Pairs, used: set[DatedYear]
) -> bool:
    """As in "Three years separate its founding in 1997 from its registration": one of two events from the other."""
    after = [e for e in events if e.first >= span.last]
    dated = [y for y in years if y.is_one]
    if len(after) < 2 or len(dated) != 1:
        return False
    one, other = after[0], after[-1]
    if dated[0].first < other.first:
        pairs[one] = dated[0]
        pairs[other] = worked_out(view, span, dated[0].low + span.years)
    else:
        pairs[other] = dated[0]
        pairs[one] = worked_out(view, span, dated[0].low - span.years)
    used.add(dated[0])
    return True


def _delayed(view: View, span: Span, events: Sequence[Mention], years: Sequence[DatedYear], pairs: Pairs) -> None:
    """As in "Founded in 1997, it took five years to be registered": counted on from the event before."""
    dated = [y for y in years if y.is_one]
    near = sorted(
        (e for e in events if e not in pairs), key=lambda e: (e.first < span.first, abs(e.first - span.first))
    )
    if not near or abs(near[0].first - span.first) > FAR:
        return
    if dated:
        others = [e for e in events if e != near[0] and abs(e.first - dated[0].first) <= CLOSE]
        if others and dated[0].first < span.first:
            pairs[near[0]] = worked_out(view, span, dated[0].low + span.years)
    elif view.discourse.last_year is not None:
        pairs[near[0]] = worked_out(view, span, view.discourse.last_year + span.years)
