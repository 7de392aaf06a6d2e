"""The frame around one anchor (a value, a status word): what fills each slot, said in the sentence or inherited."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.claims.context import Context, context_of
from factcheck.claims.framing import is_told
from factcheck.claims.scope import Discourse, Found, PlaceScope, lineage, place_scope, ranked
from factcheck.language.analysis import Analysis, Clause, Mention, Sentence, Value


def _first(value: Value) -> int:
    return value.first


LEVELS = ("chunk", "clause", "sentence", "sentence", "sentence")


COUNTRY = "country"
LINE = 8
"""A sentence of so few words is taken for a line of a list, which leaves in force what stands over the list."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a statement is about: the id of a country or another entity, and how far it had to be fetched."""

    id: str
    level: str
    part: str = ""
    ambiguous: bool = False


def unrivalled(mentions: Sequence[Mention], wanted: frozenset[str]) -> list[Mention]:
    """Mentions without those whose very words also name a wanted concept: a phrase may be a term of several, and
    topics that know nothing of each other may share a word."""
    own = {(m.first, m.last) for m in mentions if m.concept in wanted}
    return [m for m in mentions if m.concept in wanted or (m.first, m.last) not in own]


@dataclass(frozen=True, slots=True)
class View:
    """One sentence with its block and the discourse before it: all that a reader may look at."""

    analysis: Analysis
    sentence: Sentence
    discourse: Discourse

    def mentions(self, concepts: Iterable[str]) -> list[Mention]:
        wanted = concepts if isinstance(concepts, frozenset) else frozenset(concepts)
        return self.sentence.named(wanted)

    def of(self, category: str) -> list[Mention]:
        return list(self.sentence.by_category.get(category, ()))

    def values(self, kinds: Sequence[str]) -> list[Value]:
        values = self.analysis.values
        low = bisect_left(values, self.sentence.first, key=_first)
        high = bisect_left(values, self.sentence.last, lo=low, key=_first)
        return [v for v in values[low:high] if v.quantity.kind in kinds]

    def clause(self, at: int) -> Clause:
        return self.analysis.clauses[self.analysis.clause_of[at]]

    def fill(
        self, category: str, first: int, last: int, reach: int = 1, wanted: frozenset[str] = frozenset()
    ) -> Found:
        """The mention of a category closest to words[first:last), else what the discourse holds, at most ``reach``
        sentences old. Words that name a ``wanted`` concept and another one are taken for the wanted one."""
        named = [mention for mention in self.of(category) if not self.is_predicate(mention)]
        order = ranked(self.analysis, first, last, unrivalled(named, wanted))
        if order:
            return Found(order[0][1], LEVELS[min(order[0][0][0], 4)])  # type: ignore[arg-type]
        held = self.discourse.last.get(category)
        if self.sentence.last - self.sentence.first <= LINE:
            reach += self.discourse.lines
        if held is not None and self.discourse.sentence - self.discourse.last_sentence.get(category, -9) <= reach:
            return Found(held, "context")
        held = self.discourse.heading.get(category)
        return Found(held, "context" if held else "none")

    def is_predicate(self, mention: Mention) -> bool:
        """"X is a local NGO": what a copula says of a named entity is that entity, no other of its kind."""
        if mention.concept.startswith("entity:") or not mention.category or mention.first < 2:
            return False
        copulas = list(self.analysis.within("copula", mention.first - 1, mention.first))
        clause = self.analysis.clause_of[mention.first]
        return bool(copulas) and any(
            m.concept.startswith("entity:") and m.last <= mention.first and self.analysis.clause_of[m.first] == clause
            for m in self.of(mention.category)
        )

    def level(self, first: int, last: int, mention: Mention) -> int:
        """0 same chunk, 1 same clause, 2 enclosing clause, 3 before in the sentence, 4 after."""
        return ranked(self.analysis, first, last, [mention])[0][0][0]

    def place(self, first: int, last: int) -> PlaceScope:
        return place_scope(self.analysis, self.sentence, first, last, self.discourse)

    def subject(self, kind: str, first: int, last: int) -> Subject | None:
        """The subject of words[first:last): the country in scope, or the nearest entity of another kind.

        An entity that is not a country must be named in the sentence, or be the last of its kind named before and
        referred back to ("it", "the river"). A concept of the kind that is no entity of the reference ("the Volga")
        is a rival, and then there is no subject.
        """
        if kind == COUNTRY:
            scope = self.place(first, last)
            return Subject(scope.country, scope.level, scope.part, scope.ambiguous)
        found = self.fill(kind, first, last, reach=3)
        if found.mention is None or not found.mention.concept.startswith("entity:"):
            return None
        if found.level == "context" and not self.of("back-reference"):
            return None
        return Subject(found.mention.concept.removeprefix("entity:"), found.level)

    def context(self, first: int, last: int, ignore: frozenset[str] = frozenset()) -> Context:
        context = context_of(self.analysis, self.sentence, first, last, ignore)
        if not context.skip and is_told(self.analysis, self.sentence):
            return replace(context, skip="hypothetical")
        return context

    def between(self, first: int, last: int) -> list[str]:
        return [word.low for word in self.analysis.words[first:last]]

    def lineage(self, at: int) -> set[int]:
        clause = self.analysis.clause_of[at]
        return {clause} | lineage(self.analysis, clause)
