"""Polarity: whether an odd number of negations scope over a cue."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.language.analysis import Mention

REACH_BEFORE = 12
REACH_AFTER = 2


def is_negated(
    view: View, cue: Mention, rivals: Collection[Mention] = (), ignore: frozenset[str] = frozenset()
) -> bool:
    """Whether the cue is negated in its clause; a negation before a rival cue that stands between belongs to that.

    ``ignore`` are negation concepts that do not count for this kind of cue.
    """
    return sum(cue.concept not in ignore for cue in negations_over(view, cue, rivals)) % 2 == 1


def negations_over(view: View, cue: Mention, rivals: Collection[Mention] = ()) -> list[Mention]:
    analysis = view.analysis
    clause = analysis.clause_of[cue.first]
    found: list[Mention] = []
    paired = False
    for negation in live(analysis, "negation", view.sentence.first, view.sentence.last):
        if analysis.clause_of[negation.first] != clause or cue.contains(negation) or negation == cue:
            continue
        if negation.first >= cue.first:
            if cue.last <= negation.first <= cue.last + REACH_AFTER - 1 and negation.concept == "neither":
                found.append(negation)
                paired = True
            continue
        if negation.last > cue.first:
            continue
        if any(negation.last <= rival.first and rival.last <= cue.first for rival in rivals):
            continue
        if negation.concept in {"neither", "nor"}:
            if paired:
                continue
            paired = True
        elif cue.first - negation.last > REACH_BEFORE:
            continue
        found.append(negation)
    return found
