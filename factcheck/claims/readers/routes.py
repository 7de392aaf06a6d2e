"""Routes: from where people are taken, and to where, when the other end or the middle of the way is a given country.

One end is anchored ("women from the country", "in transit through it", "into its south"); the places that play the
wanted leg are the members: by preposition ("to Turkey"), as a people ("Tajik girls"), by a noun for the part ("Turkey
is the sole goal"), or by "there". What is said of them is a :class:`~factcheck.claims.readings.Membership`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from factcheck.claims.answers import is_answered_no
from factcheck.claims.frame import View
from factcheck.claims.listing import Item, Listing, listing
from factcheck.claims.needs import Needs, one_of
from factcheck.claims.period import is_past, period_of
from factcheck.claims.readings import Membership, Reading, SkipReason
from factcheck.claims.scope import lineage
from factcheck.claims.underline import joined, of_listing, words_of
from factcheck.language.analysis import Mention, Place

ELLIPTIC = 14


@dataclass(frozen=True, slots=True)
class RouteRule:
    """``anchors`` are concepts that fix the rest of the way, ``moved`` who goes, ``theme`` what is done to them (may be
    in force from before), ``heads`` nouns for the wanted leg, ``settled`` verbs after which "in Turkey" is an end of
    the way, ``within`` concepts for the anchored country itself, ``belongs`` what else a denial may bear on ("does not
    occur"); ``breaks`` are anchors of other ways. ``main`` is for a fact that names the main place: "mostly from"
    counts, "fewer and fewer" denies, and a plain ``origin`` predicate says the main one unless something of ``partial``
    weakens it."""

    property: str
    leg: Literal["from", "to"]
    anchors: frozenset[str]
    moved: frozenset[str]
    theme: frozenset[str]
    heads: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    origin: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()
    belongs: frozenset[str] = frozenset()
    main: bool = False


class RouteReader:
    """Reads one leg of the way."""

    def __init__(self, rule: RouteRule) -> None:
        self.rule = rule
        self.bearers = rule.moved | rule.theme | rule.settled | rule.origin | rule.belongs

    @property
    def needs(self) -> Needs:
        anchors = one_of(self.rule.anchors)
        return (anchors, one_of(self.rule.theme)) if self.rule.theme else (anchors,)

    def read(self, view: View) -> Iterator[Reading]:
        rule = self.rule
        if view.mentions(rule.blocks):
            return
        anchors = view.mentions(rule.anchors)
        fragment = not anchors and self._is_fragment(view)
        if not anchors and (view.mentions(rule.breaks) or not (fragment or self._continues(view))):
            return
        places = [p for p in view.analysis.places if view.sentence.first <= p.first < view.sentence.last]
        for group in (rule.moved, rule.theme):
            named = group is rule.moved and any(place.role == "people" for place in places)
            if group and not named and not view.mentions(group) and not view.discourse.recent(group, 2):
                return
        home = view.discourse.homes[rule.property] = self._home(view, anchors)
        items = self._items(view, anchors, home, fragment)
        if not items:
            return
        said = listing(view, [item for item, _ in items], self.bearers, rule.heads, rule.main)
        if is_answered_no(view, said, self.bearers | rule.heads | rule.moved | rule.theme | rule.anchors):
            said = replace(said, affirmed=(), denied=said.affirmed)
        towns = {item for item, town in items if town}
        denied = [item for item in said.denied if item not in towns]
        if not denied and not said.affirmed:
            return
        yield self._reading(view, said, denied, home)

    def _continues(self, view: View) -> bool:
        """Whether a sentence without an anchor goes on about the same way."""
        if not view.discourse.recent(self.rule.anchors, 2):
            return False
        return bool(view.mentions(self.bearers | self.rule.heads) or view.of("anaphor") or _is_elliptic(view))

    def _is_fragment(self, view: View) -> bool:
        """An answer without a verb of its own, right after a sentence that spoke of this leg."""
        short = view.sentence.last - view.sentence.first <= 20
        held = view.discourse.recent(self.rule.anchors, 1) and view.discourse.recent(self.rule.heads, 1)
        return short and held and not view.mentions(self.bearers)

    def _home(self, view: View, anchors: Sequence[Mention]) -> str:
        for anchor in anchors:
            for place in view.analysis.places:
                if anchor.first <= place.first < anchor.last and place.country:
                    return place.country
        held = view.discourse.homes.get(self.rule.property)
        return held if held and not anchors else view.discourse.current_country()

    # -- members -----------------------------------------------------------------------------------------------------

    def _items(
        self, view: View, anchors: Sequence[Mention], home: str, fragment: bool
    ) -> list[tuple[Item, bool]]:
        """The places on the wanted leg; True for a town, whose denial says nothing of its country."""
        found: list[tuple[Item, bool]] = []
        inside = view.mentions(self.rule.within)
        places = [p for p in view.analysis.places if view.sentence.first <= p.first < view.sentence.last]
        for place in places:
            taken = any(a.first <= place.first < a.last for a in anchors)
            body = any(b.first <= place.first < b.last for b in view.of("not-a-place"))
            if taken or body or any(m.first <= place.first < m.last for m in inside):
                continue
            if place.country == home:
                continue
            if self._leg(view, place, fragment) == self.rule.leg:
                found.append((Item(place.country, place.first, place.last), not place.is_country))
        found += [(Item(home, m.first, m.last), False) for m in inside]
        if self.rule.leg == "to" and self.rule.within and not found:
            found += [(item, False) for item in self._there(view, places, home)]
        return sorted(found, key=lambda pair: pair[0].first)

    def _leg(self, view: View, place: Place, fragment: bool) -> str:
        if place.role in {"from", "to"}:
            return place.role
        if place.role == "people" or (place.role in {"adjective", "subject"} and self._is_people(view, place)):
            return "from"
        if place.role == "in" and self._settles(view, place):
            return "to"
        if place.role == "of" and view.analysis.named(("setting-out",), place.first - 5, place.first):
            return "to"
        if place.role == "contrast" and self._is_excepted(view, place):
            return self.rule.leg
        if place.role == "subject" and (fragment or self._is_headed(view, place)):
            return self.rule.leg
        return place.role

    def _is_people(self, view: View, place: Place) -> bool:
        """"Uzbek and Tajik girls", "they are all Chinese"."""
        words = view.analysis.words
        at = place.last
        if place.role != "adjective":
            return bool(view.analysis.named(("people-noun",), at, at + 1))
        starts = {p.first: p.last for p in view.analysis.places}
        while at < view.sentence.last and (
            at in starts or words[at].text == "," or view.analysis.named(("joint",), at, at + 1)
        ):
            at = starts.get(at, at + 1)
        if at >= view.sentence.last or words[at].is_punctuation:
            return True
        return bool(view.analysis.named(self.rule.moved | {"people-noun", "turn"}, at, at + 2)) or bool(
            view.analysis.within("negation", at, at + 1)
        )

    def _settles(self, view: View, place: Place) -> bool:
        clause = view.analysis.clause_of[place.first]
        return any(view.analysis.clause_of[m.first] == clause for m in view.mentions(self.rule.settled))

    def _is_excepted(self, view: View, place: Place) -> bool:
        """"no goal other than Turkey"."""
        return any(0 <= place.first - cue.last <= 2 for cue in view.of("exception"))

    def _is_headed(self, view: View, place: Place) -> bool:
        """Whether a noun for the wanted leg is said of the place: in its clause, or in one that hangs on it."""
        analysis = view.analysis
        clause = analysis.clause_of[place.first]
        for head in view.mentions(self.rule.heads):
            there = analysis.clause_of[head.first]
            if there == clause or there in lineage(analysis, clause) or clause in lineage(analysis, there):
                return True
        return False

    def _there(self, view: View, places: Sequence[Place], home: str) -> list[Item]:
        for word in view.of("anaphor"):
            if word.concept == "existential":
                continue
            before = [p.country for p in places if p.first < word.first and p.country != home]
            named = before or [c for c in view.discourse.named if c != home]
            wanted = named[-2:] if word.concept == "both-places" else named[-1:]
            return [Item(name, word.first, word.last) for name in wanted]
        return []

    # -- the reading ---------------------------------------------------------------------------------------------------

    def _reading(self, view: View, said: Listing, denied: Sequence[Item], home: str) -> Reading:
        focus = list(denied) or list(said.affirmed)
        anchor = focus[0]
        context = view.context(anchor.first, anchor.last)
        skip: SkipReason = "" if context.denied and denied and not said.affirmed else context.skip
        if not skip and is_past(view, anchor.first, anchor.last):
            skip = "past"
        if not skip and denied and self._is_of_the_other_leg(view, anchor, home):
            skip = "ambiguous"
        first, last = of_listing(focus, said, said.exclusive)
        if self.rule.main:
            first, last = joined((first, last), map(words_of, said.affirmed))
        start, end = view.analysis.span(first, last)
        names = frozenset(item.name for item in said.affirmed)
        return Reading(
            property=self.rule.property,
            subject=home,
            value=Membership(
                names,
                frozenset(item.name for item in denied) - names,
                said.exclusive,
                self.rule.main and (said.dominant or self._is_main(view, said)),
            ),
            start=start,
            end=end,
            years=period_of(view, anchor.first, anchor.last, reach=3),
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("place", home),),
        )

    def _is_of_the_other_leg(self, view: View, item: Item, home: str) -> bool:
        """"None of the Tajiks go to Russia": what is denied is where they go, not where they come from."""
        clause = view.analysis.clause_of[item.first]
        return self.rule.leg == "from" and any(
            view.analysis.clause_of[p.first] == clause
            and p.country != home
            and p.role in {"to", "in"}
            for p in view.analysis.places
        )

    def _is_main(self, view: View, said: Listing) -> bool:
        """"They come from China", said without "some" or "also"."""
        if view.mentions(self.rule.partial):
            return False
        clauses = {view.analysis.clause_of[item.first] for item in said.affirmed}
        return any(view.analysis.clause_of[m.first] in clauses for m in view.mentions(self.rule.origin))


def _is_elliptic(view: View) -> bool:
    """"B people are not.", "From C nobody does.": whether a short sentence leaves its verb to the one before."""
    words = view.analysis.words[view.sentence.first : view.sentence.last]
    last = view.sentence.last - sum(1 for word in words if word.is_punctuation and word is words[-1])
    ends = (*view.analysis.within("auxiliary", last - 1, last), *view.analysis.within("negation", last - 1, last))
    return len(words) <= ELLIPTIC and bool(ends) and bool(view.of("negation"))
