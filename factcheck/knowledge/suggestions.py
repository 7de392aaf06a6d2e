"""Nearest-name hints: what an author most likely meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

# Above this many names a list of the choices is longer than anyone reads.
_LISTED_AT_MOST = 12


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``, letter case and underscores aside, or None when none comes close."""
    import difflib

    by_shape = {_shape(candidate): candidate for candidate in known}
    matches = difflib.get_close_matches(_shape(name), by_shape, n=1, cutoff=0.6)
    return by_shape[matches[0]] if matches else None


def hint_for(name: str, known: Iterable[str]) -> str | None:
    """``did you mean "status"?``, or the choices when there are few, or None when nothing is known."""
    choices = sorted(set(known))
    close = nearest(name, choices)
    if close is not None:
        return f'did you mean "{close}"?'
    if choices and len(choices) <= _LISTED_AT_MOST:
        return "known: " + ", ".join(choices)
    return None


def _shape(name: str) -> str:
    return name.casefold().replace("_", "-").replace(" ", "-")
