"""Corrections of the year in which something happened."""

from __future__ import annotations

from factcheck.claims.corrections.passage import Passage, Proposal
from factcheck.claims.corrections.wording import Wording

_CENTURY = 100
_APOSTROPHES = "'’‘"


def year_proposal(passage: Passage, read: int, target: int, wording: Wording) -> Proposal | None:
    """The year in the place of the one that was read; None for decades, dates with a month and spans."""
    quantities = [q for q in passage.quantities() if q.kind == "year"]
    if len(quantities) != 1 or len(passage.quantities()) != 1:
        return None
    quantity = quantities[0]
    if quantity.value != read:
        return None
    start, end = quantity.number_start, quantity.number_end
    said = passage.text[start:end]
    if said == str(read):
        text: str | None = str(target)
    elif said[:1] in _APOSTROPHES and said[1:] == f"{read % _CENTURY:02}":
        same = read // _CENTURY == target // _CENTURY
        text = f"{said[0]}{target % _CENTURY:02}" if same else str(target)
    elif wording.speller.is_spelled(said):
        text = wording.speller.year(target, said)
    else:
        return None
    return Proposal(start, end, text, safe=quantity.comparator == "=") if text else None
