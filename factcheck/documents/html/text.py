"""Text of HTML into prose: references become characters, white space folds, everything keeps its place."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from factcheck.documents.prose import ProseBuilder

_REFERENCE = re.compile(r"&(?:#(?:[0-9]+|[xX][0-9a-fA-F]+);?|[A-Za-z][A-Za-z0-9]*;?)")
_FOLDED = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]|^ | $")
_SPACES = " \t\n\r\f"


def put_text(builder: ProseBuilder, source: str, start: int, end: int, *, literal: bool = False) -> None:
    """Add ``source[start:end]`` to what is built; no references count where it is ``literal``."""
    at = start
    if not literal:
        for found in _REFERENCE.finditer(source, start, end):
            said = _said(found[0])
            if said is None:
                continue
            meant, length = said
            _put_words(builder, source, at, found.start())
            at = found.start() + length
            if meant in _SPACES:
                builder.space(found.start(), at)
            else:
                builder.put(meant, found.start(), at)
    _put_words(builder, source, at, end)


def _put_words(builder: ProseBuilder, source: str, start: int, end: int) -> None:
    at = start
    for gap in _FOLDED.finditer(source[start:end]):
        builder.copy(at, start + gap.start())
        builder.space(start + gap.start(), start + gap.end())
        at = start + gap.end()
    builder.copy(at, end)


def _said(reference: str) -> tuple[str, int] | None:
    """What a reference stands for and how much of it is one; None for an ampersand and a word.

    Some names count without a semicolon, and then also at the head of a longer word ("&copy2017").
    """
    if reference[1] == "#":
        return unescape(reference), len(reference)
    if reference[1:] in html5:
        return html5[reference[1:]], len(reference)
    for length in range(min(len(reference), 8), 2, -1):
        if reference[1:length] in html5:
            return html5[reference[1:length]], length
    return None
