"""Sets: what is said to belong to a set, not to belong to it, or to be all of it.

Members are places that play a part ("to Turkey", "from Uzbekistan") or concepts ("source", "transit"). A denial right
before a member denies that member and those joined to it by "or" and "nor"; any other denial in the clause denies all
its members. An exclusive cue ("only", "nowhere else") says that the members affirmed are all there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.period import is_past
from factcheck.claims.readings import Membership, Reading, SkipReason
from factcheck.language.analysis import Mention


@dataclass(frozen=True, slots=True)
class MemberRule:
    """``theme`` are groups of concepts of which each must be met in the sentence, or be in force where it is in
    ``inherits``; ``members`` maps concepts to members, ``place_roles`` makes places members; ``all_of`` are concepts
    that stand for every member at once ("in all three capacities")."""

    property: str
    theme: tuple[frozenset[str], ...]
    members: Mapping[str, str] = field(default_factory=dict)
    place_roles: frozenset[str] = frozenset()
    inherits: bool = False
    through: bool = False
    blocks: frozenset[str] = frozenset()
    home: str = ""
    place: str = "country"
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cut: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    first: int
    last: int


class MemberReader:
    """Reads membership statements of one property."""

    def __init__(self, rule: MemberRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        if not self._on_theme(view):
            return
        if self.rule.blocks and view.mentions(self.rule.blocks):
            return
        members = self._members(view)
        if not members:
            return
        affirmed: set[str] = set()
        denied: set[str] = set()
        for member in members:
            (denied if self._is_denied(view, member, members) else affirmed).add(member.name)
        exclusive = self._exclusive(view, [m for m in members if m.name in affirmed])
        first, last = members[0].first, members[-1].last
        if denied and not affirmed:
            first = min([first, *(n.first for n in self._denials(view, members[0]))])
        focus = [m for m in members if m.name in denied] or members
        anchor = focus[0]
        scope = view.place(anchor.first, anchor.last)
        country = scope.country
        if self.rule.home and (view.mentions({self.rule.home}) or self.rule.place == "home"):
            country = self._home(view)
        context = view.context(anchor.first, anchor.last)
        skip: SkipReason = context.skip
        if not skip and is_past(view, anchor.first, anchor.last):
            skip = "past"
        if not skip and scope.ambiguous and self.rule.place != "home":
            skip = "ambiguous"
        if not skip and self.rule.place == "national" and scope.part:
            skip = "part of the place"
        start, end = view.analysis.span(first, last)
        yield Reading(
            property=self.rule.property,
            subject=country,
            value=Membership(frozenset(affirmed), frozenset(denied - affirmed), exclusive),
            start=start,
            end=end,
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("place", country),),
        )

    def _home(self, view: View) -> str:
        return view.discourse.current_country()

    def _on_theme(self, view: View) -> bool:
        for group in self.rule.theme:
            if view.mentions(group):
                continue
            if self.rule.inherits and view.discourse.recent(group):
                continue
            return False
        return True

    def _members(self, view: View) -> list[Member]:
        sentence = view.sentence
        members: list[Member] = []
        for mention in view.of("member") + view.of("venue"):
            name = self.rule.members.get(mention.concept)
            if name is not None:
                members.append(Member(name, mention.first, mention.last))
            elif mention.concept in self.rule.whole:
                members += [Member(n, mention.first, mention.last) for n in self.rule.whole[mention.concept]]
        if self.rule.place_roles:
            for place in view.analysis.places:
                if sentence.first <= place.first < sentence.last and place.role in self.rule.place_roles:
                    members.append(Member(place.country, place.first, place.last))
        members.sort(key=lambda m: (m.first, m.name))
        return members

    def _denials(self, view: View, member: Member) -> list[Mention]:
        analysis = view.analysis
        clause = analysis.clause_of[member.first]
        return [
            n
            for n in live(analysis, "negation", view.sentence.first, view.sentence.last)
            if analysis.clause_of[n.first] == clause
        ]

    def _is_denied(self, view: View, member: Member, members: list[Member]) -> bool:
        negations = self._denials(view, member)
        if not negations:
            return False
        words = view.analysis.words
        local: list[Mention] = []
        for negation in negations:
            target = next((m for m in members if m.first >= negation.last), None)
            if target is not None and target.first - negation.last <= 3 and not any(
                w.is_punctuation for w in words[negation.last : target.first]
            ) and negation.concept in {"not", "neither", "nor", "rather-than"}:
                local.append(negation)
        if local:
            for negation in local:
                run = negation.last
                for item in members:
                    if item.first < negation.last:
                        continue
                    between = [w.low for w in words[run : item.first]]
                    if len(between) > 4 or "but" in between:
                        break
                    if item == member:
                        return True
                    run = item.last
            if len(local) == len(negations):
                return False
        rest = [n for n in negations if n not in local]
        return len(rest) % 2 == 1

    def _exclusive(self, view: View, affirmed: list[Member]) -> bool:
        if not affirmed:
            return False
        for cue in live(view.analysis, "exclusive", view.sentence.first, view.sentence.last):
            if any(view.level(m.first, m.last, cue) <= 1 for m in affirmed):
                return True
        return False
