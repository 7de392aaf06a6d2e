"""Framing: what a passage says of itself in another sentence: that it is a story, an erratum, about another place.

A frame may open a passage ("The novel is set in ...", "Erratum.") or close it ("Such was the picture in Uganda"). Cues
are the categories ``setting`` (over what follows it in the block), ``setting-after`` (over what precedes it),
``reality`` (ends a setting) and ``resumption`` (opens a sentence that sums up those before).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.context import live
from factcheck.claims.readings import Reading
from factcheck.claims.scope import located
from factcheck.language.analysis import Analysis, Sentence

OPENING = 4
FRAMING_ROLES = frozenset({"in", "of", "from", "to", "through", "subject", "other"})


def is_told(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence belongs to a story or a thought experiment that another sentence of its block announces."""
    first = analysis.sentences[0].first
    for cue in live(analysis, "setting", first, sentence.last):
        if not live(analysis, "reality", cue.last, sentence.last):
            return True
    for cue in live(analysis, "setting-after", sentence.last, len(analysis.words)):
        if not live(analysis, "reality", sentence.first, cue.first):
            return True
    return False


def withdrawn(analysis: Analysis, readings: Sequence[tuple[int, Reading]], country: str) -> list[Reading]:
    """The readings of a block, by sentence; those of a passage of which it turns out that it tells of another
    place than ``country``, which it never named, are skipped."""
    end = _revealed(analysis, country)
    return [
        replace(r, skip="other place") if number < end and not r.skip and _is_inherited(r) else r
        for number, r in readings
    ]


def _revealed(analysis: Analysis, country: str) -> int:
    """The number of the sentence that sums up those before it as about another place; 0 where there is none."""
    for sentence in analysis.sentences[1:]:
        cues = live(analysis, "resumption", sentence.first, sentence.last)
        if not any(cue.first - sentence.first <= OPENING for cue in cues):
            continue
        here = [
            p
            for p in analysis.places
            if sentence.first <= p.first < sentence.last and p.role in FRAMING_ROLES and p.country
        ]
        if not here or here[0].country == country:
            continue
        before = [p for s in analysis.sentences[: sentence.number] for p in located(analysis, s)]
        if not any(p.country == country for p in before):
            return sentence.number
    return 0


def _is_inherited(reading: Reading) -> bool:
    return any(said.endswith("(context)") for name, said in reading.slots if name in {"subject", "place"})
