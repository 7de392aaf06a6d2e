"""Binds the status cues of a sentence to the topics that they are said of.

Within the clause, to the antecedent of a relative clause, or to the topics of the clause before when the clause only
has a pronoun ("it has been lawful ever since") or no verb of its own ("but recruiting is not").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.period import year_span
from factcheck.claims.polarity import is_negated, is_set_right, is_turned
from factcheck.claims.readers.agents import Pair, closest, punished_people, stands
from factcheck.claims.readers.aspect import Aspect, Bound
from factcheck.claims.readers.ellipsis import Remnant, contraries, remnants, resolved
from factcheck.claims.readers.listed import said_of_list
from factcheck.claims.readers.picks import picked
from factcheck.claims.scope import Said
from factcheck.language.analysis import Clause, Mention

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
LABEL = 5
"""A row of a list has its label in so few words."""


def bind(view: View, aspect: Aspect) -> list[Bound]:
    """All statuses of one aspect said in the sentence, in order."""
    return _Binding(view, aspect).run()


def held_status(view: View, aspect: Aspect) -> Said | None:
    """What the sentence before said of the aspect."""
    held = view.discourse.said.get(aspect.id)
    if held is None:
        return None
    named = not held.value and not held.question
    reach = 1 + (view.discourse.lines if named else 0)  # the rows under a heading
    return held if view.discourse.sentence - held.sentence <= reach else None


class _Binding:
    def __init__(self, view: View, aspect: Aspect) -> None:
        self.view, self.aspect = view, aspect
        self.agents = [m for m in view.mentions(frozenset(aspect.agents)) if not self._possesses(m)]
        cues = [m for m in view.of("status") if m.concept in aspect.values]
        cues = [m for m in cues if not any(o.contains(m) or self._hides(o, m) for o in cues)]
        self.cues = [m for m in cues if not self._attributive(m)]
        self.topics = [m for m in view.of(aspect.topics) if not self._oblique(m)]
        self.apart = contraries(view, self.topics)
        self.bound: list[Bound] = []

    def _hides(self, other: Mention, cue: Mention) -> bool:
        """"a criminal offence" is not said of a criminal."""
        personal = self.aspect.personal
        if cue.concept not in personal or other.concept in personal or not other.overlaps(cue):
            return False
        return (other.first, other.last) != (cue.first, cue.last)

    def _attributive(self, cue: Mention) -> bool:
        """"illegal migrants": an adjective that belongs to a noun which is not a topic."""
        view, words = self.view, self.view.analysis.words
        at = cue.last
        if at - cue.first > 1 or not any(m.first == cue.first for m in view.of("status-adjective")):
            return False
        if at >= view.sentence.last or words[at].is_punctuation or stands(view, "after-a-predicate", at, at + 1):
            return False
        if stands(view, "copula", cue.first - 3, cue.first):
            return False
        categories = (self.aspect.topics, "filler", "noun-of-status")
        inside = [m for category in categories for m in view.of(category)] + self.agents
        return not any(m.first <= at < m.last for m in inside)

    def run(self) -> list[Bound]:
        held = held_status(self.view, self.aspect)
        elliptic: list[Remnant] = []
        for clause in self.view.sentence.clauses:
            cues = self._inside(clause, self.cues)
            topics = [m for m in self._inside(clause, self.topics) if m not in self.apart]
            agents = [m for m in self._inside(clause, self.agents) if not any(t.overlaps(m) for t in topics)]
            here = remnants(self.view, clause, [*topics, *agents], cues)
            taken = {topic for remnant in here for topic in remnant.topics}
            if not cues and not here:
                leading = [cue for cue in self.cues if cue.last <= clause.first]
                named = [*self.topics, *self.agents]
                self.bound += said_of_list(self.view, self.aspect, clause, leading, named, self._negated)
            if cues:
                self.bound += self._clause(clause, cues, [topic for topic in topics if topic not in taken])
            elliptic += here
        said = picked(self.view, self.aspect, self.view.of(self.aspect.topics), self.bound)
        for remnant in elliptic:
            before = [b for b in said if b.cue.first < remnant.mark.first]
            said += resolved(remnant, self.aspect, before, held)
        said += [b for topic, mark in self.apart.items() for b in self._set_apart(topic, mark)]
        return said

    def _set_apart(self, topic: Mention, mark: Mention) -> Iterator[Bound]:
        """The opposite of what is said around "unlike brothels", the same as around "like brothels"."""
        around = [b for b in self.bound if self.view.level(mark.first, mark.last, b.cue) <= 2]
        for other in around[:1]:
            value = self.aspect.flip[other.value] if mark.concept == "contrary" else other.value
            yield Bound(topic, topic.concept, other.cue, value, other.lexical, False)

    def _inside(self, clause: Clause, mentions: Sequence[Mention]) -> list[Mention]:
        return [m for m in mentions if self.view.analysis.clause_of[m.first] == clause.number]

    def _possesses(self, mention: Mention) -> bool:
        """"a singer's agent is a cheat" is said of the agent."""
        words, at = self.view.analysis.words, mention.last
        return at < self.view.sentence.last and words[at].low in POSSESSIVE

    def _oblique(self, topic: Mention) -> bool:
        """"money from prostitution is taxed": what the status is said of only has to do with the topic."""
        words = self.view.analysis.words
        if self._possesses(topic):
            return True
        doing = topic.last - topic.first > 1 and words[topic.first].low.endswith("ing")
        governed = any(cue.first < topic.first == cue.last for cue in self.cues)  # "no law keeps anyone from ..."
        return not doing and not governed and stands(self.view, "oblique", topic.first - 1, topic.first)

    def _clause(self, clause: Clause, cues: list[Mention], topics: list[Mention]) -> Iterator[Bound]:
        pairs = self._aligned(clause, cues, topics)
        if not pairs:
            for topic in topics:
                usable = [cue for cue in cues if self.aspect.spanning or not topic.contains(cue)]
                prevailing = [cue for cue in usable if cue.concept in self.aspect.prevails]
                if usable:
                    pairs.append((topic, topic.concept, closest(self.view, topic, prevailing or usable)))
            pairs += punished_people(
                self.view, self.aspect, clause, cues, [*topics, *self.topics], self.agents
            )
        pairs += self._further(cues, pairs)
        inherited = not pairs
        if inherited:
            pairs = [(topic, concept, cues[0]) for topic, concept in self._antecedents(clause, cues)]
        opener = cues[0]
        if pairs and opener.first <= clause.first + 1 and self._changes(opener):
            pairs += [(t, c, opener) for t, c, cue in pairs if cue != opener]
        for topic, concept, cue in pairs:
            lexical = self.aspect.values[cue.concept]
            negated = self._negated(cue)
            if cue.concept in self.aspect.denied and not negated:
                continue
            negated ^= is_turned(self.view, cue, topic)
            if negated and is_set_right(self.view, cue, topic):
                negated = False
            value = self.aspect.flip[lexical] if negated else lexical
            lasting = self.aspect.skip_past and not (lexical == value and self._changes(cue))
            until = self._until(clause, cue) if lasting else None
            if until is not None:
                value = self.aspect.flip[value]
            yield Bound(topic, concept, cue, value, lexical, inherited, until)

    def _negated(self, cue: Mention) -> bool:
        inner = cue.concept in self.aspect.inner
        return cue.concept not in self.aspect.fixed and is_negated(self.view, cue, self.cues, inner=inner)

    def _aligned(self, clause: Clause, cues: list[Mention], topics: list[Mention]) -> list[Pair]:
        """"brothels and pimping are lawful and unlawful respectively": the first with the first."""
        words = self.view.analysis.words
        if len(cues) == len(topics) >= 2 and any(words[at].low == "respectively" for at in clause.words):
            return [(topic, topic.concept, cue) for topic, cue in zip(topics, cues, strict=True)]
        return []

    def _further(self, cues: list[Mention], pairs: list[Pair]) -> list[Pair]:
        """"illegal in one country but legal in another": a second predicate of the same topics."""
        chunk_of = self.view.analysis.chunk_of
        used = {cue for _, _, cue in pairs}
        found: list[Pair] = []
        for cue in cues:
            if cue in used or not pairs:
                continue
            before = [pair for pair in pairs if pair[2].last <= cue.first and pair[0].first < pair[2].first]
            if before and chunk_of[before[-1][2].first] != chunk_of[cue.first]:
                found += [(topic, concept, cue) for topic, concept, other in before if other == before[-1][2]]
        return found

    def _until(self, clause: Clause, cue: Mention) -> int | None:
        """The year until which a past state held: "was a crime until 1998"."""
        view = self.view
        past = [m for m in view.of("past-state") if view.analysis.clause_of[m.first] == clause.number]
        if not past and not view.analysis.words[cue.last - 1].low.endswith("ed"):
            return None
        ends = {m.last for m in live(view.analysis, "until", view.sentence.first, view.sentence.last)}
        for value in view.values(("year", "date")):
            stated = value.first in ends or ends & set(range(value.first, value.last))
            if stated and view.analysis.clause_of[value.first] == clause.number:
                return year_span(value)[1]
        return None

    def _antecedents(self, clause: Clause, cues: Sequence[Mention]) -> list[tuple[Mention, str]]:
        """The topics that a clause without any speaks of."""
        view = self.view
        earlier = [m for m in self.topics if m.first < clause.first]
        if clause.relation in {"relative", "aside"} and earlier:
            group = [earlier[-1]]
            for topic in reversed(earlier[:-1]):
                if group[-1].first - topic.last <= 3:
                    group.append(topic)
            return [(m, m.concept) for m in group]
        words = view.analysis.words
        cue = cues[0].first
        marks = [m.first for m in view.of("refers-back") if view.analysis.clause_of[m.first] == clause.number]
        refers = any(at == clause.first or cue - 4 <= at < cue for at in marks) or self._has_pronoun(cues[0], marks)
        lead = words[clause.first].low
        bare = clause.relation != "main" and lead in {"and", "but", "or", "yet", ","}
        short = clause.relation == "colon" and len(clause.words) <= 8
        if clause.opener in {"before", "after"}:
            return []
        held = held_status(view, self.aspect)
        if cue == self.view.sentence.first and self._changes(cues[0]):
            announced = self._announced(clause)
            if announced or held is None or not held.question or held.status:
                return announced
            return list(held.topics)
        label = self._labelled(clause, cue) or (held is not None and held.question and not held.status)
        if not (bare or short or label or refers):
            return []
        if self.bound:
            last_cue = self.bound[-1].cue
            return [(b.topic, b.concept) for b in self.bound if b.cue == last_cue]
        if earlier:
            return [(earlier[-1], earlier[-1].concept)]
        return list(held.topics) if held is not None else []

    def _has_pronoun(self, cue: Mention, marks: Sequence[int]) -> bool:
        """"no law forbids it", "the law permits what they do": a pronoun for the topic is the object of the cue."""
        words, at = self.view.analysis.words, cue.last
        if at < self.view.sentence.last and words[at].low == "what":
            at += 1
        return at in marks and (at > cue.last or self._ends(at + 1))

    def _ends(self, at: int) -> bool:
        return at >= self.view.sentence.last or self.view.analysis.words[at].is_punctuation

    def _changes(self, cue: Mention) -> bool:
        return any(change.overlaps(cue) for change in self.view.mentions(self.aspect.changes))

    def _announced(self, clause: Clause) -> list[tuple[Mention, str]]:
        """"Decriminalised in those years, prostitution is ...": an opening participle speaks of what comes next."""
        later = [m for m in self.topics if m.first >= clause.last]
        number = self.view.analysis.clause_of[later[0].first] if later else -1
        return [(m, m.concept) for m in later if self.view.analysis.clause_of[m.first] == number]

    def _labelled(self, clause: Clause, cue: int) -> bool:
        """A note: "Legal status: permitted", "Kyrgyzstan: legal since then", "Legal since: 1995"."""
        words = self.view.analysis.words
        if cue == self.view.sentence.first and ":" in self.view.between(cue, min(cue + LABEL, clause.last)):
            return True
        at = cue - 1
        fillers = live(self.view.analysis, "filler", clause.first, cue)
        while at >= clause.first and any(filler.first <= at < filler.last for filler in fillers):
            at -= 1
        return at >= clause.first and words[at].text == ":"
