"""Since when something has had a status: "legal since 1998", "decriminalised in 2010", "not until 2011"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.claims.dates import DatedYear, dated_years
from factcheck.claims.frame import View
from factcheck.claims.needs import Needs
from factcheck.claims.period import year_span
from factcheck.claims.readers.aspect import Bound
from factcheck.claims.readers.status import StatusReader
from factcheck.claims.readings import Reading, YearSpan
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention, Value

SINCE = frozenset({"since", "from"})
AT_EPOCH = SINCE | {"with", "upon", "at"}
FINITE = frozenset({"was", "were", "is", "has", "had", "have", "been"})
ONWARDS = frozenset({"onwards", "onward", "on"})


@dataclass(frozen=True, slots=True)
class LegalYearRule:
    """The year from which ``topic`` has the status ``value``. ``change`` are the concepts of the change itself; a mere
    state ("is legal") needs "since" before the year. ``epochs`` are concepts of events that years are counted from."""

    property: str
    topic: frozenset[str]
    value: str
    change: frozenset[str]
    epochs: Mapping[str, int]


class LegalYearReader:
    """Reads the year since which a status holds, from the bindings of the status reader."""

    def __init__(self, rule: LegalYearRule, status: StatusReader) -> None:
        self.rule = rule
        self.status = status

    @property
    def needs(self) -> Needs:
        return self.status.needs_of(self.rule.topic)

    def read(self, view: View) -> Iterator[Reading]:
        bound = [b for b in self.status.bind(view) if b.concept in self.rule.topic and b.value == self.rule.value]
        if not bound:
            return
        for item in bound:
            ended = _year_of_end(view, item)
            if ended is not None:
                yield self._reading(view, item, ended)
                return
        years = self._years(view, bound)
        changes = view.mentions(self.rule.change)
        for year in years:
            best = self._best(view, bound, year)
            if best is not None and self._dates(view, best, year, changes):
                yield self._reading(view, best, year)
                return
        if not years and view.discourse.last_year is not None:
            for mark in view.of("ever-since"):
                best = min(bound, key=lambda b: view.level(mark.first, mark.last, b.cue))
                start, end = view.analysis.span(mark.first, mark.last)
                number = view.discourse.last_year
                yield self._reading(view, best, DatedYear(number, number, mark.first, mark.last, start, end))
                return

    def _reading(self, view: View, bound: Bound, year: DatedYear) -> Reading:
        scope = view.place(bound.cue.first, bound.cue.last)
        context = view.context(bound.cue.first, bound.cue.last)
        skip = context.skip or ("ambiguous" if scope.ambiguous else "")
        if not skip and self.status.is_proposal(view, bound.cue):
            skip = "target"
        return Reading(
            property=self.rule.property,
            subject=scope.country,
            value=YearSpan(year.low, year.high),
            start=year.start,
            end=year.end,
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("topic", bound.concept), ("place", f"{scope.country} ({scope.level})")),
        )

    def _years(self, view: View, bound: list[Bound]) -> list[DatedYear]:
        """The years of the sentence, those counted from an event in place of the event's own year."""
        years = dated_years(view)
        words = view.analysis.words
        for value in view.values(("duration",)):
            length = value.quantity.years
            sign = {"after": 1, "before": -1, "into": 1}.get(words[value.last].low if value.last < len(words) else "")
            if sign is None or length is None or isinstance(length, tuple) or length != int(length):
                continue
            near = range(value.last, value.last + 7)
            given = [year for year in years if year.first in near and year.low == year.high]
            epochs = [m for m in view.mentions(frozenset(self.rule.epochs)) if m.first in near]
            if not epochs and not given:
                if any(b.cue.first in near for b in bound):
                    years = _counted_back(view, value, years, -sign * int(length)) or years
                continue
            if epochs and given and any(w.text == "," for w in words[epochs[0].last : given[0].first]):
                continue
            base = given[0].low if given else self.rule.epochs[epochs[0].concept]
            number = base + sign * int(length)
            span = view.analysis.span(value.first, (epochs or given)[0].last)
            years = [year for year in years if year not in given]
            if any(year.low == year.high == number for year in years):
                continue
            years.insert(0, DatedYear(number, number, value.first, value.last + 1, *span))
        for epoch in view.mentions(frozenset(self.rule.epochs)) if not years else ():
            before = {w.low for w in words[max(view.sentence.first, epoch.first - 2) : epoch.first]}
            if before & AT_EPOCH:
                number = self.rule.epochs[epoch.concept]
                span = view.analysis.span(epoch.first, epoch.last)
                years.append(DatedYear(number, number, epoch.first, epoch.last, *span))
        return years

    def _dated_change(self, view: View, bound: Bound, changes: list[Mention]) -> bool:
        """"the legalisation dates from ...": another word for the change than the noun itself."""
        return any(not c.overlaps(bound.cue) and view.level(bound.cue.first, bound.cue.last, c) <= 1 for c in changes)

    def _best(self, view: View, bound: list[Bound], year: DatedYear) -> Bound | None:
        marks = {b.cue: b for b in bound}
        order = ranked(view.analysis, year.first, year.last, marks)
        return marks[order[0][1]] if order else None

    def _dates(self, view: View, bound: Bound, year: DatedYear, changes: list[Mention]) -> bool:
        words = view.analysis.words
        before = [w.low for w in words[max(view.sentence.first, year.first - 3) : year.first]]
        after = [w.low for w in words[year.last : year.last + 2]]
        nominal = bound.cue.concept in self.status.aspect.nominal
        between = set(view.between(bound.cue.last, year.first))
        if nominal and FINITE & between and not self._dated_change(view, bound, changes):
            return False
        changed = any(c.overlaps(bound.cue) or view.level(bound.cue.first, bound.cue.last, c) <= 1 for c in changes)
        since = bool(SINCE & set(before)) or bool((SINCE | ONWARDS) & set(after))
        if {"before", "by", "after"} & set(before[-2:]) and "not" not in before:
            return False
        low, high = sorted((bound.cue.first, year.first))
        joined = ";" not in view.between(low, high)
        return changed or (since and joined) or bool(view.of("ever-since"))


def _year_of_end(view: View, bound: Bound) -> DatedYear | None:
    """The year in which the former state ended: "was a crime until 1998"."""
    for value in view.values(("year", "date")) if bound.until is not None else ():
        if year_span(value)[1] == bound.until:
            span = (value.quantity.number_start, value.quantity.number_end)
            return DatedYear(bound.until, bound.until, value.first, value.last, *span)
    return None


def _counted_back(view: View, length: Value, years: list[DatedYear], by: int) -> list[DatedYear]:
    """"In 2003, five years after it had become legal": the year of the change from the year that is told."""
    told = [year for year in years if year.low == year.high and year.first < length.first]
    if not told:
        return []
    number = told[-1].low + by
    span = view.analysis.span(length.first, length.last)
    return [DatedYear(number, number, length.first, length.last, *span)]
