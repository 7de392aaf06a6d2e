"""Who is said to have made a tracked change, and when."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import NamedTuple


class Tracking(NamedTuple):
    """``date`` is in the form that Word has: 2026-01-31T12:00:00Z."""

    date: str
    author: str = "factcheck"


def tracking_now() -> Tracking:
    """A change made now."""
    return Tracking(datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"))
