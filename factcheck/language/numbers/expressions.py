"""Numbers with their units, alone or as ranges: "five years", "$5-10 million", "between 55 and 65%", "three-to-five-year"."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from factcheck.language.numbers.amounts import Amount, AmountReader
from factcheck.language.numbers.dates import is_year
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.quantity import Kind
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.roles import RoleReader
from factcheck.language.numbers.tokens import NUMERAL, WORD, Tokens
from factcheck.language.numbers.units import UnitAfter, UnitReader

_CHANGE_REACH = 7


@dataclass(frozen=True, slots=True)
class Side:
    """One amount with its currency and unit: one side of a range, or a whole expression."""

    first: int
    amount: Amount
    after: int
    unit: UnitAfter | None
    money: str | None

    @property
    def measured(self) -> str | None:
        return self.money or (self.unit.name if self.unit else None)


class ExpressionReader:
    """Reads a number with its unit, or a range of them."""

    def __init__(self, lexicon: NumberLexicon, amounts: AmountReader) -> None:
        self._lexicon = lexicon
        self._amounts = amounts
        self._units = UnitReader(lexicon)
        self._roles = RoleReader(lexicon)

    def side(self, tokens: Tokens, index: int, floor: int, amount: Amount | None = None) -> Side | None:
        """The amount at a token with its unit."""
        amount = amount or self._amounts.read(tokens, index)
        if amount is None:
            return None
        money = self._units.money_before(tokens, amount.first, floor)
        unit = self._units.after(tokens, amount)
        if money and unit and unit.kind not in ("money",):
            unit = None
        first = money[0] if money else amount.first
        return Side(first, amount, unit.after if unit else amount.after, unit, money[1] if money else None)

    def reading(self, tokens: Tokens, side: Side, hedge: str, floor: int) -> Reading:
        """What one side says on its own."""
        amount = side.amount
        kind, years = self._kind(tokens, side, side, hedge, floor)
        low, high, after = amount.low, amount.high, side.after
        if amount.one_dot and kind == "count" and side.unit is None:
            low, high, amount = 1000 * low, 1000 * high, replace(amount, unit_place=1.0)
        if kind == "duration" and side.unit:
            low, after = self._longer(tokens, side, low)
            high = low if amount.point else high
        if side.unit and side.unit.name == "‰":
            low, high = low / 1000, high / 1000
        if kind == "age":
            after = self._past_old(tokens, side.amount.after, after)
        return Reading(
            side.first, after, kind, low, high, unit=_unit_name(side, kind), years=years, unit_place=amount.unit_place,
            spread=low != high, soft=amount.soft, fraction=amount.fraction,
            label="article" if kind == "identifier" else "", designation=f"{low:.15g}" if kind == "identifier" else "",
            lead=self._aged(tokens, side.first, floor) if kind == "age" else None,
        )  # fmt: skip

    def _kind(
        self, tokens: Tokens, first: Side, last: Side, hedge: str, floor: int
    ) -> tuple[Kind, float | None]:
        if last.unit and last.unit.name == "year" and self._past_old(tokens, last.amount.after, 0):
            return "age", 1.0
        if first.money or last.money:
            return "money", None
        if last.unit:
            if last.unit.name == "year" and self._roles.is_age(tokens, first.amount, last.amount, floor):
                return "age", 1.0
            return last.unit.kind, last.unit.years
        kind = self._roles.kind(tokens, first.amount, last.amount, hedge, floor)
        return kind, 1.0 if kind == "age" else None

    def _aged(self, tokens: Tokens, first: int, floor: int) -> int:
        """Where "aged" or "the age of" before an age begins."""
        hit = self._lexicon.age_before.before(tokens, first, floor)
        return hit[0] if hit else first

    def _past_old(self, tokens: Tokens, at: int, otherwise: int) -> int:
        """The token after "years old", "-year-olds", "years of age"; ``otherwise`` when they are not there."""
        words = tokens.words
        at = tokens.past_hyphen(at)
        if words[at] not in self._lexicon.words("year-words"):
            return otherwise
        old = tokens.past_hyphen(at + 1)
        if words[old] in ("old", "olds"):
            return old + 1
        return at + 3 if words[at + 1 : at + 3] == ["of", "age"] else otherwise

    def _longer(self, tokens: Tokens, side: Side, value: float) -> tuple[float, int]:
        """ "1 year and 6 months", "two years and a half", in the first unit."""
        words, at = tokens.words, side.after
        if words[at : at + 3] == ["and", "a", "half"]:
            return value + 0.5, at + 3
        if side.unit is None or side.unit.name != "year":
            return value, at
        step = at + 1 if words[at] in (",", "and") else at
        amount = self._amounts.read(tokens, step)
        unit = self._units.after(tokens, amount) if amount and amount.point and amount.integer else None
        if amount and unit and unit.name == "month" and amount.low < 12:
            return value + amount.low / 12, unit.after
        return value, at

    # -- ranges --------------------------------------------------------------------------------------------------

    def range(self, tokens: Tokens, first: Side, hedge: str, floor: int) -> Reading | None:
        """The range that a side opens, or None."""
        amount = first.amount
        if not amount.point or amount.ordinal or (amount.fraction and amount.words):
            return None
        joint = self._joint(tokens, first, floor)
        if joint is None:
            return None
        at, lead, word = joint
        last = self._last_side(tokens, at)
        if last is None or not self._agree(tokens, first, last, word):
            return None
        low = amount
        if last.amount.scale > 1 and amount.scale == 1 and amount.low * last.amount.scale < last.amount.low:
            low = amount.times(last.amount.scale)
        if low.low >= last.amount.low:
            return None
        opened = replace(first, amount=low)
        if word == "from" and self._changes(tokens, lead):
            return None
        kind, years = self._kind(tokens, opened, last, hedge, floor if lead == first.first else lead)
        if (low.digits == 4 and is_year(low.low)) != (
            last.amount.digits == 4 and is_year(last.amount.low)
        ) and kind in ("year", "number"):
            return None
        if word == "or" and kind in ("year", "identifier"):
            return None
        after = self._past_old(tokens, last.amount.after, last.after) if kind == "age" else last.after
        if kind == "age" and lead == first.first:
            lead = self._aged(tokens, lead, floor)
        return Reading(
            first.first, after, kind, low.low, last.amount.low, unit=_unit_name(last, kind) or _unit_name(first, kind), years=years,
            unit_place=min(low.unit_place, last.amount.unit_place), spread=True, lead=lead,
        )  # fmt: skip

    def _joint(self, tokens: Tokens, first: Side, floor: int) -> tuple[int, int, str] | None:
        """Where the second side begins, where the expression begins, and the word that opens or joins it."""
        words, lexicon = tokens.words, self._lexicon
        at = first.after
        lead, opener = self._opener(tokens, first.first, floor)
        if words[at] in lexicon.words("and") and opener == "between":
            return at + 1, lead, "between"
        glued = tokens.glued(at)
        if words[at] == "-" and glued and words[at + 1] in ("to", "or", "and"):
            if words[at + 1] == "and" and opener != "between":
                return None
            return tokens.past_hyphen(at + 2), lead, words[at + 1]
        if words[at] in lexicon.words("to"):
            return at + 1, lead, opener or "to"
        if words[at] in lexicon.words("or"):
            return at + 1, lead, "or"
        if words[at] in ("-", "~"):
            if glued == tokens.glued(at + 1) and (
                glued or (tokens.raw(at) in "-–" and tokens.kinds[at + 1] == NUMERAL)
            ):
                return at + 1, lead, "-"
        return None

    def _opener(self, tokens: Tokens, first: int, floor: int) -> tuple[int, str]:
        """ "between" or "from" before a range, perhaps with an approximator or "the ages of" between them."""
        words = tokens.words
        for step in range(first - 1, max(first - 5, floor - 1), -1):
            if words[step] in ("between", "from"):
                return step, words[step]
            if words[step] not in (
                "about",
                "around",
                "roughly",
                "approximately",
                "some",
                "the",
                "age",
                "ages",
                "of",
                "an",
                "estimated",
            ):
                break
        return first, ""

    def _last_side(self, tokens: Tokens, at: int) -> Side | None:
        hit = self._lexicon.money_before.at(tokens, at)
        start = hit[0] if hit else at
        hedge = self._lexicon.hedges.at(tokens, start)
        if hedge and hedge[1] in ("approximate",):
            start = hedge[0]
        side = self.side(tokens, start, at)
        return (
            side if side and side.amount.point and not side.amount.ordinal and not side.amount.vague else None
        )

    def _agree(self, tokens: Tokens, first: Side, last: Side, word: str) -> bool:
        """Whether two sides measure the same thing, said once or twice."""
        if first.amount.fraction != last.amount.fraction and (first.amount.fraction or last.amount.low < 1):
            return False
        if first.unit and last.measured is None:
            return False
        if first.measured and last.measured and first.measured != last.measured:
            return False
        if word == "or":
            small = last.amount.low <= 100 and first.amount.integer and last.amount.integer
            return small and (first.amount.words == last.amount.words)
        return last.amount.digits != 1 or first.amount.low < last.amount.low

    def _changes(self, tokens: Tokens, lead: int) -> bool:
        """Whether "from a to b" tells a change ("rose from 3% to 5%") and not a range."""
        verbs = self._lexicon.words("change-verbs")
        for at in range(lead - 1, lead - 1 - _CHANGE_REACH, -1):
            if tokens.kinds[at] != WORD:
                return False
            if tokens.words[at] in verbs:
                return True
        return False


def _unit_name(side: Side, kind: Kind) -> str | None:
    if kind == "age":
        return "year"
    return side.money or (side.unit.name if side.unit else None)


def equal_values(one: Amount, other: Amount) -> bool:
    """Whether two amounts say the same number, as in "forty-five (45)"."""
    return one.point and other.point and math.isclose(one.low, other.low)
