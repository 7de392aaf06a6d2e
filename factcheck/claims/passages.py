"""Passages: the blocks of a document that have to be read, because a claim stands there or is told how to be meant.

What a block leaves in force for later ones is bounded: cues and topics reach a few sentences, and only places, years,
headings, questions and what a colon announces reach further. A block that has none of these, and no sign of a claim
near it, changes nothing that is read elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from factcheck.documents import BlockKind

BEFORE = 5
"""So many blocks before one that may hold a claim are read: inheritance reaches four sentences back."""
AFTER = 8
"""And so many after it: a topic may be taken up again within eight sentences."""
LINE = 8
"""Words in a line that keeps up what was announced."""

_YEAR = re.compile(r"\d{4}|['’]\d\d|(?i:teen|twent|thousand|hundred|ninet|eight)")
_MARKS = re.compile(r"[.!?…:;|•\n]")
_OPEN = ("?", ":")


def passages(
    kinds: Sequence[BlockKind],
    texts: Sequence[str],
    may_claim: Callable[[str], bool],
    names_place: Callable[[str], bool],
) -> list[bool]:
    """For each block whether it has to be read; none of them where none may hold a claim.

    ``kinds`` and ``texts`` are those of the blocks in order.
    """
    claims = [at for at, text in enumerate(texts) if may_claim(text)]
    chosen = [False] * len(texts)
    if not claims:
        return chosen
    for at in claims:
        low, high = max(0, at - BEFORE), min(len(texts), at + AFTER + 1)
        chosen[low:high] = [True] * (high - low)
    for at, text in enumerate(texts):
        if not chosen[at]:
            chosen[at] = at == 0 or _stays_in_force(kinds[at], text) or names_place(text)
    return chosen


def _stays_in_force(kind: BlockKind, text: str) -> bool:
    if kind in {"title", "heading", "caption"} or _YEAR.search(text):
        return True
    if "?" in text or text.rstrip().endswith(_OPEN):
        return True
    # Short lines keep up what was announced before them; a sentence that is surely longer ends it.
    return len(text.split()) <= LINE * (1 + len(_MARKS.findall(text)))
