"""Years of events: founded, registered, set up, legalised. Each year of a sentence goes to at most one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import COUNTRY, Subject, View
from factcheck.claims.parallel import listed_with
from factcheck.claims.period import year_span
from factcheck.claims.readings import Reading, ReadValue, SkipReason, Term, YearSpan
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention, Value


@dataclass(frozen=True, slots=True)
class DatedYear:
    """A year said outright, or worked out from a duration ("three years later") and the year before it."""

    low: int
    high: int
    first: int
    last: int
    start: int
    end: int


def dated_years(view: View) -> list[DatedYear]:
    """The years of a sentence in order, derived ones among them."""
    found: list[DatedYear] = []
    for value in view.values(("year", "date", "duration")):
        if value.quantity.kind == "duration":
            derived = _derived(view, value, found)
            if derived is not None:
                found.append(derived)
        else:
            low, high = year_span(value)
            found.append(DatedYear(low, high, value.first, value.last, value.quantity.number_start, value.quantity.number_end))
    return found


def _derived(view: View, value: Value, before: list[DatedYear]) -> DatedYear | None:
    years = value.quantity.years
    if years is None or isinstance(years, tuple) or years != int(years):
        return None
    words = view.analysis.words
    following = [w.low for w in words[value.last : value.last + 2]]
    if not following:
        return None
    base = before[-1] if before else None
    base_year = base.low if base and base.low == base.high else (view.discourse.last_year if base is None else None)
    if following[0] in {"later", "on", "afterwards", "thereafter"} and base_year is not None:
        year = base_year + int(years)
    elif following[0] == "earlier" and base_year is not None:
        year = base_year - int(years)
    else:
        return None
    return DatedYear(year, year, value.first, value.last + 1, *view.analysis.span(value.first, value.last + 1))


@dataclass(frozen=True, slots=True)
class YearRule:
    """``events`` are the concepts of the event, among all of category ``event``; the subject is an organisation (or
    other named entity) of category ``subject``; ``state`` are concepts that need "since" before the year."""

    property: str
    events: frozenset[str]
    subject: str
    state: frozenset[str] = frozenset()
    negatable: bool = True


class YearReader:
    """Reads the year of one kind of event."""

    def __init__(self, rule: YearRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        events = [m for m in view.of("event") if not any(o.contains(m) for o in view.of("event"))]
        if not any(event.concept in self.rule.events for event in events):
            return
        years = dated_years(view)
        pairs = pair_years(view, events, years)
        for event in events:
            if event.concept not in self.rule.events:
                continue
            subject = self._subject(view, event)
            if subject is None:
                continue
            value, year, skip = self._value(view, event, pairs.get(event))
            if value is None:
                continue
            context = view.context(event.first, event.last)
            anchor = (year.start, year.end) if year else view.analysis.span(event.first, event.last)
            yield Reading(
                property=self.rule.property,
                subject=subject.id,
                value=value,
                start=anchor[0],
                end=anchor[1],
                skip=context.skip or skip or ("ambiguous" if subject.ambiguous else ""),
                attributed=context.attributed,
                hedged=context.hedged,
                slots=(("event", event.concept), ("subject", f"{subject.id} ({subject.level})")),
            )

    def _subject(self, view: View, event: Mention) -> Subject | None:
        """Whose event it is: the country in scope, or an entity that is named or referred back to."""
        if self.rule.subject == COUNTRY:
            scope = view.place(event.first, event.last)
            several = listed_with(view, scope.country)
            return Subject(scope.country, scope.level, scope.part, scope.ambiguous or several)
        found = view.fill(self.rule.subject, event.first, event.last, reach=2)
        if found.mention is None or not found.mention.concept.startswith("entity:"):
            return None
        if found.level == "context" and not _refers_back(view):
            return None
        return Subject(found.mention.concept.removeprefix("entity:"), found.level)

    def _value(
        self, view: View, event: Mention, year: DatedYear | None
    ) -> tuple[ReadValue | None, DatedYear | None, SkipReason]:
        negations = [
            n
            for n in live(view.analysis, "negation", view.sentence.first, view.sentence.last)
            if view.analysis.clause_of[n.first] == view.analysis.clause_of[event.first] and n.first < event.last
            and event.first - n.last <= 6
        ]
        until = any(w.low in {"until", "till", "before"} for w in view.analysis.words[event.first : event.last + 12])
        if negations and not until and not live(view.analysis, "not-a-cue", event.first - 6 if event.first > 6 else 0, event.first):
            if any(n.concept == "never" for n in negations) and self.rule.negatable:
                return Term("never"), None, ""
            if year is not None:
                return YearSpan(year.low, year.high), year, "refuted"
            return None, None, ""
        if year is None:
            return None, None, ""
        return YearSpan(year.low, year.high), year, ""


def _refers_back(view: View) -> bool:
    """Whether the sentence has a pronoun or a word for the kind of thing ("the group") to refer back with."""
    first, last = view.sentence.first, view.sentence.last
    return bool(view.of("back-reference")) or last - first <= 12


def pair_years(view: View, events: list[Mention], years: list[DatedYear]) -> dict[Mention, DatedYear]:
    """Which year belongs to which event: aligned lists first, else each year to the nearest event still free."""
    analysis = view.analysis
    pairs: dict[Mention, DatedYear] = {}
    if len(events) == len(years) >= 2 and _aligned(view, events, years):
        return dict(zip(events, years, strict=True))
    scored: list[tuple[tuple[int, int], int, int]] = []
    for i, event in enumerate(events):
        for j, year in enumerate(years):
            value = Mention("year", "year", year.first, year.last)
            level, gap = ranked(analysis, event.first, event.last, [value])[0][0]
            if level >= 3 and len(events) > 1:
                level += 1
            scored.append(((level, gap), i, j))
    scored.sort()
    taken: set[int] = set()
    for event in events:
        derived = _counted_from(view, event, years) or _counted_on(view, event, years)
        if derived is not None:
            pairs[event] = derived
    for _, i, j in scored:
        if events[i] in pairs or j in taken:
            continue
        pairs[events[i]] = years[j]
        taken.add(j)
    return pairs


def _counted_from(view: View, event: Mention, years: list[DatedYear]) -> DatedYear | None:
    """"in 2008, eleven years after it was founded": the event's year worked out from the other one."""
    words = view.analysis.words
    for value in view.values(("duration",)):
        years_long = value.quantity.years
        if years_long is None or isinstance(years_long, tuple) or years_long != int(years_long):
            continue
        if value.last >= len(words) or not 0 <= event.first - value.last <= 6:
            continue
        sign = {"after": -1, "before": 1}.get(words[value.last].low)
        base = [y for y in years if y.low == y.high]
        if sign is not None and base:
            year = min(base, key=lambda y: abs(y.first - value.first)).low + sign * int(years_long)
            return DatedYear(year, year, value.first, value.last + 1, *view.analysis.span(value.first, value.last + 1))
    return None


def _counted_on(view: View, event: Mention, years: list[DatedYear]) -> DatedYear | None:
    """"One year after the amendment of 2012, the police set it up": counted on from the year of the opening phrase."""
    words = view.analysis.words
    for value in view.values(("duration",)):
        n = value.quantity.years
        if n is None or isinstance(n, tuple) or n != int(n) or value.last >= len(words):
            continue
        sign = {"after": 1, "before": -1}.get(words[value.last].low)
        if sign is None or value.first > view.sentence.first + 2:
            continue
        comma = next((at for at in range(value.last, event.first) if words[at].text == ","), None)
        base = [y for y in years if y.low == y.high and comma is not None and value.last < y.first < comma]
        if comma is not None and base and event.first > comma:
            year = base[0].low + sign * int(n)
            return DatedYear(year, year, value.first, value.last + 1, *view.analysis.span(value.first, value.last + 1))
    return None


def _aligned(view: View, events: list[Mention], years: list[DatedYear]) -> bool:
    """Whether two lists stand one after the other ("started and registered ... are 1997 and 2000")."""
    return events[-1].last <= years[0].first or years[-1].last <= events[0].first
