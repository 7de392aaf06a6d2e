"""Which readers have something to do at a sentence: those that have met a sign of what they need, or just have."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.scope import Discourse
from factcheck.language.analysis import Sentence

REACH = 8
"""So many sentences after the last sign a reader may still find something: as far as a topic is taken up again."""


class Duty:
    """Keeps, over one document, the readers that may find something.

    ``signs`` are, for each reader, the concepts of which one must have been met; None for a reader that is always on.
    """

    def __init__(self, signs: Sequence[frozenset[str] | None]) -> None:
        self._signs = signs
        self._until = [-1] * len(signs)

    def readers(self, sentence: Sentence, discourse: Discourse) -> list[int]:
        """The numbers of the readers that are to read this sentence, in order."""
        now = discourse.sentence
        held = discourse.heading_concepts
        announced = discourse.announced.concept if discourse.announced else ""
        going = []
        for number, signs in enumerate(self._signs):
            if signs is None:
                going.append(number)
                continue
            if not signs.isdisjoint(sentence.concepts) or announced in signs or not signs.isdisjoint(held):
                self._until[number] = now + REACH
            if now <= self._until[number]:
                going.append(number)
        return going
