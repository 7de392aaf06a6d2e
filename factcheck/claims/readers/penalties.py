"""Penalties: the longest (or shortest) term that the law sets for an offence.

A term is a duration, a term in words ("for life"), a number that leaves the unit out ("from two years to twelve", "the
maximum is five") or no term at all ("nothing heavier than a fine"). What one court gave in one case is no statement of
the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.needs import Needs, one_of
from factcheck.claims.period import period_of
from factcheck.claims.readers.agents import stands
from factcheck.claims.readings import Amount, Reading
from factcheck.language.analysis import Mention, Value

MOST_YEARS = 40
NEAR = 8
OWNED = 3
"""Words from an offence to a penalty that is its own: "pimping's maximum sentence"."""
BARE = 5
"""A question of so few words names what was done and nothing more."""
ONE_CASE = frozenset({"one-case"})
NEGATED = frozenset({"not", "no", "nobody", "never", "neither", "nor"})
Bound = Literal["", "most", "least"]


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """``topics`` are the offences (concepts of the category ``topic``) whose penalty is meant; the nearest offence
    must be one of them. ``cues`` are concepts of which one must stand in the sentence, or be in force with the
    offence. ``words`` are concepts for terms said in words, in years. ``blocks`` are concepts of aggravated offences
    and proposals; ``collective`` is the concept of "these offences", which are those spoken of before."""

    property: str
    category: str
    topics: frozenset[str]
    cues: frozenset[str]
    words: Mapping[str, float]
    blocks: frozenset[str] = frozenset()
    collective: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """A stated term: words[first:last), its years and what its own comparator says."""

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float
    comparator: str
    text: str


class PenaltyReader:
    """Reads the penalty of one group of offences."""

    def __init__(self, rule: PenaltyRule) -> None:
        self.rule = rule

    @property
    def needs(self) -> Needs:
        return (one_of(self.rule.topics),)

    def read(self, view: View) -> Iterator[Reading]:
        for term in self._terms(view):
            topic, level = self._topic(view, term)
            if topic is None or not self._is_penalty(view, term, topic, level):
                continue
            yield self._reading(view, term, topic, level)

    def punished(self, view: View) -> Iterator[tuple[Reading, Mention]]:
        """The readings with the offence that each is said of; not those of a term that is merely denied."""
        for term in self._terms(view):
            topic, level = self._topic(view, term)
            if topic is None or not self._is_penalty(view, term, topic, level):
                continue
            reading = self._reading(view, term, topic, level)
            if self._bound(view, term) or not self._denied(view, term):
                yield reading, topic

    # -- terms ----------------------------------------------------------------------------------------------------

    def _terms(self, view: View) -> Iterator[Term]:
        durations = [v for v in view.values(("duration",)) if v.quantity.years is not None]
        for value in durations:
            yield _term(value, _factor(value))
        for mention in view.mentions(frozenset(self.rule.words)):
            if not any(v.first < mention.last and mention.first < v.last for v in durations):
                years = self.rule.words[mention.concept]
                span = view.analysis.span(mention.first, mention.last)
                text = view.analysis.text[slice(*span)]
                yield Term(mention.first, mention.last, *span, years, years, "", text)
        said = bool(durations) or view.discourse.recent({"imprisonment"}, 1)
        for value in view.values(("number", "count")):
            if said and value.quantity.high <= MOST_YEARS and self._unitless(view, value):
                yield _term(value, 1.0)

    def _unitless(self, view: View, value: Value) -> bool:
        """"can rise to twelve", "the maximum is five.": a bound, and no noun that the number counts."""
        words = view.analysis.words
        at = value.last
        ended = at >= view.sentence.last or words[at].is_punctuation or stands(view, "after-a-term", at, at + 1)
        if not ended or value.first <= view.sentence.first:
            return False
        bounded = value.quantity.comparator in {"<", "<="}
        bounds = live(view.analysis, "most", view.sentence.first, view.sentence.last)
        near = any(view.level(value.first, value.last, cue) <= 1 for cue in bounds)
        return bounded or (near and stands(view, "before-a-term", value.first - 1, value.first))

    # -- offence --------------------------------------------------------------------------------------------------

    def _topic(self, view: View, term: Term) -> tuple[Mention | None, str]:
        found = view.fill(self.rule.category, term.first, term.last)
        topic = found.mention
        if topic is None or topic.concept not in self.rule.topics or self._is_possessor(view, topic):
            return None, "none"
        for pair in view.of("one-of-two"):
            if view.level(term.first, term.last, pair) <= 1:
                return None, "none"
        analysis = view.analysis
        clause = analysis.clause_of[term.first]
        if found.level in {"sentence", "context"}:
            named = [v for v in view.values(("identifier",)) if analysis.clause_of[v.first] == clause]
            spanned = any(m.first <= term.first and topic.first < m.last for m in view.mentions(self.rule.cues))
            later = found.level == "sentence" and topic.first >= term.last and not spanned
            if named or (later and analysis.clauses[clause].relation == "main"):
                return None, "none"
        if topic.concept in self.rule.collective:
            others = [m for m in view.of(self.rule.category) if m.last <= topic.first]
            others = [m for m in others if m.concept not in self.rule.collective]
            before = others[-1] if others else view.discourse.last.get(self.rule.category)
            if before is not None and before.concept not in self.rule.topics:
                return None, "none"
        return topic, found.level

    def _is_possessor(self, view: View, topic: Mention) -> bool:
        """"from a brothel-keeper's stable": something of his, unless it is his penalty."""
        if topic.last >= view.sentence.last or view.analysis.words[topic.last].low not in {"'s", "'"}:
            return False
        return not any(0 < cue.first - topic.last <= OWNED for cue in view.mentions(self.rule.cues))

    def _is_penalty(self, view: View, term: Term, topic: Mention, level: str) -> bool:
        if any(view.level(term.first, term.last, cue) <= 2 for cue in view.mentions(self.rule.cues)):
            return True
        if level == "context":
            return self._is_answer(view)
        words = view.analysis.words
        between = [w.text for w in words[topic.last : term.first]]
        label = ":" in between or "–" in between or "—" in between or "(" in between
        return label and len([w for w in between if any(c.isalnum() for c in w)]) <= 4

    def _is_answer(self, view: View) -> bool:
        """"What does a pimp risk? Three years.": a short answer to a question about the penalty, or about what was done
        and nothing more ("Running a brothel? ...")."""
        discourse = view.discourse
        if view.sentence.last - view.sentence.first > NEAR or not discourse.asked:
            return False
        about = discourse.asked <= BARE or discourse.recent(self.rule.cues, 1)
        return about and not discourse.recent(ONE_CASE, 1)

    # -- reading --------------------------------------------------------------------------------------------------

    def _reading(self, view: View, term: Term, topic: Mention, level: str) -> Reading:
        scope = view.place(term.first, term.last)
        context = view.context(term.first, term.last)
        bound = self._bound(view, term)
        skip = context.skip
        if not skip and scope.ambiguous:
            skip = "ambiguous"
        if not skip and self._other_measure(view, term):
            skip = "other measure"
        if not skip and (self._is_past(view, term) or self._is_one_case(view, term, bound)):
            skip = "past"
        low, high = (term.low, term.high) if bound != "most" or term.high != float("inf") else (0.0, term.low)
        if bound == "least" and low == float("-inf"):
            low = high
        amount = Amount(low, high, bound=bound, stated=term.text)
        return Reading(
            property=self.rule.property,
            subject=scope.country,
            value=amount,
            start=term.start,
            end=term.end,
            years=period_of(view, term.first, term.last, reach=1),
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=((self.rule.category, f"{topic.concept} ({level})"), ("place", f"{scope.country} ({scope.level})")),
        )

    def _bound(self, view: View, term: Term) -> Bound:
        """Which end of the range the term is; a denial turns one into the other ("no judge may give more than ...")."""
        denied = self._denied(view, term)
        if term.comparator in {"<", "<="}:
            return "least" if term.comparator == "<" and denied else "most"
        if term.comparator in {">", ">="}:
            return "most" if term.comparator == ">" and denied else "least"
        order: tuple[tuple[str, Bound], ...] = (("least", "least"), ("most", "most"), ("beyond", "least"))
        best: tuple[int, Bound] | None = None
        for category, bound in order:
            for cue in live(view.analysis, category, view.sentence.first, view.sentence.last):
                gap = term.first - cue.last if cue.last <= term.first else cue.first - term.last
                if view.level(term.first, term.last, cue) <= 1 and (best is None or gap < best[0]):
                    best = (gap, "most" if category == "beyond" and denied else bound)
        return best[1] if best is not None else ""

    def _denied(self, view: View, term: Term) -> bool:
        cues = live(view.analysis, "negation", view.sentence.first, term.first)
        clause = view.analysis.clause_of[term.first]
        near = [c for c in cues if c.concept in NEGATED and view.analysis.clause_of[c.first] == clause]
        return len([c for c in near if term.first - c.last <= 2 * NEAR]) % 2 == 1

    def _other_measure(self, view: View, term: Term) -> bool:
        """Whether the clause speaks of an aggravated offence or of what a bill would bring."""
        return any(view.level(term.first, term.last, block) <= 1 for block in view.mentions(self.rule.blocks))

    def _is_past(self, view: View, term: Term) -> bool:
        """A past cue in the term's own chunk, or one over its clause that nothing present answers."""
        analysis = view.analysis
        for cue in live(analysis, "past", view.sentence.first, view.sentence.last):
            if analysis.chunk_of[cue.first] == analysis.chunk_of[term.first]:
                return True
            if analysis.clause_of[cue.first] == analysis.clause_of[term.first] and not self._is_present(view, term):
                return True
        return False

    def _is_present(self, view: View, term: Term) -> bool:
        chunk = view.analysis.chunk_of[term.first]
        present = live(view.analysis, "now", view.sentence.first, view.sentence.last)
        return any(view.analysis.chunk_of[cue.first] == chunk for cue in present)

    def _is_one_case(self, view: View, term: Term, bound: Bound) -> bool:
        """"was jailed for three years": a sentence passed, not the range that the law sets."""
        if bound:
            return False
        analysis = view.analysis
        clause = analysis.clause_of[term.first]
        cases = live(analysis, "one-case", view.sentence.first, term.first)
        if any(analysis.clause_of[cue.first] == clause for cue in cases):
            return True
        acts = [m for m in view.mentions(self.rule.cues) if analysis.clause_of[m.first] == clause]
        last = next((m for m in reversed(acts) if m.first < term.first), None)
        if last is None or not analysis.words[last.first].low.endswith(("ed", "sent")):
            return False
        return not stands(view, "copula", last.first - 3, last.first)


def _factor(value: Value) -> float:
    quantity = value.quantity
    number = quantity.value[1] if isinstance(quantity.value, tuple) else quantity.value
    years = quantity.years[1] if isinstance(quantity.years, tuple) else quantity.years
    return years / number if years is not None and number else 1.0


def _term(value: Value, factor: float) -> Term:
    q = value.quantity
    span = (value.first, value.last, q.number_start, q.number_end)
    return Term(*span, q.low * factor, q.high * factor, q.comparator, q.text)
