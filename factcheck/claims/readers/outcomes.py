"""Events with an outcome: what was opposed, in which year, and whether it worked.

A sentence may tell of two bills. It is cut into stretches, one for each bill, at the strongest separator between
them; year and outcome come from the bill's own stretch, else from the words that introduce all of them ("twice it has
seen off a hostile bill: ..."), else from the bill before ("it stopped the one in 2005 and the other in 2012").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.claims.context import live
from factcheck.claims.dates import DatedYear, dated_years
from factcheck.claims.frame import View
from factcheck.claims.needs import Needs, one_of
from factcheck.claims.polarity import negations_over
from factcheck.claims.readers.telling import OutcomeRules, Telling, Told
from factcheck.claims.readings import Outcome, Reading, SkipReason, YearSpan
from factcheck.claims.scope import ranked
from factcheck.claims.underline import joined, words_of
from factcheck.language.analysis import Mention
from factcheck.language.structure import CELL_MARKS

OF_A_BILL = frozenset({"draft-of-law", "hypothesis", "inverted-condition"})
"""Cues that belong to any bill ("a proposal that would ...") and say nothing about whether the story is true."""
NEAR = 3
"""Words from a modal verb to the verb that it goes with: "might very well lose"."""
PRONOUNS = frozenset({"it", "them", "this", "that", "these"})
ABOUT = frozenset({"on", "about", "concerning", "regarding", "governing", "to"})
SMALL_TIMES = frozenset(
    {"which", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "paper", "time", "account"}
)
SMALL = frozenset({"the", "a", "an", "into", "of", "out", "as", "to", "be", "being", "once", "again", "also"})
LONGEST_THING = 7
LONGEST_VERDICT = 14
SHORTEST_VERDICT = 4
SEPARATORS = ({";"} | CELL_MARKS, {"(b)", "and", "but", "while", "whereas"}, {",", ":"})


class OutcomeReader:
    """Reads the events of a family of properties that share their outcomes."""

    def __init__(self, rules: OutcomeRules, years: Mapping[str, int]) -> None:
        self.rules = rules
        self.telling = Telling(rules)
        self.years = years

    @property
    def needs(self) -> Needs:
        return (one_of(self.rules.contents, self.rules.generic),)

    def read(self, view: View) -> Iterator[Reading]:
        rules = self.rules
        matters = [m for m in view.of("matter") if m.concept in rules.contents or m.concept in rules.generic]
        if not matters:
            return
        subject = self._subject(view, matters[0])
        if subject is None:
            return
        years = dated_years(view)
        specific = [m for m in matters if m.concept in rules.contents]
        if any(self._of_something_else(view, matter) for matter in specific):
            return
        matters = [m for m in matters if m.concept not in rules.generic or not self._is_about_another(view, m)]
        if not matters:
            return
        chosen = _without_doubles(specific) or matters
        stretches = _stretches(view, chosen)
        paired = _years(view, chosen, years, stretches)
        told = self.telling.told(view, stretches[-1], chosen[-1]) if view.mentions(rules.both) else None
        for matter, stretch in zip(chosen, stretches, strict=True):
            year = paired.get(matter)
            name = rules.contents.get(matter.concept) or self._by_year(year)
            told = self.telling.told(view, stretch, matter) or self._introduced(view, chosen, matter) or told
            told = told or self._around(view, matter)
            if name is None or told is None:
                continue
            yield self._reading(view, name, subject, matter, year, told)

    def _is_possible(self, told: Told) -> bool:
        """"might well lose": what may come or could have come; "could not win" did not."""
        analysis, cue = told.view.analysis, told.cue
        clause = analysis.clause_of[cue.first]
        return any(
            analysis.clause_of[modal.first] == clause and not live(analysis, "negation", modal.last, cue.first)
            for modal in live(analysis, "possibility", max(told.view.sentence.first, cue.first - NEAR), cue.first)
        )

    def _reading(
        self, view: View, name: str, subject: str, matter: Mention, year: DatedYear | None, told: Told
    ) -> Reading:
        context = told.view.context(told.cue.first, told.cue.last, ignore=OF_A_BILL)
        skip: SkipReason = context.skip
        said = view.sentence.first, view.sentence.last
        inverted = live(view.analysis, "inversion", said[0], said[0] + 1)
        if any(m.first == cue.last for cue in inverted for m in view.of(self.rules.subject)):
            skip = "hypothetical"  # "Had the group failed"
        if not skip and self._is_possible(told):
            skip = "hypothetical"
        if not told.succeeded and skip == "target":
            skip = ""
        start, end = (year.start, year.end) if year else view.analysis.span(matter.first, matter.last)
        if not told.succeeded:
            turning = map(words_of, negations_over(told.view, told.cue))
            start, end = view.analysis.span(*joined(words_of(told.cue), turning))
        return Reading(
            property=name,
            subject=subject,
            value=Outcome(YearSpan(year.low, year.high) if year else None, told.succeeded),
            start=start,
            end=end,
            skip=skip,
            attributed=context.attributed or bool(live(view.analysis, "attribution", *said)),
            hedged=context.hedged,
            slots=(("matter", matter.concept), ("told by", view.analysis.slice(told.cue.first, told.cue.last))),
        )

    def _subject(self, view: View, matter: Mention) -> str | None:
        """The organisation: named in the sentence, before it, or in the sentence that follows."""
        found = view.fill(self.rules.subject, matter.first, matter.last, reach=3).mention
        following = view.sentence.number + 1
        if found is None and following < len(view.analysis.sentences):
            after = view.analysis.sentences[following]
            found = next(iter(view.analysis.within(self.rules.subject, after.first, after.last)), None)
        if found is None or not found.concept.startswith("entity:"):
            return None
        return found.concept.removeprefix("entity:")

    def _by_year(self, year: DatedYear | None) -> str | None:
        if year is None:
            return None
        return next((name for name, known in self.years.items() if year.low == year.high == known), None)


    def _of_something_else(self, view: View, matter: Mention) -> bool:
        """Whether the bill makes an offence of another thing: "making jaywalking an administrative offence"."""
        for verb in view.mentions(self.rules.makes):
            if not 0 < matter.first - verb.last <= LONGEST_THING or verb.contains(matter):
                continue
            between = view.between(verb.last, matter.first)
            named = any(verb.last <= m.first < matter.last for m in view.mentions(self.rules.own))
            if not named and not PRONOUNS & set(between) and any(word not in SMALL for word in between):
                return True
        return False

    def _is_about_another(self, view: View, matter: Mention) -> bool:
        """"The amendment on road safety": whether what a bill is said to be about is none of what is looked for."""
        words, last = view.analysis.words, matter.last
        if last >= view.sentence.last or words[last].low not in ABOUT:
            return False
        end = last + 1
        while end < view.sentence.last and end - last <= LONGEST_THING and not words[end].is_punctuation:
            end += 1
        own = self.rules.own | frozenset(self.rules.contents)
        if any(m.first < end and m.last > last + 1 for m in view.mentions(own)):
            return False
        dated = any(last < v.first <= last + 2 for v in view.values(("year", "date", "number")))
        return not dated and words[last + 1].low not in PRONOUNS | SMALL_TIMES

    def _around(self, view: View, matter: Mention) -> Told | None:
        """An outcome told in a short sentence of its own right after ("It lost."), or before of several bills."""
        number = view.sentence.number
        if number + 1 < len(view.analysis.sentences):
            after = replace(view, sentence=view.analysis.sentences[number + 1])
            short = after.sentence.last - after.sentence.first <= LONGEST_VERDICT
            if short and not after.of("matter") and not dated_years(after) and not after.sentence.is_question:
                told = self.telling.told(after, (after.sentence.first, after.sentence.last), matter)
                named = after.of("back-reference") + after.of(self.rules.subject) + after.mentions(self.rules.campaign)
                if told is not None and (named or after.sentence.last - after.sentence.first <= SHORTEST_VERDICT):
                    return told
        if number:
            before = replace(view, sentence=view.analysis.sentences[number - 1])
            bills = [m for m in before.of("matter") if m.concept in self.rules.generic]
            if bills and before.values(("count", "number")) and before.of(self.rules.subject):
                return self.telling.told(before, (before.sentence.first, before.sentence.last), bills[0])
        return None




    def _introduced(self, view: View, chosen: Sequence[Mention], matter: Mention) -> Told | None:
        """An outcome told before a colon and true of all that follow it, or in the sentence before."""
        opening = range(view.sentence.first, chosen[0].first)
        colon = next((at for at in opening if view.analysis.words[at].text == ":"), None)
        if colon is not None and colon < matter.first:
            return self.telling.told(view, (view.sentence.first, colon), matter)
        return None


def _without_doubles(matters: Sequence[Mention]) -> list[Mention]:
    """One mention for each content: a bill that is named twice in a sentence is one bill."""
    seen: dict[str, Mention] = {}
    for matter in matters:
        seen.setdefault(matter.concept, matter)
    return list(seen.values())


def _stretches(view: View, matters: Sequence[Mention]) -> list[tuple[int, int]]:
    """The words that belong to each matter: the sentence, cut between them."""
    words = view.analysis.words
    opening = range(view.sentence.first, matters[0].first)
    cuts = [max((at for at in opening if words[at].text in CELL_MARKS), default=view.sentence.first)]
    for one, other in pairwise(matters):
        cuts.append(_cut(view, one.last, other.first))
    cuts.append(view.sentence.last)
    return list(pairwise(cuts))


def _cut(view: View, first: int, last: int) -> int:
    words = view.analysis.words
    for marks in SEPARATORS:
        for at in range(first, last):
            if words[at].low in marks:
                return at
    return last


def _is_of_its_cell(view: View, year: DatedYear, matter: Mention) -> bool:
    """Whether a year may be that of a matter; one that opens a longer cell of a row ("| 1997 starts | ...") dates
    nothing in another cell."""
    words, sentence = view.analysis.words, view.sentence
    marks = [at for at in range(sentence.first, sentence.last) if words[at].text in CELL_MARKS]
    opens = year.first - 1 in marks and year.last < sentence.last and year.last not in marks
    return not opens or bisect_left(marks, year.first) == bisect_left(marks, matter.first)


def _years(
    view: View, matters: Sequence[Mention], years: Sequence[DatedYear], stretches: Sequence[tuple[int, int]]
) -> dict[Mention, DatedYear]:
    """The year of each matter: its stretch's own; all in order where one stretch holds them all."""
    pairs: dict[Mention, DatedYear] = {}
    if len(matters) == len(years) > 1 and all(_is_of_its_cell(view, *p) for p in zip(years, matters, strict=True)):
        return dict(zip(matters, years, strict=True))
    for matter, (first, last) in zip(matters, stretches, strict=True):
        near = [y for y in years if first <= y.first < last and _is_of_its_cell(view, y, matter)]
        inside = {Mention("year", "year", y.first, y.last): y for y in near}
        order = ranked(view.analysis, matter.first, matter.last, inside)
        if order:
            pairs[matter] = inside[order[0][1]]
    return pairs


