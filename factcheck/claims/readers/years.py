"""Years of events: founded, registered, set up, legalised. Each year of a sentence goes to at most one event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.claims.dates import FAR_PAST, DatedYear, dated_years, inner_span, is_taken_back
from factcheck.claims.frame import COUNTRY, Subject, View
from factcheck.claims.needs import Needs, Signs, one_of
from factcheck.claims.pairing import pair_years
from factcheck.claims.parallel import listed_with
from factcheck.claims.polarity import is_ruled_out
from factcheck.claims.readers.attachment import (
    DETERMINERS,
    is_anothers,
    is_apart,
    is_far_object,
    is_possessor,
    lacks,
    refers_back,
)
from factcheck.claims.readers.event_dates import events_of, value_of
from factcheck.claims.readers.year_rule import YearRule
from factcheck.claims.readings import Reading, ReadValue, SkipReason, YearSpan
from factcheck.claims.underline import joined, words_of
from factcheck.language.analysis import Mention

OPENING = 4
REACH = 6
LONGEST_ANSWER = 14
ANNIVERSARY = 12
WAS = frozenset({"was", "were", "had", "did"})
BEFOREHAND = frozenset({"already", "firmly", "just"})
PREPOSITIONS = frozenset({"of", "from", "to", "in", "by", "out", "off", "for", "since", "together"})
PASSIVE = frozenset({"is", "was", "were", "be", "been", "being", "are", "got", "gets", "get", "'s"})


class YearReader:
    """Reads the year of one kind of event."""

    def __init__(self, rule: YearRule) -> None:
        self.rule = rule

    @property
    def needs(self) -> Needs:
        events = one_of(self.rule.events, self.rule.never, self.rule.beside, self.rule.existing)
        if self.rule.subject == COUNTRY:
            return (events,)
        return events, Signs(frozenset(self.rule.described), frozenset({self.rule.subject}))

    def read(self, view: View) -> Iterator[Reading]:
        own = [m for m in view.mentions(self.rule.beside) if self._beside(view, m) is not None]
        events = sorted(events_of(view) + own, key=lambda m: m.first)
        wanted = self.rule.events | self.rule.never | self.rule.beside
        years = dated_years(view)
        yield from self._already(view, years)
        if not events and years:
            yield from self._answered(view, years)
            return
        if not any(event.concept in wanted for event in events):
            return
        years = [y for y in years if not is_ruled_out(view, y.first) and not is_taken_back(view, y)] or years
        pairs = pair_years(view, events, years)
        for event in events:
            if event.concept not in wanted:
                continue
            subject = self._subject(view, event)
            if subject is None:
                continue
            taken = [year for other, year in pairs.items() if other != event]
            value, year, skip = value_of(view, self.rule, event, pairs.get(event), [y for y in years if y not in taken])
            if value is not None:
                yield self._reading(view, event, subject, value, year, skip)

    def _reading(
        self, view: View, event: Mention, subject: Subject, value: ReadValue, year: DatedYear | None, skip: SkipReason
    ) -> Reading:
        context = view.context(event.first, event.last)
        start, end = (year.start, year.end) if year else view.analysis.span(event.first, event.last)
        if year is not None and inner_span(view, event) is not None:
            near = joined(words_of(event), [(year.first, year.last)], ANNIVERSARY)
            start, end = view.analysis.span(*near)
        country = ""
        if subject.id in self.rule.described.values():  # a department in so many words may be another country's
            scope = view.place(event.first, event.last)
            country = scope.country if scope.level not in {"context", "none"} else ""
        return Reading(
            property=self.rule.property,
            subject=subject.id,
            value=value,
            start=start,
            end=end,
            country=country,
            skip=context.skip or skip or ("ambiguous" if subject.ambiguous else ""),
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("event", event.concept), ("subject", f"{subject.id} ({subject.level})")),
        )

    def _already(self, view: View, years: list[DatedYear]) -> Iterator[Reading]:
        """That it was there in some year, and so had begun by then: "it already had a staff of forty in 2004"."""
        for cue in view.mentions(self.rule.existing):
            told = [y for y in years if y.is_one and view.clause(y.first) is view.clause(cue.first)]
            subject = self._beside(view, cue)
            if subject is not None and len(told) == 1:
                yield self._reading(view, cue, subject, YearSpan(FAR_PAST, told[0].high), told[0], "")

    def _beside(self, view: View, event: Mention) -> Subject | None:
        """The organisation right before or after an event, named or referred back to."""
        names = view.of(self.rule.subject)
        if any(p.mention.kind == "city" and event.last <= p.first <= event.last + 1 for p in view.analysis.places):
            return None  # "opened in Osh": a branch
        ends = {m.first for m in view.mentions(self.rule.bare)} | {view.sentence.last}
        before = [m for m in names if m.last == event.first and not is_possessor(view, m)]
        after = [m for m in names if event.last <= m.first <= event.last + 1]
        words = view.analysis.words
        after = [m for m in after if set(view.between(event.last, m.first)) <= DETERMINERS]
        after = [m for m in after if m.last in ends or words[m.last].is_punctuation]
        for mention in before + after:
            entity = self._entity(mention)
            return Subject(entity, "chunk") if entity else None
        held = view.discourse.last.get(self.rule.subject)
        recent = view.discourse.sentence - view.discourse.last_sentence.get(self.rule.subject, -9) <= 1
        if held is not None and recent and any(m.last == event.first for m in view.of("back-reference")):
            entity = self._entity(held)
            return Subject(entity, "context") if entity else None
        return None

    def _entity(self, mention: Mention) -> str:
        """The id of the entity that a mention stands for; empty where it is none of the reference."""
        entity = self.rule.described.get(mention.concept, mention.concept.removeprefix("entity:"))
        return "" if entity == mention.concept else entity

    def _answered(self, view: View, years: list[DatedYear]) -> Iterator[Reading]:
        """A bare year that answers a question: "When was it founded? In 1992."."""
        number = view.sentence.number - 1
        if number < 0 or view.sentence.last - view.sentence.first > LONGEST_ANSWER:
            return
        question = view.analysis.sentences[number]
        asked = replace(view, sentence=question)
        events = [m for m in events_of(asked) if m.concept in self.rule.events]
        if not question.is_question or len(events) != 1 or dated_years(asked):
            return
        subject = self._subject(asked, events[0])
        year = years[0]
        if subject is None or year.first - view.sentence.first > OPENING:
            return
        context = view.context(year.first, year.last)
        yield Reading(
            property=self.rule.property,
            subject=subject.id,
            value=YearSpan(year.low, year.high),
            start=year.start,
            end=year.end,
            skip=context.skip or ("ambiguous" if subject.ambiguous else ""),
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("event", events[0].concept), ("subject", f"{subject.id} (asked)")),
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
        if mention is None or (found.level == "context" and not refers_back(view)):
            mention = self._named_next(view, event)
            return Subject(self._entity(mention), "context") if mention else None
        entity = self._entity(mention)
        if not entity:
            return None
        if found.level == "context" or self._is_named(view, mention):
            return Subject(entity, found.level)
        if event.concept in self.rule.never and not lacks(view, mention, event):
            return None
        if is_anothers(view, mention, event) or self._is_anothers(view, mention, event):
            return None
        return Subject(entity, found.level)

    def _is_named(self, view: View, mention: Mention) -> bool:
        """Whether the name is given to what was spoken of: "formed a union and named it Tais Plus"."""
        return any(0 <= mention.first - m.last <= 1 for m in view.mentions(self.rule.naming))

    def _named_next(self, view: View, event: Mention) -> Mention | None:
        """The name that the next sentence gives to what the event is about: "They formed a union. They named it X."."""
        number = view.sentence.number + 1
        kinds = [m for m in view.mentions(self.rule.kinds | self.rule.bare) if 0 <= m.first - event.last <= REACH]
        if number >= len(view.analysis.sentences) or not kinds:
            return None
        after = replace(view, sentence=view.analysis.sentences[number])
        named = [m for m in after.of(self.rule.subject) if self._is_named(after, m) and self._entity(m)]
        return named[0] if named else None

    def _is_anothers(self, view: View, mention: Mention, event: Mention) -> bool:
        """Whether the event is that of something else, which the name does, helps or is told beside."""
        if mention.last <= event.first and (is_apart(view, mention) or self._acts_on_another(view, event)):
            return True
        if mention.first >= event.last and is_far_object(view, event, mention):
            return True
        return self._of_another_kind(view, event)

    def _acts_on_another(self, view: View, event: Mention) -> bool:
        """Whether the subject does this to something else: "Tais Plus registered 200 clients", "started a hotline"."""
        words = view.analysis.words
        if not self.rule.bare or event.last >= view.sentence.last:
            return False
        if words[event.last - 1].low in DETERMINERS:
            return True
        before = words[max(view.sentence.first, event.first - 2) : event.last]
        if any(word.low in PASSIVE for word in before):
            return False
        after = words[event.last]
        if words[event.last - 1].low in PREPOSITIONS:
            return False
        if after.is_punctuation or after.low.endswith("ly") or _is_year(view, event.last):
            return False
        return not any(m.first == event.last for m in view.mentions(self.rule.bare))

    def _of_another_kind(self, view: View, event: Mention) -> bool:
        """Whether it is made something other than what the event is about: "registered as a taxpayer"."""
        if not self.rule.kinds:
            return False
        words = view.analysis.words
        end = min(view.sentence.last, event.last + REACH)
        for at in range(event.last, end - 1):
            if words[at].is_punctuation:
                return False
            if words[at].low == "as" and words[at + 1].low in DETERMINERS:
                near = [m for m in view.mentions(self.rule.kinds) if at < m.first <= at + REACH]
                return not near
        return False


def _is_year(view: View, at: int) -> bool:
    return any(year.first <= at < year.last for year in dated_years(view))
