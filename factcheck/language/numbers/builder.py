"""From a reading to a quantity: hedges are taken in, and the interval they allow is worked out."""

from __future__ import annotations

from dataclasses import replace

from factcheck.language.numbers.hedges import Hedge, HedgeReader, allowed, grain_of, stronger
from factcheck.language.numbers.quantity import Quantity, Value
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import Tokens

_LARGEST_WHOLE = 1e15
_LOOSE = ("approximate", "exact", "nearly")
"""Hedges that a year takes; "under the 2019 plan" bounds nothing."""


class QuantityBuilder:
    """Builds quantities out of readings."""

    def __init__(self, hedges: HedgeReader) -> None:
        self._hedges = hedges

    def build(self, tokens: Tokens, reading: Reading, floor: int) -> tuple[Quantity, int]:
        """The quantity of a reading with the hedges around it, and the token after it."""
        lead = reading.lead if reading.lead is not None else reading.first
        before, behind = self._around(tokens, reading, lead, floor)
        if before.name == "all-but":
            reading = _complement(reading)
        name = stronger(stronger(before.name, behind.name), reading.inner)
        first, after = min(lead, before.first), max(reading.after, behind.after)
        words = [] if reading.label else [tokens.slice(first, reading.first), tokens.slice(reading.after, after)]
        bounds = allowed(reading, name)
        value: Value = (_plain(reading.low), _plain(reading.high)) if reading.spread else _plain(reading.low)
        start, end = tokens.starts[first], tokens.ends[after - 1]
        quantity = Quantity(
            value=value,
            comparator=bounds.comparator,
            low=bounds.low,
            high=bounds.high,
            low_closed=bounds.low_closed,
            high_closed=bounds.high_closed,
            unit=reading.unit,
            kind=reading.kind,
            start=start,
            end=end,
            number_start=tokens.starts[reading.first],
            number_end=tokens.ends[reading.after - 1],
            text=tokens.text[start:end],
            exact="exact" in (before.name, behind.name),
            hedge=" ".join(filter(None, words)),
            label=reading.label,
            designation=reading.designation,
            grain=grain_of(reading.high, reading.unit_place),
            soft=reading.soft,
            years_per_unit=reading.years,
        )
        return quantity, after

    def _around(self, tokens: Tokens, reading: Reading, lead: int, floor: int) -> tuple[Hedge, Hedge]:
        none = Hedge("", lead, reading.after)
        if not reading.hedged or (reading.soft and reading.kind == "percentage"):
            return none, none
        bound = lead - 1 if reading.kind == "age" and tokens.words[lead - 1] == "-" and tokens.glued(lead) else lead
        before = self._hedges.before(tokens, bound, floor)
        if reading.kind in ("year", "date"):
            if before.name == "at-least":  # "since at least 2010": then or earlier
                return replace(before, name="at-most"), none
            return (before if before.name in _LOOSE else none), none
        behind = self._hedges.after(tokens, reading.after)
        if behind.name == "or-equal":
            behind = replace(behind, name={"more": "at-least", "less": "at-most"}.get(before.name, ""))
        return before, behind


def _complement(reading: Reading) -> Reading:
    """ "all but a tenth" is nine tenths; "all but five" leaves a number that cannot be known."""
    if reading.kind in ("ratio", "percentage"):
        whole = 1.0 if reading.kind == "ratio" else 100.0
        return replace(reading, low=whole - reading.high, high=whole - reading.low)
    return replace(reading, low=0.0, high=float("inf"), spread=True, soft=True)


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() and abs(value) < _LARGEST_WHOLE else value
