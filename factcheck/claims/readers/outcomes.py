"""Events with an outcome: what was opposed, in which year, and whether it worked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.claims.frame import View
from factcheck.claims.polarity import is_negated
from factcheck.claims.readers.years import DatedYear, dated_years
from factcheck.claims.readings import Outcome, Reading, YearSpan
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention


NOT_HERE = frozenset({"cessation"})
"""To end or scrap a bill is an outcome of its own, not the denial of one."""


@dataclass(frozen=True, slots=True)
class OutcomeRules:
    """``contents`` maps a concept of category ``matter`` to the property it belongs to; ``years`` gives the property
    that a bare "amendment" of that year must mean; ``success`` and ``failure`` are outcome concepts."""

    contents: Mapping[str, str]
    generic: frozenset[str]
    success: frozenset[str]
    failure: frozenset[str]
    subject: str


class OutcomeReader:
    """Reads the events of a family of properties that share their outcomes."""

    def __init__(self, rules: OutcomeRules, years: Mapping[str, int]) -> None:
        self.rules = rules
        self.years = years

    def read(self, view: View) -> Iterator[Reading]:
        rules = self.rules
        matters = view.of("matter")
        if not matters:
            return
        subject = view.fill(rules.subject, matters[0].first, matters[0].last, reach=3)
        if subject.mention is None or not subject.mention.concept.startswith("entity:"):
            return
        years = dated_years(view)
        specific = [m for m in matters if m.concept in rules.contents]
        pairs = _pair(view, specific or matters, years)
        for matter in specific or matters:
            year = pairs.get(matter)
            name = rules.contents.get(matter.concept) or self._by_year(year)
            if name is None:
                continue
            outcome = self._outcome(view, matter)
            if outcome is None and not (year and specific and False):
                continue
            context = view.context(matter.first, matter.last)
            anchor = (year.start, year.end) if year else view.analysis.span(matter.first, matter.last)
            if outcome is False:
                cue = self._cue(view, matter)
                if cue is not None:
                    anchor = view.analysis.span(cue.first, cue.last)
            yield Reading(
                property=name,
                subject=subject.mention.concept.removeprefix("entity:"),
                value=Outcome(YearSpan(year.low, year.high) if year else None, outcome),
                start=anchor[0],
                end=anchor[1],
                skip=context.skip if context.skip != "hypothetical" else "",
                attributed=context.attributed,
                hedged=context.hedged,
                slots=(("matter", matter.concept),),
            )

    def _by_year(self, year: DatedYear | None) -> str | None:
        if year is None:
            return None
        return next((name for name, known in self.years.items() if year.low == year.high == known), None)

    def _cues(self, view: View, matter: Mention) -> list[Mention]:
        wanted = self.rules.success | self.rules.failure
        cues = [m for m in view.mentions(wanted) if not matter.contains(m)]
        return [m for _, m in ranked(view.analysis, matter.first, matter.last, cues)]

    def _cue(self, view: View, matter: Mention) -> Mention | None:
        cues = self._cues(view, matter)
        return cues[0] if cues else None

    def _outcome(self, view: View, matter: Mention) -> bool | None:
        cues = self._cues(view, matter)
        for cue in cues:
            if cue.concept in self.rules.failure:
                return is_negated(view, cue, ignore=NOT_HERE)
        if not cues:
            return None
        return not is_negated(view, cues[0], ignore=NOT_HERE)


def _pair(view: View, matters: list[Mention], years: list[DatedYear]) -> dict[Mention, DatedYear]:
    """Years to matters in the order in which they stand when there is one each, else each matter its nearest."""
    if len(matters) == len(years) > 1:
        return dict(zip(matters, years, strict=True))
    pairs: dict[Mention, DatedYear] = {}
    for matter in matters:
        marks = {Mention("year", "year", y.first, y.last): y for y in years}
        order = ranked(view.analysis, matter.first, matter.last, marks)
        if order:
            pairs[matter] = marks[order[0][1]]
    return pairs
