"""Shares said as so many of so many: "one in eight", "one sex worker in ten", "three in five", "every fifth"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from factcheck.claims.corrections.wording import Wording

_OF = re.compile(
    r"(?P<part>[^\W_]+)(?P<noun>(?:\s+[^\W\d_][\w’'-]*){0,4}?)(?P<joint>\s+(?:in|out\s+of)\s+(?:every\s+|each\s+)?)(?P<whole>[^\W_][\w,-]*)",
    re.IGNORECASE,
)
_EVERY = re.compile(r"(?P<every>every|each)(?P<gap>\s+)(?P<rank>[^\W_][\w-]*)", re.IGNORECASE)
_SMALL = 20
"""Of so many at most a share is said as more than one: "nine in ten", not "17 in 50"."""


class Share(NamedTuple):
    """``text`` is to be written for characters [start:end) of the words of a share."""

    start: int
    end: int
    text: str


def restated(text: str, percent: float, wording: Wording) -> Share | None:
    """The share with another value in the same form; None where it has no such form."""
    share = Fraction(percent).limit_denominator(10_000) / 100
    if not 0 < share < 1:
        return None
    every = _EVERY.match(text)
    if every:
        return _every(every, share, wording)
    found = _OF.fullmatch(text)
    return _of(found, share, wording) if found else None


def _every(found: re.Match[str], share: Fraction, wording: Wording) -> Share | None:
    if share.numerator != 1:
        return None
    rank = found["rank"]
    if rank[0].isdigit():
        words: str | None = f"{share.denominator}th" if rank.endswith("th") and share.denominator % 10 in _TH else None
    else:
        words = wording.speller.ordinal(share.denominator, rank)
    return Share(found.start("rank"), found.end("rank"), words) if words else None


_TH = frozenset((0, 4, 5, 6, 7, 8, 9))


def _of(found: re.Match[str], share: Fraction, wording: Wording) -> Share | None:
    part, whole = _number(found["part"], wording), _number(found["whole"], wording)
    if part is None or whole is None or not part < whole:
        return None
    new_part, new_whole = share.numerator, share.denominator
    if share * whole == int(share * whole) and whole <= _SMALL:
        new_part, new_whole = int(share * whole), whole
    if new_part > 1 and new_whole > _SMALL:
        return None
    head = _written(new_part, found["part"], wording) if new_part != part else found["part"]
    tail = _written(new_whole, found["whole"], wording) if new_whole != whole else found["whole"]
    if head is None or tail is None:
        return None
    if new_part == part:
        return Share(found.start("whole"), found.end("whole"), tail)
    if 1 in (part, new_part):  # "one in ten has" and "nine in ten have": the verb, too, would have to change
        return None
    return Share(0, found.end("whole"), f"{head}{found['noun']}{found['joint']}{tail}")


def _number(word: str, wording: Wording) -> int | None:
    bare = word.replace(",", "")
    return int(bare) if bare.isdecimal() else wording.speller.whole_numbers.get(word.lower())


def _written(number: int, like: str, wording: Wording) -> str | None:
    return str(number) if like[0].isdigit() else wording.speller.cardinal(number, like)
