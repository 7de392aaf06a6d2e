"""What has been read from one block of text: words, chunks, clauses, sentences, and the mentions in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from factcheck.language.gazetteer import PlaceMention
from factcheck.language.numbers import Quantity

Relation = Literal["main", "coordinate", "contrast", "relative", "subordinate", "aside", "colon"]


class Word(NamedTuple):
    """A token that counts for reading: hyphens inside words and quotation marks are left out."""

    text: str
    low: str
    start: int
    end: int
    quoted: bool = False
    """Whether it stands in somebody's speech."""
    scare: bool = False
    """Whether it stands alone, or with few others, between quotation marks."""

    @property
    def is_punctuation(self) -> bool:
        return not any(char.isalnum() for char in self.text)


class Mention(NamedTuple):
    """A concept in words[first:last)."""

    concept: str
    category: str
    first: int
    last: int

    def overlaps(self, other: Mention) -> bool:
        return self.first < other.last and other.first < self.last

    def contains(self, other: Mention) -> bool:
        return (
            self.first <= other.first
            and other.last <= self.last
            and (self.last - self.first) > (other.last - other.first)
        )


def _end(word: Word) -> int:
    return word.end


def _first(mention: Mention) -> int:
    return mention.first


def _start(word: Word) -> int:
    return word.start


PlaceRole = Literal[
    "subject", "in", "of", "adjective", "from", "to", "through", "contrast", "people", "other"
]


class Place(NamedTuple):
    """A place named in words[first:last), and the part it plays there."""

    mention: PlaceMention
    role: PlaceRole
    first: int
    last: int

    @property
    def id(self) -> str:
        return self.mention.place_id

    @property
    def country(self) -> str:
        return self.mention.country or self.mention.place_id

    @property
    def is_country(self) -> bool:
        return self.mention.kind == "country"


class Value(NamedTuple):
    """A quantity at words[first:last)."""

    quantity: Quantity
    first: int
    last: int


@dataclass(slots=True)
class Clause:
    """Words that share one predicate; ``words`` may have a hole where an aside or relative clause stood."""

    number: int
    relation: Relation
    parent: int | None
    opener: str = ""
    words: list[int] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.words[0]

    @property
    def last(self) -> int:
        return self.words[-1] + 1


@dataclass(slots=True)
class Sentence:
    """One sentence of a block: words[first:last), its clauses in order of opening."""

    number: int
    first: int
    last: int
    clauses: list[Clause]
    is_question: bool = False
    answer: str = ""
    """The concept of the answer that the next block gives to a question that ends this one."""
    mentions: list[Mention] = field(default_factory=list)
    by_category: dict[str, list[Mention]] = field(default_factory=dict)
    concepts: frozenset[str] = frozenset()
    """What is mentioned in the sentence: in order, by category, and the concepts alone, to ask in one step."""

    def named(self, concepts: frozenset[str]) -> list[Mention]:
        """Mentions of any of these concepts, in order."""
        if self.concepts.isdisjoint(concepts):
            return []
        return [mention for mention in self.mentions if mention.concept in concepts]


@dataclass(slots=True)
class Analysis:
    """Everything that was read in one block; positions are indices into ``words``, offsets count code points."""

    text: str
    words: list[Word]
    sentences: list[Sentence]
    chunk_of: list[int]
    clause_of: list[int]
    sentence_of: list[int]
    clauses: list[Clause]
    mentions: list[Mention]
    places: list[Place]
    values: list[Value]
    by_category: dict[str, list[Mention]] = field(default_factory=dict)

    def of(self, category: str) -> Sequence[Mention]:
        """Mentions of one category, in order."""
        return self.by_category.get(category, ())

    def within(self, category: str, first: int, last: int) -> Iterator[Mention]:
        """Mentions of a category that begin in words[first:last)."""
        mentions = self.by_category.get(category)
        if mentions is None:
            return
        for at in range(bisect_left(mentions, first, key=_first), len(mentions)):
            if mentions[at].first >= last:
                break
            yield mentions[at]

    def named(self, concepts: Sequence[str] | frozenset[str], first: int, last: int) -> list[Mention]:
        """Mentions of any of these concepts that begin in words[first:last)."""
        low = bisect_left(self.mentions, first, key=_first)
        high = bisect_left(self.mentions, last, lo=low, key=_first)
        return [m for m in self.mentions[low:high] if m.concept in concepts]

    def clause_at(self, offset: int) -> int:
        """The number of the clause of the word that holds the character at ``offset``, or of the next."""
        at = bisect_right(self.words, offset, key=_end)
        return self.clause_of[min(at, len(self.words) - 1)]

    def is_quoted(self, offset: int) -> bool:
        """Whether the word at that offset stands in somebody's speech."""
        at = bisect_right(self.words, offset, key=_start) - 1
        return at >= 0 and self.words[at].quoted

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.words[first].start, self.words[last - 1].end

    def slice(self, first: int, last: int) -> str:
        start, end = self.span(first, last)
        return self.text[start:end]
