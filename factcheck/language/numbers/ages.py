"""Ages: "aged 15-49", "girls under 18", "the over-50s", "women (15–49)", "a 26-year-old man"."""

from __future__ import annotations

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.tokens import WORD, Tokens

_OLDEST = 120


class AgeReader:
    """Tells ages from other numbers, and finds the words that belong to them."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon

    def is_age(self, tokens: Tokens, first: Amount, last: Amount, after: int, floor: int) -> bool:
        """Whether an amount, or a range of two, is an age; ``after`` is the token behind it and its unit."""
        if last.vague or not 0 < last.low <= _OLDEST:
            return False
        if self._lexicon.age_before.before(tokens, first.first, floor):
            return True
        at = first.first
        hyphenated = tokens.words[at - 1] == "-" and tokens.glued(at)
        if hyphenated:
            at -= 1
        compared = tokens.words[at - 1] in self._lexicon.words("than")
        if compared and tokens.words[at - 2] in self._lexicon.words("age-comparatives"):
            return True
        if tokens.words[at - 1] in self._lexicon.words("age-bounds"):
            plural = tokens.glued(last.after) and tokens.words[last.after] in self._lexicon.words("plural-mark")
            return hyphenated or plural or (self._of_people(tokens, at - 1) and self._ends(tokens, after))
        return self._of_people(tokens, at) and self._spans(tokens, first, last, after)

    def aged(self, tokens: Tokens, first: int, floor: int) -> int:
        """Where "aged" or "the age of" before an age begins."""
        hit = self._lexicon.age_before.before(tokens, first, floor)
        return hit[0] if hit else first

    def past_old(self, tokens: Tokens, at: int, otherwise: int) -> int:
        """The token after "years old" and the like, or ``otherwise`` when that does not follow."""
        at = tokens.past_hyphen(at)
        if tokens.words[at] not in self._lexicon.words("year-words"):
            return otherwise
        hit = self._lexicon.age_old.at(tokens, tokens.past_hyphen(at + 1))
        return hit[0] if hit else otherwise

    def _of_people(self, tokens: Tokens, at: int) -> bool:
        """Whether people stand right before, perhaps with a bracket between."""
        before = at - 2 if tokens.words[at - 1] == "(" else at - 1
        return tokens.words[before] in self._lexicon.words("age-group-nouns")

    def _spans(self, tokens: Tokens, first: Amount, last: Amount, after: int) -> bool:
        """ "men 15–24" and "adults 18 and over" are ages, "women 12" is not."""
        hedge = self._lexicon.hedges_after.at(tokens, after)
        if hedge:
            return hedge[1] in ("at-least", "at-most") and self._ends(tokens, hedge[0])
        return first is not last and self._ends(tokens, after)

    def _ends(self, tokens: Tokens, at: int) -> bool:
        """Whether no noun follows that the number could count."""
        return tokens.kinds[at] != WORD or tokens.words[at] in self._lexicon.words("function-words")
