"""Statuses: an activity (or a thing) and the status it is said to have: legal, banned, former, required.

Every status cue of a sentence is bound to the topics it is said of, once for all properties of an aspect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from factcheck.claims.context import live
from factcheck.claims.frame import Subject, View
from factcheck.claims.needs import Needs, Signs, one_of
from factcheck.claims.period import is_past, period_of
from factcheck.claims.polarity import negations_over
from factcheck.claims.readers.aspect import Aspect, Bound
from factcheck.claims.readers.binding import bind
from factcheck.claims.readings import Reading, Term
from factcheck.claims.scope import Said, located
from factcheck.claims.underline import joined, words_of
from factcheck.language.analysis import Mention

SPAN_LIMIT = 14
CASE_REACH = 9
ENTITY = "entity:"
SAME_DENIAL = frozenset({"without", "nor"})
ANY_ENTITY = "*"
"""As a topic in a rule: every entity of the aspect's kind, so that one rule serves all subjects."""
PASSIVE_PAST = frozenset({"was", "were", "been", "got"})
PASSIVE_PRESENT = frozenset({"is", "are", "be", "being", "get", "gets"})


class StatusReader:
    """Reads the statuses of one aspect; ``properties`` maps a topic concept to the property it is a claim about."""

    def __init__(self, aspect: Aspect, properties: Mapping[str, str]) -> None:
        self.aspect = aspect
        self.properties = properties

    def bind(self, view: View) -> list[Bound]:
        """All statuses said in the sentence, in order."""
        return bind(view, self.aspect)

    @property
    def needs(self) -> Needs:
        return self.needs_of(frozenset(self.properties))

    def needs_of(self, topics: frozenset[str]) -> Needs:
        """What it takes to read a status of these topics."""
        people = {agent for agent, topic in self.aspect.agents.items() if topic in topics}
        kinds = frozenset({self.aspect.topics}) if ANY_ENTITY in topics else frozenset()
        said = Signs(topics - {ANY_ENTITY} | people, kinds)
        return (said, one_of(self.aspect.theme)) if self.aspect.theme else (said,)

    def read(self, view: View) -> Iterator[Reading]:
        bound = self.bind(view)
        theme = self.aspect.theme
        if theme and not view.mentions(theme) and not view.discourse.recent(theme):
            return
        for item in bound:
            name = self.properties.get(item.concept)
            if name is None and item.concept.startswith(ENTITY):
                name = self.properties.get(ANY_ENTITY)
            if name is not None and item.cue.concept not in self.aspect.nominal:
                for subject in self._subjects(view, item):
                    reading = self._reading(view, item, name, subject)
                    yield reading
                    yield from self._echoed(view, item, reading)
        self._carry(view, bound)

    def _carry(self, view: View, bound: list[Bound]) -> None:
        """What the next sentence may refer back to."""
        discourse = view.discourse
        question = view.sentence.is_question
        if bound:
            last = bound[-1]
            topics = [(b.topic, b.concept) for b in bound if b.cue == last.cue]
            said = Said(topics, last.lexical, discourse.sentence, last.value, question)
            discourse.said[self.aspect.id] = said
            return
        topics = [(m, m.concept) for m in view.of(self.aspect.topics)]
        if topics:
            discourse.said[self.aspect.id] = Said(topics, "", discourse.sentence, "", question)

    def _echoed(self, view: View, item: Bound, reading: Reading) -> Iterator[Reading]:
        """"... but not in A", "and the same goes for A": the status said of one place, said of another."""
        if item.concept.startswith(ENTITY) or reading.skip:
            return
        for mark in live(view.analysis, "echo", item.cue.last, view.sentence.last):
            place = next((p for p in view.analysis.places if mark.first <= p.first < mark.last), None)
            if place is None or place.country == reading.subject:
                continue
            same = mark.concept == "echo-same"
            value = item.value if same else self.aspect.flip.get(item.value, item.value)
            start, end = view.analysis.span(mark.first, mark.last)
            yield replace(
                reading, subject=place.country, country=place.country, value=Term(value), start=start, end=end
            )

    def _reading(self, view: View, item: Bound, name: str, scope: Subject) -> Reading:
        cue = item.cue
        context = view.context(cue.first, cue.last, ignore=_own_words(view, cue) | self._cases(view))
        start, end = view.analysis.span(*self._extent(view, item))
        skip, value = context.skip, item.value
        if context.denied and item.value in self.aspect.flip:
            skip, value = "", self.aspect.flip[item.value]
        if not skip and self.is_proposal(view, cue):
            skip = "target"
        if not skip and cue.concept in self.aspect.applied and view.of("in-practice"):
            skip = "other measure"
        scare = view.analysis.words[cue.first].scare and not context.attributed
        if not skip and (scope.ambiguous or scare or _is_twice_denied(view, cue)):
            skip = "ambiguous"
        if not skip and self.aspect.skip_past and (is_past(view, cue.first, cue.last) or self._is_one_case(view, item)):
            skip = "past"
        return Reading(
            property=name,
            subject=scope.id,
            value=Term(value),
            start=start,
            end=end,
            years=self._years(view, item),
            country=self._country(view, item),
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            later=self._is_dated_from(view, cue),
            slots=(("topic", item.concept), ("subject", f"{scope.id} ({scope.level})")),
        )

    def _cases(self, view: View) -> frozenset[str]:
        """"if the victim is a child": conditions that only say in which cases the status holds."""
        cases = view.mentions(self.aspect.cases)
        return frozenset(
            cue.concept
            for cue in view.of("hypothesis")
            if view.analysis.words[cue.first].low == "if"
            and any(0 <= case.first - cue.last <= CASE_REACH for case in cases)
        )

    def _subjects(self, view: View, item: Bound) -> list[Subject]:
        """The topic itself where it is an entity of the reference, else the country in scope.

        Of countries in one list ("Kyrgyzstan and Tajikistan ban ...") the status is said of each.
        """
        if item.concept.startswith(ENTITY):
            return [Subject(item.concept.removeprefix(ENTITY), "context" if item.inherited else "chunk")]
        scope = view.place(item.cue.first, item.cue.last)
        countries = scope.countries if self._shared(view, item.cue) else (scope.country,)
        return [Subject(country, scope.level, scope.part, scope.ambiguous) for country in countries]

    def _country(self, view: View, item: Bound) -> str:
        """The country named beside a topic that is itself an entity."""
        if not item.concept.startswith(ENTITY):
            return ""
        place = view.place(item.cue.first, item.cue.last)
        return place.country if place.level not in {"context", "none"} else ""

    def _shared(self, view: View, cue: Mention) -> bool:
        """Whether the places of the clause stand in one list, so that the status is said of each of them."""
        clause = view.clause(cue.first)
        places = [p for p in located(view.analysis, view.sentence) if view.clause(p.first) is clause]
        words = view.analysis.words
        joined = [
            all(w.low in {"and", ",", "both", "&", "/"} for w in words[one.last : other.first])
            for one, other in pairwise(places)
        ]
        return len(places) > 1 and all(joined)

    def _alike(self, view: View, item: Bound) -> list[Mention]:
        """The words for the same status in the clause of a status."""
        clause, clause_of = view.analysis.clause_of[item.cue.first], view.analysis.clause_of
        same = [m for m in view.of("status") if self.aspect.values.get(m.concept) == item.lexical]
        return [m for m in same if clause_of[m.first] == clause]

    def _extent(self, view: View, item: Bound) -> tuple[int, int]:
        """The cue with what turns it, with the other words of its clause for the same status, and with the topic
        where it is near."""
        cue = item.cue
        turning = negations_over(view, cue) if item.value != item.lexical else []
        extent = joined(words_of(cue), map(words_of, turning), SPAN_LIMIT)
        extent = joined(extent, map(words_of, self._alike(view, item)), SPAN_LIMIT)
        inside = item.topic.first >= view.sentence.first and item.topic.last <= view.sentence.last
        if inside and not item.inherited and item.topic in view.analysis.mentions:
            extent = joined(extent, [words_of(item.topic)], SPAN_LIMIT)
        return extent

    def _years(self, view: View, item: Bound) -> tuple[int, int] | None:
        """The years that a mere state is tied to; a change of the law, or "since", holds from then on."""
        cue = item.cue
        if item.until is not None:
            return item.until, item.until
        if view.mentions(self.aspect.changes):
            return None
        clause = view.clause(cue.first)
        if any(view.analysis.words[at].low in {"since", "until", "from"} for at in clause.words):
            return None
        return period_of(view, cue.first, cue.last, reach=1)

    def _is_dated_from(self, view: View, cue: Mention) -> bool:
        """"since 2019": what holds from a year on that is told may be what came after the period of a fact."""
        words, clause = view.analysis.words, view.clause(cue.first)
        years = [year.first for year in view.values(("year", "date")) if view.clause(year.first) == clause]
        return any(at > view.sentence.first and words[at - 1].low in {"since", "from"} for at in years)

    def _is_one_case(self, view: View, item: Bound) -> bool:
        """"was fined", "a court jailed": a case in the past tense, which is not what the law says; but in "a smuggler
        convicted there faces prison" it is said as well of whoever is."""
        if item.value == item.lexical and not all(self._is_act(view, cue) for cue in self._alike(view, item)):
            return False
        return self._is_act(view, item.cue)

    def _is_act(self, view: View, cue: Mention) -> bool:
        if cue.concept not in self.aspect.acts:
            return False
        words = view.analysis.words
        before = [w.low for w in words[max(view.sentence.first, cue.first - 3) : cue.first + 1]]
        if PASSIVE_PAST & set(before):
            return True
        return words[cue.first].low.endswith(("ed", "sent")) and not PASSIVE_PRESENT & set(before)

    def is_proposal(self, view: View, cue: Mention) -> bool:
        """Whether the status is what a bill or an amendment would bring, not what the law says."""
        return any(
            block.first < cue.last or view.level(cue.first, cue.last, block) <= 1
            for block in view.mentions(self.aspect.blocks)
        )


def _is_twice_denied(view: View, cue: Mention) -> bool:
    """"Without proof, by whatever means, nobody can be convicted": whether "without" meets another denial further on
    in its clause, so that what they make together is not clear."""
    if view.analysis.words[cue.first].low != "without":
        return False
    clause = view.clause(cue.first)
    return any(n.concept not in SAME_DENIAL for n in live(view.analysis, "negation", cue.last, clause.last))


def _own_words(view: View, cue: Mention) -> frozenset[str]:
    """"must prove", "no charge will stand without": cues of a plan or a condition that are the status itself."""
    return frozenset(
        m.concept for kind in ("target", "hypothesis", "forecast") for m in view.of(kind) if m.overlaps(cue)
    )
