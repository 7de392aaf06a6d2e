"""Years of events: founded, registered, set up, legalised. Each year of a sentence goes to at most one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.claims.context import live
from factcheck.claims.dates import DatedYear, dated_years, inner_span
from factcheck.claims.frame import COUNTRY, Subject, View
from factcheck.claims.pairing import pair_years
from factcheck.claims.parallel import listed_with
from factcheck.claims.polarity import is_ruled_out
from factcheck.claims.readings import Reading, ReadValue, SkipReason, Term, YearSpan
from factcheck.language.analysis import Mention

OPENING = 4
REACH = 6


@dataclass(frozen=True, slots=True)
class YearRule:
    """``events`` are the concepts of the event, among all of category ``event``; the subject is an organisation (or
    other named entity) of category ``subject``; ``state`` are concepts that need "since" before the year; ``never``
    are concepts that say that it has not happened; ``described`` are concepts that stand for an entity."""

    property: str
    events: frozenset[str]
    subject: str
    state: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    negatable: bool = True
    described: Mapping[str, str] = field(default_factory=dict)


class YearReader:
    """Reads the year of one kind of event."""

    def __init__(self, rule: YearRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        events = [m for m in view.of("event") if not any(o.contains(m) for o in view.of("event"))]
        wanted = self.rule.events | self.rule.never
        if not any(event.concept in wanted for event in events):
            return
        years = dated_years(view)
        years = [year for year in years if not is_ruled_out(view, year.first)] or years
        pairs = pair_years(view, events, years)
        for event in events:
            if event.concept not in wanted:
                continue
            subject = self._subject(view, event)
            if subject is None:
                continue
            value, year, skip = self._value(view, event, pairs.get(event), years)
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
        """Whose event it is: the country in scope, or the organisation nearest by, unless that only stands there for
        something of its own or for somebody else's company."""
        if self.rule.subject == COUNTRY:
            scope = view.place(event.first, event.last)
            several = listed_with(view, scope.country)
            return Subject(scope.country, scope.level, scope.part, scope.ambiguous or several)
        found = view.fill(self.rule.subject, event.first, event.last, reach=2)
        mention = found.mention
        if mention is None:
            return None
        entity = self.rule.described.get(mention.concept, mention.concept.removeprefix("entity:"))
        if entity == mention.concept:
            return None
        if found.level == "context":
            if not _refers_back(view):
                return None
        elif (
            _is_other_noun(view, mention, event)
            or _is_possessor(view, mention)
            or _is_aside(view, mention, event)
            or _comes_late(view, mention, event)
        ):
            return None
        return Subject(entity, found.level)

    def _value(
        self, view: View, event: Mention, year: DatedYear | None, years: list[DatedYear]
    ) -> tuple[ReadValue | None, DatedYear | None, SkipReason]:
        if event.concept in self.rule.never:
            until = [y for y in years for m in view.of("year-limit") if m.last == y.first and y.is_one]
            if until:
                return YearSpan(until[0].low, until[0].high), until[0], ""
            if any(m.last > event.last and m.first - event.last <= REACH for m in view.of("year-limit")) or years:
                return None, None, ""
            return Term("never"), None, ""
        inner = inner_span(view, event)
        if inner is not None:
            if year is None or not year.is_one:
                return None, None, ""
            return YearSpan(year.low - inner, year.low - inner), year, ""
        words = view.analysis.words
        negations = [
            n
            for n in live(view.analysis, "negation", view.sentence.first, view.sentence.last)
            if view.analysis.clause_of[n.first] == view.analysis.clause_of[event.first]
            and n.first < event.last
            and event.first - n.last <= REACH
            and not any(word.text == "," for word in words[n.last : event.first])
        ]
        limited = any(event.first <= m.first <= event.last + 12 for m in view.of("year-limit"))
        decoys = live(view.analysis, "not-a-cue", max(0, event.first - REACH), event.first)
        if negations and not limited and not decoys:
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
    if view.of("back-reference"):
        return True
    return last - first <= 12 and not live(view.analysis, "other-subject", first, first + 1)


def _is_possessor(view: View, mention: Mention) -> bool:
    """Whether the name only says whose website, office or founder it is."""
    return any(m.first == mention.last for m in view.of("asset")) or any(
        m.last == mention.first for m in view.of("asset-of")
    )


def _is_other_noun(view: View, mention: Mention, event: Mention) -> bool:
    """Whether a relative clause or participle hangs on another noun: "joined a network, which was founded", "the
    group and Legalife, founded in 2009"."""
    words = view.analysis.words
    if not mention.last <= event.first:
        return False
    clause = view.clause(event.first)
    if any(m.first in clause.words for m in view.mentions({"the-thing"})):
        return False
    if clause.relation == "relative" and view.analysis.clause_of[mention.first] != clause.number:
        between = words[mention.last : clause.first]
        return len(between) > 2 and not between[0].is_punctuation
    comma = event.first - 1
    if comma <= mention.last or words[comma].text != ",":
        return False
    noun = words[comma - 1]
    return (
        noun.text[:1].isupper()
        and not any(m.first <= comma - 1 < m.last for m in view.of("organisation"))
        and not any(p.first <= comma - 1 < p.last for p in view.analysis.places)
    )


def _is_aside(view: View, mention: Mention, event: Mention) -> bool:
    """Whether the name stands in a relative clause or brackets that the event is outside of: "the network, which Tais
    Plus joined, was founded"."""
    clause = view.clause(mention.first)
    return (
        clause.relation in {"relative", "aside"}
        and clause.number != view.clause(event.first).number
        and clause.number not in view.lineage(event.first)
        and mention.first < event.first
    )


def _comes_late(view: View, mention: Mention, event: Mention) -> bool:
    """Whether an event told in passing of something else comes before the name: "a shelter, set up in 2009, sends
    women to Tais Plus". A participle that opens the sentence does look ahead."""
    chunk = view.analysis.chunk_of
    if mention.first < event.first or chunk[mention.first] == chunk[event.first]:
        return False
    if any(word.text == ";" for word in view.analysis.words[event.last : mention.first]):
        return True
    before = view.analysis.words[view.sentence.first : event.first]
    opens = event.first - view.sentence.first <= OPENING and not any(word.text == "," for word in before)
    between = view.analysis.words[event.last : mention.first]
    return not opens and any(word.text == "," for word in between) and any(word.text == "," for word in before)


__all__ = ["DatedYear", "YearReader", "YearRule", "dated_years", "pair_years"]
