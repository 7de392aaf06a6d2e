"""What a text must hold for a reader to read anything in it.

A reader that finds no mention of these in a whole document yields nothing there: that is what lets a text be answered
without being read. Each group names alternatives, and one of every group must be met.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Signs(NamedTuple):
    """Alternatives: mentions of a concept, of any entity of the reference of a category, designations with a label."""

    concepts: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()


Needs = tuple[Signs, ...]


def one_of(*concepts: Iterable[str]) -> Signs:
    """Signs that are concepts."""
    return Signs(frozenset().union(*concepts))
