"""The gazetteer: finds the places that a text names, by name, by adjective or by their people.

One scan over the capitalised words, so that turkey, polish and us are no places. Names that are also common
words or names of persons need the right company.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from factcheck.language.atlas import Atlas, Place, PlaceKind
from factcheck.language.spellings import APOSTROPHES, STEP, Meaning, PlaceForm, Reading, SpellingIndex

_WORD_BEFORE = re.compile(r"(\w+)\.?[ \t\u00a0]+(?:\r?\n[ \t]*)?$")
_CURRENCY_SIGNS = frozenset("$€£¥")


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a text names it: text[start:end], without article and possessive ending.

    ``form``: "people" is a noun for the people alone; a word that is both noun and adjective (a Tajik) is
    "adjective". ``country`` is the country it lies in or is, None for a region of several. ``historic``: a
    name or a state that is no more. ``also`` holds the other places that the name may mean.
    """

    start: int
    end: int
    text: str
    place_id: str
    kind: PlaceKind
    form: PlaceForm
    country: str | None
    historic: bool = False
    possessive: bool = False
    also: tuple[str, ...] = ()


class Gazetteer:
    """Finds the places of an atlas in a text, in time linear in the text."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._index = SpellingIndex()
        for name in atlas.cues.not_places:
            self._index.add(name, Meaning(None))
        for place in atlas.places.values():
            self._add(place)
        self._capitalised = self._index.capitalised()

    @classmethod
    def from_mapping(
        cls, countries: Mapping[str, Any], regions: Mapping[str, Any], cities: Mapping[str, Any]
    ) -> Gazetteer:
        """The gazetteer of the three place files, each given as its top mapping; raises RuleError."""
        return cls(Atlas.from_mapping(countries, regions, cities))

    def contains(self, whole_id: str, place_id: str) -> bool:
        """Whether a place lies in a country or region, at any depth; every place contains itself."""
        return self.atlas.contains(whole_id, place_id)

    def names_of(self, place_id: str) -> tuple[str, ...]:
        """What a place is and was called, the preferred name first; empty for an unknown id."""
        return self.atlas.names_of(place_id)

    def openings(self) -> frozenset[str]:
        """Words of which a text must hold one, capitalised, to name a place; in lower case."""
        return self._index.openings()

    def find(self, text: str) -> list[PlaceMention]:
        """The places that the text names, in order, none overlapping another."""
        mentions = list(self._scan(text))
        shared = [at for at, mention in enumerate(mentions) if mention.also]
        if shared:
            named = {mention.country for mention in mentions if not mention.also}
            for at in shared:
                mentions[at] = self._settle(text, mentions, at, named)
        return mentions

    def _add(self, place: Place) -> None:
        gone = place.kind == "historic"
        words: tuple[tuple[tuple[str, ...], PlaceForm, bool], ...] = (
            (place.names, "name", gone),
            (place.historic_names, "name", True),
            (place.adjectives, "adjective", gone),
            (place.people, "people", gone),
        )
        for names, form, historic in words:
            if names:
                meaning = Meaning(place, form, historic)
                for name in names:
                    self._index.add(name, meaning)

    def _scan(self, text: str) -> Iterator[PlaceMention]:
        done = 0
        for match in self._capitalised.finditer(text):
            start = match.start()
            if start < done or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
                continue
            reading = next(self._index.readings(text, match), None)
            if reading is not None:
                done = reading.end
                mention = self._mention(text, reading)
                if mention is not None:
                    yield mention

    def _mention(self, text: str, reading: Reading) -> PlaceMention | None:
        start, end = reading.start, reading.end
        if text[end : end + 1] in _CURRENCY_SIGNS:
            return None
        meant: list[tuple[Place, Meaning]] = []
        for meaning in reading.meanings:
            if meaning.place is None:
                return None
            if self._is_meant(text, start, end, meaning.place):
                meant.append((meaning.place, meaning))
        if not meant:
            return None
        place, meaning = meant[0]
        return PlaceMention(
            start,
            end,
            text[start:end],
            place.id,
            place.kind,
            meaning.form,
            place.country,
            meaning.historic,
            _is_possessive(text, end),
            tuple(dict.fromkeys(other.id for other, _ in meant if other is not place)),
        )

    def _is_meant(self, text: str, start: int, end: int, place: Place) -> bool:
        """Whether the words around a name let it be the place and not a namesake."""
        cues = self.atlas.cues
        if place.kind in ("city", "province"):
            step = STEP.match(text, end)
            if step and step[2] in cues.not_before and step[1].isspace():
                return False
        if not place.ambiguous and not place.person_name:
            return True
        found = _WORD_BEFORE.search(text, max(0, start - 40), start)
        before = found[1] if found else ""
        if place.ambiguous:
            return before.lower() in cues.prepositions or self._country_follows(text, end, place)
        return before.lower() not in cues.honorifics and (
            not before[:1].isupper() or before.isupper() or before.lower() in cues.directions
        )

    def _country_follows(self, text: str, end: int, place: Place) -> bool:
        return text.startswith(", ", end) and text.startswith(self.names_of(place.country or ""), end + 2)

    def _settle(
        self, text: str, mentions: Sequence[PlaceMention], at: int, named: Set[str | None]
    ) -> PlaceMention:
        """Give a shared name to the place whose country the text names next to it, or else at all."""
        mention = mentions[at]
        candidates = [self.atlas.places[id_] for id_ in (mention.place_id, *mention.also)]
        beside: set[str | None] = set()
        if at and text[mentions[at - 1].end : mention.start].strip() == ",":
            beside.add(mentions[at - 1].country)
        if at + 1 < len(mentions) and text[mention.end : mentions[at + 1].start].strip() == ",":
            beside.add(mentions[at + 1].country)
        chosen = next((place for place in candidates if place.country in beside), None)
        if chosen is None:
            alike = [place for place in candidates if place.kind == candidates[0].kind]
            chosen = next((place for place in alike if place.country in named), candidates[0])
        others = tuple(place.id for place in candidates if place is not chosen)
        return replace(mention, place_id=chosen.id, kind=chosen.kind, country=chosen.country, also=others)


def _is_possessive(text: str, end: int) -> bool:
    if text[end : end + 1] not in APOSTROPHES:
        return False
    after = text[end + 1 : end + 3]
    if after[:1] in ("s", "S"):
        return not after[1:].isalnum()
    return text[end - 1] in ("s", "S") and not after[:1].isalnum()
