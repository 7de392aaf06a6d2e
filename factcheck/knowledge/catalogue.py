"""The names by which facts and rules are chosen: ids, topics and tags, without all that the files say beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from factcheck.findings import Severity
    from factcheck.knowledge.reference import Reference
    from factcheck.knowledge.rules import RuleSet


class FactEntry(NamedTuple):
    """A fact: its topic and tags, and the rule that reads statements about it."""

    rule: str
    topic: str
    tags: tuple[str, ...]


class RuleEntry(NamedTuple):
    """A rule: its topic, its tags, and the severity of what it finds."""

    topic: str
    tags: tuple[str, ...]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All facts and rules of one reference and rule set, by id."""

    facts: Mapping[str, FactEntry] = field(default_factory=dict)
    rules: Mapping[str, RuleEntry] = field(default_factory=dict)

    @classmethod
    def of(cls, reference: Reference, rules: RuleSet) -> Catalogue:
        """The names of that reference and those rules."""
        return cls(
            {fact.id: FactEntry(fact.property, fact.topic, fact.tags) for fact in reference.facts},
            {rule.id: RuleEntry(rule.topic, rule.tags, rule.severity) for rule in rules.properties.values()},
        )

    @classmethod
    def of_plain(cls, kept: Sequence[Mapping[str, Sequence[Any]]]) -> Catalogue:
        """A catalogue from the lists that its two mappings become in JSON; ValueError or TypeError for others."""
        facts, rules = kept
        return cls(
            {name: FactEntry(rule, topic, tuple(tags)) for name, (rule, topic, tags) in facts.items()},
            {name: RuleEntry(topic, tuple(tags), severity) for name, (topic, tags, severity) in rules.items()},
        )

    @property
    def topics(self) -> frozenset[str]:
        """The topics of facts and of rules."""
        return frozenset(entry.topic for entry in self._entries() if entry.topic)

    @property
    def tags(self) -> frozenset[str]:
        """The tags of facts and of rules."""
        return frozenset(tag for entry in self._entries() for tag in entry.tags)

    @property
    def names(self) -> frozenset[str]:
        """Every name that something can be chosen by."""
        return frozenset((*self.facts, *self.rules)) | self.topics | self.tags

    def _entries(self) -> Iterator[FactEntry | RuleEntry]:
        yield from self.facts.values()
        yield from self.rules.values()
