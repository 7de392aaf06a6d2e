"""Scope: which place, population, measure, year a statement is about, said or inherited.

A slot is filled from the nearest place that can fill it: the chunk of the value, its clause, the sentence (what went
before first), then what the discourse has in force. Two fillers at one level that tie leave the slot ambiguous.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from factcheck.claims.pointing import described_by, is_owned, pointed_at
from factcheck.claims.readings import Reading
from factcheck.claims.respective import respective
from factcheck.language.analysis import Analysis, Mention, Place, Sentence, Value

Level = Literal["chunk", "clause", "sentence", "context", "none"]
T = TypeVar("T", Mention, Place, Value)


@dataclass(frozen=True, slots=True)
class Found:
    """A filler and how far it had to be fetched."""

    mention: Mention | None
    level: Level


def ranked(analysis: Analysis, anchor: int, end: int, items: Iterable[T]) -> list[tuple[tuple[int, int], T]]:
    """Items of the anchor's sentence by closeness: (level, distance), chunk before clause before sentence."""
    scored: list[tuple[tuple[int, int], T]] = []
    chunk, clause = analysis.chunk_of[anchor], analysis.clause_of[anchor]
    family = lineage(analysis, clause)
    for item in items:
        if item.first >= end:
            gap = item.first - end
            after = 1
        else:
            gap = max(0, anchor - item.last)
            after = 0
        if analysis.chunk_of[item.first] == chunk or analysis.chunk_of[item.last - 1] == chunk:
            level = 0
        elif analysis.clause_of[item.first] == clause:
            level = 1
        elif analysis.clause_of[item.first] in family:
            level = 2
        else:
            level = 3 + after
        scored.append(((level, gap), item))
    scored.sort(key=lambda pair: pair[0])
    return scored


def lineage(analysis: Analysis, clause: int) -> set[int]:
    """The clauses that enclose a clause."""
    found: set[int] = set()
    number = analysis.clauses[clause].parent
    while number is not None and number not in found:
        found.add(number)
        number = analysis.clauses[number].parent
    return found


def nearest(analysis: Analysis, sentence: Sentence, anchor: int, end: int, category: str) -> Mention | None:
    """The mention of a category closest to words[anchor:end) in its sentence."""
    order = ranked(analysis, anchor, end, analysis.within(category, sentence.first, sentence.last))
    return order[0][1] if order else None


@dataclass(frozen=True, slots=True)
class Said:
    """What a sentence last said of an aspect: its topics (with the concept each stands for), the cue's own status, what
    its negations made of that, and whether it only asked."""

    topics: list[tuple[Mention, str]]
    status: str
    sentence: int
    value: str = ""
    question: bool = False


PASSED_OVER = 16
"""Sentences that a block counts for that was not read: more than anything reaches that is not looked for in it."""


@dataclass(slots=True)
class Discourse:
    """What is in force between sentences, and what set it."""

    default_country: str
    country: str | None = None
    visited: bool = False
    heading_country: str | None = None
    town: str | None = None
    last: dict[str, Mention] = field(default_factory=dict)
    last_sentence: dict[str, int] = field(default_factory=dict)
    heading: dict[str, Mention] = field(default_factory=dict)
    sentence: int = 0
    said: dict[str, Said] = field(default_factory=dict)
    last_year: int | None = None
    pair: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    homes: dict[str, str] = field(default_factory=dict)
    concepts: dict[str, int] = field(default_factory=dict)
    heading_concepts: set[str] = field(default_factory=set)
    announced: Mention | None = None
    asked_years: tuple[int, int] | None = None
    asked: int = 0
    """The length in words of the sentence just before, if it was a question."""
    lines: int = 0
    """How many of the sentences just before were short, as the lines of a list are."""
    amounts: list[Reading] = field(default_factory=list)
    """The amounts read last, of whatever subject, for what is compared with them."""

    def recent(self, concepts: Iterable[str], reach: int = 3) -> bool:
        """Whether one of the concepts was met in the last few sentences, or stands in the heading."""
        return any(
            concept in self.heading_concepts or self.sentence - self.concepts.get(concept, -99) <= reach
            for concept in concepts
        )

    def pass_over(self) -> None:
        """What a block does that was not read: it puts a distance between what was before and what comes after."""
        self.sentence += PASSED_OVER
        self.announced = None
        self.asked = 0
        self.pair = ()
        if self.visited:
            self.country, self.visited = None, False

    def current_country(self) -> str:
        return self.country or self.heading_country or self.default_country


