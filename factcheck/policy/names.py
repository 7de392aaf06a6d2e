"""What names in suppressions and ignore entries stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from factcheck.findings import Claim


class NameBook(NamedTuple):
    """Facts, rules, topics and tags by name.

    ``covers`` tells whether a claim comes under a name. ``hint`` is None for a name that is known, and for others
    what to do about it.
    """

    covers: Callable[[str, Claim], bool]
    hint: Callable[[str], str | None]
