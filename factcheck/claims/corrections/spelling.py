"""Numbers in words: "seven thousand one hundred", with the conjunctions, hyphens and capitals of what stood there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TENS, _HUNDRED, _THOUSAND = 10, 100, 1000
_LONGEST = 1_000_000_000
_CENTURIES = range(13, 21)
_WORD = re.compile(r"[^\W\d_]+")


class Speller:
    """Writes whole numbers and years in the words of a number table (``rules/language/numbers.yaml``)."""

    def __init__(
        self,
        cardinals: Mapping[int, str],
        ordinals: Mapping[int, str],
        scales: Mapping[int, str],
        vocabulary: frozenset[str],
    ) -> None:
        """``vocabulary`` are the words that a spelled number may consist of."""
        self._cardinals = cardinals
        self._ordinals = ordinals
        self._scales = scales
        self._vocabulary = vocabulary

    @classmethod
    def from_mapping(cls, numbers: Mapping[str, Any]) -> Speller:
        """From the parsed table; of several words for a number the first is written."""
        return cls(
            _first_words(numbers["cardinals"]),
            _first_words(numbers["ordinals"]),
            {n: word for n, word in _first_words(numbers["scales"]).items() if n in (_HUNDRED, 10**3, 10**6)},
            frozenset((*numbers["cardinals"], *numbers["scales"], *numbers["groups"], "and", "a", "an", "half")),
        )

    def cardinal(self, value: float, like: str) -> str | None:
        """The number in words, styled as ``like``; None where it has no short name."""
        words = self._mixed(value, like)
        return styled(words, like) if words else None

    def ordinal(self, value: int, like: str) -> str | None:
        """ "fiftieth"; None above the ordinals of the table."""
        if value in self._ordinals:
            return styled(self._ordinals[value], like)
        tens, unit = value // _TENS * _TENS, value % _TENS
        if value < _HUNDRED and unit and tens in self._cardinals:
            return styled(f"{self._cardinals[tens]}-{self._ordinals[unit]}", like)
        return None

    def year(self, value: int, like: str) -> str | None:
        """A year as it is said: "nineteen ninety-eight", "two thousand and five", "twenty sixteen"; None before 1300
        and after 2099."""
        century, rest = divmod(value, _HUNDRED)
        if century not in _CENTURIES:
            return None
        if rest >= _TENS:
            return styled(f"{self._below_hundred(century)} {self._below_hundred(rest)}", like)
        if value >= 2 * _THOUSAND:
            return styled(self._whole(value, conjunction=True, comma=False), like)
        words = f"{self._below_hundred(century)} {self._scales[_HUNDRED]}"
        return styled(f"{words} and {self._below_hundred(rest)}" if rest else words, like)

    def is_spelled(self, text: str) -> bool:
        """Whether a text consists of number words."""
        words = _WORD.findall(text.lower())
        return bool(words) and not any(c.isdigit() for c in text) and all(word in self._vocabulary for word in words)

    @property
    def whole_numbers(self) -> Mapping[str, int]:
        """The numbers of one word."""
        return {word: number for number, word in self._cardinals.items()}

    @property
    def ranks(self) -> Mapping[str, int]:
        """The ordinals of one word."""
        return {word: number for number, word in self._ordinals.items()}

    def _mixed(self, value: float, like: str) -> str | None:
        if not 0 <= value < _LONGEST:
            return None
        low = like.lower()
        # Where what stood there does not show it, "and" is written after hundreds, as in British English.
        conjunction = " and " in low or not re.search(rf"{self._scales[_HUNDRED]}[\s-]+\w", low)
        whole = int(value)
        words = self._whole(whole, conjunction, comma="," in like)
        if value == whole:
            return words
        return f"{words} and a half" if value - whole == 0.5 and whole else None

    def _whole(self, value: int, conjunction: bool, comma: bool) -> str:
        if value in self._cardinals:
            return self._cardinals[value]
        if value < _HUNDRED:
            return self._below_hundred(value)
        for scale in sorted(self._scales, reverse=True):
            count, rest = divmod(value, scale)
            if not count:
                continue
            words = f"{self._whole(count, conjunction, comma)} {self._scales[scale]}"
            if not rest:
                return words
            joint = " and " if conjunction and rest < _HUNDRED else ", " if comma and scale > _HUNDRED else " "
            return f"{words}{joint}{self._whole(rest, conjunction, comma)}"
        raise ValueError(f"{value} has no name")

    def _below_hundred(self, value: int) -> str:
        if value in self._cardinals:
            return self._cardinals[value]
        return f"{self._cardinals[value // _TENS * _TENS]}-{self._cardinals[value % _TENS]}"


def styled(words: str, like: str) -> str:
    """The words with the capitals of ``like``: none, the first letter, the first of every word, or all."""
    letters = [character for character in like if character.isalpha()]
    if len(letters) > 1 and all(character.isupper() for character in letters):
        return words.upper()
    found = _WORD.findall(like)
    if len(found) > 1 and all(word[0].isupper() for word in found):
        return _WORD.sub(lambda match: match[0] if match[0] == "and" else match[0].capitalize(), words)
    return words[:1].upper() + words[1:] if like[:1].isupper() else words


def _first_words(table: Mapping[str, float]) -> dict[int, str]:
    words: dict[int, str] = {}
    for word, value in table.items():
        words.setdefault(int(value), word)
    return words
