"""Ranges: "5 to 10 per cent", "$5-10 million", "between 55 and 65%", "three-to-five-year", "7,000 ± 500"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.language.numbers.ages import AgeReader
from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.dates import is_year
from factcheck.language.numbers.expressions import ExpressionReader, Side, unit_name
from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import NUMERAL, WORD, Tokens

_CHANGE_REACH = 7
_NEAR_REACH = 3
_OPENER_REACH = 5
_SMALL = 100
"""Alternatives ("three or four") make a range only up to here; "2,000 or 3,000" may be two accounts."""


class RangeReader:
    """Reads the range that a side opens."""

    def __init__(self, lexicon: NumberLexicon, expressions: ExpressionReader) -> None:
        self._lexicon = lexicon
        self._expressions = expressions
        self._ages = AgeReader(lexicon)

    def read(self, tokens: Tokens, first: Side, hedge: str, floor: int) -> Reading | None:
        """The range from a side to the next, or None."""
        amount = first.amount
        if not amount.point or amount.ordinal:
            return None
        around = self._around(tokens, first, floor)
        if around is not None:
            return around
        joint = self._joint(tokens, first, floor)
        if joint is None:
            return None
        at, lead, word = joint
        last = self._last_side(tokens, at)
        if last is None or not self._agree(first, last, word):
            return None
        low = amount
        factor = last.amount.scale
        if factor > 1 and amount.scale == 1 and amount.low * factor < last.amount.low:
            low = amount.times(factor)
        if low.low >= last.amount.low or (word == "from" and self._changes(tokens, lead)):
            return None
        opened = replace(first, amount=low)
        kind, years = self._expressions.kind(tokens, opened, last, hedge, floor if lead == first.first else lead)
        aged = self._ages.aged(tokens, lead, floor)
        if kind in ("number", "count") and aged < lead and last.amount.low <= _SMALL:
            kind, years = "age", 1.0
        if kind in ("year", "number") and _plain_year(low) != _plain_year(last.amount):
            return None
        if word == "or" and kind in ("year", "identifier"):
            return None
        after = last.after
        if kind == "age":
            after = self._ages.past_old(tokens, last.amount.after, after)
            lead = aged
        return Reading(
            first.first,
            after,
            kind,
            low.low,
            last.amount.low,
            unit=unit_name(last, kind) or unit_name(first, kind),
            years=years,
            fraction=amount.fraction,
            unit_place=min(low.unit_place, last.amount.unit_place),
            spread=True,
            lead=lead,
        )

    def _around(self, tokens: Tokens, first: Side, floor: int) -> Reading | None:
        """ "7,000 ± 500", "2.5 +/- 0.5%"."""
        words, at = tokens.words, first.after
        if words[at] == "±":
            at += 1
        elif words[at : at + 3] == ["+", "/", "-"]:
            at += 3
        else:
            return None
        last = self._last_side(tokens, at)
        if last is None or last.amount.low > abs(first.amount.low) or not self._agree(first, last, "±"):
            return None
        kind, years = self._expressions.kind(tokens, first, last, "approximate", floor)
        middle, half = first.amount.low, last.amount.low
        return Reading(
            first.first,
            last.after,
            kind,
            middle - half,
            middle + half,
            unit=unit_name(last, kind) or unit_name(first, kind),
            years=years,
            unit_place=min(first.amount.unit_place, last.amount.unit_place),
            spread=True,
        )

    def _joint(self, tokens: Tokens, first: Side, floor: int) -> tuple[int, int, str] | None:
        """Where the second side begins, where the expression begins, and the word that opens or joins it."""
        words, lexicon = tokens.words, self._lexicon
        at = first.after
        lead, opener = self._opener(tokens, first.first, floor)
        if words[at] in lexicon.words("and") and opener == "between":
            return at + 1, lead, opener
        glued = tokens.glued(at)
        joins = words[at + 1] in lexicon.words("to") or words[at + 1] in lexicon.words("or")
        if words[at] == "-" and glued and joins:
            return tokens.past_hyphen(at + 2), lead, "to"
        if words[at] in lexicon.words("to"):
            return at + 1, lead, opener or "to"
        if words[at] in lexicon.words("or"):
            return at + 1, lead, "or"
        if words[at] in ("-", "~") and glued == tokens.glued(at + 1):
            spaced = tokens.raw(at) in "-–" and tokens.kinds[at + 1] == NUMERAL
            if glued or spaced:
                return at + 1, lead, "-"
        return None

    def _opener(self, tokens: Tokens, first: int, floor: int) -> tuple[int, str]:
        """ "between" or "from" before a range, perhaps with an approximator or "the ages of" between them."""
        words, openers = tokens.words, self._lexicon.range_openers
        for step in range(first - 1, max(first - _OPENER_REACH, floor - 1), -1):
            opener = openers.get(words[step])
            if opener:
                return step, opener
            if words[step] not in self._lexicon.words("range-fillers"):
                break
        return first, ""

    def _last_side(self, tokens: Tokens, at: int) -> Side | None:
        hit = self._lexicon.money_before.at(tokens, at)
        start = hit[0] if hit else at
        hedge = self._lexicon.hedges.at(tokens, start)
        if hedge and hedge[1] == "approximate":
            start = hedge[0]
        side = self._expressions.side(tokens, start, at)
        if side is None or not side.amount.point or side.amount.ordinal or side.amount.vague:
            return None
        return side

    def _agree(self, first: Side, last: Side, word: str) -> bool:
        """Whether two sides measure the same thing, said once or twice."""
        if first.amount.fraction != last.amount.fraction and (first.amount.fraction or last.amount.low < 1):
            return False
        if first.unit and not first.unit.shared and last.measured is None:
            return False
        if first.measured and last.measured and first.measured != last.measured:
            return False
        if first.amount.fraction and (word == "or" or last.amount.low > 1):
            return False
        if word == "or":
            small = last.amount.low <= _SMALL and first.amount.integer and last.amount.integer
            return small and first.amount.words == last.amount.words
        return True

    def _changes(self, tokens: Tokens, lead: int) -> bool:
        """Whether "from a to b" tells a change ("rose from 3% to 5%") and not a range."""
        verbs = self._lexicon.words("change-verbs")
        comma = tokens.words[lead - 1] == ","
        last = lead - 2 if comma else lead - 1
        for at in range(last, last - (_NEAR_REACH if comma else _CHANGE_REACH), -1):
            if tokens.kinds[at] != WORD:
                return False
            if tokens.words[at] in verbs:
                return True
        return False


def _plain_year(amount: Amount) -> bool:
    return amount.digits == 4 and is_year(amount.low)
