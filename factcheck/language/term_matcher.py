"""Finds terms in a list of words: all terms of all concepts are one trie, compiled once.

Concepts that refer to others are matched after them, layer by layer, so the work is one pass of the trie a layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from factcheck.language.terms import Element, TermSyntaxError, parse_term

Key = TypeVar("Key", int, str)


class TermHit(NamedTuple):
    """A concept found in words[start:end)."""

    concept: str
    start: int
    end: int


class TermTrie(NamedTuple):
    """The compiled terms, in plain numbers and names so that a cache can hold them.

    ``literals`` gives the ids of the words that a surface form may stand for. A node is an index into ``words`` (from
    the id of a word to the next node), ``concepts`` (from a concept to the next node), ``gaps`` (how many words may
    be skipped, and the next node) and ``ends`` (the concepts that a term ending there names); a node without an entry
    has nothing of the kind. ``roots`` are the layers, in the order in which they are to be matched.
    """

    literals: dict[str, tuple[int, ...]]
    roots: tuple[int, ...]
    words: dict[int, dict[int, int]]
    concepts: dict[int, dict[str, int]]
    gaps: dict[int, tuple[tuple[int, int], ...]]
    ends: dict[int, tuple[str, ...]]


class TermMatcher:
    """Finds every mention of every concept in a list of words."""

    def __init__(self, trie: TermTrie) -> None:
        self.trie = trie
        self._referred = frozenset(concept for branches in trie.concepts.values() for concept in branches)
        self._openings: dict[int, dict[str, tuple[int, ...]]] = {root: {} for root in trie.roots}

    @classmethod
    def of(cls, terms: Mapping[str, Iterable[str]], forms: Callable[[str], Iterable[str]]) -> TermMatcher:
        """Compiled from the terms of each concept.

        ``forms`` gives the surface forms of a base word (see :class:`factcheck.language.inflection.Inflector`).
        """
        return cls(compile_terms(terms, forms))

    def find(self, words: Sequence[str], barriers: Sequence[bool], seeds: Iterable[TermHit] = ()) -> list[TermHit]:
        """Longest mention of each concept at each place; ``barriers[i]`` says that a gap may not skip word i.

        ``seeds`` are mentions known beforehand (places, organisations, quantities) that terms may refer to.
        """
        known = self.trie.literals.get
        ids = [known(word, ()) for word in words]
        at: dict[int, dict[str, set[int]]] = {}
        hits: list[TermHit] = []
        for concept, start, end in seeds:
            if concept in self._referred:
                at.setdefault(start, {}).setdefault(concept, set()).add(end)
        for root in self.trie.roots:
            for concept, spans in self._layer(root, words, ids, barriers, at).items():
                is_referred = concept in self._referred
                reach = -1
                for start, end in spans.items():
                    if end <= reach:
                        continue
                    reach = end
                    hits.append(TermHit(concept, start, end))
                    if is_referred:
                        at.setdefault(start, {}).setdefault(concept, set()).add(end)
        hits.sort(key=_order)
        return hits

    def _opening(self, root: int, word: str, ids: Sequence[int]) -> tuple[int, ...]:
        """Where a word that opens a term leads, kept for the next time it comes up."""
        first = self.trie.words.get(root, {})
        nodes = self._openings[root][word] = tuple(first[literal] for literal in ids if literal in first)
        return nodes

    def _layer(
        self,
        root: int,
        words: Sequence[str],
        ids: Sequence[Sequence[int]],
        barriers: Sequence[bool],
        at: Mapping[int, Mapping[str, set[int]]],
    ) -> dict[str, dict[int, int]]:
        """The longest end of each concept of a layer, by where it starts, in that order."""
        by_word, by_concept = self.trie.words.get, self.trie.concepts.get
        gaps, ends = self.trie.gaps.get, self.trie.ends
        opened, first_concepts = self._openings[root].get, by_concept(root, {})
        found: dict[str, dict[int, int]] = {}
        last = len(ids)
        states: list[tuple[int, int]] = []
        for start in range(last):
            if ids[start]:
                opening = opened(words[start])
                if opening is None:
                    opening = self._opening(root, words[start], ids[start])
                for node in opening:
                    states.append((node, start + 1))  # noqa: PERF401 - the list is emptied, not built
            if start in at:
                for concept, stops in at[start].items():
                    if concept in first_concepts:
                        states += [(first_concepts[concept], stop) for stop in stops]
            while states:
                node, here = states.pop()
                if node in ends:
                    for concept in ends[node]:
                        spans = found.get(concept)
                        if spans is None:
                            found[concept] = {start: here}
                        elif spans.get(start, -1) < here:
                            spans[start] = here
                if here >= last:
                    continue
                onward = by_word(node)
                if onward is not None:
                    for literal in ids[here]:
                        if literal in onward:
                            states.append((onward[literal], here + 1))
                named = by_concept(node)
                if named is not None and here in at:
                    for concept, stops in at[here].items():
                        if concept in named:
                            states += [(named[concept], stop) for stop in stops]
                skips = gaps(node)
                if skips is not None:
                    for most, after in skips:
                        there = here
                        for _ in range(most + 1):
                            states.append((after, there))
                            if there >= last or barriers[there]:
                                break
                            there += 1
        return found


def _order(hit: TermHit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.concept


def compile_terms(terms: Mapping[str, Iterable[str]], forms: Callable[[str], Iterable[str]]) -> TermTrie:
    """The trie of the terms of each concept; raises TermSyntaxError."""
    return _Builder(forms).trie(terms)


class _Builder:
    """Grows the trie, term by term."""

    def __init__(self, forms: Callable[[str], Iterable[str]]) -> None:
        self._forms = forms
        self._nodes = 0
        self._literals: dict[str, list[int]] = {}
        self._bases: dict[tuple[str, str], int] = {}
        self._words: dict[int, dict[int, int]] = {}
        self._concepts: dict[int, dict[str, int]] = {}
        self._gaps: dict[int, dict[int, int]] = {}
        self._ends: dict[int, tuple[str, ...]] = {}

    def trie(self, terms: Mapping[str, Iterable[str]]) -> TermTrie:
        sequences = {concept: [s for term in phrases for s in parse_term(term)] for concept, phrases in terms.items()}
        roots = []
        for layer in _layers(sequences):
            root = self._node()
            roots.append(root)
            for concept in layer:
                for sequence in sequences[concept]:
                    self._add(root, concept, sequence)
        return TermTrie(
            literals={form: tuple(ids) for form, ids in self._literals.items()},
            roots=tuple(roots),
            words=self._words,
            concepts=self._concepts,
            gaps={node: tuple(skips.items()) for node, skips in self._gaps.items()},
            ends=self._ends,
        )

    def _node(self) -> int:
        self._nodes += 1
        return self._nodes - 1

    def _step(self, branches: dict[Key, int], key: Key) -> int:
        """The node behind a branch, grown if need be."""
        after = branches.get(key)
        if after is None:
            after = branches[key] = self._node()
        return after

    def _literal(self, kind: str, word: str) -> int:
        key = (kind, word)
        known = self._bases.get(key)
        if known is None:
            known = self._bases[key] = len(self._bases)
            for form in {word} if kind == "exact" else {word, *self._forms(word)}:
                self._literals.setdefault(form, []).append(known)
        return known

    def _add(self, node: int, concept: str, sequence: tuple[Element, ...]) -> None:
        for kind, value in sequence:
            if kind == "gap":
                node = self._step(self._gaps.setdefault(node, {}), int(value))
            elif kind == "concept":
                node = self._step(self._concepts.setdefault(node, {}), str(value))
            else:
                node = self._step(self._words.setdefault(node, {}), self._literal(kind, str(value)))
        named = self._ends.get(node, ())
        if concept not in named:
            self._ends[node] = (*named, concept)


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
