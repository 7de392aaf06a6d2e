"""The reader of quantities: finds where numbers begin, lets each reader try in turn, and adds hedges and
rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.amounts import AmountReader
from factcheck.language.numbers.bounds import join_bounds
from factcheck.language.numbers.builder import QuantityBuilder
from factcheck.language.numbers.dates import DateReader, date_from_numbers
from factcheck.language.numbers.expressions import ExpressionReader, Side, equal_values
from factcheck.language.numbers.hedges import HedgeReader
from factcheck.language.numbers.labels import LabelReader
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.names import NameReader
from factcheck.language.numbers.quantity import Quantity
from factcheck.language.numbers.ranges import RangeReader
from factcheck.language.numbers.ratios import RatioReader
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.scan import Scanner
from factcheck.language.numbers.shares import ShareReader
from factcheck.language.numbers.structures import compile_phone_words, find_structures
from factcheck.language.numbers.tokens import MASKED, NUMERAL, PAD, Tokens

_BASE_REACH = 14


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
        self._builder = QuantityBuilder(self._hedges)
        self._names = NameReader(lexicon)
        self._scanner = Scanner(lexicon.scan_words)
        self._phone_words = compile_phone_words(lexicon.words("phone-words"))

    def read(self, text: str) -> list[Quantity]:
        """The quantities of a text in order, without overlaps."""
        found: list[Quantity] = []
        for start, end in self._scanner.stretches(text):
            found.extend(self._stretch(text, start, end))
        return join_bounds(found, text, self._lexicon.words("bound-joints"))

    def _stretch(self, text: str, start: int, end: int) -> Iterator[Quantity]:
        structures = find_structures(text, start, end, self._phone_words)
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
                    yield self._builder.build(tokens, date_from_numbers(index, index + 1, *date), floor)[0]
                    floor = index + 1
            index += 1

    def _opens(self, words: list[str], index: int) -> bool:
        seconds = self._lexicon.triggers[words[index]]
        return seconds is None or words[index + 1] in seconds

    def _at(
        self, tokens: Tokens, index: int, floor: int, base: Amount | None
    ) -> tuple[list[tuple[Quantity, int]], Amount | None, int]:
        """What begins at a token: quantities with the tokens they end at, a ratio's base to come, and where
        to go on."""
        spelled = tokens.kinds[index] != NUMERAL
        named = self._labels.read(tokens, index) if spelled else None
        if named:
            return [self._builder.build(tokens, reading, index) for reading in named], None, named[-1].after
        date = self._dates.read(tokens, index) or self._ratios.every(tokens, index)
        if date is None and spelled:
            date = self._shares.read(tokens, index)
        if date:
            quantity, after = self._builder.build(tokens, date, floor)
            return [(quantity, after)], base, after
        if self._names.inside(tokens, index):
            return [], base, self._names.past_code(tokens, index)
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
            return [], base, self._names.past_code(tokens, amount.after - 1)
        quantity, after = self._builder.build(tokens, reading, floor)
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
        hedge = self._hedges.before(tokens, side.first, floor).name
        spread = self._ranges.read(tokens, side, hedge, floor)
        if spread is not None:
            return spread
        if self._names.piece(tokens, side) or not self._counts(tokens, side):
            return None
        reading = self._expressions.reading(tokens, side, hedge, floor)
        if reading.kind == "number" and not hedge and self._names.half_of_score(tokens, side):
            return None
        return self._doubled(tokens, side, reading)

    def _counts(self, tokens: Tokens, side: Side) -> bool:
        """ "one investigation" is a count; "this one", "one of them" and "no one" are not."""
        amount = side.amount
        single = amount.words and amount.low == 1 and amount.after == amount.first + 1
        if not single or amount.ordinal or amount.fraction:
            return True
        if tokens.words[side.first - 1] in self._lexicon.words("not-one"):
            return False
        if side.unit or tokens.words[side.after : side.after + 2] == ["(", "1"]:
            return True
        word = tokens.words[tokens.past_hyphen(side.after)]
        return word[:1].isalpha() and word not in self._lexicon.words("function-words")

    def _doubled(self, tokens: Tokens, side: Side, reading: Reading) -> Reading:
        """ "forty-five (45)": the same number said twice is one number."""
        at = side.amount.after
        if tokens.words[at] != "(":
            return reading
        again = self._amounts.read(tokens, at + 1)
        if again is None or tokens.words[again.after] != ")" or not equal_values(again, side.amount):
            return reading
        whole = replace(again, first=side.amount.first, after=again.after + 1)
        rest = self._expressions.side(tokens, again.first, again.first, whole)
        if rest is None:
            return reading
        return replace(self._expressions.reading(tokens, rest, "", side.first), first=reading.first)
