"""Clauses and chunks without a trained parser: punctuation, conjunctions, relative pronouns and finite verbs.

A clause is opened by a strong mark (a semicolon, "but", "whereas"), by a conjunction or comma after which a finite
verb comes while one has gone before, by a relative pronoun after a comma, or by brackets and paired dashes; asides and
relative clauses close again and give the clause around them back. A chunk is the finer unit: what stands between any
two separators, so that "2% among X and 12% among Y" falls apart even where the clause does not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.language.analysis import Clause, Relation, Word

OPENERS = {"(": ")", "[": "]"}
CLOSERS = frozenset(OPENERS.values())
DASHES = frozenset({"—", "–", "--", "―", "-"})


CELL_MARKS = frozenset({"|", "•", "//"})
"""What stands between the cells of a row and the items of a list that are written into one line."""


@dataclass(frozen=True, slots=True)
class StructureWords:
    """The closed word classes that structure is read from (``structure`` in the rule files)."""

    finite: frozenset[str]
    contrast: frozenset[str]
    coordinating: frozenset[str]
    relative: frozenset[str]
    subordinating: frozenset[str]
    preposition: frozenset[str]
    determiner: frozenset[str]
    pronoun: frozenset[str]
    traveller: frozenset[str]
    acting: frozenset[str]

    @classmethod
    def from_mapping(cls, words: Mapping[str, Sequence[str]]) -> StructureWords:
        return cls(**{name: frozenset(words.get(name, ())) for name in cls.__dataclass_fields__})


@dataclass(slots=True)
class ClauseStructure:
    """Clauses of one sentence and, for each word, its clause and chunk number."""

    clauses: list[Clause]
    clause_of: list[int]
    chunk_of: list[int]


class ClauseSplitter:
    """Splits one sentence; numbers of clauses and chunks continue from those given."""

    def __init__(self, words: StructureWords) -> None:
        self.classes = words

    def split(
        self, words: Sequence[Word], verbs: frozenset[int], clause_from: int = 0, chunk_from: int = 0
    ) -> ClauseStructure:
        """``verbs`` are indices of words known to be predicates from the concepts (``bans``, ``was founded``)."""
        return _Splitting(self.classes, words, verbs, clause_from, chunk_from).run()


class _Splitting:
    def __init__(
        self, classes: StructureWords, words: Sequence[Word], verbs: frozenset[int], clause_from: int, chunk_from: int
    ) -> None:
        self.classes = classes
        self.words = words
        self.finite = [word.low in classes.finite or at in verbs for at, word in enumerate(words)]
        self.clauses: list[Clause] = []
        self.clause_from = clause_from
        self.chunk = chunk_from
        self.stack: list[tuple[Clause, str]] = []
        self.clause_of: list[int] = []
        self.chunk_of: list[int] = []
        self.has_finite: dict[int, bool] = {}

    def open(self, relation: Relation, opener: str, closer: str = "", nested: bool = False) -> None:
        parent = self.stack[-1][0].number if self.stack else None
        clause = Clause(self.clause_from + len(self.clauses), relation, parent, opener)
        self.clauses.append(clause)
        self.has_finite[clause.number] = False
        if nested or not self.stack:
            self.stack.append((clause, closer))
        else:
            closer = self.stack[-1][1] if len(self.stack) > 1 else ""
            self.stack[-1] = (clause, closer)

    def close(self) -> None:
        if len(self.stack) > 1:
            self.stack.pop()

    def run(self) -> ClauseStructure:
        self.open("main", self.words[0].low if self.words else "")
        at = 0
        while at < len(self.words):
            self.separate(at)
            word = self.words[at]
            clause = self.stack[-1][0]
            clause.words.append(at)
            self.clause_of.append(clause.number)
            self.chunk_of.append(self.chunk)
            if self.finite[at]:
                self.has_finite[clause.number] = True
            if word.text in CLOSERS:
                while len(self.stack) > 1 and self.stack[-1][1] == ",":
                    self.close()
                if self.stack[-1][1] == word.text:
                    self.close()
                self.chunk += 1
            at += 1
        return ClauseStructure([c for c in self.clauses if c.words], self.clause_of, self.chunk_of)

    def segment_end(self, at: int) -> int:
        """Where the stretch that begins at a word ends: at the next comma, bracket, dash, semicolon or colon."""
        while at < len(self.words):
            text = self.words[at].text
            if text in ",;:()[]" or text in DASHES:
                break
            at += 1
        return at

    def finite_after(self, at: int) -> bool:
        return any(self.finite[at : self.segment_end(at)])

    def separate(self, at: int) -> None:
        word = self.words[at]
        low, text = word.low, word.text
        following = self.words[at + 1].low if at + 1 < len(self.words) else ""
        here = self.stack[-1][0]
        if not here.words:
            return
        classes = self.classes
        if text in OPENERS:
            self.chunk += 1
            self.open("aside", text, OPENERS[text], nested=True)
        elif text in DASHES:
            self.chunk += 1
            if self.stack[-1][1] == "—":
                self.close()
            elif any(w.text in DASHES for w in self.words[at + 1 :]):
                self.open("aside", "—", "—", nested=True)
            elif self.has_finite[here.number] or self.finite_after(at + 1):
                self.open("colon", "—")
        elif text == ";":
            self.chunk += 1
            while len(self.stack) > 1 and self.stack[-1][1] in {",", "—"}:
                self.close()
            self.open("coordinate", ";")
        elif text == ":":
            self.chunk += 1
            if self.has_finite[here.number]:
                self.open("colon", ":")
        elif text in CELL_MARKS:
            self.chunk += 1
            self.open("coordinate", text)
        elif text == ",":
            self.chunk += 1
            self.comma(at, following)
        elif low in classes.contrast and self.words[at - 1].text != ",":
            self.chunk += 1
            if self.finite_after(at + 1) and self.has_finite[here.number]:
                self.open("contrast", low)
        elif low in classes.coordinating and self.words[at - 1].text != ",":
            self.chunk += 1
            if self.has_finite[here.number] and self.clause_follows(at + 1):
                self.open("coordinate", low)
        elif low in classes.subordinating and self.words[at - 1].text != "," and self.has_finite[here.number]:
            if self.finite_after(at + 1) and not self.words[at + 1].text[:1].isdigit():
                self.chunk += 1
                self.open("subordinate", low)

    def clause_follows(self, at: int) -> bool:
        """Whether what follows a bare "and" is a clause of its own rather than one more item of a list."""
        end = self.segment_end(at)
        for index in range(at, end):
            if self.words[index].low in self.classes.coordinating or self.words[index].low in self.classes.contrast:
                return False
            if self.finite[index]:
                return True
        return False

    def comma(self, at: int, following: str) -> None:
        here = self.stack[-1][0]
        classes = self.classes
        if self.stack[-1][1] == "," and here.words:
            nested_end = True
            if following in classes.coordinating and not self.finite_after(at + 2):
                nested_end = False
            if nested_end:
                self.close()
                here = self.stack[-1][0]
                if at + 1 < len(self.words) and self.finite[at + 1]:
                    return
        if following in classes.relative or (
            at + 2 < len(self.words) and following in classes.preposition and self.words[at + 2].low in classes.relative
        ):
            self.open("relative", following, ",", nested=True)
        elif following in classes.contrast:
            if self.finite_after(at + 2) or self.has_finite[here.number]:
                self.open("contrast", following)
        elif following in classes.subordinating and at + 2 < len(self.words):
            if self.finite_after(at + 2) and not self.words[at + 2].text[:1].isdigit():
                self.open("subordinate", following)
        elif self.finite_after(at + 1) and self.has_finite[here.number]:
            self.open("coordinate", following if following in classes.coordinating else ",")
