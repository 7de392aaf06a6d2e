"""People a status is said of: whoever is punished for an activity, or breaks no law by it, bears on the activity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.readers.aspect import Aspect
from factcheck.language.analysis import Clause, Mention

Pair = tuple[Mention, str, Mention]
"""A mention of a topic, or of people who stand for it; the topic; the cue that is said of it."""

RELATIVES = frozenset({"who", "whoever"})
REASONS = frozenset({"for", "over"})
NO_ACTS = frozenset({"being", "including", "concerning", "regarding", "according", "remaining", "working", "becoming"})
ACT_REACH = 3
NEAR = 6


def stands(view: View, category: str, first: int, last: int) -> bool:
    """Whether a cue of a category stands wholly within words[first:last) of the sentence."""
    first, last = max(first, view.sentence.first), min(last, view.sentence.last)
    return any(cue.last <= last for cue in live(view.analysis, category, first, last))


def closest(view: View, topic: Mention, cues: Sequence[Mention]) -> Mention:
    """The cue that a topic belongs to when a clause has several: its chunk's, else the next, else the one before.

    What "but" sets apart comes last: in "fines the keepers but spares the others" the first verb has its own object.
    """
    words = view.analysis.words

    def rank(cue: Mention) -> tuple[int, int, int, int]:
        parted = cue.first > topic.last and words[cue.first - 1].low == "but"
        same = view.analysis.chunk_of[cue.first] == view.analysis.chunk_of[topic.first]
        after = cue.first >= topic.last
        gap = cue.first - topic.last if after else topic.first - cue.last
        return (int(parted), 0 if same else 1, gap, 0 if after else 1)

    return min(cues, key=rank)


def punished_people(
    view: View,
    aspect: Aspect,
    clause: Clause,
    cues: Sequence[Mention],
    topics: Sequence[Mention],
    agents: Sequence[Mention],
) -> Iterator[Pair]:
    """The people of a clause, of all ``agents``, that its cues are said of, each standing for their topic."""
    personal = [cue for cue in cues if cue.concept in aspect.personal]
    if not personal:
        return
    for agent in agents:
        if view.analysis.clause_of[agent.first] != clause.number or any(topic.overlaps(agent) for topic in topics):
            continue
        cue = closest(view, agent, personal)
        topic = aspect.agents[agent.concept]
        if not _is_patient(view, agent, cue) and not _for_something_else(view, clause, cue, topic, topics):
            yield agent, topic, cue


def _is_patient(view: View, agent: Mention, cue: Mention) -> bool:
    """"officers who take money from sex workers are jailed": the people are not those who are punished, or only those
    of them "who steal"."""
    words = view.analysis.words
    if any(agent.last <= said.first < cue.first for said in view.of("attribution")):
        return True
    if cue.last > agent.last and _is_done_to(view, agent):
        return True
    if cue.last <= agent.first:
        apart = [word.text for word in words[cue.last : agent.first] if word.is_punctuation]
        return bool(apart) or stands(view, "patient", cue.last, agent.first)
    for at in range(agent.last, min(agent.last + NEAR, cue.first)):
        if words[at].low in RELATIVES:
            return not stands(view, "copula", at, at + 2)
    led = {word.low for word in words[max(view.sentence.first, agent.first - 4) : agent.first]}
    if RELATIVES & led and not stands(view, "copula", agent.first - 4, agent.first):
        return True
    before = agent.first - 1
    return stands(view, "patient", before, agent.first) and not stands(view, "not-patient", before - 1, agent.first)


def _is_done_to(view: View, agent: Mention) -> bool:
    """"Insulting a sex worker is an offence": an act that opens the clause and that they suffer."""
    words = view.analysis.words
    first = view.clause(agent.first).first
    opening = range(first, min(first + 2, agent.first))
    acts = [at for at in opening if words[at].low.endswith("ing") and words[at].low not in NO_ACTS]
    return bool(acts) and agent.first - acts[-1] <= ACT_REACH


def _for_something_else(view: View, clause: Clause, cue: Mention, topic: str, topics: Sequence[Mention]) -> bool:
    """"were fined for drunkenness": punished, but not for the activity that the people stand for."""
    for at in clause.words:
        if at < cue.last - 1 or view.analysis.words[at].low not in REASONS:
            continue
        near = range(at + 1, at + NEAR)
        own = [m.first for m in topics if m.concept == topic] + [m.first for m in view.of("own-doing")]
        own += [value.first for value in view.values(("duration", "number", "count", "money"))]
        return not any(first in near for first in own)
    return False
