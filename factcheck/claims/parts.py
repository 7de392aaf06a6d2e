"""Parts: shares that a text says by other means than a percentage.

"700 of the 7,100", "for every one who is there are nine who are not", "as many have it as do not".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.counting import opens_whole
from factcheck.claims.frame import View
from factcheck.claims.readings import Amount
from factcheck.language.analysis import Mention, Value

LEAST_WHOLE = 1000
"""A whole of fewer people is taken for those of a study, of whom a share is not one of all."""
LINK = 6
EVEN = (47.5, 52.5)


@dataclass(frozen=True, slots=True)
class Part:
    """A share in per cent and the words that say it; ``settled`` where those who are not so are accounted for."""

    amount: Amount
    first: int
    last: int
    start: int
    end: int
    settled: bool = False


def parts(view: View, slots: Mapping[str, frozenset[str]], complements: frozenset[str]) -> Iterator[Part]:
    """The shares of the population of the slots that are said as a part, a proportion or a balance."""
    people = slots.get("population")
    if not people or len(slots) < 2:
        return
    measures = frozenset(concept for category, some in slots.items() if category != "population" for concept in some)
    studied = view.mentions({"sampled"} if "reach" in slots else {"sampled", "handled"})
    if not studied:
        yield from _of_wholes(view, people)
    yield from _for_every(view, people, measures, complements)
    yield from _balances(view, people, measures, complements)


def _of_wholes(view: View, people: frozenset[str]) -> Iterator[Part]:
    """As in "700 of the 7,100 women have it", "of the 7,100 women 700 have it", "7,100 women, of whom 700 have it"."""
    counts = [v for v in view.values(("count", "number")) if v.quantity.low > 0]
    if len(counts) < 2:
        return
    for whole in counts:
        noun = _counted_by(view, whole, people)
        sample = any(m.first < whole.last and whole.first < m.last for m in view.of("sample-of"))
        if noun is None or (whole.quantity.low < LEAST_WHOLE and not sample):
            continue
        if any(m.first == noun.last for m in view.of("restriction")):
            continue
        for part in counts:
            if part is whole or part.quantity.high > whole.quantity.high:
                continue
            if _is_part(view, part, whole, noun):
                low, high = part.quantity.low, part.quantity.high
                most = min(100.0, 100 * high / whole.quantity.low)
                yield _part(view, 100 * low / whole.quantity.high, most, part.first, part.last)
                break


def _counted_by(view: View, whole: Value, people: frozenset[str]) -> Mention | None:
    """The people whom a number counts, right after it or right before ("sex workers, 7,100 of them")."""
    end = _end(view, whole)
    near = [m for m in view.of("population") if end <= m.first <= end + 2 or whole.first <= m.first < end]
    return near[0] if near and near[0].concept in people else None


def _is_part(view: View, part: Value, whole: Value, noun: Mention) -> bool:
    words = view.analysis.words
    after, before = _end(view, part), _start(view, whole)
    if part.last <= whole.first:  # "700 of Kenya's 7,100 women", "700 out of 7,100 women"
        gap = words[after:before]
        linked = any(m.first == after for m in view.of("of-a-whole"))
        return linked and len(gap) <= LINK and not any(w.is_punctuation for w in gap)
    start = _start(view, part)
    if part.first < noun.last:
        return False
    group = view.mentions({"of-the-group"})
    if any(m.first == after or m.last == start for m in group):  # "..., of whom 700", "..., 700 of them"
        return True
    opened = opens_whole(view, before)
    between = [w.text for w in words[noun.last : start] if w.is_punctuation]
    stands = after >= view.sentence.last or words[after].is_punctuation or _is_verb(view, after)
    return opened and stands and between in ([], [","])


def _for_every(
    view: View, people: frozenset[str], measures: frozenset[str], complements: frozenset[str]
) -> Iterator[Part]:
    """As in "for every woman reached there are two who are not", "for every nine it met there is one it did not"."""
    for opening in view.of("for-every"):
        named = [m for m in view.of("population") if opening.first <= m.first <= opening.last + LINK]
        if not named or named[0].concept not in people:
            continue
        said = [m for m in view.mentions(measures) if m.first >= named[0].first]
        if not said:
            continue
        other = _set_against(view, opening, said[0])
        if other is None:
            continue
        one, two, first, last = other
        opposed = [m for m in view.mentions(measures) if m.first >= last]
        first_is_rest = said[0].concept in complements
        rest = bool(opposed) and opposed[0].concept in complements
        if _denied_after(view, last):
            rest = not first_is_rest
        if rest == first_is_rest:
            continue
        if first_is_rest:
            one, two = two, one
        yield _part(view, *_ratio(one, two), first, last, settled=True)


Range = tuple[float, float]


def _set_against(view: View, opening: Mention, said: Mention) -> tuple[Range, Range, int, int] | None:
    """How many are set against how many others after "for every", and the words of the latter."""
    numbers = view.values(("count", "number", "ratio"))
    ahead = [v.quantity for v in numbers if opening.first <= v.first <= opening.last]
    one = (ahead[0].low, ahead[0].high) if ahead else (1.0, 1.0)
    for value in numbers:
        if value.first >= said.last:
            q = value.quantity
            if q.kind == "ratio":  # read as a share already: "for every nine ... one"
                return (1.0, 1.0), (q.low, q.high), value.first, value.last
            return one, (q.low, q.high), value.first, value.last
    words = [m for m in view.of("one-more") if m.first >= said.last]
    return (one, (1.0, 1.0), words[0].first, words[0].last) if words else None


def _ratio(one: Range, two: Range) -> Range:
    return 100 * one[0] / (one[0] + two[1]), 100 * one[1] / (one[1] + two[0])


def _balances(
    view: View, people: frozenset[str], measures: frozenset[str], complements: frozenset[str]
) -> Iterator[Part]:
    """As in "misses as many as it meets", "has missed more of them than it has met", "as many have it as do not"."""
    doers = view.of("outreach")
    said = [m for m in view.mentions(measures) if not any(m.overlaps(doer) for doer in doers)]
    for mark in view.of("balance"):
        named = [m for m in view.of("population") if mark.first <= m.first <= mark.last + LINK]
        beside = [m for m in view.of("population") if view.level(mark.first, mark.last, m) <= 1]
        if not (named and named[0].concept in people) and not (not named and beside and beside[0].concept in people):
            continue
        turn = "as" if mark.concept == "as-many" else "than"
        hinges = [at for at in range(mark.last, view.sentence.last) if view.analysis.words[at].low == turn]
        if not hinges:
            continue
        hinge = hinges[-1]
        before = [m for m in said if m.first < hinge]
        after = [m for m in said if m.first > hinge]
        if not before:
            continue
        first_is_rest = before[-1].concept in complements
        opposed = (after[0].concept in complements) != first_is_rest if after else _denied_after(view, hinge)
        if not opposed:
            continue
        less = {"as-many": None, "more-than": first_is_rest, "fewer-than": not first_is_rest}[mark.concept]
        low, high = EVEN if less is None else (0.0, 50.0) if less else (50.0, 100.0)
        yield _part(view, low, high, mark.first, mark.last, settled=True)


def _denied_after(view: View, first: int) -> bool:
    """Whether the rest of the sentence only denies what was said: "who are not", "without", "as do not"."""
    return bool(live(view.analysis, "negation", first, view.sentence.last))


def _part(view: View, low: float, high: float, first: int, last: int, settled: bool = False) -> Part:
    start, end = view.analysis.span(first, last)
    return Part(Amount(low, high, stated=view.analysis.slice(first, last)), first, last, start, end, settled)


def _start(view: View, value: Value) -> int:
    first = value.first
    while first > view.sentence.first and view.analysis.words[first - 1].start >= value.quantity.start:
        first -= 1
    return first


def _end(view: View, value: Value) -> int:
    last = value.last
    while last < view.sentence.last and view.analysis.words[last].start < value.quantity.end:
        last += 1
    return last


def _is_verb(view: View, at: int) -> bool:
    return any(m.first == at for m in (*view.mentions({"np-verb"}), *view.of("measure"), *view.of("reach")))
