"""Names: which town is the capital, which money the currency.

Four ways to say it: the office and the name are joined (apposition, copula, colon, a table row); the name has lost the
office; the office has moved to the name; the country is governed from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from factcheck.claims.context import live, spoken_asides
from factcheck.claims.frame import View
from factcheck.claims.needs import Needs, one_of
from factcheck.claims.period import period_of
from factcheck.claims.readings import Reading, SkipReason, Term
from factcheck.claims.underline import joined, words_of
from factcheck.language.analysis import Mention

LONGEST_LINK = 8
LONGEST_ANSWER = 7
LONGEST_DENIAL = 12
GOING_ON = frozenset({"and", "with", "where", "which", "who", "whose"})
VALUES = ("count", "number", "percentage", "ratio", "money", "measure", "year", "date")
MARKS = frozenset(",:()–—-'|")
FRONT = 3
FRONTING = frozenset({"after", "outside", "besides", "beyond", "unlike", "beside", "near", "like", "except"})
LOCATING = frozenset({"in", "at", "from", "to"})
LISTING = frozenset({"and", "or", "excepted", "excluded", "included", "aside"})
COPULAS = frozenset({"is", "was", "remains", "stays", "became", "becomes", "serves", "has", "'s"})
"""What joins a name to the office after it more firmly than a comma joins the next name."""
DENIALS = frozenset({"not", "rather-than", "nor", "neither"})


@dataclass(frozen=True, slots=True)
class NameRule:
    """``office`` are the concepts of the role ("capital", "seat of government"); ``joins`` the words that may stand
    between it and the name and ``asides`` the phrases that may ("and largest city"). ``lost`` are offices that the
    name no longer holds ("former capital") and ``losing`` the words that take it away ("ceased to be"); ``moved`` and
    ``governed`` put the name after them; ``replaced`` stands between new and old; ``several`` open a list of offices,
    ``lasting`` say that a year is where it began. ``names`` maps concepts to the names that they are; without it the
    names are those of towns.
    """

    property: str
    office: frozenset[str]
    joins: frozenset[str]
    asides: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    losing: frozenset[str] = frozenset()
    moved: frozenset[str] = frozenset()
    replaced: frozenset[str] = frozenset()
    governed: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Named:
    """A name where it stands; ``country`` is the one that a town lies in, ``role`` the part that it plays."""

    id: str
    first: int
    last: int
    country: str = ""
    role: str = "subject"


@dataclass(frozen=True, slots=True)
class Held:
    """The office and the town that is said to hold it, or (``denied``) not to."""

    office: Mention
    town: Named
    owner: str
    denied: bool = False
    change: bool = False


class NameReader:
    """Reads who or what holds one office."""

    def __init__(self, rule: NameRule) -> None:
        self.rule = rule

    @property
    def needs(self) -> Needs:
        rule = self.rule
        office = one_of(rule.office, rule.lost, rule.governed, rule.moved)
        return (office, one_of(rule.names)) if rule.names else (office,)

    def read(self, view: View) -> Iterator[Reading]:
        towns = self._named(view)
        if not towns:
            return
        for held in self._all(view, towns):
            yield self._reading(view, held)

    def _answer(self, view: View, towns: list[Named]) -> Iterator[Held]:
        """A bare name that answers a question: "Which city is the capital? Osh."."""
        number = view.sentence.number - 1
        if number < 0 or len(towns) != 1 or view.sentence.last - view.sentence.first > LONGEST_ANSWER:
            return
        question = view.analysis.sentences[number]
        asked = replace(view, sentence=question)
        offices = asked.mentions(self.rule.office | self.rule.governed)
        if not question.is_question or len(offices) != 1 or self._named(asked) or self._other_owner(asked, offices[0]):
            return
        if live(view.analysis, "negation", view.sentence.first, view.sentence.last):
            return
        town = towns[0]
        yield Held(Mention("", "", town.first, town.last), town, self._owner(asked, offices[0], town))

    def _named(self, view: View) -> list[Named]:
        if self.rule.names:
            return [Named(self.rule.names[m.concept], m.first, m.last) for m in view.mentions(self.rule.names)]
        return [
            Named(p.id, p.first, p.last, p.country, p.role)
            for p in view.analysis.places
            if view.sentence.first <= p.first < view.sentence.last and p.mention.kind == "city"
            and p.mention.form == "name" and not p.mention.historic
        ]

    def _all(self, view: View, towns: list[Named]) -> Iterator[Held]:
        rule = self.rule
        yield from self._rows(view, towns)
        if not view.mentions(rule.office | rule.lost | rule.governed):
            yield from self._answer(view, towns)
        moved = self._moved(view, towns)
        if moved is not None:
            yield moved
            return
        for office in view.mentions(rule.lost):
            town = self._joined(view, office, towns)
            if town is not None and not self._other_owner(view, office):
                yield Held(office, town, self._owner(view, office, town), denied=True)
        losing = view.mentions(rule.losing)
        for office in view.mentions(rule.office):
            if self._other_owner(view, office):
                continue
            taken = [m for m in losing if 0 <= office.first - m.last <= 3 or m.contains(office)]
            before = [t for t in towns if taken and t.last <= taken[0].first]
            if before:
                yield Held(office, before[-1], self._owner(view, office, before[-1]), denied=True)
                continue
            town = self._joined(view, office, towns)
            if town is not None:
                yield Held(office, town, self._owner(view, office, town), self._denied(view, town, office))
        for seat in view.mentions(rule.governed):
            town = next((t for t in towns if seat.last <= t.first <= seat.last + 2), None)
            if town is not None:
                yield Held(seat, town, self._owner(view, seat, town))

    def _moved(self, view: View, towns: list[Named]) -> Held | None:
        """The town that an office was moved to, or that took another's place."""
        for move in view.mentions(self.rule.moved):
            if {"its", "their"} & set(view.between(move.first, move.last)) and not self._of_country(view):
                continue
            later = [t for t in towns if t.first >= move.first and t.role in {"to", "in", "subject"}]
            after = later or [t for t in towns if t.first == move.last]
            goal = next((t for t in after if t.role == "to"), after[0] if after else None)
            if goal is not None:
                return Held(move, goal, self._owner(view, move, goal), change=True)
        for swap in view.mentions(self.rule.replaced):
            new = [t for t in towns if t.last <= swap.first]
            if new and view.mentions(self.rule.office | self.rule.lost):
                return Held(swap, new[-1], self._owner(view, swap, new[-1]), change=True)
        return None

    def _of_country(self, view: View) -> bool:
        """Whether the sentence names a country or points to one, so that "its capital" is no company's."""
        first, last = view.sentence.first, view.sentence.last
        countries = (p for p in view.analysis.places if p.is_country and first <= p.first < last)
        return bool(view.of("this-place")) or any(countries)

    def _rows(self, view: View, towns: list[Named]) -> Iterator[Held]:
        """Rows of a table with a column of capitals, and lists of capitals with their countries."""
        words = view.analysis.words
        several = view.mentions(self.rule.several)
        listed = bool(several) or any(word.text == "|" for word in words[view.sentence.first : view.sentence.last])
        if not listed or not (several or view.discourse.recent(self.rule.office, reach=8)):
            return
        countries = [p for p in view.analysis.places if p.is_country and not p.mention.historic]
        for town in towns:
            for country in countries:
                first, last = min(town.last, country.last), max(town.first, country.first)
                between = [word.text for word in words[first:last]]
                if between in (["|"], ["("]):
                    yield Held(Mention("", "", country.first, country.last), town, country.country)

    def _joined(self, view: View, office: Mention, towns: Sequence[Named]) -> Named | None:
        denied = [t for t in towns if _follows_denial(view, t)]
        usable = [t for t in towns if t not in denied] or list(towns)
        after = next((p for p in usable if p.first >= office.last), None)
        before = next((p for p in reversed(usable) if p.last <= office.first), None)
        candidates: list[tuple[int, Named]] = []
        near = after is not None and self._links(view, office.last, after.first, denied)
        if near and after is not None and not self._listed(view, office, after):
            candidates.append((after.first - office.last, after))
        if (
            before is not None
            and not self._fronted(view, before, office)
            and self._links(view, before.last, office.first, denied, backwards=True)
        ):
            candidates.append((office.first - before.last, before))
        if len(candidates) == 2 and before is not None and COPULAS & set(view.between(before.last, office.first)):
            return before
        if len(candidates) == 2 and before is not None and view.between(before.last, office.first) == [",", "the"]:
            return before
        if not candidates and denied and len(denied) < len(towns):
            return self._joined(view, office, denied)
        return min(candidates, key=lambda pair: pair[0])[1] if candidates else None

    def _listed(self, view: View, office: Mention, town: Named) -> bool:
        """Whether a comma only puts the name next in a list ("the capital, Osh and Talas") or after a phrase in front
        ("after the capital, Osh"). In apposition, another comma or the end follows, or the verb of the office."""
        words = view.analysis.words
        if words[office.last].text != "," or town.first != office.last + 1:
            return False
        opening = words[view.sentence.first : office.first]
        if opening and len(opening) <= FRONT and opening[0].low in FRONTING:
            return True
        ended = town.last >= view.sentence.last or words[town.last].is_punctuation
        if opening and len(opening) <= FRONT and opening[0].low in LOCATING and not ended:
            return True
        return town.last < view.sentence.last and words[town.last].low in LISTING

    def _links(self, view: View, first: int, last: int, denied: Sequence[Named], backwards: bool = False) -> bool:
        """Whether only joining words, countries, asides and towns ruled out stand between the office and the name."""
        analysis = view.analysis
        known = [(p.first, p.last) for p in analysis.places if p.is_country or p.mention.historic]
        known += [(p.first, p.last) for p in denied]
        free = {at for start, end in known for at in range(start, end)}
        for category in ("negation", "past"):
            cues = live(analysis, category, first, last)
            free |= {at for m in cues if any(m.last == start for start, _ in known) for at in range(m.first, m.last)}
        free |= {at for m in view.mentions(self.rule.asides) for at in range(m.first, m.last)}
        free |= spoken_asides(analysis, first, last)
        words = analysis.words[first:last]
        loose = frozenset({"in", "at", "to"}) if backwards else frozenset()
        length = sum(at not in free for at in range(first, last))
        return length <= LONGEST_LINK and all(
            first + i in free or (w.low in self.rule.joins and w.low not in loose) or w.text in MARKS
            for i, w in enumerate(words)
        )

    def _fronted(self, view: View, town: Named, office: Mention) -> bool:
        """"From Osh, the capital is a day away": a phrase in front, not an apposition."""
        if town.role not in {"to", "from", "in", "through"} or town.first - view.sentence.first > 2:
            return False
        words = view.analysis.words
        at = office.last
        places = {at for p in view.analysis.places for at in range(p.first, p.last)}
        while at < view.sentence.last and (at in places or words[at].low == "of"):
            at += 1
        if any(m.first == at for m in view.mentions(self.rule.lasting)):
            return False
        return at < view.sentence.last and not words[at].is_punctuation and words[at].low not in GOING_ON

    def _other_owner(self, view: View, office: Mention) -> bool:
        """Whether the office is that of something that is no country we know: "capital of the Karakhanids"."""
        words = view.analysis.words
        at = office.last
        if at >= view.sentence.last or words[at].low != "of":
            return False
        at += 1
        while at < view.sentence.last and words[at].low in {"the", "a", "an"}:
            at += 1
        if at >= view.sentence.last or not words[at].text[:1].isupper():
            return False
        here = [p for p in view.analysis.places if p.first <= at < p.last]
        return not here or not (here[0].is_country or here[0].mention.kind == "city")

    def _owner(self, view: View, office: Mention, town: Named) -> str:
        named = [
            p
            for p in view.analysis.places
            if p.is_country
            and abs(p.first - office.first) <= 6
            and (
                view.level(office.first, office.last, Mention("", "", p.first, p.last)) <= 1
                or 0 <= office.first - p.last <= 1
            )
        ]
        if named:
            return min(named, key=lambda p: abs(p.first - office.first)).country
        scope = view.place(office.first, office.last)
        if town.country and (scope.level == "context" or scope.country == town.country):
            return town.country
        return scope.country

    def _is_apposed(self, view: View, held: Held) -> bool:
        """Whether a comma joins name and office, so that a year of the sentence dates what is told of them: "he flew
        to Osh, the capital, in 2004"."""
        first = min(held.town.last, held.office.last)
        between = view.between(first, max(held.town.first, held.office.first))
        return bool(between) and between[0] == "," and not COPULAS & set(between)

    def _alone(self, view: View, held: Held) -> bool:
        """Whether the sentence says nothing else that its refutation could be meant for."""
        between = set(view.between(held.town.last, held.office.first))
        joined = held.town.first < held.office.first and bool(between) and not between <= MARKS | {"the"}
        return joined and not held.change and not view.values(VALUES)

    def _denied(self, view: View, town: Named, office: Mention) -> bool:
        """Whether it is denied that the town holds the office: "is not", "was once"."""
        if _follows_denial(view, town):
            return True
        first, last = min(town.last, office.last), max(town.first, office.first)
        between = [p for p in self._named(view) if p.first >= first and p.last <= last]
        return bool(live(view.analysis, "negation", first, last)) and not any(_follows_denial(view, p) for p in between)

    def _turning(self, view: View, held: Held) -> list[Mention]:
        """The words that take the office from the town: a denial, or a refutation in the sentence after."""
        first, last = min(held.office.first, held.town.first), max(held.office.last, held.town.last)
        following = view.analysis.sentences[view.sentence.number + 1 : view.sentence.number + 2]
        after = following[0].last if following else view.sentence.last
        return live(view.analysis, "negation", first, last) + live(view.analysis, "refutation-next", last, after)

    def _reading(self, view: View, held: Held) -> Reading:
        office, town = held.office, held.town
        first, last = min(office.first, town.first), max(office.last, town.last)
        context = view.context(first, last)
        skip: SkipReason = context.skip
        denied = held.denied != context.denied
        if context.denied or (skip == "refuted" and not denied and self._alone(view, held)):
            skip, denied = "", True
        if not skip and not held.owner:
            skip = "ambiguous"
        past = [
            cue
            for cue in live(view.analysis, "past", first - 1 if first else 0, last)
            if not any(cue.last == p.first for p in view.analysis.places)
        ]
        verbs = {word.low for word in view.analysis.words[first:last]}
        if not skip and not held.change and not denied and past:
            denied = True
        elif not skip and not held.change and not denied and "was" in verbs and town.first < office.first:
            skip = "past"
        years = None
        if not skip and not held.change and not denied and not view.mentions(self.rule.lasting):
            years = period_of(view, office.first, office.last, reach=0 if self._is_apposed(view, held) else 4)
        extent = (town.first, town.last)
        if denied:
            extent = joined(extent, [words_of(office), *map(words_of, self._turning(view, held))], LONGEST_DENIAL)
        start, end = view.analysis.span(*extent)
        return Reading(
            property=self.rule.property,
            subject=held.owner,
            value=Term(f"not {town.id}" if denied else town.id),
            start=start,
            end=end,
            years=years,
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("place", held.owner),),
        )


def _follows_denial(view: View, town: Named) -> bool:
    """Whether "not" or "rather than" stands right before the town."""
    near = live(view.analysis, "negation", max(view.sentence.first, town.first - 3), town.first)
    return any(cue.last == town.first and cue.concept in DENIALS for cue in near)
