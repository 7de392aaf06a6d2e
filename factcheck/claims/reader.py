"""Reads a document: sentence after sentence, with what is in force between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.claims.compile import Reader
from factcheck.claims.context import opening_answer
from factcheck.claims.duty import Duty
from factcheck.claims.frame import View
from factcheck.claims.framing import withdrawn
from factcheck.claims.period import year_span
from factcheck.claims.readings import Amount, Reading
from factcheck.claims.scope import Discourse, located
from factcheck.claims.underline import with_answer
from factcheck.language.analysis import Analysis, Mention, Place, Sentence

HEADINGS = frozenset({"title", "heading", "caption"})
CELL = "table-cell"
"""A cell is read after its own headers, and leaves nothing in force for the next."""
LINE = 8
ASKED = 7
"""A question of so few words has no verb: "Teachers in Kenya? About 300,000."."""
AMOUNTS = 6
HELD = ("population", "event-noun", "measure", "reach", "organisation", "street", "event", "law", "activity")


class DocumentReader:
    """Runs all readers over the blocks of one document."""

    def __init__(
        self,
        readers: Sequence[Reader],
        default_country: str,
        signs: Sequence[frozenset[str] | None] | None = None,
    ) -> None:
        """``signs`` are, for each reader, the concepts of which one must have been met for it to find anything."""
        self.readers = readers
        self.default_country = default_country
        self.signs = signs or [None] * len(readers)

    def read(
        self, blocks: Sequence[tuple[str, Analysis | None]], subject: str | None = None
    ) -> Iterator[tuple[int, Reading]]:
        """(block index, reading) pairs; ``blocks`` are (kind, analysis) in order; ``subject`` fixes the country.

        A block without an analysis is one that was not read, because nothing in it could matter.
        """
        discourse = Discourse(subject or self._subject([a for _, a in blocks]))
        for (_, one), (_, other) in pairwise(blocks):
            if one is not None and other is not None and one.sentences and one.sentences[-1].is_question:
                one.sentences[-1].answer = opening_answer(other)
        duty = Duty(self.signs)
        for index, (kind, analysis) in enumerate(blocks):
            if analysis is None:
                discourse.pass_over()
                continue
            heading = kind in HEADINGS
            if heading:
                discourse.country = None
                discourse.heading_country = None
                discourse.heading_concepts.clear()
                discourse.heading.clear()
            if discourse.visited:
                discourse.country, discourse.visited = None, False
            found: list[tuple[int, Reading]] = []
            for sentence in analysis.sentences:
                discourse.sentence += 1
                view = View(analysis, sentence, discourse)
                read = [
                    replace(reading, sentence=discourse.sentence, clause=analysis.clause_at(reading.start))
                    for number in duty.readers(sentence, discourse)
                    for reading in self.readers[number].read(view)
                ]
                read = [_with_answer(view, r) for r in read] if sentence.is_question else read
                found += [(sentence.number, reading) for reading in read]
                amounts = sorted((r for r in read if isinstance(r.value, Amount)), key=lambda r: r.start)
                discourse.amounts = [*discourse.amounts, *amounts][-AMOUNTS:]
                if kind != CELL:
                    self._carry(view, heading)
            for reading in withdrawn(analysis, found, discourse.default_country):
                yield index, reading

    def _subject(self, analyses: Sequence[Analysis | None]) -> str:
        """The country that a document is about: the one its first block names alone, else the one it names most."""
        names: Counter[str] = Counter()
        short = len(analyses) <= 3
        aside = short and bool(self.default_country)
        for number, analysis in enumerate(analyses):
            if analysis is None:
                continue
            named = [p for p in analysis.places if not p.mention.historic and p.role != "contrast" and p.country]
            if short and any(p.country == self.default_country for p in named):
                return self.default_country
            here = Counter(p.country for p in named if not (aside and p.role in {"from", "to", "people"}))
            if number == 0 and not short and len(here) == 1 and len(analysis.words) <= 25:
                return next(iter(here))
            names += here
        if not names:
            return self.default_country
        country, most = names.most_common(1)[0]
        if not self.default_country and 2 * most <= sum(names.values()):
            return ""
        if not short and names[self.default_country] >= most / 2:
            return self.default_country
        return country if most >= 1 else self.default_country

    def _carry(self, view: View, heading: bool) -> None:
        """What this sentence leaves in force for the next."""
        analysis, sentence, discourse = view.analysis, view.sentence, view.discourse
        country = topic_country(analysis, sentence)
        current = discourse.current_country()
        if country and country not in {p.country for p in analysis.places if p.is_country}:
            if any(p.country == current and sentence.first <= p.first < sentence.last for p in analysis.places):
                country = current
        discourse.pair = tuple(dict.fromkeys(p.country for p in located(analysis, sentence)))
        places = [p for p in analysis.places if sentence.first <= p.first < sentence.last and p.is_country]
        fresh = dict.fromkeys(p.country for p in places)
        discourse.named = (*(c for c in discourse.named if c not in fresh), *fresh)[-4:]
        towns = [p.id for p in located(analysis, sentence) if p.mention.kind == "city"]
        if towns or country:
            discourse.town = towns[-1] if towns else None
        if country:
            if heading:
                discourse.heading_country = country
            else:
                discourse.visited = country != current and _only_located(view, country)
                discourse.country = country
        for mention in analysis.mentions:
            if sentence.first <= mention.first < sentence.last:
                category = mention.category
                if (category in HELD or mention.concept.startswith("entity:")) and not view.is_predicate(mention):
                    discourse.last[category] = mention
                    discourse.last_sentence[category] = discourse.sentence
                    if heading:
                        discourse.heading[category] = mention
                discourse.concepts[mention.concept] = discourse.sentence
                if heading:
                    discourse.heading_concepts.add(mention.concept)
        discourse.announced = _announced(view, heading)
        discourse.asked_years = _asked_years(view)
        discourse.asked = sentence.last - sentence.first if sentence.is_question else 0
        discourse.lines = discourse.lines + 1 if sentence.last - sentence.first <= LINE else 0
        for value in analysis.values:
            if sentence.first <= value.first < sentence.last and value.quantity.kind == "year":
                if value.quantity.low == value.quantity.high:
                    discourse.last_year = int(value.quantity.low)


def arrived_in(analysis: Analysis, sentence: Sentence) -> str | None:
    """The country that somebody comes to in a sentence located nowhere else ("we crossed into Uzbekistan")."""
    moves = list(analysis.within("arrival", sentence.first, sentence.last))
    return next((p.country for p in analysis.places for m in moves if m.first <= p.first < m.last), None)


def topic_country(analysis: Analysis, sentence: Sentence) -> str | None:
    """The country that a sentence puts in force: its subject's, else the only one it names."""
    places = located(analysis, sentence)
    if not places:
        return arrived_in(analysis, sentence)
    countries = {p.country for p in places}
    if len(countries) == 1:
        return next(iter(countries))
    main: list[Place] = [p for p in places if analysis.clauses[analysis.clause_of[p.first]].relation == "main"]
    chosen = main or places
    subjects = [p for p in chosen if p.role == "subject"]
    return (subjects or chosen)[0].country


