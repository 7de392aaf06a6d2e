"""Hedges and comparators around a number, and the interval that they and its roundness allow.

Widths follow Krifka (2007) on granularity, Lasersohn (1999) on pragmatic halos, Cummins, Sauerland and
Solt (2012) on comparators and Ferson et al. (2015) on how wide readers take "about" to be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.quantity import Comparator
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import Tokens

INFINITY = math.inf
_STRENGTH = {
    "filler": 0,
    "exact": 1,
    "all-but": 1,
    "approximate": 2,
    "odd": 3,
    "just-over": 4,
    "nearly": 4,
    "up-to": 5,
    "down-to": 5,
    "more": 6,
    "less": 6,
    "at-least": 7,
    "at-most": 7,
    "or-equal": 8,
}
_NO_HALO = frozenset({"year", "identifier", "rank", "duration", "age", "date", "ordinal"})
_MAX_STACK = 3
_DOZEN = 12
"""Dozens are said loosely by one in twelve."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """The hedge words around a number: their class ("" for none) and the tokens they take in."""

    name: str
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Allowed:
    """What an expression allows: an interval and the comparator that made it."""

    comparator: Comparator
    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True


class HedgeReader:
    """Finds the hedges that belong to a number."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon

    def before(self, tokens: Tokens, index: int, floor: int) -> Hedge:
        """Hedge words that end right before a token, the strongest of a stack ("at least about")."""
        name, first, at = "", index, index
        for _ in range(_MAX_STACK):
            probe = at - 1 if tokens.words[at - 1] in self._lexicon.words("articles") and at - 1 > floor else at
            hit = self._lexicon.hedges.before(tokens, at, floor)
            if hit is None and probe < at:
                hit = self._lexicon.hedges.before(tokens, probe, floor)
            if hit is None or self._initial(tokens, hit[0], at):
                break
            at, found = hit
            if _STRENGTH[found] > _STRENGTH.get(name, -1):
                name = found
            if found != "filler":
                first = at
        return Hedge("" if name == "filler" else name, first, index)

    def _initial(self, tokens: Tokens, first: int, after: int) -> bool:
        """A capital letter with a full stop ("C. 182") is an initial and not "circa"."""
        return len(tokens.words[first]) == 1 and tokens.capital(first) and first < after

    def after(self, tokens: Tokens, index: int) -> Hedge:
        """Hedge words that begin right at a token: "or so", "at most", "-plus", "(est.)"."""
        hit = self._lexicon.hedges_after.at(tokens, index)
        if hit is None or self._stray(tokens, index, hit[0]):
            return Hedge("", index, index)
        after, name = hit
        return Hedge(name, index, after)

    def _stray(self, tokens: Tokens, index: int, after: int) -> bool:
        """Words that look like a hedge behind a number but open the next one ("5, at least 3", "5 plus 3",
        "5 + 3")."""
        if tokens.words[index] == "+" and not tokens.glued(index):
            return True
        following = tokens.words[after]
        if tokens.words[index] in self._lexicon.words("and") and (
            following in self._lexicon.words("than") or following in self._lexicon.words("articles")
        ):
            return True
        return (
            following[:1].isdigit()
            or following in self._lexicon.cardinals
            or following in self._lexicon.money_before.firsts
        )


def stronger(one: str, other: str) -> str:
    """The stronger of two hedge classes: a bound outdoes an approximator."""
    return max(one, other, key=lambda name: _STRENGTH.get(name, -1))


def grain_of(value: float, unit_place: float) -> float:
    """The granularity of a stated number: the place value of its last digit that says something.

    7,000 has grain 1000 and 7,100 grain 100; 2.0 has 0.1. After the first digit, endings in 5, 25 and 75 are
    steps of a coarser scale (7,500 has 500).
    """
    if value == 0 or not math.isfinite(value):
        return unit_place
    if unit_place < 1:
        return unit_place
    whole = abs(round(value / unit_place))
    if whole == 0:
        return unit_place
    place = unit_place
    while whole % 10 == 0:
        whole //= 10
        place *= 10
    if whole > 100 and whole % 100 in (25, 75):
        return 25 * place
    if whole > 10 and whole % 10 == 5:
        return 5 * place
    return place


