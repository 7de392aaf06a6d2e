"""Number words below the scales: "twenty-one", "seventy-one hundred", "nineteen ninety-eight", "two point
five", "two thirds"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.language.numbers.lexicon import HUNDRED, NumberLexicon
from factcheck.language.numbers.tokens import NUMERAL, Tokens

_CENTURIES = range(13, 21)
_SECOND = 2
"""The ordinal that is also a unit: "two hundred seconds" is no 202nd."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words read as a number, up to the token ``after``."""

    value: float
    after: int
    ordinal: bool = False
    spoken_year: bool = False
    decimals: bool = False
    fraction: bool = False
    place: float = 1.0


class NumberWords:
    """Reads runs of number words."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon

    def small(self, tokens: Tokens, index: int) -> Span | None:
        """A cardinal or an ordinal below a hundred."""
        lexicon, word = self._lexicon, tokens.words[index]
        ordinal = lexicon.ordinals.get(word)
        if ordinal is not None:
            return Span(ordinal, index + 1, ordinal=True)
        value = lexicon.cardinals.get(word)
        if value is None:
            return None
        if value < 20 or value % 10:
            return Span(value, index + 1)
        at = index + 1
        if tokens.words[at] == "-" and (tokens.hyphen(at) or tokens.raw(at) == "-"):
            at += 1
        unit = lexicon.cardinals.get(tokens.words[at], 0)
        compound = tokens.hyphen(at + 1) and at == index + 1 and tokens.words[at + 2] not in lexicon.denominators
        if 0 < unit < 10 and not compound:
            return Span(value + unit, at + 1)
        last = lexicon.ordinals.get(tokens.words[at], 0)
        if 0 < last < 10:
            return Span(value + last, at + 1, ordinal=True)
        return Span(value, index + 1)

    def group(self, tokens: Tokens, index: int) -> Span | None:
        """Words up to the scales of a thousand and more, with a decimal or a fraction after them."""
        lexicon, words = self._lexicon, tokens.words
        at = index
        if words[at] in lexicon.words("articles") and words[tokens.past_hyphen(at + 1)] in lexicon.hundreds:
            at = tokens.past_hyphen(at + 1)
        lead = Span(1, at) if words[at] in lexicon.hundreds else self.small(tokens, at)
        if lead is None or lead.ordinal:
            return lead
        year = self._spoken_year(tokens, lead)
        if year:
            return year
        at = tokens.past_hyphen(lead.after)
        hundreds = words[at] in lexicon.hundreds or lexicon.plural_scales.get(words[at]) == HUNDRED
        if hundreds and lead.value > 0:
            lead = self._hundreds(tokens, Span(lead.value * 100, at + 1))
        elif lexicon.ordinals.get(words[at]) == HUNDRED and lead.value > 0:
            return Span(lead.value * 100, at + 1, ordinal=True)
        if lead.ordinal:
            return lead
        return self._decimals(tokens, lead) or self._mixed(tokens, lead)

    def _hundreds(self, tokens: Tokens, hundreds: Span) -> Span:
        at = hundreds.after
        joined = tokens.words[at] in self._lexicon.words("and")
        if joined:
            at += 1
            if self.proper_fraction(tokens, at):
                return hundreds
        rest = self.small(tokens, tokens.past_hyphen(at))
        if (
            rest is None
            or rest.value == 0
            or rest.value >= 100
            or (rest.ordinal and not joined and rest.value == _SECOND)
        ):
            return hundreds
        if not rest.ordinal and not joined and self._spoken_year(tokens, rest):
            return hundreds
        return replace(rest, value=hundreds.value + rest.value)

    def _spoken_year(self, tokens: Tokens, lead: Span) -> Span | None:
        """ "nineteen ninety-eight", "twenty oh five"."""
        if lead.value not in _CENTURIES:
            return None
        at = tokens.past_hyphen(lead.after)
        if tokens.words[at] in self._lexicon.words("oh"):
            unit = self.small(tokens, tokens.past_hyphen(at + 1))
            return (
                Span(lead.value * 100 + unit.value, unit.after, spoken_year=True) if unit and unit.value < 10 else None
            )
        rest = self.small(tokens, at)
        if rest is None or rest.ordinal or not 10 <= rest.value < 100:
            return None
        following = tokens.words[rest.after]
        if (
            following in self._lexicon.scales
            or tokens.hyphen(rest.after)
            or following in self._lexicon.plural_denominators
        ):
            return None
        return Span(lead.value * 100 + rest.value, rest.after, spoken_year=True)

    def _decimals(self, tokens: Tokens, lead: Span) -> Span | None:
        """ "two point five": what follows the point is spelled digit by digit or as a number."""
        if tokens.words[lead.after] not in self._lexicon.words("point"):
            return None
        at, spelled = lead.after + 1, ""
        while self._lexicon.cardinals.get(tokens.words[at]) == 0 or tokens.words[at] in self._lexicon.words("oh"):
            spelled += "0"
            at += 1
        while True:
            hundreds = self.small(tokens, at)
            if hundreds is None or hundreds.ordinal:
                break
            at = hundreds.after
            if tokens.words[at] in self._lexicon.hundreds:
                hundreds = self._hundreds(tokens, Span(hundreds.value * 100, at + 1))
                at = hundreds.after
            spelled += str(int(hundreds.value))
        if not spelled:
            return None
        return Span(float(f"{int(lead.value)}.{spelled}"), at, decimals=True, place=10.0 ** -len(spelled))

    def _mixed(self, tokens: Tokens, lead: Span) -> Span:
        """ "two and a half", and "nine tenths"."""
        at = tokens.past_hyphen(lead.after)
        if not tokens.hyphen(lead.after) and tokens.words[at] == "-" and tokens.raw(at) == "-":
            at += 1
        bottom = self._denominator(tokens, at, plural=True)
        if bottom and lead.value > 0:
            return Span(lead.value / bottom.value, bottom.after, fraction=True)
        part = self.mixed(tokens, lead.after)
        if part:
            return Span(lead.value + part.value, part.after, decimals=True, place=0.1)
        return lead

    def mixed(self, tokens: Tokens, index: int) -> Span | None:
        """The fraction of "two and a half", from its "and" on."""
        if tokens.words[index] not in self._lexicon.words("and"):
            return None
        part = self.proper_fraction(tokens, index + 1)
        return part if part and tokens.words[part.after] not in self._lexicon.words("of") else None

    def proper_fraction(self, tokens: Tokens, index: int) -> Span | None:
        """A fraction below one that is not itself scaled ("three quarters million" is)."""
        part = self.fraction(tokens, index)
        return part if part and part.value < 1 else None

    def fraction(self, tokens: Tokens, index: int) -> Span | None:
        """ "half", "a quarter", "two-thirds", "one eighth", "fifty-four hundredths"."""
        words, lexicon = tokens.words, self._lexicon
        word = words[index]
        if word in lexicon.words("bare-fractions"):
            return Span(1 / lexicon.denominators[word], index + 1, fraction=True)
        if word in lexicon.named_denominators:
            part = Span(1 / lexicon.denominators[word], index + 1, fraction=True)
            return part if words[index + 1] in lexicon.scales else None
        if word in lexicon.words("articles"):
            bottom = self._denominator(tokens, tokens.past_hyphen(index + 1), plural=False)
            return self._share(tokens, bottom, lenient=False) if bottom else None
        if tokens.kinds[index] == NUMERAL and word.isdigit() and len(word) < 4:
            top: Span | None = Span(int(word), index + 1)
        else:
            top = self.small(tokens, index)
        if top is None or top.ordinal or top.value == 0:
            return None
        at = top.after
        if words[at] == "-" and (tokens.hyphen(at) or tokens.raw(at) == "-"):
            at += 1
        bottom = self._denominator(tokens, at, plural=top.value != 1)
        if bottom is None:
            return None
        if top.value == 1:
            return self._share(tokens, bottom, lenient=True)
        return Span(top.value / bottom.value, bottom.after, fraction=True)

    def _share(self, tokens: Tokens, bottom: Span, *, lenient: bool) -> Span | None:
        """ "a third" is a share before "of" or at the end of its phrase, an ordinal before a noun."""
        following = tokens.words[bottom.after]
        named = tokens.words[bottom.after - 1] in self._lexicon.named_denominators
        if (
            lenient
            or named
            or following in self._lexicon.words("of")
            or not following[:1].isalpha()
            or following in self._lexicon.words("function-words")
        ):
            return Span(1 / bottom.value, bottom.after, fraction=True)
        return None

    def _denominator(self, tokens: Tokens, index: int, *, plural: bool) -> Span | None:
        """The lower half of a fraction; also "twenty-fifths" and "hundred thousandths"."""
        words, lexicon = tokens.words, self._lexicon
        word = words[index]
        allowed = word in lexicon.plural_denominators or (not plural and word in lexicon.denominators)
        if allowed:
            return Span(lexicon.denominators[word], index + 1)
        ten = lexicon.cardinals.get(word, 0)
        if ten >= 20 and ten % 10 == 0:
            at = index + 1
            if words[at] == "-" and tokens.hyphen(at):
                at += 1
            unit = lexicon.denominators.get(words[at], 0)
            if 2 < unit < 10 and (words[at] in lexicon.plural_denominators or not plural):
                return Span(ten + unit, at + 1)
            last = lexicon.ordinals.get(words[at].removesuffix("s") if plural else words[at], 0)
            if last in (1, 2) and (not plural or words[at].endswith("s")):
                return Span(ten + last, at + 1)
        return None
