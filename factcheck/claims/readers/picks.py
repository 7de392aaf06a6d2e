"""Later reference by rank: "of A, B and C, only the first two are crimes", "the latter is legal".

The status is then said of the items of the list that are picked out; with "only", the opposite is said of the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.readers.aspect import Aspect, Bound
from factcheck.language.analysis import Mention

RANKS: Mapping[str, tuple[int, ...]] = {
    "pick-first": (0,),
    "pick-second": (1,),
    "pick-third": (2,),
    "pick-last": (-1,),
    "pick-first-two": (0, 1),
    "pick-last-two": (-2, -1),
}
SEPARATORS = frozenset({",", "and", "or", "&"})
BETWEEN = 6
ITEM = 3
Item = Mention | None
"""An item of a list: a topic, or something else."""


def picked(view: View, aspect: Aspect, topics: Sequence[Mention], bound: Sequence[Bound]) -> list[Bound]:
    """The statuses of a sentence, each of those that are said of a part of a list by rank on that part alone."""
    said = list(bound)
    for pick in live(view.analysis, "pick", view.sentence.first, view.sentence.last):
        ranks = RANKS[pick.concept]
        items = _items(view, [topic for topic in topics if topic.last <= pick.first])
        if not items:
            said = _of_a_list_before(view, pick, ranks, said)
            continue
        of_list = [b for b in said if b.topic in items and _is_said_of(view, pick, b)]
        if len(items) <= max(len(ranks), *ranks) or not of_list:
            continue
        model = of_list[-1]
        chosen = [items[rank] for rank in ranks]
        only = bool(live(view.analysis, "pick-only", pick.first - 1, pick.first))
        said = [b for b in said if b not in of_list]
        for item in items:
            if item is None or not (only or item in chosen):
                continue
            value = model.value if item in chosen else aspect.flip[model.value]
            said.append(replace(model, topic=pick, concept=item.concept, value=value))
    return said


def _of_a_list_before(view: View, pick: Mention, ranks: tuple[int, ...], said: Sequence[Bound]) -> list[Bound]:
    """"The former is legal": of what the sentence before named only the item meant; none where that is not known."""
    inherited = [b for b in said if b.inherited and _is_said_of(view, pick, b)]
    named = sorted({b.topic for b in inherited}, key=lambda topic: topic.first)
    kept = [b for b in said if b not in inherited]
    if len(named) < 2 or len(named) <= max(ranks):
        return kept
    chosen = [named[rank] for rank in ranks]
    return kept + [b for b in inherited if b.topic in chosen]


def _is_said_of(view: View, pick: Mention, bound: Bound) -> bool:
    """Whether the pick is the subject or the object of the status; not in "both are legal, the latter since then"."""
    clause_of, words = view.analysis.clause_of, view.analysis.words
    if any(word.is_punctuation for word in words[bound.cue.last : pick.first]):
        return False
    return clause_of[bound.cue.first] == clause_of[pick.first] and abs(bound.cue.first - pick.first) <= 2 * BETWEEN


def _items(view: View, topics: Sequence[Mention]) -> list[Item]:
    """The items of the list that ends with the last topic, in order."""
    words = view.analysis.words
    if not topics:
        return []
    items: list[Item] = [topics[-1]]
    first = topics[-1].first
    for topic in reversed(topics[:-1]):
        between = words[topic.last : first]
        if len(between) > BETWEEN or not any(word.low in SEPARATORS for word in between):
            break
        items.insert(0, topic)
        first = topic.first
    while True:  # items that are no topics: short runs between separators
        at = first - 1
        while at >= view.sentence.first and words[at].low in SEPARATORS:
            at -= 1
        begin = at
        while begin >= view.sentence.first and words[begin].low not in SEPARATORS and not words[begin].is_punctuation:
            begin -= 1
        if at == first - 1 or at == begin or at - begin > ITEM or begin < view.sentence.first:
            return items
        items.insert(0, None)
        first = begin + 1
