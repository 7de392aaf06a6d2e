"""Amounts in figures: "7,100", "3/4", "2 1/2", "21st", "$5m", "7.1k"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.numerals import read_numeral
from factcheck.language.numbers.tokens import NUMERAL, Tokens
from factcheck.language.numbers.words import NumberWords

_BOTTOMS = frozenset((*range(2, 11), 12, 15, 16, 20, 24, 25, 30, 32, 40, 50, 60, 64, 80, 100, 1000))
"""Denominators of fractions in figures; others are dates, names or scores ("24/7")."""


class FigureReader:
    """Reads the amount that begins with a numeral."""

    def __init__(self, lexicon: NumberLexicon, words: NumberWords) -> None:
        self._lexicon = lexicon
        self._words = words

    def read(self, tokens: Tokens, index: int) -> Amount | None:
        """The amount of a numeral, with a fraction or a scale suffix behind it; a scale word is left."""
        numeral = read_numeral(tokens.raw(index))
        amount = Amount(
            index,
            index + 1,
            numeral.value,
            numeral.value,
            unit_place=10.0**-numeral.decimals,
            digits=numeral.digits,
            decimals=numeral.decimals > 0 or (numeral.fraction and numeral.value > 1),
            fraction=numeral.fraction and numeral.value < 1,
            one_dot=numeral.one_dot,
        )
        if numeral.digits:
            amount = self._slash_or_mixed(tokens, amount)
        if tokens.glued(amount.after) and tokens.words[amount.after] in self._lexicon.ordinal_suffixes:
            return replace(amount, after=amount.after + 1, ordinal=True, digits=0) if amount.integer else None
        amount = self._and_fraction(tokens, amount)
        return self._suffixed(tokens, amount) or amount

    def _and_fraction(self, tokens: Tokens, amount: Amount) -> Amount:
        """ "2 and a half", and "3 quarters"."""
        part = self._words.mixed(tokens, amount.after)
        if part is None or not amount.integer:
            return amount
        value = amount.low + part.value
        return replace(amount, low=value, high=value, after=part.after, digits=0, decimals=True, unit_place=0.1)

    def _slash_or_mixed(self, tokens: Tokens, amount: Amount) -> Amount:
        """ "3/4" and "2 1/2" in plain digits."""
        at = amount.after
        plain = self._slash(tokens, at - 1)
        if plain:
            return replace(amount, low=plain, high=plain, after=at + 2, digits=0, fraction=True, unit_place=0.01)
        part = self._slash(tokens, at) if tokens.kinds[at] == NUMERAL and not tokens.glued(at) else None
        if part and part < 1:
            value = amount.low + part
            return replace(amount, low=value, high=value, after=at + 3, digits=0, decimals=True, unit_place=0.1)
        return amount

    def _slash(self, tokens: Tokens, index: int) -> float | None:
        words = tokens.words
        if words[index + 1] != "/" or not tokens.glued(index + 1) or not tokens.glued(index + 2):
            return None
        if tokens.kinds[index + 2] != NUMERAL or (words[index + 3] == "/" and tokens.glued(index + 3)):
            return None
        above, below = read_numeral(tokens.raw(index)), read_numeral(tokens.raw(index + 2))
        if not above.digits or not below.digits or above.value >= below.value:
            return None
        if below.value not in _BOTTOMS:
            return None
        return above.value / below.value

    def _suffixed(self, tokens: Tokens, amount: Amount) -> Amount | None:
        """ "7.1k", "$5m", "10 bn": a wary suffix needs company to be read as a scale."""
        at = amount.after
        written = tokens.raw(at) if tokens.words[at] else ""
        factor = self._lexicon.suffixes.get(written)
        if factor is None or (tokens.glued(at + 1) and tokens.words[at + 1].isalnum()):
            return None
        glued = tokens.glued(at)
        if not glued and tokens.starts[at] - tokens.ends[at - 1] > 2:
            return None
        if written in self._lexicon.wary_suffixes:
            money = self._lexicon.money_before.before(tokens, amount.first, amount.first - 3)
            following = tokens.words[at + 1]
            noun = following.isalpha() and following not in self._lexicon.words("function-words")
            if not money and not (glued and (noun or (written in "bB" and amount.decimals))):
                return None
        return replace(amount.times(factor), after=at + 1)
