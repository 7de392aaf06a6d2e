"""Multiples: "twice the 7,100 usually quoted", "fifty times that": an amount worked out from another one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.language.analysis import Value

REACH = 5
APPOSED = 5
FACTORS = (None, "times", "fold")


@dataclass(frozen=True, slots=True)
class Multiple:
    """A factor with the value it is applied to; ``quoted`` when that value is named only to be multiplied."""

    factor: Value
    base: Value
    quoted: bool

    @property
    def low(self) -> float:
        return self.factor.quantity.low * self._scaled(self.base.quantity.low)

    @property
    def high(self) -> float:
        return self.factor.quantity.high * self._scaled(self.base.quantity.high)

    def _scaled(self, number: float) -> float:
        return number * 100 if self.base.quantity.kind == "ratio" else number


def multiples(view: View, kinds: tuple[str, ...]) -> Iterator[Multiple]:
    """The multiples of a sentence whose base is of one of the kinds; none where two countries are compared."""
    countries = {
        p.country
        for p in view.analysis.places
        if view.sentence.first <= p.first < view.sentence.last and p.role != "people"
    }
    if len(countries) > 1:
        return
    values = view.values(kinds)
    denials = live(view.analysis, "refutation-after", view.sentence.first, view.sentence.last)
    for factor in view.values(("measure",)):
        if factor.quantity.unit not in FACTORS:
            continue
        if any(cue.first <= factor.first < cue.last for cue in denials):
            continue  # "twice the true figure" says that the figure before it is wrong
        links = [m for m in view.of("multiple") if m.first <= factor.first and m.last >= factor.last]
        if not links:
            continue
        link = links[0]
        before = [v for v in values if v.last <= factor.first]
        if before and factor.first - before[-1].last <= APPOSED and factor.quantity.high < 1:
            continue  # "3,550 people, half of the 7,100": a share of what is known, not a figure worked out
        after = [v for v in values if 0 <= v.first - link.last <= REACH and not _crossed(view, link.last, v.first)]
        if after and any(m.first <= link.last - 1 < m.last for m in view.of("multiple-of")):
            yield Multiple(factor, after[0], quoted=True)
            continue
        compared = [
            v for v in values for m in view.of("multiple-than") if link.last <= m.first and 0 <= v.first - m.last <= 3
        ]
        if compared:
            yield Multiple(factor, compared[0], quoted=True)
            continue
        if before:
            yield Multiple(factor, before[-1], quoted=False)


def _crossed(view: View, first: int, last: int) -> bool:
    return any(word.is_punctuation for word in view.analysis.words[first:last])
