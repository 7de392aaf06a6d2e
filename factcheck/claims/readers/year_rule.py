"""What a rule about the years of events names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class YearRule:
    """``events`` are the concepts of the event, among all of category ``event``; the subject is an organisation (or
    other named entity) of category ``subject``; ``state`` are concepts that need "since" before the year; ``never``
    are concepts that say that it has not happened; ``described`` are concepts that stand for an entity; ``bare`` are
    what may follow a verb that has no object ("in", "as"), ``kinds`` what the subject may be made ("as an NGO"),
    ``beside`` events that must stand right next to the name, ``naming`` what gives the name after the event ("and
    named it"), ``existing`` what says that it was there by then ("already had"), ``lasting`` what makes it hold still
    ("to this day")."""

    property: str
    events: frozenset[str]
    subject: str
    state: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    described: Mapping[str, str] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    existing: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
