"""Lists after a colon: what the clause before says of things that it does not name, said of each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.claims.frame import View
from factcheck.claims.readers.aspect import Aspect, Bound
from factcheck.language.analysis import Clause, Mention


def said_of_list(
    view: View,
    aspect: Aspect,
    clause: Clause,
    before: Sequence[Mention],
    named: Sequence[Mention],
    negated: Callable[[Mention], bool],
) -> list[Bound]:
    """"The law bans three things: pimping, ...": a list after a colon, of which the clause before says something
    without naming any of it. ``before`` are the cues before the colon, ``named`` all topics and people."""
    topics = [m for m in named if view.analysis.clause_of[m.first] == clause.number]
    if clause.relation != "colon" or not before or not _is_list(view, clause, topics):
        return []
    cue = before[-1]
    opening = view.clause(cue.first)
    apart = [at for at in range(cue.last, clause.first) if at not in opening.words]
    if len(apart) > 1 or any(view.analysis.clause_of[m.first] == opening.number for m in named):
        return []
    if cue.concept in aspect.denied and not negated(cue):
        return []
    lexical = aspect.values[cue.concept]
    value = aspect.flip[lexical] if negated(cue) else lexical
    return [Bound(topic, topic.concept, cue, value, lexical, True) for topic in topics]


def _is_list(view: View, clause: Clause, topics: Sequence[Mention]) -> bool:
    """Whether a clause holds nothing but topics and what joins them."""
    fillers = view.analysis.within("filler", clause.first, clause.last)
    covered = {at for m in (*topics, *fillers) for at in range(m.first, m.last)}
    words = view.analysis.words
    return bool(topics) and all(at in covered or words[at].is_punctuation for at in clause.words)
