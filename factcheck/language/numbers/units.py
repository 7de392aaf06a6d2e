"""What follows (or, for money, precedes) an amount: per cent, points, durations, measures, currencies."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.lexicon import NumberLexicon, Unit
from factcheck.language.numbers.quantity import Kind
from factcheck.language.numbers.tokens import NUMERAL, Tokens


@dataclass(frozen=True, slots=True)
class UnitAfter:
    """A unit and the token after it."""

    name: str
    kind: Kind
    after: int
    years: float | None = None
    shared: bool = False
    """Borrowed from the number after it: it is no part of this number's text."""


_PERCENT: dict[str, tuple[str, Kind]] = {
    "%": ("%", "percentage"),
    "pp": ("pp", "measure"),
    "‰": ("‰", "ratio"),
}
_KINDS: dict[str, Kind] = {"duration": "duration", "measure": "measure", "money": "money"}


class UnitReader:
    """Finds the unit of an amount."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon

    def money_before(self, tokens: Tokens, index: int, floor: int) -> tuple[int, str] | None:
        """A currency right before an amount: its first token and its name."""
        hit = self._lexicon.money_before.before(tokens, index, floor)
        if hit is None or tokens.starts[index] - tokens.ends[index - 1] > 1:
            return None
        first, unit = hit
        if tokens.words[first].isalpha() and not tokens.raw(first).isupper() and not tokens.raw(first)[0].isupper():
            return None
        return first, unit.name

    def after(self, tokens: Tokens, amount: Amount) -> UnitAfter | None:
        """The unit written after an amount."""
        lexicon, index = self._lexicon, amount.after
        at = tokens.past_hyphen(index)
        if amount.words and (amount.fraction or amount.vague):
            at = self._past_article(tokens, at)
        elif at == index and tokens.words[at] == "-" and tokens.glued(at) and self._joins(tokens.words[at + 1]):
            return None
        percent = lexicon.percent.at(tokens, at)
        if percent:
            name, kind = _PERCENT[percent[1]]
            return UnitAfter(name, kind, percent[0])
        if amount.ordinal:
            return None
        glued = lexicon.glued_units.get(tokens.words[at])
        if glued and tokens.kinds[at - 1] == NUMERAL and tokens.glued(at):
            return UnitAfter(glued.name, _KINDS[glued.kind], at + 1, glued.years)
        hit = lexicon.units.at(tokens, at)
        if hit is None:
            return None
        after, unit = hit
        if not self._plausible(tokens, amount, at, after, unit):
            return None
        return UnitAfter(unit.name, _KINDS[unit.kind], after, unit.years)

    def _joins(self, word: str) -> bool:
        """Whether a word after a hyphen leads to the other side of a range ("three-to-five")."""
        return word in self._lexicon.words("to") or word in self._lexicon.words("or")

    def _past_article(self, tokens: Tokens, index: int) -> int:
        """ "half a decade", "a quarter of a century": the unit stands behind the article."""
        at = index
        if tokens.words[at] in self._lexicon.words("of"):
            at += 1
        if tokens.words[at] in self._lexicon.words("articles"):
            at += 1
        return at if at > index and self._lexicon.units.at(tokens, at) else index

    def _plausible(self, tokens: Tokens, amount: Amount, at: int, after: int, unit: Unit) -> bool:
        """Whether a unit word is one here: letters such as "m" need digits before and no letters behind."""
        word = tokens.words[at]
        if len(word) <= 2 and word.isalpha() and after == at + 1:
            if tokens.kinds[at - 1] != NUMERAL:
                return False
            if len(word) == 1 and not tokens.raw(at).islower() and unit.name not in ("litre", "W"):
                return False
        if word in self._lexicon.ordinals and amount.words and amount.low != 1:
            return False
        return not (unit.name == "pound-mass" and amount.words)
