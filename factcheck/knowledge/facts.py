"""A reference fact: one value of one property of one subject, with its period, history and source."""

from __future__ import annotations

import builtins
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.knowledge.periods import Period
from factcheck.knowledge.values import Number, Value, number_in_digits


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from. ``date`` is when it was published, ``retrieved`` when it was looked up."""

    title: str
    id: str = ""
    publisher: str | None = None
    url: str | None = None
    date: str | None = None
    retrieved: str | None = None
    licence: str | None = None

    def words(self) -> str:
        """``Prostitution in Kyrgyzstan, Wikipedia``."""
        return f"{self.title}, {self.publisher}" if self.publisher else self.title


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far a statement may lie from the value, both ends included, and why the author allows it."""

    low: Number
    high: Number
    reason: str

    def words(self) -> str:
        return f"{number_in_digits(self.low)} to {number_in_digits(self.high)}: {self.reason}"


@dataclass(frozen=True, slots=True)
class HistoricValue:
    """What the value was in another period, or what another source says of the same one."""

    period: Period | None
    value: Value
    source: Source
    quote: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the reference.

    ``as_of`` is when the value was measured, ``period`` how long it holds; at most one of them is given.
    ``qualifiers`` (population, place ...) narrow what the value is about.
    """

    id: str
    subject: str
    property: str
    value: Value
    source: Source
    unit: str | None = None
    estimate: bool = False
    tolerance: Tolerance | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict, hash=False)
    as_of: Period | None = None
    period: Period | None = None
    history: tuple[HistoricValue, ...] = ()
    quote: str | None = None
    note: str | None = None
    tags: tuple[str, ...] = ()
    topic: str = ""
    path: str = ""
    line: int = 0
    column: int = 0

    @builtins.property
    def holds_for(self) -> Period | None:
        """The time of the value, whichever way it was given; None when the reference does not date it."""
        return self.period or self.as_of

    def known_values(self) -> Iterator[HistoricValue]:
        """The value itself, then those of its history, in the order of the file."""
        yield HistoricValue(self.holds_for, self.value, self.source, self.quote, self.note)
        yield from self.history

    def values_at(self, year: int) -> tuple[HistoricValue, ...]:
        """What is known for ``year``; several where sources differ, none where nothing is known."""
        return tuple(known for known in self.known_values() if known.period and known.period.contains(year))

    def words(self) -> str:
        """The value with its estimate mark and period: ``an estimated 7,100 (2013)``."""
        said = f"an estimated {self.value.words()}" if self.estimate else self.value.words()
        return f"{said} ({self.holds_for.words()})" if self.holds_for else said
