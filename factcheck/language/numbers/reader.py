"""The reader of quantities: finds where numbers begin, lets each reader try in turn, and adds hedges and rounding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from factcheck.language.numbers.amounts import Amount, AmountReader
from factcheck.language.numbers.bounds import join_bounds
from factcheck.language.numbers.dates import DateReader, date_from_numbers, is_year
from factcheck.language.numbers.expressions import ExpressionReader, Side, equal_values
from factcheck.language.numbers.hedges import Hedge, HedgeReader, allowed, grain_of
from factcheck.language.numbers.labels import LabelReader
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.quantity import Quantity, Value
from factcheck.language.numbers.ranges import RangeReader
from factcheck.language.numbers.ratios import RatioReader
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.shares import ShareReader
from factcheck.language.numbers.structures import Structure, compile_phone_words, find_structures
from factcheck.language.numbers.tokens import MASKED, MIXED, NUMERAL, PAD, WORD, Tokens

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_BASE_REACH = 14
_STREET_REACH = 4
_STRONGER = (
    "or-equal",
    "at-least",
    "at-most",
    "more",
    "less",
    "up-to",
    "down-to",
    "odd",
    "nearly",
    "just-over",
    "approximate",
    "exact",
)


class QuantityReader:
    """Reads every quantity of a text; pure, and linear in the length of the text."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon
        self._amounts = AmountReader(lexicon)
        self._labels = LabelReader(lexicon, self._amounts)
        self._dates = DateReader(lexicon)
        self._ratios = RatioReader(lexicon, self._amounts)
        self._shares = ShareReader(lexicon)
        self._expressions = ExpressionReader(lexicon, self._amounts)
        self._ranges = RangeReader(lexicon, self._expressions)
        self._hedges = HedgeReader(lexicon)
        self._phone_words = compile_phone_words(lexicon.words("phone-words"))

    def read(self, text: str) -> list[Quantity]:
        """The quantities of a text in order, without overlaps."""
        structures = find_structures(text, self._phone_words)
        found: list[Quantity] = []
        position, used = 0, 0
        for end in (*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)):
            last = used
            while last < len(structures) and structures[last].start < end:
                last += 1
            found.extend(self._paragraph(text, position, end, structures[used:last]))
            position, used = end, last
        return join_bounds(found, text, self._lexicon.words("bound-joints"))

    def _paragraph(self, text: str, start: int, end: int, structures: list[Structure]) -> Iterator[Quantity]:
        tokens = Tokens(text, start, end, [(structure.start, structure.end) for structure in structures])
        dates = {structure.start: structure.date for structure in structures if structure.date}
        triggers, kinds, words = self._lexicon.triggers, tokens.kinds, tokens.words
        floor, base = PAD, None
        index = PAD
        while index < tokens.after:
            kind = kinds[index]
            if kind == NUMERAL or (words[index] in triggers and self._opens(words, index)):
                found, base, following = self._at(tokens, index, floor, base)
                for quantity, after in found:
                    yield quantity
                    floor = after
                index = max(index + 1, following)
                continue
            if kind == MASKED and tokens.starts[index] in dates:
                date = dates[tokens.starts[index]]
                if date:
                    yield self._finish(tokens, date_from_numbers(index, index + 1, *date), floor)[0]
                    floor = index + 1
            index += 1

    def _opens(self, words: list[str], index: int) -> bool:
        seconds = self._lexicon.triggers[words[index]]
        return seconds is None or words[index + 1] in seconds

    def _at(
        self, tokens: Tokens, index: int, floor: int, base: Amount | None
    ) -> tuple[list[tuple[Quantity, int]], Amount | None, int]:
        """What begins at a token: quantities with the tokens they end at, a ratio's base to come, and where to go on."""
        spelled = tokens.kinds[index] != NUMERAL
        named = self._labels.read(tokens, index) if spelled else None
        if named:
            return [self._finish(tokens, reading, index) for reading in named], None, named[-1].after
        date = self._dates.read(tokens, index) or self._ratios.every(tokens, index)
        if date is None and spelled:
            date = self._shares.read(tokens, index)
        if date:
            quantity, after = self._finish(tokens, date, floor)
            return [(quantity, after)], base, after
        if self._inside_name(tokens, index):
            return [], base, self._past_glued(tokens, index)
        amount = self._amounts.read(tokens, index)
        if amount is None:
            return [], base, index + 1
        if base is not None and (
            amount.first - base.after > _BASE_REACH or "." in tokens.words[base.after : amount.first]
        ):
            base = None
        if self._ratios.base_before(tokens, amount, floor):
            return [], amount, amount.after
        reading = self._ratio(tokens, amount, base) or self._expression(tokens, amount, floor)
        if reading is None:
            return [], base, self._past_glued(tokens, amount.after - 1)
        quantity, after = self._finish(tokens, reading, floor)
        return [(quantity, after)], None if reading.kind == "ratio" else base, after

    def _ratio(self, tokens: Tokens, amount: Amount, base: Amount | None) -> Reading | None:
        if base is not None:
            reading = self._ratios.under_base(tokens, base, amount)
            if reading:
                return reading
        return self._ratios.read(tokens, amount)

    def _expression(self, tokens: Tokens, amount: Amount, floor: int) -> Reading | None:
        side = self._expressions.side(tokens, amount.first, floor, amount)
        if side is None:
            return None
        before = self._hedges.before(tokens, side.first, floor)
        spread = self._ranges.read(tokens, side, before.name, floor)
        if spread is not None:
            return spread
        if not self._states(tokens, side):
            return None
        reading = self._expressions.reading(tokens, side, before.name, floor)
        if reading.kind == "number" and self._idle(tokens, side, before):
            return None
        return self._doubled(tokens, side, reading)

    def _states(self, tokens: Tokens, side: Side) -> bool:
        """Whether an amount says anything: not part of a longer code, a serial number or an enumeration."""
        amount, after = side.amount, side.after
        if tokens.kinds[amount.first] == NUMERAL:
            if (
                tokens.glued(after)
                and tokens.kinds[after] in (WORD, MIXED)
                and not self._plural_age(tokens, side)
            ):
                return False
            if (
                tokens.words[after] == "-"
                and tokens.hyphen(after)
                and tokens.kinds[after + 1] in (NUMERAL, MIXED)
            ):
                return False
            if amount.digits > 1 and tokens.words[amount.first][0] == "0":
                return False
            if self._enumerates(tokens, amount) or self._address(tokens, side):
                return False
        if (
            amount.words
            and amount.low == 1
            and not amount.ordinal
            and amount.after == amount.first + 1
            and not amount.fraction
        ):
            return self._counts_one(tokens, side)
        return True

    def _plural_age(self, tokens: Tokens, side: Side) -> bool:
        return tokens.words[side.after] == "s" and tokens.words[side.first - 1] in ("-", "under", "over")

    def _enumerates(self, tokens: Tokens, amount: Amount) -> bool:
        """ "(2) the second point"."""
        bracketed = tokens.words[amount.first - 1] == "(" and tokens.words[amount.after] == ")"
        return bracketed and 0 < amount.digits <= 2 and amount.low <= 30

    def _address(self, tokens: Tokens, side: Side) -> bool:
        """A house number beside a street, or a postcode beside a town: "171 Prospect Mira", "720000 Bishkek"."""
        amount, after = side.amount, side.after
        if not amount.digits or side.measured:
            return False
        streets = self._lexicon.words("street-words")
        before = amount.first - 2 if tokens.words[amount.first - 1] in (".", ",") else amount.first - 1
        if tokens.words[before] in streets and tokens.raw(before)[0].isupper():
            return not self._lower_word(tokens, after)
        for at in range(after, after + _STREET_REACH):
            if tokens.kinds[at] != WORD or not tokens.raw(at)[0].isupper():
                break
            if tokens.words[at] in streets:
                return True
        beside = any(
            tokens.kinds[at] == WORD and tokens.raw(at)[0].isupper() for at in (amount.first - 1, after)
        )
        return amount.digits in (5, 6) and beside and not self._lower_word(tokens, after)

    def _lower_word(self, tokens: Tokens, index: int) -> bool:
        return tokens.kinds[index] == WORD and tokens.raw(index)[0].islower()

    def _counts_one(self, tokens: Tokens, side: Side) -> bool:
        """ "one investigation" is a count; "this one", "one of them" and "no one" are not."""
        if tokens.words[side.first - 1] in self._lexicon.words("not-one"):
            return False
        if side.unit:
            return True
        word = tokens.words[tokens.past_hyphen(side.after)]
        if word == "(" and tokens.words[side.after + 1] == "1":
            return True
        return word[:1].isalpha() and word not in self._lexicon.words("function-words")

    def _idle(self, tokens: Tokens, side: Side, hedge: Hedge) -> bool:
        """A bare letter-glued or plain one-digit piece of a score ("2-1")."""
        first = side.amount.first
        return (
            tokens.words[first - 1] == "-"
            and tokens.glued(first)
            and tokens.kinds[first - 2] == NUMERAL
            and not hedge.name
        )

    def _inside_name(self, tokens: Tokens, index: int) -> bool:
        """ "COVID-19", "B-52": a number hyphenated to a word that no number takes before it."""
        if tokens.kinds[index] != NUMERAL:
            return False
        if tokens.glued(index) and tokens.kinds[index - 1] in (WORD, MIXED):
            return not self._expressions_currency(tokens, index)
        if tokens.words[index - 1] != "-" or not tokens.glued(index) or not tokens.glued(index - 1):
            return False
        left = index - 2
        if tokens.kinds[left] == MIXED:
            return True
        if tokens.kinds[left] != WORD:
            return False
        word = tokens.words[left]
        if (
            word in self._lexicon.words("age-bounds")
            or word in self._lexicon.words("to")
            or word in self._lexicon.cardinals
        ):
            return False
        if tokens.words[index].isdigit() and is_year(int(tokens.words[index])):
            return tokens.raw(left).isupper() and len(word) > 1
        return not self._lexicon.year_prepositions.before(tokens, left + 1, left)

    def _expressions_currency(self, tokens: Tokens, index: int) -> bool:
        return self._lexicon.money_before.before(tokens, index, index - 3) is not None

    def _past_glued(self, tokens: Tokens, index: int) -> int:
        """The first token after a run without spaces, so that no piece of a code is read on its own."""
        index += 1
        while (
            tokens.words[index]
            and tokens.glued(index)
            and (tokens.kinds[index] != 4 or tokens.words[index] in "-./")
        ):
            index += 1
        return index

    def _doubled(self, tokens: Tokens, side: Side, reading: Reading) -> Reading:
        """ "forty-five (45)": the same number said twice is one number."""
        at = side.amount.after
        if tokens.words[at] != "(":
            return reading
        again = self._amounts.read(tokens, at + 1)
        if again is None or tokens.words[again.after] != ")" or not equal_values(again, side.amount):
            return reading
        rest = self._expressions.side(
            tokens, again.first, again.first, replace(again, first=side.amount.first, after=again.after + 1)
        )
        if rest is None:
            return reading
        full = self._expressions.reading(tokens, rest, "", side.first)
        return replace(full, first=reading.first)

    # -- quantities ----------------------------------------------------------------------------------------------

    def _finish(self, tokens: Tokens, reading: Reading, floor: int) -> tuple[Quantity, int]:
        """The quantity of a reading, and the token after it."""
        first = reading.lead if reading.lead is not None else reading.first
        after = reading.tail if reading.tail is not None else reading.after
        name, exact = "", False
        begin, end, words = first, after, [self._slice(tokens, first, reading.first)]
        if reading.hedged and not (reading.soft and reading.kind == "percentage"):
            hyphen = tokens.words[first - 1] == "-" and tokens.glued(first) and reading.kind == "age"
            before = self._hedges.before(tokens, first - 1 if hyphen else first, floor)
            behind = (
                self._hedges.after(tokens, after)
                if reading.kind not in ("year", "date")
                else Hedge("", after, after)
            )
            if behind.name == "or-equal":
                behind = replace(behind, name={"more": "at-least", "less": "at-most"}.get(before.name, ""))
            name = min(
                (before.name, behind.name),
                key=lambda n: _STRONGER.index(n) if n in _STRONGER else len(_STRONGER),
            )
            exact = before.name == "exact" or behind.name == "exact"
            begin, end = min(first, before.first), max(after, behind.after)
            words = [self._slice(tokens, begin, reading.first), self._slice(tokens, after, end)]
        bounds = allowed(reading, name)
        value: Value = (reading.low, reading.high) if reading.spread else _plain(reading.low)
        start, stop = tokens.starts[begin], tokens.ends[end - 1]
        quantity = Quantity(
            value=value,
            comparator=bounds.comparator,
            low=bounds.low,
            high=bounds.high,
            low_closed=bounds.low_closed,
            high_closed=bounds.high_closed,
            unit=reading.unit,
            kind=reading.kind,
            start=start,
            end=stop,
            number_start=tokens.starts[reading.first],
            number_end=tokens.ends[reading.after - 1],
            text=tokens.text[start:stop],
            exact=exact,
            hedge="" if reading.label else " ".join(part for part in words if part),
            label=reading.label,
            designation=reading.designation,
            grain=grain_of(reading.high, reading.unit_place),
            soft=reading.soft,
            years_per_unit=reading.years,
        )
        return quantity, end

    def _slice(self, tokens: Tokens, first: int, after: int) -> str:
        return tokens.text[tokens.starts[first] : tokens.ends[after - 1]].strip(" -") if after > first else ""


def _plain(value: float) -> float | int:
    return int(value) if float(value).is_integer() and abs(value) < 1e18 else value
