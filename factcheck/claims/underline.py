"""What a finding underlines: the words that carry the value, with those that deny, limit or close it.

A value is underlined from the first to the last of these words, and no further than is good to look at; what does not
fit is left out, the farthest first. What the value is said of is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.claims.context import answering
from factcheck.claims.frame import View
from factcheck.claims.listing import Item, Listing
from factcheck.language.analysis import Mention

WIDEST = 16
CLOSING = frozenset({"exclusive", "universal", "exception"})

Words = tuple[int, int]
"""words[first:last) of a block."""


def words_of(mention: Mention | Item) -> Words:
    return mention.first, mention.last


def joined(core: Words, others: Iterable[Words], widest: int = WIDEST) -> Words:
    """The core with the others, nearest first, as long as all is at most ``widest`` words."""
    first, last = core
    for low, high in sorted(others, key=lambda words: _gap(core, words)):
        if max(last, high) - min(first, low) <= widest:
            first, last = min(first, low), max(last, high)
    return first, last


def of_listing(focus: Sequence[Item], said: Listing, closed: bool) -> Words:
    """For a list: what closes it with the next of its items, else the items in focus with what denies them.

    Where a text closes the list and denies the rest as well ("only in bars, never in hotels"), the denial follows from
    the closing and is underlined if it is near.
    """
    closing = [cue for cue in said.cues if cue.category in CLOSING] if closed else []
    items = said.affirmed if closing and said.affirmed else focus
    cues = [words_of(cue) for cue in closing or said.cues]
    pairs = [(cue, words_of(item)) for cue in cues for item in items]
    if not pairs:
        return joined(words_of(focus[0]), map(words_of, focus))
    cue, item = min(pairs, key=lambda pair: _gap(*pair))
    return joined(joined(cue, [item]), [*map(words_of, items), *map(words_of, said.cues), *map(words_of, focus)])


def with_answer(view: View, start: int, end: int) -> tuple[int, int]:
    """The offsets of what a question asks, on to the answer that makes it a statement; the answer alone if that is
    far ("Is it legal? It is.")."""
    analysis = view.analysis
    answer = answering(analysis, view.sentence)
    if answer is None:
        return start, end
    until = analysis.words[answer.last - 1].end
    between = [word for word in analysis.words[view.sentence.first : answer.last] if word.start >= start]
    return (start, until) if len(between) <= WIDEST else analysis.span(answer.first, answer.last)


def _gap(one: Words, other: Words) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
