"""Sizes of files in words."""

from __future__ import annotations

import re

_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([kKMG]?)B?")
_FACTORS = {"": 1, "k": 1_000, "K": 1_000, "M": 1_000_000, "G": 1_000_000_000}


def size_in_bytes(written: str | int) -> int:
    """``50 MB`` or a number of bytes; the schema has seen to its form."""
    found = _SIZE.fullmatch(str(written))
    if found is None:
        raise ValueError(f"{written!r} is not a size")
    return int(float(found[1]) * _FACTORS[found[2]])


def size_in_words(size: int) -> str:
    """``50 MB``."""
    for unit, factor in (("GB", 1_000_000_000), ("MB", 1_000_000), ("kB", 1_000)):
        if size >= factor:
            return f"{size / factor:.1f}".rstrip("0").rstrip(".") + f" {unit}"
    return f"{size} bytes"
