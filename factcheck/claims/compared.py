"""Comparisons with another country's figure: "Georgia has 6,500. Kenya has three times as many."

The figure compared with must have been read, of the same property, in the sentence or just before; the factor is taken
loosely, so that only a clear contradiction counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import COUNTRY, View
from factcheck.claims.readings import Amount, Reading
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention

LOOSE = 0.15
STANDARD_REACH = 6
RECENT = 2
COUNTS, SHARES = "compared-count", "compared-share"
RIVALS = ("population", "measure", "event-noun", "reach")


@dataclass(frozen=True, slots=True)
class Compared:
    """An amount worked out from the figure of another country, and the words that say it."""

    amount: Amount
    first: int
    last: int
    start: int
    end: int


def compared(
    view: View, prop: str, wanted: frozenset[str], share: bool, here: Sequence[Reading]
) -> Iterator[Compared]:
    """The comparisons of a sentence that bear on a property; ``here`` are its own readings in this sentence, ``wanted``
    the concepts of what it counts and measures."""
    for link in live(view.analysis, "comparison", view.sentence.first, view.sentence.last):
        if link.concept == (COUNTS if share else SHARES) or _of_another(view, link, wanted):
            continue
        start, end = view.analysis.span(link.first, link.last)
        base = _base(view, prop, link, [r for r in here if r.end <= start])
        subject = view.subject(COUNTRY, link.first, link.last)
        if base is None or subject is None or subject.part or subject.id == base.subject:
            continue
        if not _ends(view, link, wanted) or not _against(view, link, base.subject):
            continue
        low, high = _factor(view, link)
        value = base.value
        assert isinstance(value, Amount)
        amount = Amount(value.low * low, value.high * high, stated=view.analysis.slice(link.first, link.last))
        yield Compared(amount, link.first, link.last, start, end)


def _base(view: View, prop: str, link: Mention, here: Sequence[Reading]) -> Reading | None:
    """The figure compared with: the last one said, or the last of the property where the words tell which is meant."""
    recent = [r for r in view.discourse.amounts if view.discourse.sentence - r.sentence <= RECENT]
    held = [*recent, *here]
    if link.concept in {COUNTS, SHARES}:
        held = [r for r in held if r.property == prop]
    base = held[-1] if held else None
    if base is None or base.property != prop or base.skip:
        return None
    value = base.value
    return base if isinstance(value, Amount) and value.low > 0 and value.high < float("inf") else None


def _against(view: View, link: Mention, country: str) -> bool:
    """Whether the standard that is named, if one is ("as in Georgia"), is the country whose figure is known."""
    near = [p for p in view.analysis.places if 0 <= p.first - link.last <= STANDARD_REACH]
    hinges = [m.first for m in view.of("multiple-than") if m.first >= link.last]
    standard = [p for p in near if p.role == "contrast" or any(at < p.first for at in hinges)]
    return not standard or standard[0].country == country


def _ends(view: View, link: Mention, wanted: frozenset[str]) -> bool:
    """Whether nothing else is compared right after the words: "five times as many wolves"."""
    at = link.last
    if at >= view.sentence.last or view.analysis.words[at].is_punctuation:
        return True
    after = (*view.of("np-break"), *view.of("np-tail"), *view.of("multiple-than"), *view.mentions(wanted))
    return any(m.first == at for m in after)


def _of_another(view: View, link: Mention, wanted: frozenset[str]) -> bool:
    """Whether what is compared is told to be something else ("three times as many prisoners")."""
    for category in RIVALS:
        order = ranked(view.analysis, link.first, link.last, view.of(category))
        if order and order[0][0][0] <= 1 and order[0][1].concept not in wanted:
            return True
    return False


def _factor(view: View, link: Mention) -> tuple[float, float]:
    factors = [v.quantity for v in view.values(("measure",)) if link.first <= v.first < link.last]
    low, high = (factors[0].low, factors[0].high) if factors else (1.0, 1.0)
    return low * (1 - LOOSE), high * (1 + LOOSE)
