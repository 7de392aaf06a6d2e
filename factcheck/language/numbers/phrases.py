"""Phrases by their words, for the longest match at or before a token."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.language.numbers.tokens import Tokens, phrase_key

Phrase = tuple[str, ...]


class PhraseTable:
    """Phrases by their words, with the longest-match look-ups that readers need."""

    __slots__ = ("entries", "firsts", "lasts")

    def __init__(self, phrases: Mapping[str, Any]) -> None:
        self.entries: dict[Phrase, Any] = {phrase_key(phrase): meaning for phrase, meaning in phrases.items()}
        self.firsts = _longest(self.entries, 0)
        self.lasts = _longest(self.entries, -1)

    def at(self, tokens: Tokens, index: int) -> tuple[int, Any] | None:
        """The longest phrase that begins at a token: the token after it, and its meaning."""
        for length in range(self.firsts.get(tokens.words[index], 0), 0, -1):
            found = self.entries.get(tokens.phrase(index, length))
            if found is not None:
                return index + length, found
        return None

    def before(self, tokens: Tokens, index: int, floor: int) -> tuple[int, Any] | None:
        """The longest phrase that ends right before a token: its first token, and its meaning."""
        for length in range(min(self.lasts.get(tokens.words[index - 1], 0), index - floor), 0, -1):
            found = self.entries.get(tokens.phrase(index - length, length))
            if found is not None:
                return index - length, found
        return None


def _longest(entries: Mapping[Phrase, Any], end: int) -> dict[str, int]:
    longest: dict[str, int] = {}
    for phrase in entries:
        longest[phrase[end]] = max(longest.get(phrase[end], 0), len(phrase))
    return longest
