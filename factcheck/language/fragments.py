"""Fragments: an amount that stands alone belongs to the sentence that takes it up: "Half. So many have it."."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.analysis import Mention, Value, Word

TAKES_UP = "takes-up"
"""The category of the words that open such a sentence."""


def with_fragments(
    words: Sequence[Word], sentences: Sequence[tuple[int, int]], values: Sequence[Value], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """The sentences as word ranges, a lone amount joined to the sentence after it that says what it is."""
    openings = {mention.first for mention in mentions if mention.category == TAKES_UP}
    joined: list[tuple[int, int]] = []
    for first, last in sentences:
        if first in openings and joined and _is_amount(words, *joined[-1], values):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _is_amount(words: Sequence[Word], first: int, last: int, values: Sequence[Value]) -> bool:
    """Whether words[first:last) are a quantity and nothing else."""
    said = [word for word in words[first:last] if not word.is_punctuation]
    return any(
        first <= value.first < last
        and all(value.quantity.start <= word.start < value.quantity.end for word in said)
        for value in values
    )
