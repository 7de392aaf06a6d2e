"""The wording of an amount: what a rule of the reader ``amount`` asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AmountRule:
    """How an amount of one property is worded.

    ``counted`` are concepts that a count must be a count of, all of them if ``total``; ``trade`` is
    what those do, ``wholes`` what they may be told to be a part of; ``generic`` are the counted concepts
    that say what is meant only where one of ``about`` is named in the sentence or just before. ``slots`` name, by
    category, the concepts of which the nearest must be one. ``requires`` are concepts of which one must stand in
    the sentence (or be in force, for those in ``inherits``). ``blocks`` are concepts that make the clause another
    statement.
    ``none`` are concepts that state zero without a number ("no investigations"). ``complements`` are concepts, among
    those of the slots, that speak of the rest.
    """

    property: str
    kinds: tuple[str, ...]
    unit: str = ""
    counted: frozenset[str] = frozenset()
    total: bool = False
    trade: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    slots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inherits: frozenset[str] = frozenset()
    requires: tuple[frozenset[str], ...] = ()
    blocks: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    place: str = "national"
    period: str = "open"
    least: float = 0
    per: float = 100
    change: str = "skip"
    subject: str = "country"