def _only_located(view: View, country: str) -> bool:
    """Whether a country is only where something else is told to be ("In Kazakhstan it is legal"): the paragraph may go
    on there, the next one does not."""
    roles = {p.role for p in located(view.analysis, view.sentence) if p.country == country}
    return roles == {"in"}


def _with_answer(view: View, reading: Reading) -> Reading:
    start, end = with_answer(view, reading.start, reading.end)
    return replace(reading, start=start, end=end)


def _asked_years(view: View) -> tuple[int, int] | None:
    """The year that a question asks about, which its answer need not repeat."""
    years = view.values(("year",))
    return year_span(years[0]) if view.sentence.is_question and len(years) == 1 else None


def _announced(view: View, heading: bool) -> Mention | None:
    """What the numbers of the lines that follow count: asked for ("How many X are there?"), or named by a heading or
    an opening colon. Short lines keep it up."""
    sentence, words = view.sentence, view.analysis.words
    named = [m for category in ("population", "event-noun") for m in view.of(category)]
    bare = sentence.last - sentence.first <= ASKED
    labels = sentence.last - sentence.first <= LINE and ":" in {w.text for w in words[sentence.first : sentence.last]}
    asks = sentence.is_question and (bare or bool(view.of("size")))
    labels = labels and not view.values(("count", "number", "percentage", "ratio"))
    opens = heading or asks or labels or words[sentence.last - 1].text == ":"
    if opens:
        return named[0] if named else None
    return view.discourse.announced if sentence.last - sentence.first <= LINE and not named else None
