"""Terms: the phrases that name a concept, compiled once into a trie over inflected words and earlier concepts.

A term is written as a linguist would jot it down::

    sell (sexual)? (sex|service)      words inflect; ``(a|b)`` chooses, ``?`` makes optional
    =may run                          ``=`` takes the word as it stands
    {brothel-verb} {det}? brothel     ``{concept}`` is any mention of another concept
    keeper of ..2 brothel             ``..N`` skips up to N words, never across punctuation

Concepts that refer to others are matched after them, layer by layer, so the work is one pass of the trie a layer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

Element = tuple[str, str | int]
"""One step of a term: ("word", base), ("exact", form), ("concept", id) or ("gap", most)."""

_PIECE = re.compile(r"\.\.(\d+)|\{([\w-]+)\}|([()|?])|([^\s(){}|?]+)")
MAX_EXPANSIONS = 4096


class TermSyntaxError(ValueError):
    """A term that does not follow the notation."""


@lru_cache(maxsize=65536)
def parse_term(term: str) -> tuple[tuple[Element, ...], ...]:
    """All the plain sequences that a term stands for."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for match in _PIECE.finditer(term):
        if term[at : match.start()].strip():
            raise TermSyntaxError(f"cannot read {term[at : match.start()].strip()!r} in term {term!r}")
        at = match.end()
        if match[1]:
            pieces.append(("gap", match[1]))
        elif match[2]:
            pieces.append(("concept", match[2]))
        elif match[3]:
            pieces.append(("mark", match[3]))
        else:
            pieces.append(("word", match[4]))
    if term[at:].strip():
        raise TermSyntaxError(f"cannot read {term[at:].strip()!r} in term {term!r}")
    sequences, rest = _parse_choice(pieces, 0, term)
    if rest != len(pieces):
        raise TermSyntaxError(f"unbalanced bracket in term {term!r}")
    unique = dict.fromkeys(_without_outer_gaps(sequence) for sequence in sequences)
    if () in unique:
        raise TermSyntaxError(f"term {term!r} can be empty")
    return tuple(unique)


def _without_outer_gaps(sequence: Sequence[Element]) -> tuple[Element, ...]:
    """A gap before or after everything says nothing; it is left over where an optional end is left out."""
    first, last = 0, len(sequence)
    while first < last and sequence[first][0] == "gap":
        first += 1
    while last > first and sequence[last - 1][0] == "gap":
        last -= 1
    return tuple(sequence[first:last])


def _parse_choice(pieces: Sequence[tuple[str, str]], at: int, term: str) -> tuple[list[list[Element]], int]:
    choices: list[list[Element]] = []
    current: list[list[Element]] = [[]]
    while at < len(pieces):
        kind, value = pieces[at]
        if (kind, value) == ("mark", ")"):
            break
        if (kind, value) == ("mark", "|"):
            choices += current
            current = [[]]
            at += 1
            continue
        if (kind, value) == ("mark", "?"):
            raise TermSyntaxError(f"'?' has nothing before it in term {term!r}")
        options: list[list[Element]]
        if (kind, value) == ("mark", "("):
            options, at = _parse_choice(pieces, at + 1, term)
            if at >= len(pieces):
                raise TermSyntaxError(f"unbalanced bracket in term {term!r}")
            at += 1
        else:
            options = [_elements(kind, value)]
            at += 1
        if at < len(pieces) and pieces[at] == ("mark", "?"):
            options = [*options, []]
            at += 1
        current = [head + tail for head in current for tail in options]
        if len(current) > MAX_EXPANSIONS:
            raise TermSyntaxError(f"term {term!r} stands for more than {MAX_EXPANSIONS} phrases; split it")
    return choices + current, at


def _elements(kind: str, value: str) -> list[Element]:
    if kind == "gap":
        return [("gap", int(value))]
    if kind == "concept":
        return [("concept", value)]
    if value.startswith("="):
        return [("exact", part) for part in split_words(value[1:])]
    return [("word", part) for part in split_words(value)]


_WORD = re.compile(r"[^\W_]+|[^\w\s]", re.UNICODE)


def split_words(text: str) -> list[str]:
    """The words of a term as the tokenizer would cut them, hyphens dropped as matching drops them."""
    parts: list[str] = []
    for chunk in text.lower().replace("’", "'").split():
        for piece in re.split(r"[-‐‑–/]", chunk):
            if not piece:
                continue
            if piece in {"'s", "'"}:
                parts.append(piece)
                continue
            match = re.fullmatch(r"(.+?)('s|n't|')", piece)
            if match:
                parts += [match[1], match[2]]
            elif re.fullmatch(r"[^\W_]+(?:[.'][^\W_]+)*\.?", piece):
                parts.append(piece)
            else:
                parts += _WORD.findall(piece)
    return parts


@dataclass(slots=True)
class _Node:
    words: dict[int, _Node] = field(default_factory=dict)
    concepts: dict[str, _Node] = field(default_factory=dict)
    gaps: dict[int, _Node] = field(default_factory=dict)
    ends: tuple[str, ...] = ()


