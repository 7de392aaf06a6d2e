"""Finds terms in a list of words: all terms of all concepts are one trie, compiled once.

Concepts that refer to others are matched after them, layer by layer, so the work is one pass of the trie a layer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from factcheck.language.terms import Element, TermSyntaxError, parse_term

Key = TypeVar("Key", int, str)


class TermHit(NamedTuple):
    """A concept found in words[start:end)."""

    concept: str
    start: int
    end: int


class TermTrie(NamedTuple):
    """The compiled terms in a form that is quick to load: text that is taken apart where a match gets to.

    ``literals`` gives the numbers of the words that a surface form may stand for. ``rows`` are the nodes: the words,
    the concepts and the gaps that lead on from each, as ``key>node``, and the concepts of the terms that end there;
    four parts separated by ``|``. ``roots`` are the nodes at which the layers begin, in the order of matching.
    """

    literals: dict[str, str]
    rows: list[str]
    roots: list[int]


class _Node(NamedTuple):
    words: dict[int, int]
    concepts: dict[str, int]
    gaps: tuple[tuple[int, int], ...]
    ends: tuple[str, ...]


class TermMatcher:
    """Finds every mention of every concept in a list of words."""

    def __init__(self, trie: TermTrie) -> None:
        self.trie = trie
        self._nodes: list[_Node | None] = [None] * len(trie.rows)
        self._known: dict[str, tuple[int, ...]] = {}
        self._openings: dict[int, dict[str, tuple[int, ...]]] = {root: {} for root in trie.roots}

    def find(self, words: Sequence[str], barriers: Sequence[bool], seeds: Iterable[TermHit] = ()) -> list[TermHit]:
        """Longest mention of each concept at each place; ``barriers[i]`` says that a gap may not skip word i.

        ``seeds`` are mentions known beforehand (places, organisations, quantities) that terms may refer to.
        """
        known = self._known.get
        ids = [known(word) or self._literals(word) for word in words]
        at: dict[int, dict[str, set[int]]] = {}
        hits: list[TermHit] = []
        for concept, start, end in seeds:
            at.setdefault(start, {}).setdefault(concept, set()).add(end)
        for root in self.trie.roots:
            for concept, spans in self._layer(root, words, ids, barriers, at).items():
                reach = -1
                for start, end in spans.items():
                    if end <= reach:
                        continue
                    reach = end
                    hits.append(TermHit(concept, start, end))
                    at.setdefault(start, {}).setdefault(concept, set()).add(end)
        hits.sort(key=_order)
        return hits

    def _literals(self, word: str) -> tuple[int, ...]:
        found = self.trie.literals.get(word)
        if found is None:
            return ()
        numbers = self._known[word] = tuple(map(int, found.split()))
        return numbers

    def _node(self, number: int) -> _Node:
        node = self._nodes[number]
        if node is None:
            words, concepts, gaps, ends = self.trie.rows[number].split("|")
            node = self._nodes[number] = _Node(
                {int(key): to for key, to in _branches(words)},
                dict(_branches(concepts)),
                tuple((int(key), to) for key, to in _branches(gaps)),
                tuple(ends.split()),
            )
        return node

    def _opening(self, root: int, word: str, ids: Sequence[int]) -> tuple[int, ...]:
        """Where a word that opens a term leads, kept for the next time it comes up."""
        first = self._node(root).words
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
        nodes, opened = self._nodes, self._openings[root].get
        first_concepts = self._node(root).concepts
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
                number, here = states.pop()
                onward, named, skips, ends = nodes[number] or self._node(number)
                for concept in ends:
                    spans = found.get(concept)
                    if spans is None:
                        found[concept] = {start: here}
                    elif spans.get(start, -1) < here:
                        spans[start] = here
                if here >= last:
                    continue
                if onward:
                    for literal in ids[here]:
                        if literal in onward:
                            states.append((onward[literal], here + 1))
                if named and here in at:
                    for concept, stops in at[here].items():
                        if concept in named:
                            states += [(named[concept], stop) for stop in stops]
                for most, after in skips:
                    there = here
                    for _ in range(most + 1):
                        states.append((after, there))
                        if there >= last or barriers[there]:
                            break
                        there += 1
        return found


def _branches(part: str) -> Iterator[tuple[str, int]]:
    for branch in part.split():
        key, _, node = branch.partition(">")
        yield key, int(node)


def _joined(branches: Mapping[int, int] | Mapping[str, int]) -> str:
    return " ".join(f"{key}>{node}" for key, node in branches.items())


def _order(hit: TermHit) -> tuple[int, int, str]:
    return hit.start, -hit.end, hit.concept


def compile_terms(terms: Mapping[str, Iterable[str]], forms: Callable[[str], Iterable[str]]) -> TermTrie:
    """The trie of the terms of each concept; raises TermSyntaxError.

    ``forms`` gives the surface forms of a base word (see :class:`factcheck.language.inflection.Inflector`).
    """
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
            literals={form: " ".join(map(str, numbers)) for form, numbers in self._literals.items()},
            rows=[self._row(node) for node in range(self._nodes)],
            roots=roots,
        )

    def _row(self, node: int) -> str:
        words, gaps = _joined(self._words.get(node, {})), _joined(self._gaps.get(node, {}))
        concepts = _joined(self._concepts.get(node, {}))
        return f"{words}|{concepts}|{gaps}|{' '.join(self._ends.get(node, ()))}"

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
