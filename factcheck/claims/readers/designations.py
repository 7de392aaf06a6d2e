"""Designations: an article of a law, a tier, a category. "Tier 2 Watch List" is another designation than "Tier 2"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.needs import Needs, Signs, one_of
from factcheck.claims.parallel import partners, places_beside
from factcheck.claims.period import is_past, period_of
from factcheck.claims.readers.granted import is_presupposed, is_titled
from factcheck.claims.readings import Reading, SkipReason, Term
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention, Place

DENIAL_REACH = 6
OWNER_REACH = 4
LEFT_REACH = 2
GENERIC_REACH = 10
ANSWER = 12


@dataclass(frozen=True, slots=True)
class DesignationRule:
    """``label`` is the word before the number; ``theme`` are concepts that must be near it; ``rivals`` is a category:
    when a rival is nearer than the theme, the designation is the rival's; ``words`` maps concepts to designations
    said in words ("the top tier"). ``shared``: one theme may have several designations, as in a list of countries.
    ``foreign`` are concepts for other laws that an article may be of, ``left`` words before a designation that is
    given up ("from Tier 2"), ``later``: an undated statement may speak of a later law, ``scope``
    verbs whose denial presupposes the designation ("does not cover"); ``generic`` words after it speak of the class
    itself ("Tier 3 countries face sanctions") unless one of ``fellow`` before it puts somebody there; ``apart`` are
    words that set it beside the theme ("article 125 follows the one on trafficking"); ``headline`` are verbs of rank,
    with which a country and a designation make a headline that needs no theme."""

    property: str
    label: str
    theme: frozenset[str]
    rivals: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    decoys: frozenset[str] = frozenset()
    shared: bool = False
    later: bool = False
    foreign: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    fellow: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    headline: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A designation at words[first:last)."""

    name: str
    first: int
    last: int
    in_words: bool = False


