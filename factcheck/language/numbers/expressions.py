"""Numbers with their units: "five years", "$5 million", "two per cent", "a 26-year-old man", "7,100
women"."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from factcheck.language.numbers.ages import AgeReader
from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.amounts import AmountReader
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.quantity import Kind
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.roles import RoleReader
from factcheck.language.numbers.tokens import Tokens
from factcheck.language.numbers.units import UnitAfter, UnitReader

_LONGEST_LIST = 4
_WHOLE = 100
"""Per cent of a whole: a number beyond it shares no per cent with its neighbour."""


@dataclass(frozen=True, slots=True)
class Side:
    """One amount with its currency and unit: one side of a range, or a whole expression."""

    first: int
    amount: Amount
    after: int
    unit: UnitAfter | None
    money: str | None
    inner: str = ""
    """The class of a hedge between the amount and its unit."""

    @property
    def measured(self) -> str | None:
        return self.money or (self.unit.name if self.unit else None)


class ExpressionReader:
    """Reads a number with its unit."""

    def __init__(self, lexicon: NumberLexicon, amounts: AmountReader) -> None:
        self._lexicon = lexicon
        self._amounts = amounts
        self._units = UnitReader(lexicon)
        self._ages = AgeReader(lexicon)
        self._roles = RoleReader(lexicon, self._ages)

    def side(self, tokens: Tokens, index: int, floor: int, amount: Amount | None = None) -> Side | None:
        """The amount at a token with its unit."""
        amount = amount or self._amounts.read(tokens, index)
        if amount is None:
            return None
        money = self._units.money_before(tokens, amount.first, floor)
        unit = self._units.after(tokens, amount)
        inner = ""
        if unit is None:
            hedge = self._lexicon.hedges_after.at(tokens, amount.after)
            unit = self._units.after(tokens, replace(amount, after=hedge[0])) if hedge else None
            if hedge and unit:
                inner = hedge[1]
        unit = unit or self._shared_unit(tokens, amount)
        if money and unit and unit.kind not in ("money",):
            unit = None
        first = money[0] if money else amount.first
        return Side(
            first,
            amount,
            unit.after if unit and not unit.shared else amount.after,
            unit,
            money[1] if money else None,
            inner,
        )

    def _shared_unit(self, tokens: Tokens, amount: Amount, depth: int = _LONGEST_LIST) -> UnitAfter | None:
        """The per cent of "7 and 2 per cent" and "3, 4 and 5%", which stands behind the last number only."""
        joint = tokens.words[amount.after]
        lasting = joint in self._lexicon.words("and") or joint in self._lexicon.words("or")
        if not depth or not (lasting or joint == ",") or not amount.point or not 0 <= amount.low <= _WHOLE:
            return None
        following = self._amounts.read(tokens, amount.after + 1)
        if following is None or amount.ordinal or amount.fraction or following.low > _WHOLE:
            return None
        unit = self._units.after(tokens, following)
        if unit is None:
            unit = self._shared_unit(tokens, following, depth - 1)
        elif not lasting:
            return None
        return replace(unit, shared=True) if unit and unit.kind == "percentage" else None

    def reading(self, tokens: Tokens, side: Side, hedge: str, floor: int) -> Reading:
        """What one side says on its own."""
        amount = side.amount
        kind, years = self.kind(tokens, side, side, hedge, floor)
        low, high, after = amount.low, amount.high, side.after
        if amount.one_dot and kind == "count" and side.unit is None:
            low, high, amount = 1000 * low, 1000 * high, replace(amount, unit_place=1.0)
        if kind == "duration" and side.unit:
            low, after = self._longer(tokens, side, low)
            high = low if amount.point else high
        if side.unit and side.unit.name == "‰":
            low, high = low / 1000, high / 1000
        if kind == "age":
            after = self._ages.past_old(tokens, side.amount.after, after)
        if kind == "ratio" and self._lexicon.relative_after.at(tokens, side.after):
            return Reading(side.first, after, "measure", low, high, unit="times", unit_place=amount.unit_place)
        identifier = kind == "identifier"
        return Reading(
            side.first,
            after,
            kind,
            low,
            high,
            unit=unit_name(side, kind),
            years=years,
            unit_place=amount.unit_place,
            spread=low != high,
            soft=amount.soft,
            fraction=amount.fraction,
            label="article" if identifier else "",
            designation=f"{low:.15g}" if identifier else "",
            inner=side.inner,
            lead=self._ages.aged(tokens, side.first, floor) if kind == "age" else None,
        )

    def kind(self, tokens: Tokens, first: Side, last: Side, hedge: str, floor: int) -> tuple[Kind, float | None]:
        if last.unit and last.unit.name == "year" and self._ages.past_old(tokens, last.amount.after, 0):
            return "age", 1.0
        if first.money or last.money:
            return "money", None
        if last.unit:
            if last.unit.name == "year" and self._ages.is_age(tokens, first.amount, last.amount, last.after, floor):
                return "age", 1.0
            return last.unit.kind, last.unit.years
        kind = self._roles.kind(tokens, first.amount, last.amount, hedge, floor)
        if kind == "number" and self._shares_noun(tokens, last.amount):
            return "count", None
        return kind, 1.0 if kind == "age" else None

    def _shares_noun(self, tokens: Tokens, amount: Amount) -> bool:
        """Whether the noun of the next number is this one's too: "20,000 and 7,100 sex workers"."""
        joint = tokens.words[amount.after]
        if joint not in self._lexicon.words("and") and joint not in self._lexicon.words("or"):
            return False
        following = self._amounts.read(tokens, amount.after + 1)
        if following is None or following.ordinal or following.fraction or self._units.after(tokens, following):
            return False
        return amount.digits != 4 and self._roles.noun_follows(tokens, following.after)

    def _longer(self, tokens: Tokens, side: Side, value: float) -> tuple[float, int]:
        """ "1 year and 6 months", "two years and a half", in the first unit."""
        words, at = tokens.words, side.after
        part = self._amounts.part_after(tokens, at)
        if part:
            return value + part.value, part.after
        if side.unit is None or side.unit.name != "year":
            return value, at
        step = at + 1 if words[at] in {",", *self._lexicon.words("and")} else at
        amount = self._amounts.read(tokens, step)
        unit = self._units.after(tokens, amount) if amount and amount.point and amount.integer else None
        if amount and unit and unit.name == "month" and amount.low < 12:
            return value + amount.low / 12, unit.after
        return value, at


def unit_name(side: Side, kind: Kind) -> str | None:
    if kind == "age":
        return "year"
    return side.money or (side.unit.name if side.unit else None)


def equal_values(one: Amount, other: Amount) -> bool:
    """Whether two amounts say the same number, as in "forty-five (45)"."""
    return one.point and other.point and math.isclose(one.low, other.low)
