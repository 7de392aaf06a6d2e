"""Designations: an article of a law, a tier, a category. "Tier 2 Watch List" is another designation than "Tier 2"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.period import is_past, period_of
from factcheck.claims.readings import Reading, SkipReason, Term
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention


@dataclass(frozen=True, slots=True)
class DesignationRule:
    """``label`` is the word before the number; ``theme`` are concepts that must be near it; ``rivals`` is a category:
    when a rival is nearer than the theme, the designation is the rival's; ``words`` maps concepts to designations
    said in words ("the top tier")."""

    property: str
    label: str
    theme: frozenset[str]
    rivals: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    period: str = "open"
    decoys: frozenset[str] = frozenset()


class DesignationReader:
    """Reads one kind of designation."""

    def __init__(self, rule: DesignationRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        rule = self.rule
        anchors: list[tuple[str, int, int]] = []
        for value in view.values(("identifier", "rank")):
            if value.quantity.label == rule.label:
                start = value.first
                while start > view.sentence.first and view.analysis.words[start].start > value.quantity.start:
                    start -= 1
                anchors.append((value.quantity.designation.lower(), start, value.last))
        decoys = view.mentions(rule.decoys)
        for mention in view.mentions(rule.words):
            if any(decoy.overlaps(mention) for decoy in decoys):
                continue
            if not any(first <= mention.first < last or mention.first <= first < mention.last for _, first, last in anchors):
                anchors.append((rule.words[mention.concept], mention.first, mention.last))
        for name, first, last in anchors:
            reading = self._reading(view, name, first, last, anchors)
            if reading is not None:
                yield reading

    def _reading(self, view: View, name: str, first: int, last: int, anchors: list[tuple[str, int, int]]) -> Reading | None:
        rule = self.rule
        themes = view.mentions(rule.theme)
        order = ranked(view.analysis, first, last, themes)
        if not order and not view.discourse.recent(rule.theme):
            return None
        if order and rule.rivals:
            rivals = [m for m in view.of(rule.rivals) if m.concept not in rule.theme and not any(m.overlaps(t) for t in themes)]
            against = ranked(view.analysis, first, last, rivals)
            if against and against[0][0] < order[0][0]:
                return None
        if order and len(anchors) > 1 and rule.rivals and not self._nearest_anchor(view, order[0][1], first, last, anchors):
            return None
        scope = view.place(first, last)
        context = view.context(first, last)
        skip: SkipReason = context.skip
        if not skip and scope.ambiguous:
            skip = "ambiguous"
        if not skip and is_past(view, first, last):
            skip = "past"
        if not skip and self._denied(view, first):
            skip = "refuted"
        start, end = view.analysis.span(first, last)
        return Reading(
            property=rule.property,
            subject=scope.country,
            value=Term(name),
            start=start,
            end=end,
            years=period_of(view, first, last),
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("place", f"{scope.country} ({scope.level})"),),
        )

    def _nearest_anchor(self, view: View, theme: Mention, first: int, last: int, anchors: list[tuple[str, int, int]]) -> bool:
        marks = [Mention(name, "", a, b) for name, a, b in anchors]
        best = ranked(view.analysis, theme.first, theme.last, marks)[0][1]
        return (best.first, best.last) == (first, last)

    def _denied(self, view: View, first: int) -> bool:
        """"not article 127", "has not downgraded it to Tier 3"."""
        clause = view.analysis.clause_of[first]
        cues = live(view.analysis, "negation", view.sentence.first, first)
        return any(view.analysis.clause_of[c.first] == clause and first - c.last <= 6 for c in cues)
