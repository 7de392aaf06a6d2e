"""A quick first look at a text: the stretches in which a quantity may stand, so that the rest is never cut
into tokens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from factcheck.language.numbers.tokens import FRACTION_SIGNS

_BEHIND, _AHEAD = 160, 240
"""How many characters around a number its readers may look at, with room to spare."""

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
_SPACE = re.compile(r"\s")


class Scanner:
    """Finds the surroundings of digits, number words and Roman numerals."""

    def __init__(self, words: Iterable[str]) -> None:
        self._sign = re.compile(
            rf"[\d{FRACTION_SIGNS}]|\b(?:{_alternatives(sorted(set(words)))})(?![^\W\d_])|\b[IVXLC]{{2,}}\b|\b[VX]\b"
        )

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Stretches in order, without overlaps; each ends at white space and within its paragraph."""
        start = end = position = 0
        while True:
            match = self._sign.search(text, position)
            if match is None:
                break
            begin = self._start(text, end, match.start())
            if begin > end:
                if end > start:
                    yield start, end
                start = begin
            end = self._end(text, match.end())
            position = max(match.end(), end - _BEHIND)
        if end > start:
            yield start, end

    def _start(self, text: str, floor: int, at: int) -> int:
        """Where the surroundings of a sign begin: the floor itself when they reach back to it."""
        lowest = max(floor, at - _BEHIND)
        start = lowest
        for paragraph in _PARAGRAPH.finditer(text, lowest, at):
            start = paragraph.end()
        if start > lowest or lowest == floor:
            return start
        space = _SPACE.search(text, lowest, at)
        return space.start() if space else lowest

    def _end(self, text: str, at: int) -> int:
        highest = min(len(text), at + _AHEAD)
        paragraph = _PARAGRAPH.search(text, at, highest)
        if paragraph:
            return paragraph.start()
        space = _SPACE.search(text, highest)
        return space.start() if space else len(text)


def _alternatives(words: list[str], depth: int = 0) -> str:
    """A pattern of words that shares their beginnings; the first letter may be a capital."""
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[depth : depth + 1], []).append(word)
    parts = []
    for letter, group in branches.items():
        if not letter:
            continue
        both = f"[{letter}{letter.upper()}]" if letter.isalpha() else re.escape(letter)
        parts.append(both + _alternatives(group, depth + 1))
    pattern = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})" if parts else ""
    return f"(?:{pattern})?" if "" in branches and pattern else pattern
