"""Names: which town is the capital, which money the currency. The office and the name must be joined: by
apposition, a copula, or a colon.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.period import is_past, period_of
from factcheck.claims.readings import Reading, SkipReason, Term
from factcheck.language.analysis import Mention


@dataclass(frozen=True, slots=True)
class NameRule:
    """``office`` are the concepts of the role ("capital", "seat of government"); ``joins`` the words that may stand
    between it and the name; ``lost`` concepts that say that the name no longer holds it. ``names`` maps concepts to
    the names that they are; without it the names are those of towns."""

    property: str
    office: frozenset[str]
    joins: frozenset[str]
    lost: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands; ``country`` is the one that a town lies in."""

    id: str
    first: int
    last: int
    country: str = ""


class NameReader:
    """Reads who or what holds one office."""

    def __init__(self, rule: NameRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        named = self._named(view)
        if not named:
            return
        for office in view.mentions(self.rule.office):
            holder = self._joined(view, office, named)
            if holder is not None:
                yield self._reading(view, office, holder)

    def _named(self, view: View) -> list[Named]:
        if self.rule.names:
            return [Named(self.rule.names[m.concept], m.first, m.last) for m in view.mentions(self.rule.names)]
        return [
            Named(p.id, p.first, p.last, p.country)
            for p in view.analysis.places
            if view.sentence.first <= p.first < view.sentence.last and not p.is_country and p.mention.form == "name"
        ]

    def _joined(self, view: View, office: Mention, named: Sequence[Named]) -> Named | None:
        after = next((p for p in named if p.first >= office.last), None)
        before = next((p for p in reversed(named) if p.last <= office.first), None)
        candidates: list[tuple[int, Named]] = []
        if after is not None and self._links(view, office.last, after.first):
            candidates.append((after.first - office.last, after))
        if before is not None and self._links(view, before.last, office.first):
            candidates.append((office.first - before.last, before))
        return min(candidates, key=lambda pair: pair[0])[1] if candidates else None

    def _links(self, view: View, first: int, last: int) -> bool:
        words = view.analysis.words[first:last]
        countries = {at for p in view.analysis.places if p.is_country for at in range(p.first, p.last)}
        return len(words) <= 8 and all(
            first + i in countries or w.low in self.rule.joins or w.text in ",:()–—'" for i, w in enumerate(words)
        )

    def _reading(self, view: View, office: Mention, town: Named) -> Reading:
        country = view.place(office.first, office.last)
        owner = country.country
        named = [
            p
            for p in view.analysis.places
            if p.is_country
            and abs(p.first - office.first) <= 6
            and (
                view.level(office.first, office.last, Mention("", "", p.first, p.last)) <= 1
                or 0 <= office.first - p.last <= 1
            )
        ]
        if named:
            owner = min(named, key=lambda p: abs(p.first - office.first)).country
        elif town.country and (country.level == "context" or country.country == town.country):
            owner = town.country
        first, last = min(office.first, town.first), max(office.last, town.last)
        context = view.context(first, last)
        skip: SkipReason = context.skip
        if not skip and not owner:
            skip = "ambiguous"
        if not skip and is_past(view, office.first, office.last):
            skip = "past"
        denials = [
            n for n in live(view.analysis, "negation", view.sentence.first, last)
            if view.analysis.clause_of[n.first] == view.analysis.clause_of[town.first] and n.first > town.first - 3
        ]
        if not skip and denials and denials[0].first < town.first:
            skip = "refuted"
        value = town.id
        if not skip and [n for n in denials if town.last <= n.first]:
            target = [p for p in view.analysis.places if p.first > denials[0].first and p.first < office.first]
            if not target:
                value = f"not {town.id}"
        start, end = view.analysis.span(town.first, town.last)
        return Reading(
            property=self.rule.property,
            subject=owner,
            value=Term(value),
            start=start,
            end=end,
            years=period_of(view, office.first, office.last) if not skip else None,
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("place", owner),),
        )
