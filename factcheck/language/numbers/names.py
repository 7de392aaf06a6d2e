"""Numerals inside names, codes and addresses, which state nothing: "COVID-19", "(2)", "2-1", "12 Manas
Avenue"."""

from __future__ import annotations

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.dates import is_year
from factcheck.language.numbers.expressions import Side
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.tokens import MIXED, NUMERAL, SYMBOL, WORD, Tokens

_STREET_REACH = 4
_POSTCODE_DIGITS = (5, 6)
_LAST_ENUMERATOR = 30


class NameReader:
    """Tells numerals that belong to a name, a code or a place in a list."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon

    def inside(self, tokens: Tokens, index: int) -> bool:
        """Whether a numeral is hyphenated or glued to a word before it, and no number takes that word."""
        if tokens.kinds[index] != NUMERAL:
            return False
        if tokens.glued(index) and tokens.kinds[index - 1] in (WORD, MIXED):
            return self._lexicon.money_before.before(tokens, index, index - 3) is None
        if tokens.words[index - 1] != "-" or not tokens.glued(index) or not tokens.glued(index - 1):
            return False
        left = index - 2
        if tokens.kinds[left] != WORD:
            return tokens.kinds[left] == MIXED
        word = tokens.words[left]
        if any(word in self._lexicon.words(group) for group in ("age-bounds", "to")):
            return False
        if word in self._lexicon.cardinals:
            return False
        written = tokens.words[index]
        if written.isdigit() and is_year(int(written)):
            return tokens.raw(left).isupper() and len(word) > 1
        return not self._lexicon.year_prepositions.before(tokens, left + 1, left)

    def past_code(self, tokens: Tokens, index: int) -> int:
        """The first token after a run without spaces, so that no piece of a code is read on its own."""
        index += 1
        while tokens.words[index] and tokens.glued(index):
            if tokens.kinds[index] == SYMBOL and tokens.words[index] not in ("-", ".", "/"):
                break
            index += 1
        return index

    def piece(self, tokens: Tokens, side: Side) -> bool:
        """Whether a numeral is a piece of something longer, an enumerator, or part of an address."""
        amount, after = side.amount, side.after
        if tokens.kinds[amount.first] != NUMERAL:
            return False
        if tokens.glued(after) and tokens.kinds[after] in (WORD, MIXED) and not self._plural_age(tokens, side):
            return True
        if tokens.hyphen(after) and tokens.kinds[after + 1] in (NUMERAL, MIXED):
            return True
        if self._slashed(tokens, amount):
            return True
        if amount.digits > 1 and tokens.words[amount.first][0] == "0":
            return True
        return self._enumerates(tokens, amount) or self._address(tokens, side)

    def _slashed(self, tokens: Tokens, amount: Amount) -> bool:
        """One side of "24/7": no fraction, and no pair of years."""
        if not amount.digits or is_year(amount.low):
            return False
        for sign, other in ((amount.after, amount.after + 1), (amount.first - 1, amount.first - 2)):
            joined = tokens.glued(sign) and tokens.glued(sign + 1)
            if tokens.words[sign] == "/" and joined and tokens.kinds[other] == NUMERAL:
                return True
        return False

    def half_of_score(self, tokens: Tokens, side: Side) -> bool:
        """The second number of a score or a code: "2-1"."""
        first = side.amount.first
        return tokens.words[first - 1] == "-" and tokens.glued(first) and tokens.kinds[first - 2] == NUMERAL

    def _plural_age(self, tokens: Tokens, side: Side) -> bool:
        """ "under-18s", "over 50s"."""
        before = side.first - 2 if tokens.words[side.first - 1] == "-" else side.first - 1
        if tokens.words[side.after] not in self._lexicon.words("plural-mark"):
            return False
        return tokens.words[before] in self._lexicon.words("age-bounds")

    def _enumerates(self, tokens: Tokens, amount: Amount) -> bool:
        bracketed = tokens.words[amount.first - 1] == "(" and tokens.words[amount.after] == ")"
        return bracketed and 0 < amount.digits <= 2 and amount.low <= _LAST_ENUMERATOR

    def _address(self, tokens: Tokens, side: Side) -> bool:
        """A house number beside a street, or a postcode beside a town."""
        amount, after = side.amount, side.after
        if not amount.digits or side.measured:
            return False
        streets = self._lexicon.words("street-words")
        before = amount.first - 2 if tokens.words[amount.first - 1] in (".", ",") else amount.first - 1
        if tokens.words[before] in streets and tokens.capital(before):
            return not self._lower_word(tokens, after)
        for at in range(after, after + _STREET_REACH):
            if not tokens.capital(at):
                break
            if tokens.words[at] in streets:
                return True
        beside = tokens.capital(amount.first - 1) or tokens.capital(after)
        return amount.digits in _POSTCODE_DIGITS and beside and not self._lower_word(tokens, after)

    def _lower_word(self, tokens: Tokens, index: int) -> bool:
        return tokens.kinds[index] == WORD and not tokens.capital(index)