CountryOf = Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class PlaceScope:
    """The country a statement is about; ``part`` when it speaks of a town or province of it."""

    country: str
    part: str = ""
    level: Level = "none"
    countries: Sequence[str] = ()
    ambiguous: bool = False


COMPARED_REACH = 3
POSSESSED = 3
LOCATING = ("in", "of", "subject", "adjective", "through")


def _at(place: Place, level: Level) -> PlaceScope:
    """The scope of what is said of one place."""
    return PlaceScope(place.country, "" if place.is_country else place.id, level, (place.country,))


def place_scope(analysis: Analysis, sentence: Sentence, anchor: int, end: int, discourse: Discourse) -> PlaceScope:
    """The country that words[anchor:end) speak of, and whether they speak of a part of it only."""
    scope = _country_scope(analysis, sentence, anchor, end, discourse)
    if scope.part or scope.ambiguous:
        return scope
    parts = ranked(analysis, anchor, end, analysis.within("part-of-place", sentence.first, sentence.last))
    return replace(scope, part=parts[0][1].concept) if parts and parts[0][0][0] <= 1 else scope


def _country_scope(analysis: Analysis, sentence: Sentence, anchor: int, end: int, discourse: Discourse) -> PlaceScope:
    for mention in analysis.within("one-of-two", sentence.first, sentence.last):
        here = analysis.clause_of[mention.first] == analysis.clause_of[anchor]
        if len(discourse.pair) == 2 and (here or _carries_over(analysis, mention.last, anchor)):
            country = discourse.pair[0 if mention.concept == "the-former" else 1]
            return PlaceScope(country, level="clause", countries=(country,))
    paired = respective(analysis, sentence, anchor, end)
    if paired is not None:
        return PlaceScope(paired.country, level="clause", countries=(paired.country,))
    apart = {
        at for cue in analysis.within("contrary", sentence.first, sentence.last) for at in range(cue.last, cue.last + 3)
    }
    others = [
        m
        for m in analysis.within("elsewhere", sentence.first, sentence.last)
        if m.first not in apart and not is_owned(analysis, sentence, m)
    ]
    elsewhere = ranked(analysis, anchor, end, others)
    where = _antecedent(analysis, sentence, anchor)
    if where is not None:
        return _at(where, "clause")
    places = located(analysis, sentence)
    compared = _compared(analysis, sentence, anchor, places)
    if compared is not None:
        return _at(compared, "chunk")
    order = ranked(analysis, anchor, end, places)
    meant, unclear = pointed_at(analysis, sentence, anchor, discourse.current_country())
    if (meant or unclear) and (not order or order[0][0][0] > 0):
        return _at(meant, "clause") if meant else PlaceScope("", level="context", ambiguous=True)
    described = described_by(analysis, sentence, anchor)
    if described is not None:
        return _at(described, "clause")
    pronoun = ranked(analysis, anchor, end, analysis.within("this-place", sentence.first, sentence.last))
    nearer = [pairs[0][0] for pairs in (order, pronoun) if pairs]
    if elsewhere and elsewhere[0][0][0] <= 1 and (not nearer or elsewhere[0][0] < min(nearer)):
        return PlaceScope("", level="clause", ambiguous=True)
    if not order:
        if elsewhere and not pronoun and _carries_over(analysis, elsewhere[0][1].last, anchor):
            return PlaceScope("", level="sentence", ambiguous=True)
        scope = _in_force(discourse)
        return replace(scope, part=discourse.town) if discourse.town and _opens_there(analysis, sentence) else scope
    if pronoun and pronoun[0][0][0] <= 1 and order[0][0][0] >= 4:
        return PlaceScope(discourse.current_country(), level="clause", countries=(discourse.current_country(),))
    best = order[0][0][0]
    if best >= 4 and len({place.country for _, place in order}) > 1:
        return _in_force(discourse)
    group = [place for (level, _), place in order if level == best]
    strong = [place for place in group if place.role != "adjective"]
    if strong:
        group = strong
    head = group[0]
    countries = tuple(dict.fromkeys(place.country for place in group))
    part = _part(analysis, anchor, end, order, head.country)
    level: Level = ("chunk", "clause", "sentence", "sentence", "sentence")[min(best, 4)]
    return PlaceScope(head.country, part=part, level=level, countries=countries)


