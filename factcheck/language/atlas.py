"""The atlas: which places there are, what each is called, and what lies in what."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from factcheck.errors import RuleError

PlaceKind = Literal["country", "region", "province", "city", "historic"]


class Place(NamedTuple):
    """A place and its words; ``country`` is what it lies in, or its own id where it is or was a country.

    ``exact``: written in no other way than its names show. ``ambiguous``: also a common word, so that it
    needs a place preposition. ``person_name``: also a person's, so that a name before it speaks against it.
    """

    id: str
    kind: PlaceKind
    country: str | None
    names: tuple[str, ...]
    historic_names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: str | None = None
    successor: str | None = None
    exact: bool = False
    ambiguous: bool = False
    person_name: bool = False


@dataclass(frozen=True, slots=True)
class PlaceCues:
    """The words around a name that tell a place from its namesakes, in small letters but ``not_before``."""

    prepositions: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    honorifics: frozenset[str] = frozenset()
    directions: frozenset[str] = frozenset()
    not_places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Atlas:
    """All places by id in the order of their claim to a shared name, and the wholes each lies right in."""

    places: Mapping[str, Place]
    wholes: Mapping[str, Sequence[str]]
    cues: PlaceCues = field(default_factory=PlaceCues)

    @classmethod
    def from_mapping(
        cls, countries: Mapping[str, Any], regions: Mapping[str, Any], cities: Mapping[str, Any]
    ) -> Atlas:
        """The atlas that the three place files describe, each given as its top mapping.

        Raises RuleError for an id given twice and for a member, a country or a whole that does not exist.
        """
        places: dict[str, Place] = {}
        wholes: dict[str, Sequence[str]] = {}
        for place, within in (*_countries(countries), *_regions(regions), *_towns(cities)):
            if place.id in places:
                raise RuleError(
                    f"place id {place.id!r} is given twice", hint="give one of the two an id of its own"
                )
            places[place.id] = place
            wholes[place.id] = within
        for row in regions.get("regions", ()):
            for member in row.get("members", ()):
                wholes[member] = (*wholes.get(member, ()), row["id"])
        _must_exist((id_ for part, ids in wholes.items() for id_ in (part, *ids)), places)
        _must_exist((place.successor for place in places.values() if place.successor), places)
        return cls(places, wholes, _cues(countries, cities))

    def contains(self, whole_id: str, place_id: str) -> bool:
        """Whether a place lies in a country or region, at any depth; every place contains itself."""
        reached, ahead = {place_id}, [place_id]
        while ahead:
            wholes = [whole for whole in self.wholes.get(ahead.pop(), ()) if whole not in reached]
            ahead.extend(wholes)
            reached.update(wholes)
        return whole_id in reached

    def names_of(self, place_id: str) -> tuple[str, ...]:
        """What a place is and was called, the preferred name first; empty for an unknown id."""
        place = self.places.get(place_id)
        return place.names + place.historic_names if place else ()


def _cues(countries: Mapping[str, Any], cities: Mapping[str, Any]) -> PlaceCues:
    def words(mapping: Mapping[str, Any], key: str) -> frozenset[str]:
        return frozenset(word.lower() for word in mapping.get(key, ()))

    return PlaceCues(
        prepositions=words(cities, "place-prepositions"),
        not_before=frozenset(cities.get("not-before", ())),
        honorifics=words(countries, "honorifics"),
        directions=words(countries, "directions"),
        not_places=tuple(cities.get("not-places", ())),
    )


Row = tuple[Place, tuple[str, ...]]
"""A place and the ids of the wholes that its own row names."""


def _countries(mapping: Mapping[str, Any]) -> Iterator[Row]:
    for row in mapping.get("countries", ()):
        yield _place(row, row.get("kind", "country"), row["id"]), tuple(_listed(row.get("part-of")))


def _regions(mapping: Mapping[str, Any]) -> Iterator[Row]:
    for row in mapping.get("regions", ()):
        kind = row.get("kind", "region")
        yield _place(row, kind, row["id"] if kind == "historic" else None), ()


def _towns(mapping: Mapping[str, Any]) -> Iterator[Row]:
    for country, kinds in mapping.get("places", {}).items():
        within = (country,)
        for kind, entries in kinds.items():
            for entry in entries:
                if isinstance(entry, dict):
                    yield _place(entry, kind, country), (country, *_listed(entry.get("in")))
                else:
                    names = (entry,) if isinstance(entry, str) else tuple(entry)
                    yield Place(kebab(names[0]), kind, country, names), within


def _place(row: Mapping[str, Any], kind: PlaceKind, country: str | None) -> Place:
    names = tuple(row.get("names", ()))
    return Place(
        id=row.get("id") or kebab(names[0]),
        kind=kind,
        country=country,
        names=names,
        historic_names=tuple(row.get("historic-names", ())),
        adjectives=tuple(row.get("adjectives", ())),
        people=tuple(row.get("people", ())),
        capital=row.get("capital"),
        successor=row.get("successor"),
        exact=row.get("case") == "exact",
        ambiguous=bool(row.get("ambiguous")),
        person_name=bool(row.get("person-name")),
    )


def _listed(value: str | list[str] | None) -> list[str]:
    if value is None:
        return []
    return [value] if isinstance(value, str) else value


def _must_exist(ids: Iterable[str], places: Mapping[str, Place]) -> None:
    for id_ in ids:
        if id_ not in places:
            near = difflib.get_close_matches(id_, places, n=1)
            raise RuleError(f"unknown place {id_!r}", hint=f"did you mean {near[0]!r}?" if near else None)


def without_accents(text: str) -> str:
    """The text with its letters stripped of combining marks: Ysyk-Köl becomes Ysyk-Kol."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def kebab(name: str) -> str:
    """The id that a name makes: São Tomé becomes sao-tome."""
    if name.isascii() and name.isalpha():
        return name.lower()
    return re.sub(r"[^a-z0-9]+", "-", without_accents(name).lower().replace("'", "")).strip("-")
