"""An amount: a bare number in a text, before its unit, its hedge and its role are known."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Amount:
    """A bare number over the tokens ``first`` up to ``after``: a point when ``low`` equals ``high``."""

    first: int
    after: int
    low: float
    high: float
    unit_place: float = 1.0
    """Worth of the last place that was written: 0.1 for 2.0, 100 for 7.1 thousand."""
    digits: int = 0
    """Length of a plain run of digits, 0 for any other writing."""
    scale: float = 1.0
    decimals: bool = False
    words: bool = False
    fraction: bool = False
    ordinal: bool = False
    vague: bool = False
    soft: bool = False
    spoken_year: bool = False
    one_dot: bool = False

    @property
    def point(self) -> bool:
        return self.low == self.high

    @property
    def integer(self) -> bool:
        return float(self.low).is_integer() and not self.decimals and not self.fraction

    def times(self, factor: float) -> Amount:
        """The amount with a scale word distributed over it."""
        return replace(
            self,
            low=self.low * factor,
            high=self.high * factor,
            unit_place=self.unit_place * factor,
            scale=factor,
            digits=0,
        )

    def negated(self, first: int) -> Amount:
        return replace(self, first=first, low=-self.high, high=-self.low, digits=0)