def halo(reading: Reading, value: float, grain: float) -> float:
    """Half the grain, where rounding is to be expected, and never more than a tenth of the value.

    Years, identifiers, ranks, statutory durations and small whole counts are said as they are.
    """
    if reading.kind in _NO_HALO:
        return 0.0
    if reading.kind == "ratio":
        return ratio_halo(reading, value)
    if reading.kind == "percentage" and value >= 100:
        return min(grain, reading.unit_place) / 2
    if reading.kind in ("percentage", "money"):
        return min(grain / 2, max(0.1 * abs(value), min(grain, reading.unit_place) / 2))
    if reading.unit == "pp":
        return min(grain, reading.unit_place) / 2
    if reading.unit_place == _DOZEN and value >= _DOZEN:
        return value / _DOZEN
    if float(value).is_integer() and reading.unit_place >= 1 and abs(value) < 100:
        return 0.0
    return min(grain / 2, max(0.1 * abs(value), reading.unit_place / 2 if reading.unit_place < 1 else 0))


def ratio_halo(reading: Reading, value: float) -> float:
    """Plain fractions and ratios over ten or less are loose by two points, others by a hundredth of
    themselves."""
    if value < 0.1 and reading.fraction:
        return 0.05 * abs(value)
    if reading.fraction or reading.small_base:
        return min(0.025 if math.isclose(value, 0.5) else 0.02, 0.2 * abs(value))
    return max(0.01 * abs(value), min(reading.unit_place / 2, 0.25 * abs(value)) if reading.unit_place < 1 else 0.0)


def allowed(reading: Reading, hedge: str) -> Allowed:
    """The interval that a reading allows under a hedge."""
    if reading.spread:
        return _allowed_range(reading, hedge)
    value = reading.low
    if reading.kind == "date" and not value:
        return Allowed("=", -INFINITY, INFINITY)
    grain = grain_of(value, reading.unit_place)
    half = halo(reading, value, grain)
    if hedge == "more":
        return Allowed(">", value, INFINITY, low_closed=False)
    if hedge == "less":
        return Allowed("<", -INFINITY, value, high_closed=False)
    if hedge in ("at-least", "down-to"):
        return Allowed(">=", value, INFINITY)
    if hedge in ("at-most", "up-to"):
        return Allowed("<=", -INFINITY, value)
    step = min(max(grain, 0.05 * abs(value)), 0.15 * abs(value))
    if hedge == "nearly":
        return Allowed("~", value - step, value)
    if hedge in ("just-over", "odd"):
        return Allowed("~", value, value + step)
    if hedge == "approximate":
        spread = _spread(reading, value, grain, half)
        return Allowed("~", value - spread, value + spread)
    if hedge == "exact":
        half = 0.0 if reading.unit_place >= 1 else min(half, reading.unit_place / 2)
    return Allowed("=", value - half, value + half)


def _spread(reading: Reading, value: float, grain: float, half: float) -> float:
    if reading.kind in ("year", "date"):
        return 2.0
    if reading.kind == "ratio":
        return min(max(2 * half, 0.05 * abs(value)), max(0.05, half), 0.4 * abs(value))
    return max(half, min(max(grain, 0.05 * abs(value)), 0.2 * abs(value)))


def _allowed_range(reading: Reading, hedge: str) -> Allowed:
    if reading.soft or reading.kind == "year":
        low = -INFINITY if hedge in ("less", "at-most", "up-to") else reading.low
        high = INFINITY if hedge in ("more", "at-least") else reading.high
        return Allowed("range", low, high, reading.low_closed, reading.high_closed)
    low_half = halo(reading, reading.low, grain_of(reading.low, reading.unit_place))
    high_half = halo(reading, reading.high, grain_of(reading.high, reading.unit_place))
    if hedge == "approximate":
        low_half, high_half = 2 * low_half, 2 * high_half
    low = reading.low - low_half if math.isfinite(reading.low) else reading.low
    high = reading.high + high_half if math.isfinite(reading.high) else reading.high
    if hedge in ("more", "at-least"):
        high = INFINITY
    if hedge in ("less", "at-most"):
        low = -INFINITY
    return Allowed("range", low, high, reading.low_closed, reading.high_closed)
