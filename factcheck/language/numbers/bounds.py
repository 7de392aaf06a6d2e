"""Two bounds that close one interval: "more than 5,000 but fewer than 8,000"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from factcheck.language.numbers.quantity import Quantity

_LOWER, _UPPER = (">", ">="), ("<", "<=")


def join_bounds(quantities: Iterable[Quantity], text: str, joints: frozenset[str]) -> list[Quantity]:
    """Join neighbouring opposite bounds of one kind and unit into a range, where only a joint stands
    between them."""
    joined: list[Quantity] = []
    for quantity in quantities:
        closed = _closed(joined[-1], quantity, text, joints) if joined else None
        if closed:
            joined[-1] = closed
        else:
            joined.append(quantity)
    return joined


def _closed(first: Quantity, second: Quantity, text: str, joints: frozenset[str]) -> Quantity | None:
    if second.comparator in _UPPER and first.comparator in _LOWER:
        lower, upper = first, second
    elif second.comparator in _LOWER and first.comparator in _UPPER:
        lower, upper = second, first
    else:
        return None
    if not _same_measure(lower, upper) or text[first.end : second.start].strip(" ,\n").lower() not in joints:
        return None
    low, high = lower.value, upper.value
    if isinstance(low, tuple) or isinstance(high, tuple) or low >= high:
        return None
    return replace(
        second,
        value=(low, high),
        comparator="range",
        low=lower.low,
        high=upper.high,
        low_closed=lower.low_closed,
        high_closed=upper.high_closed,
        start=first.start,
        number_start=first.number_start,
        text=text[first.start : second.end],
        hedge=f"{first.hedge} … {second.hedge}",
        unit=second.unit or first.unit,
    )


def _same_measure(lower: Quantity, upper: Quantity) -> bool:
    if lower.kind == upper.kind:
        return lower.unit == upper.unit
    return {lower.kind, upper.kind} == {"count", "number"}
