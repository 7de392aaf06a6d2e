"""The prose around a claim that is to be corrected, and what is proposed to be written in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from factcheck.language.analysis import Analysis, Sentence
from factcheck.language.numbers import Quantity

_OPENING, _CLOSING = "“«„", "”»"


class Proposal(NamedTuple):
    """``text`` is to be written for the half-open span of the passage; ``safe`` if it only changes the value."""

    start: int
    end: int
    text: str
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Passage:
    """A block as it was read, and the half-open span of the claim in it."""

    analysis: Analysis
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.analysis.text

    @property
    def claim(self) -> str:
        return self.text[self.start : self.end]

    @property
    def sentence(self) -> str:
        """The sentence that the claim begins in."""
        start, end = self.sentence_span
        return self.text[start:end]

    @property
    def sentence_span(self) -> tuple[int, int]:
        found = self._sentence
        return self.analysis.span(found.first, found.last) if found else (self.start, self.end)

    @property
    def around(self) -> tuple[str, str]:
        """What stands in the sentence before and after the claim."""
        start, end = self.sentence_span
        return self.text[start : self.start], self.text[self.end : end]

    def quantities(self) -> list[Quantity]:
        """The quantities of the claim: those whose number lies within it, or holds it."""
        return [
            value.quantity
            for value in self.analysis.values
            if value.quantity.number_start < self.end and self.start < value.quantity.number_end
        ]

    def other_quantities(self) -> list[Quantity]:
        """Those of the rest of the sentence."""
        start, end = self.sentence_span
        own = self.quantities()
        return [
            value.quantity
            for value in self.analysis.values
            if start <= value.quantity.number_start < end and value.quantity not in own
        ]

    @property
    def is_quoted(self) -> bool:
        """Whether any of the claim stands between quotation marks."""
        own = (word for word in self.analysis.words if word.start < self.end and self.start < word.end)
        if any(word.quoted or word.scare for word in own):
            return True
        before, claim = self.text[: self.start], self.claim
        opened = sum(before.count(mark) for mark in _OPENING) > sum(before.count(mark) for mark in _CLOSING)
        return opened or before.count('"') % 2 == 1 or any(mark in claim for mark in f'{_OPENING}{_CLOSING}"')

    @property
    def _sentence(self) -> Sentence | None:
        words = self.analysis.words
        for sentence in self.analysis.sentences:
            if words[sentence.first].start <= self.start < words[sentence.last - 1].end:
                return sentence
        return None
