"""A quantity as prose states it: a value, what its hedge allows, its unit and its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Comparator = Literal["=", "~", "<", "<=", ">", ">=", "range"]
Kind = Literal[
    "count",
    "percentage",
    "money",
    "duration",
    "measure",
    "ratio",
    "age",
    "year",
    "date",
    "ordinal",
    "rank",
    "identifier",
    "number",
]
Value = float | int | tuple[float, float]


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity in a text.

    ``value`` is the number as written: a pair for a range; the proportion for a ratio, so that "one in
    fifty" is 0.02; for a date the year, 0 when it has none. ``low`` to ``high`` is what the expression allows
    once its hedge and the rounding it invites are taken into account. Offsets are code points into the text,
    half-open: ``start`` to ``end`` is the whole expression, ``number_start`` to ``number_end`` the value and
    its unit without the hedge.
    """

    value: Value
    comparator: Comparator
    low: float
    high: float
    low_closed: bool
    high_closed: bool
    unit: str | None
    kind: Kind
    start: int
    end: int
    number_start: int
    number_end: int
    text: str
    exact: bool = False
    hedge: str = ""
    label: str = ""
    designation: str = ""
    grain: float = 1.0
    soft: bool = False
    years_per_unit: float | None = None

    @property
    def percent(self) -> Value | None:
        """The value in per cent, for a percentage or a ratio; None for anything else."""
        if self.kind == "percentage":
            return self.value
        if self.kind == "ratio":
            if isinstance(self.value, tuple):
                return (100 * self.value[0], 100 * self.value[1])
            return 100 * self.value
        return None

    @property
    def years(self) -> Value | None:
        """The length in years, for a duration or an age; None for anything else."""
        factor = self.years_per_unit
        if factor is None:
            return None
        if isinstance(self.value, tuple):
            return (self.value[0] * factor, self.value[1] * factor)
        return self.value * factor
