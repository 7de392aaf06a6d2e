"""Parallel lists: "in A and B, 9 and 7 respectively", "(A / B / C): 9 / 7 / 2": each value goes to its own label.

Where a sentence has one list of places and, after it, as many values in another, they are parallel unsaid.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from factcheck.claims.frame import View
from factcheck.language.analysis import Mention, Place, Value

T = TypeVar("T", Mention, Place, Value)

VALUES = ("percentage", "count", "number", "ratio")
GAP = 3
PARTNER_REACH = 8


@dataclass(frozen=True, slots=True)
class Label:
    """What a value of a parallel list belongs to."""

    place: Place | None = None
    population: Mention | None = None
    year: Value | None = None


def labels(view: View) -> dict[Value, Label]:
    """The values of a sentence that stand in a list parallel to another list, with their labels."""
    told = bool(view.of("respectively"))
    found: dict[Value, Label] = {}
    for values in _runs(view, view.values(VALUES)):
        slashed = _slashed(view, values)
        size = len(values)
        lists = [r for r in _runs(view, _places(view)) if len(r) == size]
        one_each = len(lists) == 1 and len(view.values(VALUES)) == size and lists[0][-1].last <= values[0].first
        if not told and not slashed and not one_each:
            continue
        places = [r for r in lists if told or one_each or _slashed(view, r)]
        people = [r for r in _runs(view, view.of("population")) if len(r) == size and (told or _slashed(view, r))]
        years = [r for r in _runs(view, view.values(("year",))) if len(r) == size and told]
        for at, value in enumerate(values):
            label = Label(
                places[0][at] if places else None, people[0][at] if people else None, years[0][at] if years else None
            )
            if label != Label():
                found[value] = label
    return found


def listed_with(view: View, country: str) -> bool:
    """Whether a country stands in a list of several: what is said after it is not said of it alone."""
    lists = [{place.country for place in run} for run in _runs(view, _places(view))]
    return any(country in names and len(names) > 1 for names in lists)


def places_beside(view: View, items: Sequence[Mention]) -> dict[tuple[int, int], Place]:
    """The place that each item of a list goes with, where "respectively" sets it beside a list of places."""
    if not view.of("respectively"):
        return {}
    places = _runs(view, _places(view))
    return {
        (item.first, item.last): place
        for run in _runs(view, items)
        for beside in places
        if len(beside) == len(run)
        for item, place in zip(run, beside, strict=True)
    }


def partners(view: View, country: str, before: int) -> list[str]:
    """The countries of which the same is said as of one: listed with it, or by its side ("A keeps company with B")."""
    runs: list[list[Place]] = []
    for place in (p for p in _places(view) if p.first < before and p.role != "contrast"):
        joined = runs and _linked(view, runs[-1][-1].last, place.first)
        if joined:
            runs[-1].append(place)
        else:
            runs.append([place])
    clause = view.analysis.clause_of[before]
    if not runs or view.analysis.clause_of[runs[-1][-1].first] != clause:
        return []
    between = view.analysis.words[runs[-1][-1].last : before]
    if not 0 < len(between) <= PARTNER_REACH or any(word.text in ":;()|" for word in between):
        return []
    names = dict.fromkeys(place.country for place in runs[-1])
    return [name for name in names if name != country] if country in names else []


def _linked(view: View, first: int, last: int) -> bool:
    if _joined(view, first, last):
        return True
    marks = [m for m in view.of("company") if first <= m.first and m.last <= last]
    covered = {at for m in marks for at in range(m.first, m.last)}
    rest = [at for at in range(first, last) if at not in covered and view.analysis.words[at].text != ","]
    return bool(marks) and len(rest) <= 2


def _places(view: View) -> list[Place]:
    return [
        p for p in view.analysis.places if view.sentence.first <= p.first < view.sentence.last and p.role != "people"
    ]


def _runs(view: View, items: Sequence[T]) -> list[list[T]]:
    """The lists of two or more items with nothing but commas, conjunctions, slashes and prepositions between."""
    runs: list[list[T]] = []
    current: list[T] = []
    for item in items:
        if current and _joined(view, current[-1].last, item.first):
            current.append(item)
            continue
        if len(current) > 1:
            runs.append(current)
        current = [item]
    if len(current) > 1:
        runs.append(current)
    return runs


def _joined(view: View, first: int, last: int) -> bool:
    if not 0 < last - first <= GAP:
        return False
    joints = {at for m in view.of("joint") for at in range(m.first, m.last)}
    return all(at in joints or view.analysis.words[at].text in {",", "/", "&"} for at in range(first, last))


def _slashed(view: View, items: Sequence[Mention | Place | Value]) -> bool:
    words = view.analysis.words
    return all(
        any(words[at].text == "/" for at in range(one.last, other.first))
        for one, other in pairwise(items)
    )