def _compared(analysis: Analysis, sentence: Sentence, anchor: int, places: Sequence[Place]) -> Place | None:
    """The place of a comparison that the anchor follows: "than Ghana's 13 million", "than Ghana with 13 million"."""
    for place in analysis.places:
        if place.role == "contrast" and sentence.first <= place.first and 0 <= anchor - place.last <= COMPARED_REACH:
            between = analysis.words[place.last : anchor]
            if not any(word.is_punctuation for word in between) and not any(
                place.last <= other.first < anchor for other in places
            ):
                return place
    return None


def _carries_over(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a place named before still rules: no other stands between, and no contrast."""
    if last <= first or any(first <= place.first < last for place in analysis.places):
        return False
    return all(analysis.clauses[analysis.clause_of[at]].relation != "contrast" for at in range(first, last))


def _in_force(discourse: Discourse) -> PlaceScope:
    """The country in force; ambiguous where the text has named none and the reference is about many."""
    country = discourse.current_country()
    return PlaceScope(country, level="context", countries=(country,), ambiguous=not country)


def located(analysis: Analysis, sentence: Sentence) -> list[Place]:
    """The places of a sentence that say where something is, without those that only name a body ("US State
    Department")."""
    bodies = list(analysis.within("not-a-place", max(0, sentence.first), sentence.last))
    return [
        place
        for place in analysis.places
        if sentence.first <= place.first < sentence.last
        and place.role in LOCATING
        and not place.mention.historic
        and not any(body.first <= place.first < body.last for body in bodies)
        and not _is_dateline(analysis, sentence, place)
    ]


def _opens_there(analysis: Analysis, sentence: Sentence) -> bool:
    """ "There the volunteers ...": the place of the sentence before, and no "there is"."""
    first = sentence.first
    return any(m.first == first for m in analysis.within("this-place", first, first + 1)) and not any(
        m.first == first for m in analysis.within("size", first, first + 1)
    )


def _is_dateline(analysis: Analysis, sentence: Sentence, place: Place) -> bool:
    """Whether a place only says where a report was filed ("BISHKEK, 3 May -")."""
    words = analysis.words
    if place.first != sentence.first or not words[place.first].text.isupper():
        return False
    return any(word.text in {"-", "–", "—"} for word in words[place.last : place.last + 7])


def _part(
    analysis: Analysis, anchor: int, end: int, order: Sequence[tuple[tuple[int, int], Place]], country: str
) -> str:
    """The town or province that the statement is confined to, if the nearest place of the country is one."""
    whole = False
    for (level, _), place in order:
        if level > 2 or (whole and level > 0):
            break
        if level == 0 and place.is_country and place.country == country and place.role in ("in", "subject"):
            whole = not _is_possessor(analysis, place)
        if place.is_country and place.country == country and _is_possessor(analysis, place):
            if 0 <= anchor - place.last <= POSSESSED:
                return ""
        if place.country == country and not place.is_country and place.role in ("in", "subject", "of", "through"):
            return place.id
    return ""


def _is_possessor(analysis: Analysis, place: Place) -> bool:
    return place.last < len(analysis.words) and analysis.words[place.last].low in {"'s", "'"}


def _antecedent(analysis: Analysis, sentence: Sentence, anchor: int) -> Place | None:
    """The place that a ``where`` clause hangs on, when the anchor stands in one and names no place of its own."""
    number: int | None = analysis.clause_of[anchor]
    while number is not None:
        clause = analysis.clauses[number]
        if any(analysis.clause_of[p.first] == number and p.role in LOCATING for p in analysis.places):
            return None
        if clause.opener == "where":
            before = [p for p in analysis.places if sentence.first <= p.first < clause.first]
            return before[-1] if before else None
        if clause.relation != "aside":
            return None
        number = clause.parent
    return None
