"""Parallel lists: "Uzbekistan and Kyrgyzstan have 20,000 and 7,100 respectively"."""

from __future__ import annotations

from factcheck.language.analysis import Analysis, Place, Sentence

FIGURES = frozenset({"number", "count", "percentage"})
"""Kinds that a list may mix: its unit often stands at the last item only."""


def respective(analysis: Analysis, sentence: Sentence, anchor: int, end: int) -> Place | None:
    """The place that an item belongs to where as many places as items are listed "respectively"."""
    if next(analysis.within("in-turn", sentence.first, sentence.last), None) is None:
        return None
    inside = range(sentence.first, sentence.last)
    places = [p for p in analysis.places if p.first in inside and p.is_country and p.mention.form != "people"]
    values = [v for v in analysis.values if v.first in inside]
    mine = next((v for v in values if v.first < end and anchor < v.last), None)
    if mine is None or len(places) < 2:
        return None
    for kinds in ({mine.quantity.kind}, FIGURES):
        listed = [v for v in values if v.quantity.kind in kinds]
        if mine in listed and len(listed) == len(places):
            return places[listed.index(mine)]
    return None
