"""Word sets: what a text must hold to mention a concept.

A term is met only where all its words are, close together, and the concepts that it refers to; forgetting their order
makes of each term a set of words that is quick to look up before a text is tokenized. Nothing that a term matches is
lost: word sets only let more through. Words are runs of letters, with negations cut off as the tokenizer does it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from factcheck.language.terms import Element, parse_term

LETTERS = re.compile(r"[^\W\d_]+?(?=[nN]['’][tT]\b)|[Cc]an(?=not\b)|[^\W\d_]+")
"""A run of letters, as far as it is one word: "do" and "n" of "don't", "can" and "not" of "cannot"."""
PLACE = "%place"
"""The sign that a text may name a place."""
SLACK = 3
"""Runs of letters that may stand between the words of a term beside them: what is left of clitics."""


PLACES = frozenset({"place", "country", "region", "province", "city", "historic"})
"""The seeds of terms that are names of places: the kinds of the atlas, and any of them."""

Parts: TypeAlias = "frozenset[int | str]"
"""The words, by number, and concepts of which a text must hold each."""


class WordSets(NamedTuple):
    """The compiled sets, in plain values so that a cache can hold them.

    ``forms`` gives the numbers of the words that a run of letters may stand for. ``sets`` has, under the number of its
    rarest word, each set as ``concept other-words referred-concepts reach``: the middle two are separated by commas,
    and reach is how many words lie between the first and the last at most, "" where that is not known. ``bare`` are the
    sets that hold no word but only concepts. ``open`` are concepts that may be met in any text, and ``places`` the
    words, in lower case, with which names of places begin.
    """

    forms: dict[str, str]
    sets: dict[str, list[str]]
    bare: list[str]
    open: list[str]
    places: list[str]


class WordSetReader:
    """Tells which concepts a text may mention."""

    def __init__(self, compiled: WordSets) -> None:
        self._compiled = compiled
        self._numbers: dict[str, tuple[str, ...]] = {}
        self._sets: dict[str, dict[str, list[_Set]]] = {}
        self._bare = tuple(map(_parsed, compiled.bare))
        self._open = frozenset(compiled.open)
        self._places = frozenset(compiled.places)

    def concepts(self, text: str) -> set[str]:
        """The concepts that a text without markup may mention."""
        runs = LETTERS.findall(text)
        words = frozenset(runs)
        lower = {word: word.lower() for word in words}
        numbers = self._numbers_of(lower.values())
        present = set(self._open)
        if any(word[0].isupper() and low in self._places for word, low in lower.items()):
            present.add(PLACE)
        waiting = list(self._bare)
        at: dict[str, list[int]] | None = None
        held = numbers | {""}
        for number in numbers:
            by_second = self._at(number)
            for second in by_second.keys() & held:
                for each in by_second[second]:
                    concept, others, referred, reach = each
                    if concept in present or not numbers.issuperset(others):
                        continue
                    if others and reach:
                        at = at or self._places_of(runs)
                        if not _close(at[number], [at[other] for other in others], reach):
                            continue
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

    def _numbers_of(self, words: Iterable[str]) -> set[str]:
        forms, known = self._compiled.forms, self._numbers
        numbers: set[str] = set()
        for word in words:
            if word in forms:
                if word not in known:
                    known[word] = tuple(forms[word].split())
                numbers.update(known[word])
        return numbers

    def _places_of(self, runs: Sequence[str]) -> dict[str, list[int]]:
        """Where the words of each number stand."""
        at: dict[str, list[int]] = {}
        for index, run in enumerate(runs):
            for number in self._numbers.get(run.lower(), ()):
                at.setdefault(number, []).append(index)
        return at

    def _at(self, number: str) -> dict[str, list[_Set]]:
        """The sets whose rarest word this is, by the second of their words, "" for those without."""
        found = self._sets.get(number)
        if found is None:
            found = self._sets[number] = {}
            for row in self._compiled.sets.get(number, ()):
                parsed = _parsed(row)
                found.setdefault(parsed.others[0] if parsed.others else "", []).append(parsed)
        return found


class _Set(NamedTuple):
    concept: str
    others: tuple[str, ...]
    referred: tuple[str, ...]
    reach: int


def _parsed(row: str) -> _Set:
    concept, others, referred, reach = row.split(" ")
    return _Set(
        concept,
        tuple(others.split(",")) if others else (),
        tuple(referred.split(",")) if referred else (),
        int(reach or 0),
    )


def _close(first: Sequence[int], others: Sequence[Sequence[int]], reach: int) -> bool:
    """Whether somewhere all the others stand within reach of the first."""
    return any(all(any(abs(one - at) <= reach for one in other) for other in others) for at in first)


def compile_word_sets(
    wanted: Iterable[str],
    terms: Mapping[str, Iterable[str]],
    forms: Callable[[str], Iterable[str]],
    common: Collection[str],
    places: Iterable[str],
) -> WordSets:
    """The word sets of the ``wanted`` concepts and of those that they refer to.

    ``terms`` are the terms of each concept, ``forms`` gives the surface forms of a base word, ``common`` are words
    that stand in almost any text, by which nothing should be looked up, and ``places`` the words, in lower case, with
    which names of places begin.
    """
    return _Compiler(terms, forms, common).compiled(wanted, places)


def _reach(sequence: Sequence[Element]) -> int | None:
    """How many words lie between the first and the last word of a sequence at most; None: not known."""
    if any(kind == "concept" for kind, _ in sequence):
        return None
    skipped = sum(int(value) for kind, value in sequence if kind == "gap")
    # A skipped word may be cut in two, and so may one that has a hyphen or a clitic.
    return 2 * (len(sequence) + skipped) + SLACK


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

    def compiled(self, wanted: Iterable[str], places: Iterable[str]) -> WordSets:
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
            for each, reach in minimal.items():
                referred = sorted(part for part in each if isinstance(part, str))
                waiting += [name for name in referred if name not in seen and name != PLACE]
                seen.update(referred)
                numbers = sorted((part for part in each if isinstance(part, int)), key=self._rarity.__getitem__)
                known = "" if reach is None else str(reach)
                row = f"{concept} {','.join(map(str, numbers[1:]))} {','.join(referred)} {known}"
                if numbers:
                    sets.setdefault(str(numbers[0]), []).append(row)
                else:
                    bare.append(row)
        forms = {form: " ".join(map(str, numbers)) for form, numbers in self._forms.items()}
        return WordSets(forms, sets, bare, sorted(always), sorted(places))

    def _minimal(self, concept: str) -> dict[Parts, int | None]:
        """The sets of a concept, without those that hold another, and how far apart their words may stand."""
        found: dict[Parts, int | None] = {}
        for term in self._terms[concept]:
            for sequence in parse_term(term):
                parts, reach = frozenset(self._parts(sequence)), _reach(sequence)
                if parts in found:
                    known = found[parts]
                    reach = None if known is None or reach is None else max(known, reach)
                found[parts] = reach
        minimal: dict[Parts, int | None] = {}
        for parts in sorted(found, key=lambda each: (len(each), sorted(map(str, each)))):
            inner = (frozenset(some) for size in range(len(parts)) for some in combinations(parts, size))
            if not any(some in minimal and (len(some) < 2 or minimal[some] is None) for some in inner):
                minimal[parts] = found[parts]
        return minimal

    def _parts(self, sequence: Iterable[Element]) -> Iterator[int | str]:
        for kind, value in sequence:
            if kind == "concept":
                if value in self._terms:
                    yield str(value)
                elif value in PLACES:
                    yield PLACE  # other seeds are numbers, which are not looked for
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
