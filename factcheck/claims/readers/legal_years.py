"""Since when something has had a status: "legal since 1998", "decriminalised in 2010", "not until 2011 was it legal"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.frame import View
from factcheck.claims.readers.status import Bound, StatusReader
from factcheck.claims.readers.years import DatedYear, dated_years
from factcheck.claims.readings import Reading, YearSpan
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention

SINCE = frozenset({"since", "from"})
UNTIL = frozenset({"until", "till"})


@dataclass(frozen=True, slots=True)
class LegalYearRule:
    """The year from which ``topic`` has the status ``value``. ``change`` are the concepts of the change itself; a mere
    state ("is legal") needs "since" before the year."""

    property: str
    topic: frozenset[str]
    value: str
    change: frozenset[str]


class LegalYearReader:
    """Reads the year since which a status holds, from the bindings of the status reader."""

    def __init__(self, rule: LegalYearRule, status: StatusReader) -> None:
        self.rule = rule
        self.status = status

    def read(self, view: View) -> Iterator[Reading]:
        years = dated_years(view)
        if not years:
            return
        bound = [b for b in self.status.bind(view) if b.concept in self.rule.topic and b.value == self.rule.value]
        if not bound:
            return
        changes = view.mentions(self.rule.change)
        for year in years:
            best = self._best(view, bound, year)
            if best is None or not self._dates(view, best, year, changes):
                continue
            scope = view.place(best.cue.first, best.cue.last)
            context = view.context(year.first, year.last)
            yield Reading(
                property=self.rule.property,
                subject=scope.country,
                value=YearSpan(year.low, year.high),
                start=year.start,
                end=year.end,
                skip=context.skip or ("ambiguous" if scope.ambiguous else ""),
                attributed=context.attributed,
                hedged=context.hedged,
                slots=(("topic", best.concept), ("place", f"{scope.country} ({scope.level})")),
            )
            return

    def _best(self, view: View, bound: list[Bound], year: DatedYear) -> Bound | None:
        marks = {b.cue: b for b in bound}
        order = ranked(view.analysis, year.first, year.last, marks)
        return marks[order[0][1]] if order else None

    def _dates(self, view: View, bound: Bound, year: DatedYear, changes: list[Mention]) -> bool:
        words = view.analysis.words
        before = [w.low for w in words[max(view.sentence.first, year.first - 3) : year.first]]
        changed = any(c.overlaps(bound.cue) or view.level(bound.cue.first, bound.cue.last, c) <= 1 for c in changes)
        since = any(w in SINCE for w in before) or any(w.low in SINCE or w.low in {"onwards", "onward", "on"} for w in words[year.last : year.last + 2])
        return changed or since
