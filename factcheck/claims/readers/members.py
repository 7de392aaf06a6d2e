"""Sets of concepts: what is said to belong to a set, not to belong to it, or to be all of it.

Members are concepts ("transit", "hotel", "labour trafficking"). Those said of one place make one statement; what is
denied and whether the list is closed is read by :mod:`factcheck.claims.listing`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.claims.answers import is_answered_no
from factcheck.claims.frame import View
from factcheck.claims.listing import Item, Listing, listing
from factcheck.claims.needs import Needs, one_of
from factcheck.claims.period import is_past, period_of
from factcheck.claims.readings import Membership, Reading, SkipReason
from factcheck.claims.underline import of_listing

FRAGMENT = 7
NOTE = 16
FOUND = 3
MARKS = frozenset(":=–—")
PASSIVE = frozenset({"is", "are", "be", "been", "being", "was", "were"})
TELLING = frozenset({"forecast", "hypothesis"})


@dataclass(frozen=True, slots=True)
class MemberRule:
    """``theme`` are groups of concepts of which each must be met in the sentence, or be in force where ``inherits``;
    ``own`` are members that meet the first group by themselves. ``members`` maps concepts to members, ``whole`` to
    several at once; ``weak`` members are verbs, which do not close a list. ``belongs`` is what a denial may bear on.
    ``divisions`` split the set: a closed list is judged within the divisions that it touches. ``place``: "national"
    leaves out parts of the country, "home" takes the country in force. ``sighting`` are verbs of finding, whose denial
    counts when what is found is of the theme; what an ``onlooker`` will find is how things are."""

    property: str
    theme: tuple[frozenset[str], ...]
    members: Mapping[str, str] = field(default_factory=dict)
    whole: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    belongs: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    divisions: tuple[frozenset[str], ...] = ()
    inherits: bool = False
    blocks: frozenset[str] = frozenset()
    place: str = "country"
    alone: bool = False
    sighting: frozenset[str] = frozenset()
    onlooker: frozenset[str] = frozenset()


class MemberReader:
    """Reads membership statements of one property."""

    def __init__(self, rule: MemberRule) -> None:
        self.rule = rule
        self.concepts = frozenset(rule.members) | frozenset(rule.whole)

    @property
    def needs(self) -> Needs:
        # Of the themes the first one alone is never left out.
        themes = tuple(one_of(group, self.rule.own) for group in self.rule.theme[:1])
        return (*themes, one_of(self.concepts))

    def read(self, view: View) -> Iterator[Reading]:
        if not self._on_theme(view) or view.mentions(self.rule.blocks):
            return
        groups: dict[str, list[tuple[Item, str]]] = {}
        for item, concept in self._items(view):
            scope = view.place(item.first, item.last)
            country = "" if scope.ambiguous and self.rule.place != "home" else scope.country
            groups.setdefault(country, []).append((item, concept))
        for country, members in groups.items():
            yield self._reading(view, country, members)

    def _on_theme(self, view: View) -> bool:
        for number, group in enumerate(self.rule.theme):
            if view.mentions(group) or (number == 0 and view.mentions(self.rule.own)):
                continue
            if self.rule.inherits and view.discourse.recent(group):
                continue
            if self._is_fragment(view) and view.discourse.recent(group, 2):
                continue
            if number and self._is_note(view):
                continue
            return False
        return True

    def _is_fragment(self, view: View) -> bool:
        """"Only in brothels.": an answer that closes a list and has nothing else."""
        return view.sentence.last - view.sentence.first <= FRAGMENT and bool(view.of("exclusive"))

    def _is_note(self, view: View) -> bool:
        """"Prostitution there: indoors only.": a heading and its closed list, without a verb."""
        first, last = view.sentence.first, view.sentence.last
        marks = [at for at in range(first, last) if view.analysis.words[at].text in MARKS]
        return bool(marks) and last - first <= NOTE and last - marks[-1] <= FRAGMENT and bool(view.of("exclusive"))

    def _is_about_something_else(self, view: View, said: Listing) -> bool:
        """"You will not find a museum near a hotel": whether the thing that is not found is not of the theme."""
        wanted = view.mentions(self.rule.theme[0] | self.rule.own)
        for seen in view.mentions(self.rule.sighting):
            around = view.analysis.words[max(view.sentence.first, seen.first - 2) : seen.last]
            passive = any(word.low in PASSIVE for word in around)
            denied = any(0 <= seen.first - cue.last <= 2 for cue in said.cues)
            if denied and not passive and not any(0 <= m.first - seen.last <= FOUND for m in wanted):
                return True
        return False

    def _is_of_status(self, view: View, said: Listing) -> bool:
        """"a brothel is not an offence": whether what is denied is a status and not that there are any."""
        own = view.mentions(self.rule.belongs | self.rule.theme[0])
        return any(
            cue.category == "negation" and 0 <= status.first - cue.last <= FOUND
            for cue in said.cues
            for status in view.of("status")
            if not any(status.overlaps(mention) for mention in own)
        )

    def _closed(self, view: View, said: Listing) -> frozenset[str]:
        """The members of a closed list: those in the clauses of the words that close it, if it has divisions."""
        names = frozenset(item.name for item in said.affirmed)
        if not self.rule.divisions or not said.exclusive:
            return names
        clauses = {view.analysis.clause_of[cue.first] for cue in said.cues if cue.category == "exclusive"}
        near = frozenset(item.name for item in said.affirmed if view.analysis.clause_of[item.first] in clauses)
        return near or names

    def _items(self, view: View) -> list[tuple[Item, str]]:
        found: list[tuple[Item, str]] = []
        for mention in view.mentions(self.concepts):
            names = self.rule.whole.get(mention.concept) or (self.rule.members[mention.concept],)
            found += [(Item(name, mention.first, mention.last), mention.concept) for name in names]
        outer = [item for item, _ in found]
        kept = [(item, concept) for item, concept in found if not any(_encloses(o, item) for o in outer)]
        return sorted(kept, key=lambda pair: (pair[0].first, pair[0].name))

    def _reading(self, view: View, country: str, members: Sequence[tuple[Item, str]]) -> Reading:
        items = [item for item, _ in members]
        strong = {item for item, concept in members if concept not in self.rule.weak}
        said = listing(view, items, self.rule.belongs, self.rule.heads)
        if is_answered_no(view, said, self.rule.belongs | self.rule.heads | frozenset().union(*self.rule.theme)):
            said = replace(said, affirmed=(), denied=said.affirmed)
        affirmed = self._closed(view, said)
        denied = frozenset(item.name for item in said.denied) - affirmed
        focus = [item for item in said.denied if item.name in denied] or items
        anchor = focus[0]
        scope = view.place(anchor.first, anchor.last)
        telling = TELLING if view.mentions(self.rule.onlooker) and view.mentions(self.rule.sighting) else frozenset()
        context = view.context(anchor.first, anchor.last, ignore=telling)
        skip: SkipReason = "" if context.denied and said.denied and not said.affirmed else context.skip
        if not skip and denied and (self._is_about_something_else(view, said) or self._is_of_status(view, said)):
            skip = "other measure"
        if not skip and any(is_past(view, item.first, item.last) for item in items):
            skip = "past"
        if not skip and not country:
            skip = "ambiguous"
        exclusive = said.exclusive and any(item in strong for item in said.affirmed) and self._open(affirmed)
        if not skip and scope.part and (self.rule.place == "national" or denied or exclusive):
            skip = "part of the place"
        if not skip and exclusive and self.rule.alone and self._is_shared(view, anchor, country):
            skip = "ambiguous"
        if not skip and self.rule.alone and denied and self._is_of_another(view, focus, strong):
            skip = "ambiguous"
        start, end = view.analysis.span(*of_listing(focus, said, exclusive))
        return Reading(
            property=self.rule.property,
            subject=country,
            value=Membership(affirmed, denied, exclusive, complete=self._is_complete(affirmed)),
            start=start,
            end=end,
            years=period_of(view, anchor.first, anchor.last, reach=3),
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("place", country),),
        )

    def _is_of_another(self, view: View, focus: Sequence[Item], strong: set[Item]) -> bool:
        """Whether the part may be played by something else: the country is only where ("the hotline in A is no
        destination"), or what is done is done to people from elsewhere ("no B women are taken to A")."""
        clause = view.clause(focus[0].first)
        here = [p for p in view.analysis.places if clause.first <= p.first < clause.last]
        inside = [p for p in here if any(item.first <= p.first < item.last for item in focus)]
        if any(item not in strong for item in focus):
            return len({p.country for p in here}) > 1
        return bool(here) and not inside and all(p.role == "in" for p in here)

    def _open(self, affirmed: frozenset[str]) -> bool:
        """Whether a list that is said to be closed leaves something out in a division that it touches."""
        touched = [division for division in self.rule.divisions if division & affirmed]
        return not touched or any(not division <= affirmed for division in touched)

    def _is_complete(self, affirmed: frozenset[str]) -> bool:
        touched = [division for division in self.rule.divisions if division & affirmed]
        return bool(touched) and all(division <= affirmed for division in touched)

    def _is_shared(self, view: View, anchor: Item, country: str) -> bool:
        """Whether another country has a part in the clause: then the closed list may be its own."""
        return any(
            view.analysis.clause_of[place.first] == view.analysis.clause_of[anchor.first]
            and place.country != country
            and place.role != "contrast"
            and not any(body.first <= place.first < body.last for body in view.of("not-a-place"))
            for place in view.analysis.places
        )


def _encloses(outer: Item, inner: Item) -> bool:
    wider = outer.last - outer.first > inner.last - inner.first
    return wider and outer.first <= inner.first and inner.last <= outer.last
