"""Which kind of number a bare amount is: a year, an age, a count of something, an article of a code, or
just a number."""

from __future__ import annotations

from factcheck.language.numbers.ages import AgeReader
from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.dates import is_year
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.quantity import Kind
from factcheck.language.numbers.tokens import WORD, Tokens

_NOUN_REACH = 4


class RoleReader:
    """Decides the kind of amounts that have no unit."""

    def __init__(self, lexicon: NumberLexicon, ages: AgeReader) -> None:
        self._lexicon = lexicon
        self._ages = ages

    def kind(self, tokens: Tokens, first: Amount, last: Amount, hedge: str, floor: int) -> Kind:
        """The kind of an amount, or of a range from one amount to another."""
        if last.ordinal:
            return "ordinal"
        if last.fraction:
            return "ratio"
        if self.is_year(tokens, first, last, hedge, floor):
            return "year"
        if self._ages.is_age(tokens, first, last, last.after, floor):
            return "age"
        if self._of_a_code(tokens, first, last):
            return "identifier"
        of = self._lexicon.words("of")
        if last.vague and tokens.words[last.after] in of:
            return "count"
        behind = self._lexicon.hedges_after.at(tokens, last.after)
        return "count" if self.noun_follows(tokens, behind[0] if behind else last.after) else "number"

    def noun_follows(self, tokens: Tokens, at: int) -> bool:
        """Whether a counted noun, or words before it, come right after a number."""
        at = tokens.past_hyphen(at)
        if tokens.words[at] in ('"', "“", "'") and tokens.words[at]:
            at += 1
        word = tokens.words[at]
        if tokens.kinds[at] != WORD or word in self._lexicon.cardinals:
            return False
        if word in self._lexicon.words("of"):
            return tokens.words[at + 1] in self._lexicon.words("partitive")
        if len(word) <= 2 and not tokens.raw(at).isupper():
            return False
        return word not in self._lexicon.words("function-words")

    # -- years -------------------------------------------------------------------------------------------

    def is_year(self, tokens: Tokens, first: Amount, last: Amount, hedge: str, floor: int) -> bool:
        """Whether an amount that could be a year is one here."""
        if not self._year_shaped(tokens, first) or not self._year_shaped(tokens, last):
            return False
        before, after = first.first, last.after
        if tokens.words[before - 1] == "-" and tokens.glued(before):
            before -= 1
        preposition = self._lexicon.year_prepositions.before(tokens, before, floor)
        if preposition is None and hedge:
            hedged = self._lexicon.hedges.before(tokens, before, floor)
            preposition = self._lexicon.year_prepositions.before(tokens, hedged[0], floor) if hedged else None
            if preposition and preposition[1] != "firm" and hedge not in ("approximate", "exact"):
                preposition = None
        counted = self._counted_noun_ahead(tokens, after)
        if preposition:
            return preposition[1] == "firm" or not counted
        owner = tokens.words[before - 1]
        if owner in self._lexicon.words("determiners") or owner.endswith("'s"):
            return tokens.words[after] not in self._lexicon.words("counted-nouns")
        if hedge and hedge not in ("approximate", "exact"):
            return False
        if counted or self._plural_follows(tokens, after):
            return False
        if first.spoken_year:
            return True
        return not (hedge == "approximate" and first.low % 100 == 0) and not (first.words and first is last)

    def _year_shaped(self, tokens: Tokens, amount: Amount) -> bool:
        if amount.spoken_year:
            return True
        if not amount.integer or not is_year(amount.low):
            return False
        if amount.words:
            at = amount.first - 1
            return self._lexicon.year_prepositions.before(tokens, at + 1, at - 2) is not None and not self.noun_follows(
                tokens, amount.after
            )
        return amount.digits == 4

    def _counted_noun_ahead(self, tokens: Tokens, at: int) -> bool:
        stops, counted = self._lexicon.words("function-words"), self._lexicon.words("counted-nouns")
        for step in range(at, at + _NOUN_REACH):
            word = tokens.words[step]
            if word in counted:
                return True
            if tokens.kinds[step] != WORD or word in stops:
                return False
        return False

    def _plural_follows(self, tokens: Tokens, at: int) -> bool:
        word = tokens.words[at]
        if (
            tokens.kinds[at] != WORD
            or word in self._lexicon.words("year-nouns")
            or word in self._lexicon.words("function-words")
        ):
            return False
        regular = (
            len(word) > 3
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is", "'s"))
            and tokens.raw(at)[0].islower()
        )
        return regular or word in self._lexicon.words("plural-nouns")

    # -- codes -------------------------------------------------------------------------------------------

    def _of_a_code(self, tokens: Tokens, first: Amount, last: Amount) -> bool:
        return first is last and first.integer and self._lexicon.codes.at(tokens, last.after) is not None