class DesignationReader:
    """Reads one kind of designation."""

    def __init__(self, rule: DesignationRule) -> None:
        self.rule = rule

    @property
    def needs(self) -> Needs:
        named = Signs(frozenset(self.rule.words), labels=frozenset({self.rule.label}))
        return one_of(self.rule.theme, self.rule.headline), named

    def read(self, view: View) -> Iterator[Reading]:
        anchors = self._anchors(view)
        beside = places_beside(view, [Mention("", "", a.first, a.last) for a in anchors])
        for anchor in anchors:
            if self._is_of_theme(view, anchor, anchors) and not self._is_foreign(view, anchor):
                place = beside.get((anchor.first, anchor.last))
                reading = self._reading(view, anchor, place)
                yield reading
                if self.rule.shared and place is None:
                    for partner in partners(view, reading.subject, anchor.first):
                        yield replace(reading, subject=partner)

    def _anchors(self, view: View) -> list[Anchor]:
        anchors: list[Anchor] = []
        for value in view.values(("identifier", "rank")):
            if value.quantity.label == self.rule.label:
                start = value.first
                while start > view.sentence.first and view.analysis.words[start].start > value.quantity.start:
                    start -= 1
                anchors.append(Anchor(value.quantity.designation.lower(), start, value.last))
        decoys = view.mentions(self.rule.decoys)
        for mention in view.mentions(frozenset(self.rule.words)):
            if any(decoy.overlaps(mention) for decoy in decoys):
                continue
            if not any(a.first < mention.last and mention.first < a.last for a in anchors):
                anchors.append(Anchor(self.rule.words[mention.concept], mention.first, mention.last, True))
        return sorted(anchors, key=lambda a: a.first)

    # -- whose it is -----------------------------------------------------------------------------------------------

    def _is_of_theme(self, view: View, anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
        """Whether the designation is the theme's: no rival and no other designation is nearer."""
        rule = self.rule
        themes = view.mentions(rule.theme)
        if not themes:
            if self._is_headline(view, anchor):
                return True
            if not rule.shared and not view.of("back-reference") and not self._answers(view):
                return False
            rivals = view.of(rule.rivals) if rule.rivals else []
            return not rivals and view.discourse.recent(rule.theme, 1 if anchor.in_words else 3)
        if any(not rule.shared and is_titled(view, anchor.last, theme) for theme in themes):
            return True
        themes = [theme for theme in themes if not self._is_apart(view, anchor, theme)]
        order = ranked(view.analysis, anchor.first, anchor.last, themes)
        if not order:
            return False
        rivals = []
        if rule.rivals:
            others = [m for m in view.of(rule.rivals) if m.concept not in rule.theme]
            rivals = [m for m in others if not any(m.overlaps(theme) for theme in themes)]
        against = ranked(view.analysis, anchor.first, anchor.last, rivals)
        if against and against[0][0] < order[0][0]:
            return False
        if rule.shared or len(anchors) == 1:
            return True
        nearest = order[0][1]
        marks = {(a.first, a.last): a for a in anchors}
        best = ranked(view.analysis, nearest.first, nearest.last, [Mention("", "", *span) for span in marks])[0][1]
        return (best.first, best.last) == (anchor.first, anchor.last)

    def _answers(self, view: View) -> bool:
        """"Which article is about theft? Article 205.": whether a short sentence follows a question about the theme."""
        number = view.sentence.number - 1
        if number < 0 or view.sentence.last - view.sentence.first > ANSWER:
            return False
        asked = view.analysis.sentences[number]
        return asked.is_question and bool(asked.named(self.rule.theme))

    def _is_headline(self, view: View, anchor: Anchor) -> bool:
        """"A drops to Tier 3": a country, a verb of rank and a numbered designation, and nothing else of any kind."""
        analysis, first = view.analysis, view.sentence.first
        names = [p for p in analysis.places if p.first == first and p.is_country and p.role == "subject"]
        verbs = [m for m in view.mentions(self.rule.headline) if m.last == anchor.first]
        rest = [word for word in analysis.words[anchor.last : view.sentence.last] if not word.is_punctuation]
        rivals = any(m.category == self.rule.rivals for m in analysis.mentions)
        return bool(names and verbs) and verbs[0].first == names[0].last and not (rest or rivals or anchor.in_words)

    def _is_apart(self, view: View, anchor: Anchor, theme: Mention) -> bool:
        """"Article 125 follows the one on trafficking"."""
        between = (anchor.last, theme.first) if anchor.first < theme.first else (theme.last, anchor.first)
        return bool(self.rule.apart) and bool(view.analysis.named(self.rule.apart, *between))

    def _is_foreign(self, view: View, anchor: Anchor) -> bool:
        """"Article 3 of the Convention", "Articles 1 and 12 of the Law on ...": of another law."""
        return any(
            anchor.last <= law.first <= anchor.last + OWNER_REACH
            or (law.first <= anchor.first <= law.last + OWNER_REACH and not view.mentions(self.rule.theme))
            for law in view.mentions(self.rule.foreign)
        )

    # -- the reading -----------------------------------------------------------------------------------------------

    def _reading(self, view: View, anchor: Anchor, place: Place | None) -> Reading:
        first, last = anchor.first, anchor.last
        scope = view.place(first, last)
        country, ambiguous = scope.country, scope.ambiguous
        if place is not None:
            country, ambiguous = place.country, False
        context = view.context(first, last)
        skip: SkipReason = context.skip
        granted = not self.rule.shared and is_presupposed(view, first, view.mentions(self.rule.theme))
        if skip in {"forecast", "target"} and granted:
            skip = ""
        if not skip and view.mentions(self.rule.blocks):
            skip = "hypothetical"
        if not skip and ambiguous:
            skip = "ambiguous"
        if not skip and (is_past(view, first, last) or self._is_left(view, first)):
            skip = "past"
        if not skip and not granted and self._is_denied(view, first):
            skip = "refuted"
        if not skip and self._is_generic(view, anchor):
            skip = "ambiguous"
        start, end = view.analysis.span(first, last)
        return Reading(
            property=self.rule.property,
            subject=country,
            value=Term(anchor.name),
            start=start,
            end=end,
            years=period_of(view, first, last),
            later=self.rule.later,
            skip=skip,
            attributed=context.attributed and not self._is_by_its_maker(view, first),
            hedged=context.hedged,
            slots=(("place", f"{country} ({scope.level})"),),
        )

    def _is_by_its_maker(self, view: View, first: int) -> bool:
        """"Trafficking report: Tier 3": the words taken for somebody's account name what gives the designation."""
        cues = live(view.analysis, "attribution", view.sentence.first, view.sentence.last)
        themes = view.mentions(self.rule.theme)
        named = bool(cues) and all(any(theme.overlaps(cue) for theme in themes) for cue in cues)
        return named and not view.analysis.words[first].quoted

    def _is_left(self, view: View, first: int) -> bool:
        """"from Tier 2", "out of the bottom tier": where it was."""
        return any(0 <= first - cue.last <= LEFT_REACH for cue in view.mentions(self.rule.left))

    def _is_generic(self, view: View, anchor: Anchor) -> bool:
        """"Tier 3 countries", "Tier 1 is for those who ...": the class, and nobody said to be in it."""
        clause = view.clause(anchor.first)
        opens = not any(clause.first <= place.first < anchor.first for place in view.analysis.places)
        reach = anchor.last + (GENERIC_REACH if opens else 1)
        after = [m for m in view.mentions(self.rule.generic) if anchor.last <= m.first <= min(reach, clause.last)]
        fellows = [m for m in view.mentions(self.rule.fellow) if 0 <= anchor.first - m.last <= 2]
        return bool(after) and not fellows

    def _is_denied(self, view: View, first: int) -> bool:
        """"not article 127", "has not downgraded it to Tier 3"; "not covered by article 124" still names it."""
        clause = view.analysis.clause_of[first]
        for cue in live(view.analysis, "negation", view.sentence.first, first):
            if view.analysis.clause_of[cue.first] == clause and first - cue.last <= DENIAL_REACH:
                return not view.analysis.named(self.rule.scope, cue.last, first)
        return False
