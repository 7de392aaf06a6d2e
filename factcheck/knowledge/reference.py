"""The reference: every fact of every fact set, ready to be looked up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from factcheck.errors import FactError
from factcheck.knowledge.entities import Entity
from factcheck.knowledge.fact_sets import FactSet, Place
from factcheck.knowledge.facts import Fact, Source
from factcheck.knowledge.suggestions import hint_for

PropertySubject: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """All facts and what they are about; a rule finds those it may compare with by property and subject."""

    fact_sets: tuple[FactSet, ...]
    facts: tuple[Fact, ...]
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    by_id: Mapping[str, Fact] = field(repr=False, hash=False)
    by_property_subject: Mapping[PropertySubject, tuple[Fact, ...]] = field(repr=False, hash=False)
    entity_by_id: Mapping[str, Entity] = field(repr=False, hash=False)
    property_places: Mapping[str, tuple[Place, ...]] = field(repr=False, hash=False)

    @property
    def properties(self) -> frozenset[str]:
        """The ids of the properties that the facts give values of."""
        return frozenset(self.property_places)

    def facts_about(self, property_id: str, subject: str) -> tuple[Fact, ...]:
        """The facts that give ``property_id`` of ``subject``; more than one where their qualifiers differ."""
        return self.by_property_subject.get((property_id, subject), ())

    def fact(self, fact_id: str) -> Fact:
        """The fact of that id; raises FactError, with the nearest id, when there is none."""
        try:
            return self.by_id[fact_id]
        except KeyError:
            raise FactError(f'there is no fact "{fact_id}"', hint=hint_for(fact_id, self.by_id)) from None

    def subject_of(self, fact: Fact) -> Entity:
        return self.entity_by_id[fact.subject]

    def property_problems(self, known: Collection[str]) -> list[FactError]:
        """An error for each place that names a property not among ``known``, those that rules recognise."""
        return [
            FactError(
                f'unknown property "{name}"', path=path, line=line, column=column,
                hint=hint_for(name, known) or "write a rule for it",
            )
            for name, places in self.property_places.items()
            if name not in known
            for path, line, column in places
        ]  # fmt: skip

    def check_properties(self, known: Collection[str]) -> None:
        """Raises the first of the ``property_problems``, if there is one."""
        for problem in self.property_problems(known):
            raise problem
