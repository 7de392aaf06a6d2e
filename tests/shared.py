"""What tests share that is dear to make."""

from __future__ import annotations

from functools import lru_cache

import factcheck


@lru_cache(maxsize=1)
def checker() -> factcheck.Checker:
    """One checker with the bundled reference and rules for all tests of a process."""
    return factcheck.load()
