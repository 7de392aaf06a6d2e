"""Ratios: "one in fifty", "nine out of ten", "20 per 1,000", "one sex worker in eight", "every fifth
woman", "1:50"."""

from __future__ import annotations

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.amounts import AmountReader
from factcheck.language.numbers.dates import is_year
from factcheck.language.numbers.hedges import grain_of
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import NUMERAL, WORD, Tokens

_MAX_NOUN = 4
"""Most words between the two numbers of a ratio ("one Kyrgyz sex worker in twelve")."""
_LOOSE_BASE = 10
_ROUND_BASES = (100, 1000, 10_000, 100_000)


class RatioReader:
    """Reads a ratio from its first amount on."""

    def __init__(self, lexicon: NumberLexicon, amounts: AmountReader) -> None:
        self._lexicon = lexicon
        self._amounts = amounts

    def read(self, tokens: Tokens, amount: Amount) -> Reading | None:
        """The ratio that an amount opens, or None."""
        if not amount.point or amount.vague or amount.ordinal or amount.low <= 0 or amount.fraction:
            return None
        at = amount.after
        joints = ("or", "to")
        if amount.integer and (
            tokens.hyphen(at) or any(tokens.words[at] in self._lexicon.words(joint) for joint in joints)
        ):
            second = self._amounts.read(tokens, at + 1)
            if second and second.point and second.low > amount.low and second.integer:
                base = self._base(tokens, second.after)
                if base and second.low < base.low:
                    return _ratio(amount.first, base.after, amount.low, second.low, base)
        base = self._base(tokens, at) or self._colon(tokens, amount)
        if base is None or not amount.low <= base.low:
            base = self._past_noun(tokens, amount)
        if base is None or amount.low > base.low or base.low < 2 or not base.point or base.fraction:
            return None
        return _ratio(amount.first, base.after, amount.low, amount.low, base)

    def every(self, tokens: Tokens, index: int) -> Reading | None:
        """ "every fifth sex worker": the ordinal at this token stands behind "every"."""
        if tokens.words[index - 1] not in self._lexicon.words("ratio-every"):
            return None
        amount = self._amounts.read(tokens, index)
        if amount is None or not amount.ordinal or amount.low < 2:
            return None
        if self._lexicon.units.at(tokens, amount.after) or tokens.words[amount.after] == "-":
            return None
        value = 1 / amount.low
        return Reading(
            index - 1,
            amount.after,
            "ratio",
            value,
            value,
            unit_place=1.0,
            small_base=amount.low <= _LOOSE_BASE,
        )

    def under_base(self, tokens: Tokens, base: Amount, amount: Amount) -> Reading | None:
        """ "Of every ten women, only three": an amount whose base came before it."""
        if amount.low > base.low or not amount.point or amount.vague:
            return None
        low = high = amount.low
        after = amount.after
        if tokens.words[after] in self._lexicon.words("or"):
            second = self._amounts.read(tokens, after + 1)
            if second and second.point and amount.low < second.low <= base.low:
                high, after = second.low, second.after
        return _ratio(amount.first, after, low, high, base)

    def base_before(self, tokens: Tokens, amount: Amount, floor: int) -> bool:
        """Whether an amount is the base of a ratio to come: "of every ten women ..."."""
        if not amount.point or amount.low < 2 or self._lexicon.units.at(tokens, amount.after):
            return False
        return self._lexicon.ratio_bases.before(tokens, amount.first, floor) is not None

    def _base(self, tokens: Tokens, at: int) -> Amount | None:
        """The amount behind "in", "out of every", "per" and the like, hyphens allowed."""
        start = tokens.past_hyphen(at)
        hit = self._lexicon.ratio_joins.at(tokens, start)
        if hit is None:
            return None
        after = hit[0]
        if tokens.words[after - 1] in self._lexicon.words("articles"):
            after -= 1
        base = self._amounts.read(tokens, tokens.past_hyphen(after))
        if base is None or base.ordinal or base.spoken_year or base.decimals:
            return None
        join = tokens.words[start]
        if join in self._lexicon.words("ratio-place") and base.digits == 4 and is_year(base.low) and after == start + 1:
            return None
        if join in self._lexicon.words("ratio-plain") and after == start + 1 and self._measured(tokens, base):
            return None
        return base

    def _measured(self, tokens: Tokens, base: Amount) -> bool:
        """Whether a base is itself a quantity of something else: "3 in 5 years", "two in 10%"."""
        return bool(
            self._lexicon.units.at(tokens, tokens.past_hyphen(base.after))
            or self._lexicon.percent.at(tokens, base.after)
        )

    def _past_noun(self, tokens: Tokens, amount: Amount) -> Amount | None:
        """ "One sex worker in eight": the noun stands between."""
        words = tokens.words
        stops = self._lexicon.words("function-words")
        for at in range(amount.after, amount.after + _MAX_NOUN + 1):
            if at > amount.after and self._joins(tokens, at):
                return self._distant_base(tokens, amount, at)
            if (words[at] in stops or tokens.kinds[at] != WORD) and words[at] != "-":
                return None
            if at == amount.after and self._lexicon.units.at(tokens, at):
                return None
        return None

    def _joins(self, tokens: Tokens, at: int) -> bool:
        """Whether "in", "per", "out of", "of every" and the like begin here."""
        if tokens.words[at] in self._lexicon.words("ratio-plain"):
            return True
        hit = self._lexicon.ratio_joins.at(tokens, at)
        return hit is not None and hit[0] > at + 1

    def _distant_base(self, tokens: Tokens, amount: Amount, at: int) -> Amount | None:
        base = self._base(tokens, at)
        if base is None or base.low <= amount.low or base.low < 2:
            return None
        words = tokens.words
        if words[at] not in self._lexicon.words("ratio-place") or words[at + 1] in self._lexicon.words("ratio-every"):
            return base
        if base.low > 100 and base.low % 50:
            return None
        if is_year(base.low) and base.digits == 4:
            return None
        return None if self._counts_places(tokens, base.after) or amount.low > 99 else base

    def _counts_places(self, tokens: Tokens, at: int) -> bool:
        """Whether the second number counts something of its own: "three raids in ten cities"."""
        stops = self._lexicon.words("function-words")
        for step in range(at, at + 3):
            word = tokens.words[step]
            if tokens.kinds[step] != WORD or word in stops:
                return False
            if word in self._lexicon.words("ratio-containers") or word in self._lexicon.words("plural-nouns"):
                return True
        return False

    def _colon(self, tokens: Tokens, amount: Amount) -> Amount | None:
        """ "1:50"."""
        at = amount.after
        if tokens.words[at] != ":" or not tokens.glued(at) or not tokens.glued(at + 1):
            return None
        base = self._amounts.read(tokens, at + 1) if tokens.kinds[at + 1] == NUMERAL else None
        return base if base and (amount.low == 1 or base.low in _ROUND_BASES) else None


def _ratio(first: int, after: int, low: float, high: float, base: Amount) -> Reading:
    place = 1.0
    if low >= 10 and low % 10 == 0 and low == high:  # "20 per 1,000" is as round as its 20
        place = grain_of(low, 1.0) / base.low
    return Reading(
        first,
        after,
        "ratio",
        low / base.low,
        high / base.low,
        spread=low != high,
        small_base=base.low <= _LOOSE_BASE,
        unit_place=place,
    )
