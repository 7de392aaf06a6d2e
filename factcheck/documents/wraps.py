"""Joins the lines of a paragraph again and heals words that were cut at a line end."""

from __future__ import annotations

import re
from functools import cached_property

from factcheck.documents.prose import ProseBuilder

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT_WORD = re.compile(r"([^\W\d_]+)-$")
_CUT = re.compile(r"[^\W\d_]+-[ \t]*(?:\r\n|\n|\r)\s*[^\W\d_]+")
_CUT_NUMBER = re.compile(r"\d[.,]-$")
_HYPHENATED_NUMBER = re.compile(r"\d[-–—]$")
_TAIL = 60


class LineJoiner:
    """Puts between two lines what the author meant: mostly a space, nothing where a word was cut."""

    def __init__(self, source: str) -> None:
        self._source = source

    def join(self, builder: ProseBuilder, start: int, end: int, following: str) -> None:
        """Join what is built to the line ``following``; ``source[start:end]`` is the break between them."""
        tail = builder.tail(_TAIL)
        if not tail or not following:
            return
        if tail[-1] == "\u00ad" or (_HYPHENATED_NUMBER.search(tail) and following[0].isdigit()):
            return
        if _CUT_NUMBER.search(tail) and following[0].isdigit():
            builder.drop_last()
            return
        cut = _CUT_WORD.search(tail)
        if cut and following[0].isalpha():
            if self._is_one_word(cut[1], following):
                builder.drop_last()
            return
        builder.space(start, end)

    def _is_one_word(self, head: str, following: str) -> bool:
        """Whether a hyphen at a line end only cut a word, as in "prosti-/tution", unlike "red-/light".

        The rest of the document tells: it spells the word one way or the other elsewhere, or uses both
        halves as words. Failing that, a hyphen before a lower-case letter is taken for a cut.
        """
        rest = _WORD.match(following)
        if rest is None or following[0].isupper():
            return False
        first, second = head.casefold(), rest[0].casefold()
        if first + second in self._words:
            return True
        if f"{first}-{second}" in self._words:
            return False
        return not {first, second} <= self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        uncut = _CUT.sub(" ", self._source)
        return frozenset(match[0].casefold() for match in _WORD.finditer(uncut))
