"""The spellings of places: how a name may stand in a text, and which names begin at a word.

A name stands as it is written in the place files, or in capitals throughout; its small words ("of", "region")
in any case; spaces and hyphens are alike; one line break may fall inside. Names are filed under their first
capitalised word and taken apart only when a text has that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.errors import RuleError
from factcheck.language.atlas import Place, without_accents

PlaceForm = Literal["name", "adjective", "people"]

STEP = re.compile(
    r"(\.?(?:[ \t\u00a0\u2007\u2009\u202f]+(?:\r?\n[ \t]*)?|\r?\n[ \t]*)"
    r"|[-\u2010\u2011](?:\r?\n)?|['\u2019\u02bc\u02bb]|, ?)"
    r"((?:[A-Z]\.){2,}|\w+)"
)
"""From one word of a name to the next: the gap and the word."""

APOSTROPHES = frozenset("'\u2019\u02bc\u02bb")

_GAP = frozenset(" \t\r\n-\u00a0\u2007\u2009\u2010\u2011\u202f")
_FIRST = re.compile(r"(?:[A-Z]\.){2,}|\w+")
_SMALL = re.compile(r"(?:[a-z]\w*[ -])*")
_SHORTEST_IN_CAPITALS = 4
"""A shorter name in capitals is an abbreviation of something else more often than not."""


class Meaning(NamedTuple):
    """What a name stands for; ``place`` is None where a longer name holds that of a place and is none."""

    place: Place | None
    form: PlaceForm = "name"
    historic: bool = False


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a name: its words from the first capital on, and the small words before them."""

    words: tuple[str, ...]
    small_words: tuple[str, ...]
    article: bool
    meaning: Meaning

    def written_as(self, words: Sequence[str]) -> bool:
        """Whether the words of a text are this spelling, or this spelling in capitals throughout."""
        if all(
            word == own or (own.islower() and word.lower() == own)
            for word, own in zip(words, self.words, strict=True)
        ):
            return True
        if self.meaning.place is not None and self.meaning.place.exact:
            return False
        if len(words) == 1 and len(words[0]) < _SHORTEST_IN_CAPITALS:
            return False
        return all(word == own.upper() for word, own in zip(words, self.words, strict=True))

    def begins(self, text: str, start: int) -> int | None:
        """Where this spelling begins in a text whose capitalised part starts at ``start``; None: not here."""
        first = _reach_back(text, start, self.small_words)
        if first is not None and self.article and _reach_back(text, first, ("the",)) is None:
            return None
        return first


@dataclass(frozen=True, slots=True)
class Reading:
    """Names that stand at text[start:end], in the order of their claim to it."""

    start: int
    end: int
    meanings: tuple[Meaning, ...]


class _Node:
    __slots__ = ("children", "spellings")

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.spellings: list[Spelling] = []


ARTICLE = "the"
_WORD = re.compile(r"[^\W\d_]+")


class SpellingIndex:
    """All spellings, found by the words of a text."""

    def __init__(self) -> None:
        self._filed: dict[str, list[tuple[str, Meaning]]] = {}
        self._nodes: dict[str, _Node] = {}
        self._initials: set[str] = set()

    def add(self, name: str, meaning: Meaning) -> None:
        """File a name, with and without its accents; raises RuleError for one without a capitalised word."""
        self._file(name, meaning)
        if not name.isascii() and not (meaning.place and meaning.place.exact):
            self._file(without_accents(name), meaning)

    def _file(self, name: str, meaning: Meaning) -> None:
        if name.isalnum():
            word = name
        else:
            small = _SMALL.match(name)
            first = _FIRST.match(name, small.end() if small else 0)
            word = first[0].replace(".", "") if first else ""
        if word.islower() or not word:
            raise RuleError(f"place name {name!r} has no capitalised word")
        key = word.lower()
        if key in self._filed:
            self._filed[key].append((name, meaning))
        else:
            self._filed[key] = [(name, meaning)]
            self._initials.add(word[0])

    def openings(self) -> frozenset[str]:
        """The first capitalised word of every name in lower case; of a name with stops its first letter as well."""
        dotted = {key[0] for key, filed in self._filed.items() if any("." in name for name, _ in filed)}
        # "The Hague": half of all sentences begin with its first word, so the second is looked for.
        second = {_WORD.findall(name)[1].lower() for name, _ in self._filed.get(ARTICLE, ())}
        return (frozenset(self._filed) - {ARTICLE}) | dotted | second

    def capitalised(self) -> re.Pattern[str]:
        """A pattern for every word that may begin a name: U.S. is one word."""
        initials = re.escape("".join(sorted(self._initials)))
        return re.compile(rf"[{initials}](?:(?:\.[A-Z])+\.?(?!\w)|\w*)" if initials else r"(?!)")

    def readings(self, text: str, match: re.Match[str]) -> Iterator[Reading]:
        """The names that begin at a word that ``capitalised`` found, the longest first."""
        word = match[0].replace(".", "")
        node = self._node(word.lower())
        if node is None:
            return
        start, end = match.span()
        words = [word]
        reached = [(node, end)]
        while node.children and (step := STEP.match(text, end)):
            child = node.children.get(_key(step))
            if child is None:
                break
            node, end = child, step.end()
            words.append(step[2].replace(".", ""))
            reached.append((node, end))
        while reached:
            node, end = reached.pop()
            begin, meanings = start, list[Meaning]()
            for spelling in node.spellings:
                first = spelling.begins(text, start) if spelling.written_as(words) else None
                if first is None or first > begin:
                    continue
                if first < begin:
                    begin, meanings = first, []
                meanings.append(spelling.meaning)
            if meanings:
                yield Reading(begin, end, tuple(meanings))
            words.pop()

    def _node(self, key: str) -> _Node | None:
        node = self._nodes.get(key)
        if node is None:
            filed = self._filed.get(key)
            if filed is None:
                return None
            node = self._nodes[key] = _Node()
            for name, meaning in filed:
                _grow(node, name, meaning)
        return node


def _grow(node: _Node, name: str, meaning: Meaning) -> None:
    """Put one name into the trie below the node of its first capitalised word."""
    small = _SMALL.match(name)
    small_words = re.split("[ -]", small[0])[:-1] if small else []
    article = small_words[:1] == ["the"]
    first = _FIRST.match(name, small.end() if small else 0)
    assert first is not None, "only names with a capitalised word are filed"
    words, end = [first[0].replace(".", "")], first.end()
    while step := STEP.match(name, end):
        words.append(step[2].replace(".", ""))
        node = node.children.setdefault(_key(step), _Node())
        end = step.end()
    if name[end:] not in ("", "."):
        raise RuleError(f"place name {name!r} has a sign that names cannot have: {name[end:]!r}")
    node.spellings.append(Spelling(tuple(words), tuple(small_words[article:]), article, meaning))


def _key(step: re.Match[str]) -> str:
    """The trie key of a word: spaces and hyphens are alike, other marks must stand as in the name."""
    mark = step[1][0]
    word = step[2].replace(".", "").lower()
    if mark in _GAP:
        return word
    return ("'" if mark in APOSTROPHES else mark) + word


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
