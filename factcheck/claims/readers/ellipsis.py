"""Elliptical statements: "pimping is not", "so is pimping", "but not in Kyrgyzstan".

An elliptical stretch has a mark ("is not", "the same goes for") and what is new in it, a topic or a place, and
nothing else that could be a predicate; the rest of the statement is that of the clause before. A contrary mark
("unlike", "except for") takes the opposite of the statement around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.readers.aspect import Aspect, Bound
from factcheck.claims.scope import Said, located
from factcheck.language.analysis import Clause, Mention

MOST_RESIDUE = 2
POST_ONLY = "ellipsis-positive"
PRE_ONLY = "ellipsis-inverted"


@dataclass(frozen=True, slots=True)
class Remnant:
    """An elliptical stretch: its mark and the topics that are new in it; none when a place is what is new."""

    mark: Mention
    topics: tuple[Mention, ...]
    as_it_is: bool = False

    def value(self, value: str, lexical: str, aspect: Aspect) -> str:
        """The status that the mark makes of that of the statement before."""
        if self.mark.concept == "ellipsis-negative":
            return aspect.flip[lexical]
        if self.mark.concept == "ellipsis-positive":
            return lexical
        return value


def remnants(view: View, clause: Clause, topics: Sequence[Mention], cues: Sequence[Mention]) -> list[Remnant]:
    """The elliptical stretches of a clause, in order."""
    found: list[Remnant] = []
    reach = clause.first
    for first, last in _stretches(view, clause, cues):
        if first < reach:
            continue
        remnant = _remnant(view, first, last, topics)
        if remnant is not None and not (remnant.mark.concept == POST_ONLY and any(last <= cue.first for cue in cues)):
            found.append(remnant)
            reach = last
    return found


def _stretches(view: View, clause: Clause, cues: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Runs of whole chunks of the clause in which no cue stands, longest first from each beginning."""
    chunk_of = view.analysis.chunk_of
    starts = [at for i, at in enumerate(clause.words) if i == 0 or chunk_of[at] != chunk_of[clause.words[i - 1]]]
    ends = [*starts[1:], clause.last]
    for i, first in enumerate(starts):
        for last in reversed(ends[i:]):
            if not any(cue.first < last and first < cue.last for cue in cues):
                yield first, last


def _remnant(view: View, first: int, last: int, topics: Sequence[Mention]) -> Remnant | None:
    marks = live(view.analysis, "ellipsis", first, last)
    marks = [m for m in marks if m.last <= last and not any(o.contains(m) for o in marks)]
    if not marks:
        return None
    new = tuple(topic for topic in topics if first <= topic.first and topic.last <= last)
    places = [place for place in located(view.analysis, view.sentence) if first <= place.first < last]
    if not new and not places:
        return None
    covered = {at for topic in new for at in range(topic.first, topic.last)}
    covered |= {at for place in places for at in range(place.first, place.last)}
    covered |= {at for filler in view.analysis.within("filler", first, last) for at in range(filler.first, filler.last)}
    words = view.analysis.words
    covered |= {at for at in range(first, last) if words[at].is_punctuation}
    news_first = min([t.first for t in new] + [p.first for p in places])
    news_last = max([t.last for t in new] + [p.last for p in places])
    for mark in marks:
        open_words = [at for at in range(first, last) if at not in covered and not mark.first <= at < mark.last]
        if any(o is not mark and not o.overlaps(mark) and not set(range(o.first, o.last)) <= covered for o in marks):
            continue
        before = mark.first >= news_last - 1 and not any(at >= mark.last for at in open_words)
        after = mark.last <= news_first and not any(at < mark.first for at in open_words)
        placed = (before and mark.concept != PRE_ONLY) or (after and mark.concept != POST_ONLY)
        if placed and len(open_words) <= (MOST_RESIDUE if new else 0):
            return Remnant(mark, new, words[mark.first].low == "as")
    return None


def resolved(
    remnant: Remnant, aspect: Aspect, before: Sequence[Bound], held: Said | None
) -> Iterator[Bound]:
    """The statements of an elliptical stretch, from the ones before it in the sentence or in the sentence before."""
    if before:
        last = before[-1]
        value, lexical = last.value, last.lexical
        carried = [(b.topic, b.concept) for b in before if b.cue == last.cue]
    elif held is not None and held.status:
        value, lexical, carried = held.value, held.status, held.topics
    else:
        return
    if value != lexical and remnant.mark.concept == PRE_ONLY and remnant.as_it_is:
        return  # "is not legal in A, as it is in B": what "as" takes up, the status or its denial, is not said
    topics = [(topic, aspect.agents.get(topic.concept, topic.concept)) for topic in remnant.topics] or carried
    for topic, concept in topics:
        if topic.concept in aspect.agents and not (before and before[-1].cue.concept in aspect.personal):
            continue
        yield Bound(topic, concept, remnant.mark, remnant.value(value, lexical, aspect), lexical, True)


def contraries(view: View, topics: Sequence[Mention]) -> dict[Mention, Mention]:
    """Topics that a contrary mark sets apart from the statement around them ("unlike pimping, ..."), by topic."""
    found: dict[Mention, Mention] = {}
    for mark in live(view.analysis, "contrary", view.sentence.first, view.sentence.last):
        chunk = view.analysis.chunk_of[mark.first]
        for topic in topics:
            near = 0 <= topic.first - mark.last <= 3
            if near and view.analysis.chunk_of[topic.first] == chunk:
                found[topic] = mark
    return found
