"""The gazetteer: finds the places that a text names, by name, by adjective or by their people.

One scan over the capitalised words, one step of a trie for each word more. A name counts as it is written in the
place files or in capitals throughout; small letters never do, so that turkey, polish and us are no places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from factcheck.errors import RuleError
from factcheck.language.atlas import Atlas, Place, PlaceKind, without_accents

PlaceForm = Literal["name", "adjective", "people"]

_STEP = re.compile(
    r"(\.?(?:[ \t\u00a0\u2007\u2009\u202f]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"  # a space, one line break at most
    r"|[-\u2010\u2011](?:\r?\n)?|['\u2019\u02bc\u02bb]|, ?)"
    r"((?:[A-Z]\.){2,}|\w+)"
)
_FIRST = re.compile(r"(?:[A-Z]\.){2,}|\w+")
_SMALL = re.compile(r"(?:[a-z]\w*[ -])*")
_WORD_BEFORE = re.compile(r"(\w+)\.?[ \t\u00a0]+(?:\r?\n[ \t]*)?$")
_GAP = frozenset(" \t\r\n-\u00a0\u2007\u2009\u2010\u2011\u202f")
_APOSTROPHES = "'\u2019\u02bc\u02bb"
_SHORTEST_IN_CAPITALS = 4
"""Shorter names in capitals are abbreviations of something else more often than not."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a text names it: text[start:end], without article and possessive ending.

    ``country`` is the country it lies in or is, None for a region of several. ``historic``: a name or a state that
    is no more. ``also`` holds the other places that the name may mean.
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """One spelling: its words from the first capital on, the small words before them, and what it means."""

    words: tuple[str, ...]
    small_words: tuple[str, ...]
    article: bool
    place: Place | None
    form: PlaceForm = "name"
    historic: bool = False

    def written_as(self, words: Sequence[str]) -> bool:
        """Whether the words of a text are this spelling, or this spelling in capitals throughout."""
        if all(
            word == own or (own.islower() and word.lower() == own)
            for word, own in zip(words, self.words, strict=True)
        ):
            return True
        if self.place is not None and self.place.exact:
            return False
        if len(words) == 1 and len(words[0]) < _SHORTEST_IN_CAPITALS:
            return False
        return all(word == own.upper() for word, own in zip(words, self.words, strict=True))


class _Node:
    __slots__ = ("children", "entries")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.entries: list[_Entry] = []