Key = TypeVar("Key", int, str)


def _step(branches: dict[Key, _Node], key: Key) -> _Node:
    """The node behind a branch, grown if need be."""
    node = branches.get(key)
    if node is None:
        node = branches[key] = _Node()
    return node


@dataclass(frozen=True, slots=True)
class TermHit:
    """A concept found in words[start:end)."""

    concept: str
    start: int
    end: int


class TermMatcher:
    """Finds every mention of every concept in a list of words.

    ``forms`` gives the surface forms of a base word (see :class:`factcheck.language.inflection.Inflector`).
    """

    def __init__(self, terms: Mapping[str, Iterable[str]], forms: Callable[[str], Iterable[str]]) -> None:
        self._ids: dict[str, list[int]] = {}
        self._bases: dict[tuple[str, str], int] = {}
        self._forms = forms
        sequences = {
            concept: [s for term in phrases for s in parse_term(term)] for concept, phrases in terms.items()
        }
        self.layers: list[_Node] = []
        for layer in _layers(sequences):
            root = _Node()
            for concept in layer:
                for sequence in sequences[concept]:
                    self._add(root, concept, sequence)
            self.layers.append(root)

    def _id(self, kind: str, word: str) -> int:
        key = (kind, word)
        known = self._bases.get(key)
        if known is None:
            known = self._bases[key] = len(self._bases)
            surface = {word} if kind == "exact" else {word, *self._forms(word)}
            for form in surface:
                self._ids.setdefault(form, []).append(known)
        return known

    def _add(self, node: _Node, concept: str, sequence: tuple[Element, ...]) -> None:
        for kind, value in sequence:
            if kind == "gap":
                node = _step(node.gaps, int(value))
            elif kind == "concept":
                node = _step(node.concepts, str(value))
            else:
                node = _step(node.words, self._id(kind, str(value)))
        if concept not in node.ends:
            node.ends = (*node.ends, concept)

    def find(
        self, words: Sequence[str], barriers: Sequence[bool], seeds: Iterable[TermHit] = ()
    ) -> list[TermHit]:
        """Longest mention of each concept at each place; ``barriers[i]`` says that a gap may not skip word i.

        ``seeds`` are mentions known beforehand (places, organisations, quantities) that terms may refer to.
        """
        ids = [self._ids.get(word, ()) for word in words]
        at: dict[int, dict[str, set[int]]] = {}
        hits: list[TermHit] = []
        for seed in seeds:
            at.setdefault(seed.start, {}).setdefault(seed.concept, set()).add(seed.end)
        for root in self.layers:
            found: dict[str, dict[int, int]] = {}
            for start in range(len(words)):
                if ids[start] or start in at:
                    self._walk(root, start, start, ids, barriers, at, found)
            for concept, spans in found.items():
                reach = -1
                for start, end in sorted(spans.items()):
                    if end <= reach:
                        continue
                    reach = end
                    hits.append(TermHit(concept, start, end))
                    at.setdefault(start, {}).setdefault(concept, set()).add(end)
        hits.sort(key=lambda hit: (hit.start, -hit.end, hit.concept))
        return hits

    def _walk(
        self,
        node: _Node,
        start: int,
        here: int,
        ids: Sequence[Sequence[int]],
        barriers: Sequence[bool],
        at: Mapping[int, Mapping[str, set[int]]],
        found: dict[str, dict[int, int]],
    ) -> None:
        for concept in node.ends:
            spans = found.setdefault(concept, {})
            if spans.get(start, -1) < here:
                spans[start] = here
        if here >= len(ids):
            return
        if node.words:
            for literal in ids[here]:
                step = node.words.get(literal)
                if step is not None:
                    self._walk(step, start, here + 1, ids, barriers, at, found)
        if node.concepts and here in at:
            for concept, ends in at[here].items():
                step = node.concepts.get(concept)
                if step is not None:
                    for end in ends:
                        self._walk(step, start, end, ids, barriers, at, found)
        for most, step in node.gaps.items():
            there = here
            for _ in range(most + 1):
                self._walk(step, start, there, ids, barriers, at, found)
                if there >= len(ids) or barriers[there]:
                    break
                there += 1


def _layers(sequences: Mapping[str, Iterable[tuple[Element, ...]]]) -> list[list[str]]:
    """Concepts in an order in which each comes after those it refers to; concepts unknown here are seeds."""
    needs = {
        concept: {str(v) for s in found for k, v in s if k == "concept" and str(v) in sequences}
        for concept, found in sequences.items()
    }
    done: set[str] = set()
    layers: list[list[str]] = []
    while len(done) < len(needs):
        layer = [concept for concept, wanted in needs.items() if concept not in done and wanted <= done]
        if not layer:
            stuck = sorted(set(needs) - done)
            raise TermSyntaxError(f"concepts refer to each other in a circle: {', '.join(stuck)}")
        done.update(layer)
        layers.append(layer)
    return layers


def references(term: str) -> set[str]:
    """The concepts that a term refers to."""
    return {str(value) for sequence in parse_term(term) for kind, value in sequence if kind == "concept"}
