"""Years of events: founded, registered, set up, legalised. Each year of a sentence goes to at most one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

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
DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "another"})
LONGEST_ANSWER = 14
BEFOREHAND = frozenset({"already", "firmly", "just"})
DASHES = frozenset({"–", "—", "-", "--"})
ASIDE = frozenset({"unlike", "like", "by", "besides"})
GIVING = frozenset({"from", "for", "at", "of", "with", "by", "to", "in"})
PREPOSITIONS = frozenset({"of", "from", "to", "in", "by", "out", "off", "for", "since", "together"})
PASSIVE = frozenset({"is", "was", "were", "be", "been", "being", "are", "got", "gets", "get", "'s"})


@dataclass(frozen=True, slots=True)
class YearRule:
    """``events`` are the concepts of the event, among all of category ``event``; the subject is an organisation (or
    other named entity) of category ``subject``; ``state`` are concepts that need "since" before the year; ``never``
    are concepts that say that it has not happened; ``described`` are concepts that stand for an entity; ``bare`` are
    what may follow a verb that has no object ("in", "as"), ``kinds`` what the subject may be made ("as an NGO")."""

    property: str
    events: frozenset[str]
    subject: str
    state: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    negatable: bool = True
    described: Mapping[str, str] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()


class YearReader:
    """Reads the year of one kind of event."""

    def __init__(self, rule: YearRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        events = _events(view)
        wanted = self.rule.events | self.rule.never
        years = dated_years(view)
        if not events and years:
            yield from self._answered(view, years)
            return
        if not any(event.concept in wanted for event in events):
            return
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

    def _answered(self, view: View, years: list[DatedYear]) -> Iterator[Reading]:
        """A bare year that answers a question: "When was it founded? In 1992."."""
        number = view.sentence.number - 1
        if number < 0 or view.sentence.last - view.sentence.first > LONGEST_ANSWER:
            return
        question = view.analysis.sentences[number]
        asked = replace(view, sentence=question)
        events = [m for m in _events(asked) if m.concept in self.rule.events]
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
            or self._is_anothers(view, mention, event)
        ):
            return None
        return Subject(entity, found.level)

    def _is_anothers(self, view: View, mention: Mention, event: Mention) -> bool:
        """Whether the event is that of something else, which the name does, helps or is told beside."""
        if mention.last <= event.first and (_is_apart(view, mention) or self._acts_on_another(view, event)):
            return True
        if mention.first >= event.last and _is_far_object(view, event, mention):
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
            if (view.analysis.clause_of[n.first] == view.analysis.clause_of[event.first] or words[n.last].low == "yet")
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
        if year is None or _is_background(view, event, year):
            return None, None, ""
        return YearSpan(year.low, year.high), year, ""


def _events(view: View) -> list[Mention]:
    """The events of a sentence; of two that share words, the longer."""
    events = view.of("event")
    return [m for m in events if not any(o.overlaps(m) and _length(o) > _length(m) for o in events)]


def _length(mention: Mention) -> int:
    return mention.last - mention.first


def _is_background(view: View, event: Mention, year: DatedYear) -> bool:
    """Whether the event had come before the year of something else, or was still to come: "by then already
    founded", "before it was founded, in 1994"."""
    words = view.analysis.words
    if any(word.low in BEFOREHAND for word in words[max(view.sentence.first, event.first - 2) : event.first]):
        return True
    if not any(word.text == "," for word in words[event.last : year.first]):
        return False
    before = [m for m in view.of("year-limit") if 0 <= event.first - m.last <= OPENING]
    return any(words[m.first].low == "before" for m in before)


def _is_apart(view: View, mention: Mention) -> bool:
    """Whether another thing is spoken of, and the name only told beside it: "unlike Tais Plus, it was registered"."""
    return mention.first > view.sentence.first and view.analysis.words[mention.first - 1].low in ASIDE


def _is_far_object(view: View, event: Mention, mention: Mention) -> bool:
    """Whether a verb that takes an object has another one before the name: "got a grant from Tais Plus"."""
    if view.analysis.words[event.last - 1].low not in DETERMINERS:
        return False
    return bool(GIVING & set(view.between(event.last, mention.first)))


def _is_year(view: View, at: int) -> bool:
    return any(year.first <= at < year.last for year in dated_years(view))


def _refers_back(view: View) -> bool:
    """Whether the sentence has a pronoun or a word for the kind of thing ("the group") to refer back with."""
    first, last = view.sentence.first, view.sentence.last
    if view.of("back-reference"):
        return True
    return last - first <= 12 and not live(view.analysis, "other-subject", first, first + 1)


def _is_possessor(view: View, mention: Mention) -> bool:
    """Whether the name only says whose website or founder it is ("Tais Plus's founder", "the founder of it")."""
    words = view.analysis.words
    owned = mention.first - 1 if mention.first > 0 and words[mention.first - 1].low == "of" else -1
    return any(m.first == mention.last or m.last == owned for m in view.of("asset")) or any(
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
    if clause.relation == "aside" and mention.first - clause.first <= 2 and clause.opener in DASHES:
        return False
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
    words = view.analysis.words
    colons = [at + 1 for at in range(view.sentence.first, event.first) if words[at].text == ":"]
    start = colons[-1] if colons else view.sentence.first
    before = words[start : event.first]
    opens = event.first - start <= OPENING and not any(word.text == "," for word in before)
    between = view.analysis.words[event.last : mention.first]
    return not opens and any(word.text == "," for word in between) and any(word.text == "," for word in before)


__all__ = ["DatedYear", "YearReader", "YearRule", "dated_years", "pair_years"]
