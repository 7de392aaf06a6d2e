"""Amounts: the bare numbers of prose, in digits, in words, mixed ("7.1 thousand"), as fractions, or vague
("dozens")."""

from __future__ import annotations

import math
from dataclasses import replace

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.figures import FigureReader
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.tokens import NUMERAL, Tokens
from factcheck.language.numbers.words import NumberWords, Span

_MAX_SCALES = 3


class AmountReader:
    """Reads the amount that begins at a token."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self.lexicon = lexicon
        self._words = NumberWords(lexicon)
        self._figures = FigureReader(lexicon, self._words)
        self._lexicon_functions = lexicon.words("function-words")

    def read(self, tokens: Tokens, index: int) -> Amount | None:
        """The longest amount that begins here, or None; a number past what a float holds is none."""
        amount = self._read(tokens, index)
        return amount if amount and math.isfinite(amount.high) else None

    def _read(self, tokens: Tokens, index: int) -> Amount | None:
        word = tokens.words[index]
        if word in self.lexicon.words("minus") or word in self.lexicon.words("negative"):
            return self._negative(tokens, index)
        if tokens.kinds[index] == NUMERAL and self._below_zero(tokens, index):
            amount = self._sum(tokens, index)
            return amount.negated(index - 1) if amount else None
        return self._vague(tokens, index) or self._fraction(tokens, index) or self._sum(tokens, index)

    def part_after(self, tokens: Tokens, index: int) -> Span | None:
        """The "and a half" that may follow a unit ("two years and a half")."""
        return self._words.mixed(tokens, index)

    def _negative(self, tokens: Tokens, index: int) -> Amount | None:
        before = tokens.words[index - 1]
        counted = tokens.kinds[index - 1] == NUMERAL or before in self.lexicon.cardinals
        plain = not before or (before in self.lexicon.words("function-words") and not before.startswith("test"))
        if counted or not (plain or tokens.words[index] in self.lexicon.words("minus")):
            return None
        inner = self._fraction(tokens, index + 1) or self._sum(tokens, index + 1)
        return inner.negated(index) if inner else None

    def _below_zero(self, tokens: Tokens, index: int) -> bool:
        """Whether the hyphen glued before a numeral is a minus sign, and no dash between words."""
        sign = index - 1
        if tokens.words[sign] != "-" or not tokens.glued(index) or tokens.raw(sign) not in "-−":
            return False
        before = tokens.words[sign - 1]
        if before[-1:].isalnum() and (tokens.glued(sign) or before not in self._lexicon_functions):
            return False
        return not (tokens.glued(sign) and before not in tuple("(<>=[±$€£"))

    # -- vague -------------------------------------------------------------------------------------------

    def _vague(self, tokens: Tokens, index: int) -> Amount | None:
        lexicon = self.lexicon
        hit = lexicon.vague.at(tokens, index)
        if hit:
            after, (low, high) = hit
            end, factor = self._scales(tokens, after, plural=True)
            if end > after:
                return Amount(
                    index,
                    end,
                    low * factor,
                    high * factor,
                    unit_place=factor,
                    vague=True,
                    soft=True,
                    words=True,
                )
        alone = lexicon.vague_alone.at(tokens, index)
        if alone and tokens.words[alone[0]] not in lexicon.scales:
            after, (low, high) = alone
            return Amount(index, after, low, high, vague=True, soft=True, words=True)
        return None

    def _scales(self, tokens: Tokens, index: int, *, plural: bool = False) -> tuple[int, float]:
        """Scale words in a row, multiplied."""
        factor = 1.0
        for _ in range(_MAX_SCALES):
            word = tokens.words[index]
            one = self.lexicon.scales.get(word) or self.lexicon.groups.get(word)
            if one is None and plural:
                one = self.lexicon.plural_scales.get(word)
            if one is None:
                break
            factor *= one
            index += 1
        return index, factor

    # -- fractions ---------------------------------------------------------------------------------------

    def _fraction(self, tokens: Tokens, index: int) -> Amount | None:
        """A fraction on its own: "two-thirds", "a quarter", "half a million", "two thirds of a million"."""
        spoken = self._words.fraction(tokens, index)
        if spoken is None:
            return None
        after, scale = self._scaled_fraction(tokens, spoken.after)
        if scale == 1.0:
            return Amount(index, spoken.after, spoken.value, spoken.value, words=True, fraction=True)
        value = spoken.value * scale
        return Amount(index, after, value, value, words=True, scale=scale)

    def _scaled_fraction(self, tokens: Tokens, index: int) -> tuple[int, float]:
        at = index
        if tokens.words[at] in self.lexicon.words("of"):
            at += 1
        if tokens.words[at] in self.lexicon.words("articles"):
            at += 1
        at = tokens.past_hyphen(at)
        after, scale = self._scales(tokens, at)
        return (after, scale) if after > at else (index, 1.0)

    # -- sums of scaled terms ----------------------------------------------------------------------------

    def _joint(self, tokens: Tokens, index: int) -> int:
        return index + 1 if tokens.words[index] in self.lexicon.words("and") else index

    def _sum(self, tokens: Tokens, index: int, ceiling: float = float("inf")) -> Amount | None:
        """Terms of falling scale: "seven thousand, one hundred", "4 thousand 3 hundred and 21"."""
        total: Amount | None = None
        at = index
        while True:
            term = self._term(tokens, at, first=total is None)
            if term is None or (total is not None and not self._continues(tokens, total, term, ceiling)):
                break
            if total is None:
                total = term
            else:
                value = total.low + term.low
                total = replace(
                    total,
                    after=term.after,
                    low=value,
                    high=value,
                    ordinal=term.ordinal,
                    digits=0,
                    scale=1.0,
                    unit_place=term.unit_place,
                    decimals=term.decimals,
                    fraction=False,
                )
            ceiling = min(ceiling, term.scale)
            if term.ordinal or term.scale <= 1 or term.spoken_year:
                break
            at = total.after
            if tokens.words[at] == ",":
                at += 1
            at = self._joint(tokens, at)
        return total

    def _continues(self, tokens: Tokens, total: Amount, term: Amount, ceiling: float) -> bool:
        if not 0 < term.low < ceiling or term.spoken_year:
            return False
        comma = tokens.words[total.after] == ","
        joined = term.first > total.after + comma
        if comma and not (term.words and (joined or term.low >= 100)):
            return False
        if not term.words and term.scale == 1:
            return term.digits > 0 and ceiling <= 1000 and (not joined or ceiling == 100) and not total.decimals
        return not (joined and not total.words and term.words and ceiling > 100 > term.low)

    def _term(self, tokens: Tokens, index: int, *, first: bool) -> Amount | None:
        lexicon = self.lexicon
        if tokens.kinds[index] == NUMERAL:
            return self._in_figures(tokens, index)
        word = tokens.words[index]
        lead = index + 1 if word in lexicon.words("articles") else index
        if lead > index or word in lexicon.scales or word in lexicon.groups:
            after, factor = self._scales(tokens, lead)
            if after > lead and word not in lexicon.hundreds and tokens.words[lead] not in lexicon.hundreds:
                return self._and_a_half(tokens, Amount(index, after, factor, factor, factor, scale=factor, words=True))
        group = self._words.group(tokens, index)
        if group is None:
            fraction = None if first else self._fraction(tokens, index)
            return replace(fraction, ordinal=True) if fraction and fraction.scale > 1 else None
        return self._worded_term(tokens, index, group)

    def _worded_term(self, tokens: Tokens, index: int, group: Span) -> Amount:
        after, value = group.after, group.value
        amount = Amount(
            index,
            after,
            value,
            value,
            words=True,
            ordinal=group.ordinal,
            spoken_year=group.spoken_year,
            unit_place=group.place,
            decimals=group.decimals,
            fraction=group.fraction,
        )
        if group.ordinal or group.spoken_year:
            return amount
        return self._scaled(tokens, amount)

    def _scaled(self, tokens: Tokens, amount: Amount) -> Amount:
        at = tokens.past_hyphen(amount.after)
        end, factor = self._scales(tokens, at, plural=True)
        ordinal = self.lexicon.ordinals.get(tokens.words[end], 0)
        if ordinal >= 100 and amount.integer:
            return replace(amount.times(factor * ordinal), after=end + 1, ordinal=True)
        if end == at:
            return amount
        scaled = replace(amount.times(factor), after=end)
        return self._and_a_half(tokens, scaled)

    def _and_a_half(self, tokens: Tokens, amount: Amount) -> Amount:
        """ "one million and a half": the fraction is of the scale."""
        if tokens.words[amount.after] not in self.lexicon.words("and") or amount.scale < 1000:
            return amount
        fraction = self._words.fraction(tokens, amount.after + 1)
        if (
            fraction is None
            or self._scaled_fraction(tokens, fraction.after)[1] > 1
            or tokens.words[fraction.after] in self.lexicon.words("of")
        ):
            return amount
        value = amount.low + fraction.value * amount.scale
        return replace(
            amount,
            low=value,
            high=value,
            after=fraction.after,
            ordinal=False,
            scale=1.0,
            unit_place=amount.scale / 10,
        )

    def _in_figures(self, tokens: Tokens, index: int) -> Amount | None:
        amount = self._figures.read(tokens, index)
        if amount is None or amount.ordinal or amount.scale > 1:
            return amount
        return self._scaled(tokens, amount)
