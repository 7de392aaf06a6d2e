"""A reading: what one statement says about one property of one subject, before it is held against a fact."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SkipReason = Literal[
    "",
    "other place",
    "part of the place",
    "other population",
    "other measure",
    "other period",
    "other organisation",
    "other law",
    "hypothetical",
    "forecast",
    "target",
    "question",
    "refuted",
    "past",
    "ambiguous",
    "change",
]


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval of numbers: a count, percent, years of imprisonment. ``bound`` says which end of a range is meant:
    "most" for a maximum ("up to five years"), "least" for a minimum, "" for a plain value."""

    low: float
    high: float
    low_closed: bool = True
    high_closed: bool = True
    bound: Literal["", "most", "least"] = ""
    soft: bool = False
    stated: str = ""


@dataclass(frozen=True, slots=True)
class YearSpan:
    """The years an event is dated to; one year is low == high. ``before`` marks "had already ... by"."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Term:
    """One of a closed list of values: a status, a state, a designation, a name."""

    name: str


@dataclass(frozen=True, slots=True)
class Membership:
    """What is said of a set: members affirmed, members denied, whether the affirmed are said to be all, or most;
    ``complete`` when a whole division of the set is affirmed."""

    affirmed: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    exclusive: bool = False
    dominant: bool = False
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """An event with an outcome, dated or not."""

    year: YearSpan | None
    succeeded: bool | None


ReadValue = Amount | YearSpan | Term | Membership | Outcome


@dataclass(frozen=True, slots=True)
class Reading:
    """``start`` and ``end`` are offsets into the block's text. ``subject`` is an entity id. ``years`` is the period
    that the statement is tied to, if any; ``country`` and ``town`` are those that it
    names beside a subject of another kind. ``sentence`` and ``clause`` number where in the document
    and in its block it begins. ``skip`` says why it is not to be judged."""

    property: str
    subject: str
    value: ReadValue
    start: int
    end: int
    years: tuple[int, int] | None = None
    skip: SkipReason = ""
    attributed: bool = False
    hedged: bool = False
    quoted: bool = False
    later: bool = False
    sentence: int = -1
    clause: int = -1
    country: str = ""
    town: str = ""
    slots: tuple[tuple[str, str], ...] = field(default=())
