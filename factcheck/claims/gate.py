"""The gate: which texts, and which blocks of a text, can hold a claim at all.

It is compiled from what the readers need (:mod:`factcheck.claims.needs`) and loses nothing: a text that it turns away
mentions nothing that any reader would have to find. It looks up words in hash tables, in time linear in the text, so it
needs neither a tokenizer nor the rules, and the cache keeps it as it is.
"""

from __future__ import annotations

import html
import re
from typing import Any, NamedTuple

from factcheck.language.word_sets import LETTERS, WordSetReader, WordSets

_CUT = re.compile(r"-[ \t]*(?:\r\n|\n|\r)[ \t>*#]*")
"""A word that a line end has cut, with what a quotation or list puts at the start of the next line."""
_TAG = re.compile(r"</?[A-Za-z]")
_BLANK = re.compile(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)\s*")
_MARKUP = re.compile(r"<[^>\n]*>|\]\([^)\n]*\)|\]\[[^]\n]*\]|[*_~`\\\[\]\u00ad\u200b-\u200f\u2060\ufeff]")
"""Signs that may stand inside a word without ending it."""


class GateRules(NamedTuple):
    """The compiled gate in plain values. ``readers`` are, for each reader, the groups of concepts and label words of
    which a text must hold one each; a word is marked with ``=``."""

    sets: WordSets
    readers: list[list[list[str]]]


class Gate:
    """Tells where there may be a claim."""

    def __init__(self, rules: GateRules) -> None:
        self.rules = rules
        self._sets = WordSetReader(rules.sets)
        self._readers = [[frozenset(group) for group in groups] for groups in rules.readers]
        signs = {sign for groups in self._readers for group in groups for sign in group}
        self._marked = frozenset(sign for sign in signs if sign.startswith("="))
        self._labels = frozenset(sign[1:] for sign in self._marked)

    @property
    def concepts(self) -> list[frozenset[str] | None]:
        """For each reader the concepts of which one must have been met; None where a mere word may do."""
        return [
            frozenset().union(*groups) if any(group.isdisjoint(self._marked) for group in groups) else None
            for groups in self._readers
        ]

    def signs(self, text: str) -> set[str]:
        """What a text without markup may mention, of all that readers look for."""
        words = {word.lower() for word in set(LETTERS.findall(text))}
        return self._sets.concepts(text) | {f"={word}" for word in self._labels & words}

    def opening(self, source: str) -> frozenset[str]:
        """The signs by which readers may read something in a source, with or without markup; empty: none can."""
        met: set[str] = set()
        for part in _parts(source):
            met |= self.signs(part)
            bare = _bare(part)
            if bare != part:
                met |= self.signs(bare)
        return self.opens_for(met)

    def opens_for(self, met: set[str]) -> frozenset[str]:
        """The signs by which the readers go that may read something in a text in which these were met.

        Empty where no reader can.
        """
        going = [groups for groups in self._readers if all(not group.isdisjoint(met) for group in groups)]
        return frozenset().union(*(group for groups in going for group in groups))

    @classmethod
    def of_plain(cls, kept: Any) -> Gate:
        """A gate from what a cache kept of ``rules``; raises TypeError or ValueError for anything else."""
        sets, readers = kept
        return cls(GateRules(WordSets(*sets), readers))


def _parts(source: str) -> list[str]:
    """What no block goes beyond: paragraphs, except where tags may hold them together."""
    return [source] if _TAG.search(source) else _BLANK.split(source)


def _bare(source: str) -> str:
    """A text without what markup or a line end may put inside a word."""
    return _MARKUP.sub("", _CUT.sub("", html.unescape(source) if "&" in source else source))
