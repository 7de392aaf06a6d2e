"""Statuses: an activity (or a thing) and the status it is said to have: legal, banned, former, required.

Every status cue of a sentence is bound to the topics it is said of, once for all properties of an aspect: within the
clause, to the antecedent of a relative clause, or to the topics of the clause before when the clause only has a
pronoun ("it has been lawful ever since") or no verb of its own ("but recruiting is not").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import Subject, View
from factcheck.claims.period import is_past, period_of
from factcheck.claims.polarity import is_negated
from factcheck.claims.readings import Reading, Term
from factcheck.claims.scope import Said
from factcheck.language.analysis import Clause, Mention

SPAN_LIMIT = 14
ENTITY = "entity:"
ANY_ENTITY = "*"
"""As a topic in a rule: every entity of the aspect's kind, so that one rule serves all subjects."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """A scale of statuses (``aspects`` in the rule files): the category of its topics, the cues of each value, and
    which value a negation turns another into. ``agents`` maps a concept for people to the topic their punishment
    bears on, and ``personal`` are the cues that can be said of people."""

    id: str
    topics: str
    values: Mapping[str, str]
    flip: Mapping[str, str]
    agents: Mapping[str, str]
    personal: frozenset[str]
    place: str
    skip_past: bool = True
    fixed: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bound:
    """A status said of a topic."""

    topic: Mention
    concept: str
    cue: Mention
    value: str
    lexical: str
    inherited: bool


class StatusReader:
    """Reads the statuses of one aspect; ``properties`` maps a topic concept to the property it is a claim about."""

    def __init__(self, aspect: Aspect, properties: Mapping[str, str]) -> None:
        self.aspect = aspect
        self.properties = properties

    def bind(self, view: View) -> list[Bound]:
        """All statuses said in the sentence, in order."""
        cues = [m for m in view.of("status") if m.concept in self.aspect.values]
        cues = [m for m in cues if not any(o.contains(m) for o in cues)]
        topics = view.of(self.aspect.topics)
        agents = [m for m in view.mentions(self.aspect.agents)]
        bound: list[Bound] = []
        for clause in view.sentence.clauses:
            inside = [m for m in cues if view.analysis.clause_of[m.first] == clause.number]
            here = [m for m in topics if view.analysis.clause_of[m.first] == clause.number]
            if inside:
                bound += self._clause(view, clause, inside, here, agents, topics, bound)
            elif here:
                bound += self._ellipsis(view, clause, here, bound)
        return bound

    def _clause(
        self,
        view: View,
        clause: Clause,
        cues: Sequence[Mention],
        topics: Sequence[Mention],
        agents: Sequence[Mention],
        everywhere: Sequence[Mention],
        before: Sequence[Bound],
    ) -> Iterator[Bound]:
        people = [m for m in agents if view.analysis.clause_of[m.first] == clause.number]
        pairs: list[tuple[Mention, str, Mention]] = []
        for topic in topics:
            usable = [cue for cue in cues if not topic.contains(cue)]
            mark = self._chunk_ellipsis(view, topic, usable)
            if mark is not None:
                lexical = self.aspect.values[usable[0].concept]
                yield Bound(topic, topic.concept, mark, self.aspect.flip[lexical], lexical, False)
            elif usable:
                pairs.append((topic, topic.concept, _closest(view, topic, usable)))
        for agent in people:
            personal = [cue for cue in cues if cue.concept in self.aspect.personal]
            closest = _closest(view, agent, personal) if personal else None
            if closest is not None and closest.last <= agent.first:
                if {"for", "of", "by", "from"} & set(view.between(closest.last, agent.first)):
                    continue
            if personal and not any(topic.overlaps(agent) for topic in topics):
                pairs.append((agent, self.aspect.agents[agent.concept], _closest(view, agent, personal)))
        inherited = False
        if not pairs:
            inherited = True
            pairs = [(topic, concept, cues[0]) for topic, concept in self._antecedents(view, clause, cues, everywhere, before)]
        for topic, concept, cue in pairs:
            lexical = self.aspect.values[cue.concept]
            negated = cue.concept not in self.aspect.fixed and is_negated(view, cue, cues)
            value = self.aspect.flip[lexical] if negated else lexical
            yield Bound(topic, concept, cue, value, lexical, inherited)

    def _chunk_ellipsis(self, view: View, topic: Mention, cues: Sequence[Mention]) -> Mention | None:
        """"selling sex legal, brothels not": a bare "not" that ends the topic's own chunk."""
        chunk = view.analysis.chunk_of[topic.first]
        if not cues or any(view.analysis.chunk_of[cue.first] == chunk for cue in cues):
            return None
        for mark in live(view.analysis, "ellipsis", topic.last, topic.last + 2):
            after = mark.last
            ended = after >= view.sentence.last or view.analysis.words[after].is_punctuation
            if mark.concept == "ellipsis-negative" and ended and view.analysis.chunk_of[mark.first] == chunk:
                return mark
        return None

    def _antecedents(
        self,
        view: View,
        clause: Clause,
        cues: Sequence[Mention],
        topics: Sequence[Mention],
        before: Sequence[Bound],
    ) -> list[tuple[Mention, str]]:
        """The topics that a clause without any speaks of."""
        earlier = [m for m in topics if m.first < clause.first]
        if clause.relation in {"relative", "aside"} and earlier:
            last = earlier[-1]
            group = [last]
            for topic in reversed(earlier[:-1]):
                if group[-1].first - topic.last <= 3:
                    group.append(topic)
            return [(m, m.concept) for m in group]
        words = view.analysis.words
        cue = next((c.first for c in cues), clause.first)
        near = [words[at].low for at in clause.words if at == clause.first or cue - 4 <= at < cue]
        lead = words[clause.first].low
        bare = clause.relation != "main" and lead in {"and", "but", "or", "yet", ","}
        short = clause.relation == "colon" and len(clause.words) <= 8
        if clause.opener in {"before", "after"} or not (bare or short or any(low in PRONOUNS for low in near)):
            return []
        if before:
            last_cue = before[-1].cue
            return [(b.topic, b.concept) for b in before if b.cue == last_cue]
        if earlier:
            return [(earlier[-1], earlier[-1].concept)]
        held = view.discourse.said.get(self.aspect.id)
        if held is not None and view.discourse.sentence - held.sentence <= 1:
            return list(held.topics)
        return []

    def _ellipsis(
        self, view: View, clause: Clause, topics: Sequence[Mention], before: Sequence[Bound]
    ) -> Iterator[Bound]:
        """"... but recruiting is not", "selling sex is too": the cue of the clause before, said of new topics."""
        cue, lexical = (before[-1].cue, before[-1].lexical) if before else (None, "")
        if cue is None:
            held = view.discourse.said.get(self.aspect.id)
            if held is None or not held.status or view.discourse.sentence - held.sentence > 1:
                return
            lexical = held.status
        last = clause.words[-1]
        while last > clause.words[0] and view.analysis.words[last].is_punctuation:
            last -= 1
        marks = [
            m
            for m in live(view.analysis, "ellipsis", clause.first, last + 1)
            if m.last >= last and m.first >= topics[-1].last - 1
        ]
        if not marks:
            return
        mark = marks[-1]
        if mark.concept == "ellipsis-same" and before:
            value = before[-1].value
        elif mark.concept == "ellipsis-same":
            value = lexical
        else:
            value = self.aspect.flip[lexical] if mark.concept == "ellipsis-negative" else lexical
        for topic in topics:
            yield Bound(topic, topic.concept, mark, value, lexical, True)

    def read(self, view: View) -> Iterator[Reading]:
        bound = self.bind(view)
        discourse = view.discourse
        for item in bound:
            name = self.properties.get(item.concept)
            if name is None and item.concept.startswith(ENTITY):
                name = self.properties.get(ANY_ENTITY)
            if name is None:
                continue
            yield self._reading(view, item, name)
        if bound:
            final = bound[-1].cue
            topics = [(b.topic, b.concept) for b in bound if b.cue == final]
            discourse.said[self.aspect.id] = Said(topics, bound[-1].lexical, discourse.sentence)
        else:
            topics = [(m, m.concept) for m in view.of(self.aspect.topics)]
            if topics:
                discourse.said[self.aspect.id] = Said(topics, "", discourse.sentence)

    def _reading(self, view: View, item: Bound, name: str) -> Reading:
        cue = item.cue
        scope = self._subject(view, item)
        place = view.place(cue.first, cue.last)
        context = view.context(cue.first, cue.last)
        first, last = cue.first, cue.last
        if item.topic.first >= view.sentence.first and item.topic.last <= view.sentence.last and not item.inherited:
            low, high = min(first, item.topic.first), max(last, item.topic.last)
            if high - low <= SPAN_LIMIT and item.topic in view.analysis.mentions:
                first, last = low, high
        start, end = view.analysis.span(first, last)
        skip, value = context.skip, item.value
        if context.denied and item.value in self.aspect.flip:
            skip, value = "", self.aspect.flip[item.value]
        if not skip and self._is_proposal(view, cue):
            skip = "target"
        if not skip and scope.ambiguous:
            skip = "ambiguous"
        if not skip and is_past(view, cue.first, cue.last) and self.aspect.skip_past:
            skip = "past"
        return Reading(
            property=name,
            subject=scope.id,
            value=Term(value),
            start=start,
            end=end,
            years=self._years(view, cue),
            country=place.country if place.level not in {"context", "none"} else "",
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("topic", item.concept), ("subject", f"{scope.id} ({scope.level})")),
        )


    def _subject(self, view: View, item: Bound) -> Subject:
        """The topic itself where it is an entity of the reference, else the country in scope."""
        if item.concept.startswith(ENTITY):
            return Subject(item.concept.removeprefix(ENTITY), "context" if item.inherited else "chunk")
        scope = view.place(item.cue.first, item.cue.last)
        return Subject(scope.country, scope.level, scope.part, scope.ambiguous)

    def _years(self, view: View, cue: Mention) -> tuple[int, int] | None:
        """The years that a mere state is tied to; a change of the law, or "since", holds from then on."""
        if view.mentions(self.aspect.changes):
            return None
        clause = view.clause(cue.first)
        if any(view.analysis.words[at].low in {"since", "until", "from"} for at in clause.words):
            return None
        return period_of(view, cue.first, cue.last, reach=1)

    def _is_proposal(self, view: View, cue: Mention) -> bool:
        """Whether the status is what a bill or an amendment would bring, not what the law says."""
        return any(
            block.first < cue.last or view.level(cue.first, cue.last, block) <= 1
            for block in view.mentions(self.aspect.blocks)
        )


PRONOUNS = frozenset({"it", "they", "this", "that", "these", "those", "both", "each", "all", "neither", "none", "either", "which", "former", "latter", "them"})


def _closest(view: View, topic: Mention, cues: Sequence[Mention]) -> Mention:
    """The cue that a topic belongs to when a clause has several: its chunk's, else the next, else the one before."""

    def rank(cue: Mention) -> tuple[int, int, int]:
        same = view.analysis.chunk_of[cue.first] == view.analysis.chunk_of[topic.first]
        after = cue.first >= topic.last
        gap = cue.first - topic.last if after else topic.first - cue.last
        return (0 if same else 1, gap, 0 if after else 1)

    return min(cues, key=rank)

