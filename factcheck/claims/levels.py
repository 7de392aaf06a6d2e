"""Levels: what interval a quantity stands for, and whether it is a level at all, not a change or a denied number."""

from __future__ import annotations

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.polarity import is_corrected
from factcheck.claims.readings import Amount
from factcheck.language.analysis import Value


def amount_of(view: View, value: Value, per: float = 100.0) -> Amount | None:
    q = value.quantity
    if q.kind == "duration":
        return _duration(view, value)
    factor = per if q.kind == "ratio" else 1.0
    low, high = q.low * factor, q.high * factor
    for other in _alternatives(view, value):
        low, high = min(low, other.quantity.low * factor), max(high, other.quantity.high * factor)
    if isinstance(q.value, tuple) and _is_movement(view, value):
        low, high = q.value[1] * factor - q.grain / 2, q.value[1] * factor + q.grain / 2
    bound = "most" if q.comparator in {"<", "<="} else "least" if q.comparator in {">", ">="} else ""
    exceeded = any(m.last in (value.first, value.first - 1) for m in view.of("exceed"))
    if exceeded and q.comparator in {"=", "~"}:
        return Amount(low, float("inf"), False, True, bound="least", soft=q.soft, stated=q.text)
    return Amount(low, high, q.low_closed, q.high_closed, bound=bound, soft=q.soft, stated=q.text)  # type: ignore[arg-type]


def _alternatives(view: View, value: Value) -> list[Value]:
    """The other of two numbers of which a statement leaves open which it is: "either 5,000 or 9,000"."""
    words = view.analysis.words
    others = [v for v in view.values((value.quantity.kind,)) if v != value]
    return [
        other
        for other in others
        for first, last in [(min(value.last, other.last), max(value.first, other.first))]
        if last - first == 1 and words[first].low == "or"
    ]


def _duration(view: View, value: Value) -> Amount | None:
    """A length of time in years; "at most" and "at least" may stand anywhere in its clause."""
    q = value.quantity
    number = q.value[1] if isinstance(q.value, tuple) else q.value
    years = q.years[1] if isinstance(q.years, tuple) else q.years
    if years is None or not number:
        return None
    factor = years / number
    bound = "most" if q.comparator in {"<", "<="} else "least" if q.comparator in {">", ">="} else ""
    for category in ("least", "most"):
        cues = live(view.analysis, category, view.sentence.first, view.sentence.last)
        if not bound and any(view.level(value.first, value.last, cue) <= 1 for cue in cues):
            bound = category
    return Amount(q.low * factor, q.high * factor, q.low_closed, q.high_closed, bound, q.soft, q.text)  # type: ignore[arg-type]


def _is_movement(view: View, value: Value) -> bool:
    """As in "doubled, from 2% to 4%": what it came to counts, not the span between."""
    words = view.analysis.words
    first = value.first
    opened = "from" in {word.low for word in words[max(view.sentence.first, first - 1) : first + 1]}
    return opened and bool(live(view.analysis, "movement", view.sentence.first, view.sentence.last))


NEAR = 3
"""Words in which a verb and a hedge find room before a number."""


def is_change(view: View, first: int, last: int) -> bool:
    """As in "rose by 2,000", "2% higher", "from 4,700 to ...": a difference or where it started, not a level."""
    words = view.analysis.words
    if any(cue.last == first for cue in live(view.analysis, "not-a-total", view.sentence.first, first)):
        return True
    if first > view.sentence.first and words[first - 1].low == "from":
        ends = [word.low for word in words[last : min(last + 4, view.sentence.last)]]
        if "to" in ends and not any(0 < y.first - last <= 2 for y in view.values(("year", "date"))):
            return True
    hedges = {at for hedge in view.of("hedge") for at in range(hedge.first, hedge.last)}
    for cue in live(view.analysis, "changed", max(view.sentence.first, first - NEAR), first):
        if all(at in hedges for at in range(cue.last, first)):  # "rose 11%", "fell almost 2%"
            return True
    return any(
        view.level(first, last, cue) == 0 and -1 <= first - cue.last <= 1
        for cue in live(view.analysis, "change-by", view.sentence.first, view.sentence.last)
    ) or any(
        0 <= cue.first - last <= 1
        for cue in live(view.analysis, "change-after", view.sentence.first, view.sentence.last)
    )


def is_denied(view: View, first: int) -> bool:
    """As in "not 10,000 but 7,100", "there are not 20,000": a negation of a number is not another number."""
    for cue in live(view.analysis, "negation", view.sentence.first, first):
        if view.analysis.clause_of[cue.first] != view.analysis.clause_of[first]:
            continue
        if is_corrected(view, cue, first):
            continue
        gap = view.analysis.words[cue.last : first]
        if (
            len(gap) <= 6
            and not any(w.is_punctuation for w in gap)
            and cue.concept in {"not", "never", "neither", "nor"}
        ):
            return True
    return False


def figures_only(view: View) -> set[Value]:
    """As in "in double digits": said of per cents, never of people."""
    spans = view.mentions({"digits"})
    return {v for v in view.values(("number", "count")) if any(m.first < v.last and v.first < m.last for m in spans)}
