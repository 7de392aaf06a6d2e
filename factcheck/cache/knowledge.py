"""Validated reference and rules, and the terms compiled from them, kept from one run to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import is_dataclass
from pathlib import Path
from typing import NamedTuple

from factcheck.cache.fingerprint import knowledge_digest
from factcheck.cache.folder import CacheFolder
from factcheck.cache.plain import PlainCodec
from factcheck.claims.gate import Gate
from factcheck.knowledge import entities, fact_sets, facts, periods, reference, rules, values
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import RuleSet
from factcheck.language.term_matcher import TermTrie

_HOMES = (entities, fact_sets, facts, periods, reference, rules, values)
_KNOWLEDGE, _TERMS, _GATE = "knowledge", "terms", "gate"


class Knowledge(NamedTuple):
    """The reference and the rules of a run, which hold together."""

    reference: Reference
    rules: RuleSet


class KnowledgeCache:
    """What the cache keeps for one set of knowledge files, as they now are."""

    def __init__(self, folder: CacheFolder, reference: Sequence[Path], rules: Sequence[Path]) -> None:
        self._folder = folder
        self.digest = knowledge_digest(reference, rules)

    def knowledge(self) -> Knowledge | None:
        """The reference and rules, which were valid when they were kept."""
        kept = self._folder.read(_KNOWLEDGE, self.digest)
        if kept is None:
            return None
        try:
            held, known = _codec().unpack(kept)
        except (IndexError, KeyError, TypeError, ValueError):  # written by something else under the same name
            self._folder.drop(_KNOWLEDGE, self.digest)
            return None
        return Knowledge(held, known)

    def keep_knowledge(self, knowledge: Knowledge) -> None:
        self._folder.write(_KNOWLEDGE, self.digest, _codec().pack((knowledge.reference, knowledge.rules)))

    def terms(self) -> TermTrie | None:
        """The compiled terms."""
        kept = self._folder.read(_TERMS, self.digest)
        if kept is None:
            return None
        try:
            return TermTrie(*kept)
        except TypeError:  # written by something else under the same name
            self._folder.drop(_TERMS, self.digest)
            return None

    def gate(self) -> Gate | None:
        """The compiled gate."""
        kept = self._folder.read(_GATE, self.digest)
        if kept is None:
            return None
        try:
            return Gate.of_plain(kept)
        except (TypeError, ValueError, AttributeError):  # written by something else under the same name
            self._folder.drop(_GATE, self.digest)
            return None

    def keep_gate(self, gate: Gate) -> None:
        self._folder.write(_GATE, self.digest, [list(gate.rules.sets), gate.rules.readers])

    def keep_terms(self, trie: TermTrie) -> None:
        self._folder.write(_TERMS, self.digest, list(trie))


def load_knowledge(reference: Sequence[Path], rules: Sequence[Path], cache: KnowledgeCache | None = None) -> Knowledge:
    """The reference and rules in these files and folders, from the cache where it has them.

    Raises FactError or RuleError, with the place, for what is malformed or does not hold together.
    """
    kept = cache.knowledge() if cache else None
    if kept is not None:
        return kept
    # What parses and validates is imported only here: a run that finds its knowledge in the cache starts without it.
    from factcheck.knowledge.reference_files import load_reference
    from factcheck.knowledge.rule_files import load_rules

    knowledge = Knowledge(load_reference(reference), load_rules(rules))
    knowledge.reference.check_properties(knowledge.rules.properties)
    if cache:
        cache.keep_knowledge(knowledge)
    return knowledge


def _codec() -> PlainCodec:
    """Knows every class of the knowledge layer, in an order that depends on their names alone."""
    found = [
        each
        for home in _HOMES
        for _, each in sorted(vars(home).items())
        if isinstance(each, type) and each.__module__ == home.__name__
    ]
    return PlainCodec(each for each in found if is_dataclass(each) or hasattr(each, "_fields"))
