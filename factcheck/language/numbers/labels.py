"""Numbers that name: articles and sections of law, tiers and categories, pages, figures, rooms."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.language.numbers.amount import Amount
from factcheck.language.numbers.amounts import AmountReader
from factcheck.language.numbers.lexicon import Label, NumberLexicon
from factcheck.language.numbers.quantity import Kind
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import NUMERAL, Tokens

_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\Z")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_MAX_LIST = 12


LONG = 3
"""A plural is longer than this; "bus" and "gas" are none."""


class LabelReader:
    """Reads a label and all the numbers it covers: "Articles 123, 124 and 125"."""

    def __init__(self, lexicon: NumberLexicon, amounts: AmountReader) -> None:
        self._lexicon = lexicon
        self._amounts = amounts

    def read(self, tokens: Tokens, index: int) -> list[Reading]:
        """The identifiers or ranks that a label at this token introduces; empty when it introduces none."""
        hit = self._lexicon.labels.at(tokens, index)
        if hit is None:
            return []
        at, label = hit
        if label.capital and not tokens.capital(index):
            return []
        if self._is_verb(tokens, index):
            return []
        dot = tokens.words[at] == "." and tokens.glued(at)
        needs_dot = tokens.words[index] in self._lexicon.dotted_labels and at == index + 1
        if needs_dot and not dot and not (label.name == "number" and tokens.capital(index)):
            return []
        at = self._past_marks(tokens, at + 1 if dot else at)
        readings: list[Reading] = []
        for _ in range(_MAX_LIST):
            reading = self._designator(tokens, index, at, label, listed=bool(readings))
            if reading is None:
                break
            readings.append(replace(reading, lead=index) if not readings else reading)
            joint = self._past_joint(tokens, reading.after, label)
            if joint is None:
                break
            at = joint
        return readings

    def _is_verb(self, tokens: Tokens, index: int) -> bool:
        """As in "teachers number 300": a verb after a plural, not a label."""
        if index == 0 or tokens.words[index] not in self._lexicon.words("label-verbs"):
            return False
        before = tokens.words[index - 1]
        return len(before) > LONG and any(before.endswith(mark) for mark in self._lexicon.words("plural-mark"))

    def _past_marks(self, tokens: Tokens, at: int) -> int:
        """Past "No." and a hyphen between a label and its number."""
        if tokens.words[at] in self._lexicon.words("label-numbers") and tokens.words[at + 1]:
            at += 1
            if tokens.words[at] == "." and tokens.glued(at):
                at += 1
        if tokens.words[at] in ("-", ":", "#") and (tokens.glued(at) or tokens.words[at] == "#"):
            at += 1
        return at

    def _past_joint(self, tokens: Tokens, at: int, label: Label) -> int | None:
        """Past the comma or conjunction to the next number of a list; a singular label covers no bare
        list."""
        words = tokens.words
        if words[at] == "," and label.plural:
            return at + 2 if words[at + 1] in self._lexicon.words("and") else at + 1
        if words[at] in self._lexicon.words("and") or words[at] in self._lexicon.words("or"):
            return at + 1
        return None

    def _designator(self, tokens: Tokens, label_at: int, at: int, label: Label, *, listed: bool) -> Reading | None:
        if tokens.kinds[at] == NUMERAL:
            reading = self._in_digits(tokens, at, label)
        elif label.spelled:
            reading = self._roman(tokens, at, label) or self._spelled(tokens, label_at, at, label)
        else:
            reading = self._roman(tokens, at, label)
        if reading is None:
            return None
        if listed and not label.plural and self._counts(tokens, reading.after):
            return None
        if label.kind == "rank":
            return self._qualified(tokens, reading)
        return reading

    def _counts(self, tokens: Tokens, after: int) -> bool:
        word = tokens.words[after]
        return (word[:1].isalpha() and word not in self._lexicon.words("function-words")) or word == "%"

    def _in_digits(self, tokens: Tokens, at: int, label: Label) -> Reading | None:
        raw = tokens.raw(at)
        if self._lexicon.percent.at(tokens, at + 1) or (label.kind == "rank" and not raw.isdigit()):
            return None
        after, designation, high = at + 1, raw, None
        if (
            tokens.words[after] == "-"
            and tokens.glued(after)
            and tokens.kinds[after + 1] == NUMERAL
            and tokens.glued(after + 1)
        ):
            second = tokens.raw(after + 1)
            designation = f"{raw}-{second}"
            if raw.isdigit() and second.isdigit() and int(second) > int(raw):
                high = int(second)
            after += 2
        while tokens.words[after] == "(" and tokens.glued(after) and tokens.words[after + 2] == ")":
            after += 3
        if tokens.glued(after) and len(tokens.words[after]) == 1 and tokens.words[after].isalpha():
            designation += tokens.words[after]
            after += 1
        if tokens.words[after] in self._lexicon.words("designator-suffixes"):
            designation += f" {tokens.words[after]}"
            after += 1
        value = float(raw) if re.fullmatch(r"\d+\.\d+", raw) else int(re.sub(r"\D", "", raw) or 0)
        return _named(at, after, label, value, designation, high)

    def _roman(self, tokens: Tokens, at: int, label: Label) -> Reading | None:
        raw = tokens.raw(at)
        if not raw or not _ROMAN.match(raw):
            return None
        values = [_ROMAN_DIGITS[letter] for letter in raw]
        total = sum(
            -value if value < following else value for value, following in zip(values, [*values[1:], 0], strict=True)
        )
        return _named(at, at + 1, label, total, str(total))

    def _spelled(self, tokens: Tokens, label_at: int, at: int, label: Label) -> Reading | None:
        amount: Amount | None = self._amounts.read(tokens, at)
        if amount is None or not amount.words or amount.vague or amount.fraction or amount.ordinal:
            return None
        following = tokens.words[amount.after]
        if not tokens.raw(label_at)[0].isupper() and following in self._lexicon.words("counted-nouns"):
            return None
        return _named(at, amount.after, label, amount.low, f"{amount.low:.15g}")

    def _qualified(self, tokens: Tokens, reading: Reading) -> Reading:
        """ "Tier 2 Watch List" is another rank than Tier 2."""
        at = reading.after
        while tokens.words[at] in ("(", "-", "/", "'", '"', "“", "”") and tokens.words[at]:
            at += 1
        hit = self._lexicon.rank_qualifiers.at(tokens, at)
        if hit is None:
            return reading
        after, qualifier = hit
        return replace(reading, after=after, designation=f"{reading.designation} {qualifier}")


def _named(first: int, after: int, label: Label, value: float, designation: str, high: float | None = None) -> Reading:
    kind: Kind = "rank" if label.kind == "rank" else "identifier"
    return Reading(
        first,
        after,
        kind,
        value,
        value if high is None else high,
        label=label.name,
        designation=designation,
        spread=high is not None,
        hedged=False,
    )
