"""What one reader made of a stretch of tokens, before hedges and rounding turn it into a quantity."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.language.numbers.quantity import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """A value over the tokens ``first`` up to ``after``; ``lead`` takes in words such as
    "between"."""

    first: int
    after: int
    kind: Kind
    low: float
    high: float
    unit: str | None = None
    years: float | None = None
    label: str = ""
    designation: str = ""
    unit_place: float = 1.0
    spread: bool = False
    """Whether it is a range, and not a point."""
    low_closed: bool = True
    high_closed: bool = True
    soft: bool = False
    fraction: bool = False
    small_base: bool = False
    """A ratio over ten or less, or a plain fraction: said loosely."""
    hedged: bool = True
    """Whether hedge words around it belong to it."""
    inner: str = ""
    """The class of a hedge between the number and its unit ("five or more years")."""
    lead: int | None = None
