"""What one file of the reference holds, as its reader hands it on to be joined with the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import FactcheckError
from factcheck.knowledge.entities import Entity
from factcheck.knowledge.facts import Fact, Source

if TYPE_CHECKING:
    from factcheck.knowledge.yaml_source import Pointer, YamlSource


class Place(NamedTuple):
    """Where something is written: line and column are 1-based."""

    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FactSet:
    """One topic: its licence and attribution, its sources, entities and facts."""

    topic: str
    path: str
    title: str | None = None
    licence: str | None = None
    attribution: str | None = None
    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    facts: tuple[Fact, ...] = ()


class Mention(NamedTuple):
    """A place that names an entity, which may be described in another file."""

    entity: str
    pointer: Pointer


@dataclass(slots=True)
class ReadFile:
    """A file that has been read: its fact set, what is to be checked against other files, its problems.

    ``row_entities`` are the subjects of a table: each stands unless a topic file describes the same entity.
    """

    source: YamlSource
    fact_set: FactSet
    row_entities: tuple[Entity, ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    property_places: dict[str, list[Place]] = field(default_factory=dict)
    problems: list[FactcheckError] = field(default_factory=list)

    def report(self, message: str, pointer: Pointer, *, key: bool = False, hint: str | None = None) -> None:
        self.problems.append(self.source.problem(message, pointer, key=key, hint=hint))

    def place(self, pointer: Pointer) -> Place:
        return Place(self.source.path, *self.source.position(pointer))


def read_source(written: Mapping[str, object], source_id: str = "") -> Source:
    """The source that a mapping of the file describes."""
    said = {key: str(value) for key, value in written.items()}
    return Source(
        title=said["title"],
        id=source_id,
        publisher=said.get("publisher"),
        url=said.get("url"),
        date=said.get("date"),
        retrieved=said.get("retrieved"),
        licence=said.get("licence"),
    )
