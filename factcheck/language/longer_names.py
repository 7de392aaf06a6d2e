"""Longer names: "Alpha Two" and "Alpha Holding" begin like "Alpha" and are the names of something else."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.analysis import Mention, Word
from factcheck.language.gazetteer import PlaceMention

ENTITY = "entity:"
AROUND = 12
MOST_CAPITALS = 0.6


def without_longer_names(
    words: Sequence[Word], mentions: Sequence[Mention], places: Sequence[tuple[PlaceMention, int, int]]
) -> list[Mention]:
    """The mentions without those of entities whose name goes on: with a capitalised word right after it that is no
    place. In a headline, where most words are capitalised, every name counts."""
    entities = {m for m in mentions if m.concept.startswith(ENTITY)}
    if not entities:
        return list(mentions)
    known = {at for _, first, last in places for at in range(first, last)}
    return [m for m in mentions if m not in entities or not _goes_on(words, m, known)]


def _goes_on(words: Sequence[Word], name: Mention, known: set[int]) -> bool:
    at = name.last
    if at >= len(words) or at in known:
        return False
    after = words[at].text
    if words[at].start != words[at - 1].end + 1 or not (after.istitle() and after.isalpha()):
        return False
    return words[name.first].text[:1].isupper() and not _is_headline(words, name)


def _is_headline(words: Sequence[Word], name: Mention) -> bool:
    """Whether the words around are mostly capitalised, or there are none."""
    around = [*words[max(0, name.first - AROUND) : name.first], *words[name.last + 1 : name.last + AROUND]]
    near = [w for w in around if w.text.isalpha() and len(w.text) > 3]
    return sum(w.text[:1].isupper() for w in near) >= MOST_CAPITALS * len(near)
