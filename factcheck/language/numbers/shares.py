"""Shares and sizes said without a number: "most of", "a majority of", "double-digit", "twice"."""

from __future__ import annotations

from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import WORD, Tokens

_NEAR = 4
"""How many words on a counted noun or a rate may stand."""


class ShareReader:
    """Reads the wordy share or size that begins at a token."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon

    def read(self, tokens: Tokens, index: int) -> Reading | None:
        """A share in per cent, a number of digits, or a multiple; None for anything else."""
        return self._share(tokens, index) or self._figures(tokens, index) or self._times(tokens, index)

    def _share(self, tokens: Tokens, index: int) -> Reading | None:
        hit = self._lexicon.shares.at(tokens, index)
        if hit:
            after, (low, high, low_closed, high_closed) = hit
            if tokens.words[after - 1] in self._lexicon.words("of"):
                after -= 1
        else:
            word = tokens.words[index]
            if word not in self._lexicon.share_words or not self._bare_share(tokens, index):
                return None
            after = index + 1
            low, high, low_closed, high_closed = self._lexicon.share_words[word]
        return Reading(
            index,
            after,
            "percentage",
            low,
            high,
            unit="%",
            spread=True,
            soft=True,
            low_closed=low_closed,
            high_closed=high_closed,
        )

    def _bare_share(self, tokens: Tokens, index: int) -> bool:
        """Whether "most" counts ("most women") and compares nothing ("the most dangerous", "at most")."""
        if tokens.words[index - 1] in self._lexicon.words("superlative-before"):
            return False
        stops = self._lexicon.words("function-words")
        for at in range(index + 1, index + 1 + _NEAR):
            word = tokens.words[at]
            if tokens.kinds[at] != WORD or word in stops:
                return False
            if word in self._lexicon.words("counted-nouns") or word in self._lexicon.words("plural-nouns"):
                return True
        return False

    def _figures(self, tokens: Tokens, index: int) -> Reading | None:
        size = self._lexicon.figure_sizes.get(tokens.words[index])
        at = tokens.past_hyphen(index + 1)
        if size is None or tokens.words[at] not in self._lexicon.figure_words:
            return None
        clear = at > index + 1 or tokens.words[index] not in self._lexicon.cardinals
        if not clear and tokens.words[index - 1] not in self._lexicon.words("figure-before"):
            return None
        low, high = 10 ** (size - 1), 10**size - 1
        rates = self._lexicon.words("figure-rate-nouns")
        around = {*tokens.words[at + 1 : at + 1 + _NEAR], *tokens.words[max(index - 2 * _NEAR, 0) : index]}
        if size <= 2 and rates & around:
            return Reading(
                index,
                at + 1,
                "percentage",
                low,
                high + 1,
                unit="%",
                spread=True,
                soft=True,
                high_closed=False,
            )
        kind = "count" if tokens.words[at] in ("figure", "figures") else "number"
        return Reading(index, at + 1, kind, low, high, spread=True, soft=True)  # type: ignore[arg-type]

    def _times(self, tokens: Tokens, index: int) -> Reading | None:
        factor = self._lexicon.times_said.get(tokens.words[index])
        return Reading(index, index + 1, "measure", factor, factor, unit="times") if factor is not None else None
