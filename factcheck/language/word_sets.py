"""Word sets: what a text must hold, in whatever order, to mention a concept.

A term is met only where all its words are, and the concepts it refers to; forgetting their order makes of each term a
set of words that is quick to look up before a text is tokenized. Nothing that a term matches is lost: word sets only
let more through. Words are runs of letters in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from factcheck.language.terms import Element, parse_term

LETTERS = re.compile(r"[^\W\d_]+")


class WordSets(NamedTuple):
    """The compiled sets, in plain values so that a cache can hold them.

    ``forms`` gives the numbers of the words that a run of letters may stand for. ``sets`` has, under the number of its
    rarest word, each set as ``concept other-words referred-concepts``, the latter two separated by commas; ``bare`` are
    the sets that hold no word but only concepts. ``open`` are concepts that may be met in any text.
    """

    forms: dict[str, str]
    sets: dict[str, list[str]]
    bare: list[str]
    open: list[str]


class WordSetReader:
    """Tells which concepts a text may mention."""

    def __init__(self, compiled: WordSets) -> None:
        self._compiled = compiled
        self._numbers: dict[str, tuple[str, ...]] = {}
        self._sets: dict[str, tuple[_Set, ...]] = {}
        self._bare = tuple(map(_parsed, compiled.bare))
        self._open = frozenset(compiled.open)

    def concepts(self, words: Iterable[str]) -> set[str]:
        """The concepts that a text of these words may mention."""
        forms, known = self._compiled.forms, self._numbers
        numbers: set[str] = set()
        for word in words:
            if word in forms:
                if word not in known:
                    known[word] = tuple(forms[word].split())
                numbers.update(known[word])
        present = set(self._open)
        waiting = list(self._bare)
        for number in numbers:
            for each in self._at(number):
                concept, others, referred = each
                if concept not in present and numbers.issuperset(others):
                    if referred:
                        waiting.append(each)
                    else:
                        present.add(concept)
        met = True
        while met and waiting:
            met = False
            for each in waiting:
                if each.concept not in present and present.issuperset(each.referred):
                    present.add(each.concept)
                    met = True
        return present

    def _at(self, number: str) -> tuple[_Set, ...]:
        found = self._sets.get(number)
        if found is None:
            found = self._sets[number] = tuple(map(_parsed, self._compiled.sets.get(number, ())))
        return found


class _Set(NamedTuple):
    concept: str
    others: tuple[str, ...]
    referred: tuple[str, ...]


def _parsed(row: str) -> _Set:
    concept, others, referred = row.split(" ")
    return _Set(concept, tuple(others.split(",")) if others else (), tuple(referred.split(",")) if referred else ())


def compile_word_sets(
    wanted: Iterable[str],
    terms: Mapping[str, Iterable[str]],
    forms: Callable[[str], Iterable[str]],
    common: Collection[str],
) -> WordSets:
    """The word sets of the ``wanted`` concepts and of those that they refer to.

    ``terms`` are the terms of each concept, ``forms`` gives the surface forms of a base word, and ``common`` are words
    that stand in almost any text, by which nothing should be looked up.
    """
    return _Compiler(terms, forms, common).compiled(wanted)


class _Compiler:
    def __init__(
        self, terms: Mapping[str, Iterable[str]], forms: Callable[[str], Iterable[str]], common: Collection[str]
    ) -> None:
        self._terms = terms
        self._inflected = forms
        self._common = common
        self._numbers: dict[tuple[str, str], int | None] = {}
        self._forms: dict[str, list[int]] = {}
        self._rarity: dict[int, tuple[bool, int]] = {}

    def compiled(self, wanted: Iterable[str]) -> WordSets:
        waiting = [concept for concept in dict.fromkeys(wanted) if concept in self._terms]
        seen = set(waiting)
        sets: dict[str, list[str]] = {}
        bare: list[str] = []
        always: list[str] = []
        while waiting:
            concept = waiting.pop()
            minimal = self._minimal(concept)
            if frozenset() in minimal:
                always.append(concept)
                continue
            for each in minimal:
                referred = sorted(part for part in each if isinstance(part, str))
                waiting += [name for name in referred if name not in seen]
                seen.update(referred)
                numbers = sorted((part for part in each if isinstance(part, int)), key=self._rarity.__getitem__)
                row = f"{concept} {','.join(map(str, numbers[1:]))} {','.join(referred)}"
                if numbers:
                    sets.setdefault(str(numbers[0]), []).append(row)
                else:
                    bare.append(row)
        return WordSets(
            {form: " ".join(map(str, numbers)) for form, numbers in self._forms.items()}, sets, bare, sorted(always)
        )

    def _minimal(self, concept: str) -> set[frozenset[int | str]]:
        """The sets of a concept without those that hold another."""
        found = {frozenset(self._parts(s)) for term in self._terms[concept] for s in parse_term(term)}
        minimal: set[frozenset[int | str]] = set()
        for each in sorted(found, key=lambda parts: (len(parts), sorted(map(str, parts)))):
            smaller = (frozenset(some) for size in range(len(each)) for some in combinations(each, size))
            if not any(part in minimal for part in smaller):
                minimal.add(each)
        return minimal

    def _parts(self, sequence: Iterable[Element]) -> Iterator[int | str]:
        for kind, value in sequence:
            if kind == "concept":
                if value in self._terms:  # others are places and numbers, which are not looked for
                    yield str(value)
            elif kind != "gap":
                number = self._number(kind, str(value))
                if number is not None:
                    yield number

    def _number(self, kind: str, word: str) -> int | None:
        """The number of a word; None for one that may be written without a letter."""
        key = (kind, word)
        if key not in self._numbers:
            self._numbers[key] = self._filed(kind, word)
        return self._numbers[key]

    def _filed(self, kind: str, word: str) -> int | None:
        runs = [LETTERS.findall(form) for form in ({word} if kind == "exact" else {word, *self._inflected(word)})]
        if not all(runs):
            return None
        number = len(self._rarity)
        literals = {max(run, key=len) for run in runs}
        self._rarity[number] = (not literals.isdisjoint(self._common), -len(word))
        for literal in literals:
            self._forms.setdefault(literal, []).append(number)
        return number