class Gazetteer:
    """Finds the places of an atlas in a text, in time linear in the text."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._root: dict[str, _Node] = {}
        self._initials: set[str] = set()
        for spelling in atlas.cues.not_places:
            self._add(spelling, None)
        for place in atlas.places.values():
            for names, form, historic in (
                (place.names, "name", place.kind == "historic"),
                (place.historic_names, "name", True),
                (place.adjectives, "adjective", place.kind == "historic"),
                (place.people, "people", place.kind == "historic"),
            ):
                for name in names:
                    self._add(name, place, form, historic)  # type: ignore[arg-type]
        initials = re.escape("".join(sorted(self._initials)))
        self._capitalised = re.compile(rf"[{initials}](?:(?:\.[A-Z])+\.?(?!\w)|\w*)")

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

    def find(self, text: str) -> list[PlaceMention]:
        """The places that the text names, in order, none overlapping another."""
        mentions = list(self._scan(text))
        if any(mention.also for mention in mentions):
            mentions = [self._settle(text, mentions, at) for at in range(len(mentions))]
        return mentions

    def _add(
        self, name: str, place: Place | None, form: PlaceForm = "name", historic: bool = False
    ) -> None:
        spellings = [name]
        if not name.isascii() and not (place and place.exact):
            spellings.append(without_accents(name))
        for spelling in dict.fromkeys(spellings):
            small = _SMALL.match(spelling)
            small_words = tuple(re.split("[ -]", small[0])[:-1]) if small else ()
            article = small_words[:1] == ("the",)
            keys, words = _path(spelling, small.end() if small else 0)
            self._initials.add(words[0][0])
            nodes = self._root
            for key in keys:
                node = nodes.get(key)
                if node is None:
                    node = nodes[key] = _Node()
                nodes = node.children
            node.entries.append(_Entry(words, small_words[article:], article, place, form, historic))

    def _scan(self, text: str) -> Iterator[PlaceMention]:
        root, done = self._root, 0
        for match in self._capitalised.finditer(text):
            start = match.start()
            if start < done:
                continue
            word = match[0]
            node = root.get(word.replace(".", "").lower())
            if node is None or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
                continue
            for end, entries, start in self._readings(text, match, node):
                done = end
                mention = self._mention(text, start, end, entries)
                if mention is not None:
                    yield mention
                break

    def _readings(
        self, text: str, match: re.Match[str], node: _Node
    ) -> Iterator[tuple[int, list[_Entry], int]]:
        """The spellings that begin at a word, the longest first: where they end and where they start."""
        start, end = match.span()
        words = [match[0].replace(".", "")]
        reached: list[tuple[int, _Node, int]] = [(end, node, 1)]
        while node.children and (step := _STEP.match(text, end)):
            child = node.children.get(_key(step))
            if child is None:
                break
            node, end = child, step.end()
            words.append(step[2].replace(".", ""))
            reached.append((end, node, len(words)))
        for end, node, count in reversed(reached):
            fitting: list[_Entry] = []
            begin = start
            for entry in node.entries:
                if not entry.written_as(words[:count]):
                    continue
                first = _reach_back(text, start, entry.small_words)
                if first is None or (entry.article and _reach_back(text, first, ("the",)) is None):
                    continue
                if first < begin:
                    fitting, begin = [entry], first
                elif first == begin:
                    fitting.append(entry)
            if fitting:
                yield end, fitting, begin

    def _mention(self, text: str, start: int, end: int, entries: list[_Entry]) -> PlaceMention | None:
        after = text[end : end + 1]
        if after in ("$", "€", "£"):
            return None
        fitting = [entry for entry in entries if entry.place and self._is_meant(text, start, end, entry.place)]
        if not fitting or any(entry.place is None for entry in entries):
            return None
        entry = fitting[0]
        place = entry.place
        assert place is not None
        tail = text[end : end + 3]
        possessive = tail[:1] != "" and tail[0] in _APOSTROPHES and (
            tail[1:2] in ("s", "S") and not tail[2:3].isalnum()
            or (text[end - 1] in "sS" and not tail[1:2].isalnum())
        )
        others = (e.place.id for e in fitting[1:] if e.place and e.place.id != place.id)
        return PlaceMention(
            start,
            end,
            text[start:end],
            place.id,
            place.kind,
            entry.form,
            place.country,
            entry.historic,
            possessive,
            tuple(dict.fromkeys(others)),
        )

    def _is_meant(self, text: str, start: int, end: int, place: Place) -> bool:
        """Whether the words around a name let it be the place and not a namesake."""
        cues = self.atlas.cues
        if place.kind in ("city", "province"):
            step = _STEP.match(text, end)
            if step and step[2] in cues.not_before and step[1].isspace():
                return False
        if not place.ambiguous and not place.person_name:
            return True
        found = _WORD_BEFORE.search(text, max(0, start - 40), start)
        before = found[1] if found else ""
        if place.ambiguous:
            return before.lower() in cues.prepositions or self._country_follows(text, end, place)
        return before.lower() not in cues.honorifics and (
            not before[:1].isupper() or before.lower() in cues.directions or before.isupper()
        )

    def _country_follows(self, text: str, end: int, place: Place) -> bool:
        if text[end : end + 2] != ", ":
            return False
        for name in self.names_of(place.country or ""):
            if text.startswith(name, end + 2):
                return True
        return False

    def _settle(self, text: str, mentions: Sequence[PlaceMention], at: int) -> PlaceMention:
        """Give a shared name to the place whose country the text names next to it, or else at all."""
        mention = mentions[at]
        if not mention.also:
            return mention
        candidates = [self.atlas.places[id_] for id_ in (mention.place_id, *mention.also)]
        beside: set[str | None] = set()
        if at and text[mentions[at - 1].end : mention.start].strip() == ",":
            beside.add(mentions[at - 1].country)
        if at + 1 < len(mentions) and text[mention.end : mentions[at + 1].start].strip() == ",":
            beside.add(mentions[at + 1].country)
        chosen = next((place for place in candidates if place.country in beside), None)
        if chosen is None:
            named = {other.country for other in mentions if not other.also}
            same_kind = [place for place in candidates if place.kind == candidates[0].kind]
            chosen = next((place for place in same_kind if place.country in named), candidates[0])
        others = tuple(place.id for place in candidates if place is not chosen)
        return replace(mention, place_id=chosen.id, kind=chosen.kind, country=chosen.country, also=others)


def _key(step: re.Match[str]) -> str:
    """The trie key of a word: spaces and hyphens are alike, other marks must stand as in the name."""
    mark = step[1][0]
    word = step[2].replace(".", "").lower()
    if mark in _GAP:
        return word
    return ("'" if mark in _APOSTROPHES else mark) + word


def _path(name: str, at: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The trie keys of a name and its words as written, from its first capital on."""
    first = _FIRST.match(name, at)
    if first is None:
        raise RuleError(f"place name {name!r} has no capitalised word")
    word = first[0].replace(".", "")
    keys, words, end = [word.lower()], [word], first.end()
    while step := _STEP.match(name, end):
        keys.append(_key(step))
        words.append(step[2].replace(".", ""))
        end = step.end()
    if name[end:] not in ("", "."):
        raise RuleError(f"place name {name!r} has a sign that names cannot have: {name[end:]!r}")
    return tuple(keys), tuple(words)


def _reach_back(text: str, start: int, words: Sequence[str]) -> int | None:
    """Where a run of small words that ends right before ``start`` begins; None where they are not there."""
    for word in reversed(words):
        at = start
        while at and text[at - 1] in _GAP:
            at -= 1
        begin = at - len(word)
        if at == start or begin < 0 or text[begin:at].lower() != word:
            return None
        if begin and text[begin - 1].isalnum():
            return None
        start = begin
    return start
