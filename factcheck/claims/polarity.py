"""Polarity: whether an odd number of negations scope over a cue."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.language.analysis import Mention
from factcheck.language.structure import CELL_MARKS

REACH_BEFORE = 12
REACH_AFTER = 2
NEAR = 4
"""Words from a bound to what it bounds."""
NEAR_NOT = 4
JOINS = frozenset({"and", "so"})
STOPPERS = frozenset({":", ";"}) | CELL_MARKS


def is_negated(
    view: View,
    cue: Mention,
    rivals: Collection[Mention] = (),
    ignore: frozenset[str] = frozenset(),
    inner: bool = False,
) -> bool:
    """Whether the cue is negated in its clause; a negation before a rival cue that stands between belongs to that.

    ``ignore`` are negation concepts that do not count for this kind of cue. With ``inner`` a negation inside the cue
    counts as well ("breaks no law").
    """
    found = negations_over(view, cue, rivals)
    if inner:
        found += [n for n in live(view.analysis, "negation", cue.first, cue.last) if cue.contains(n)]
    found += endings_over(view, cue, rivals)
    return sum(negation.concept not in ignore for negation in found) % 2 == 1


def endings_over(view: View, cue: Mention, rivals: Collection[Mention] = ()) -> list[Mention]:
    """What is said after a cue to have ended it: "the ban was lifted"; an ending that is itself a rival cue ended
    something else."""
    clause = view.analysis.clause_of[cue.first]
    return [
        ending
        for ending in live(view.analysis, "ending", cue.last, view.sentence.last)
        if view.analysis.clause_of[ending.first] == clause
        and not any(cue.last <= rival.first <= ending.first for rival in rivals)
    ][:1]


def is_corrected(view: View, negation: Mention, at: int) -> bool:
    """Whether "but" takes words[at] out of a negation before it: "not 10,000 but 7,100"."""
    return bool(live(view.analysis, "correction", negation.last, at))


def is_ruled_out(view: View, first: int) -> bool:
    """Whether a value is the one that a correction rejects: "not in 1997", "rather than 1997"."""
    words = view.analysis.words
    return any(
        first - cue.last <= 1 and not any(word.is_punctuation for word in words[cue.last : first])
        for cue in live(view.analysis, "negation", max(view.sentence.first, first - 3), first)
        if cue.concept in {"not", "rather-than"}
    )


def is_turned(view: View, cue: Mention, topic: Mention) -> bool:
    """"punishes not the woman but the pimp": a "not" between a cue and what follows it."""
    return topic.first >= cue.last and any(
        negation.concept == "not"
        and topic.first - negation.last <= NEAR_NOT
        and "but" not in view.between(negation.last, topic.first)
        for negation in live(view.analysis, "negation", cue.last, topic.first)
    )


def is_set_right(view: View, cue: Mention, topic: Mention) -> bool:
    """"It is not the seller who commits a crime but the keeper": what "but" sets against a denial before the cue."""
    if topic.first < cue.last or "but" not in view.between(cue.last, topic.first):
        return False
    denials = live(view.analysis, "negation", view.sentence.first, cue.first)
    return any(negation.concept == "not" for negation in denials)


def _begins_anew(view: View, first: int, last: int) -> bool:
    """Whether a statement of its own begins between two words: ", and" with a subject and a verb after it."""
    words = view.analysis.words
    for at in range(first, last - 2):
        if words[at].text == "," and words[at + 1].low in JOINS:
            verbs = (*view.analysis.within("predicate", at + 3, last), *view.analysis.within("copula", at + 3, last))
            return bool(verbs)
    return False


def _is_inverted(view: View, negation: Mention, cue: Mention) -> bool:
    """"Not even in A, where ..., are pimps safe": a denial that opens the sentence, whose verb, after a comma, comes
    before its subject."""
    words = view.analysis.words
    if negation.first != view.sentence.first:
        return False
    opens = [at for at in view.clause(cue.first).words if negation.last < at < cue.first and words[at - 1].text == ","]
    return any(list(view.analysis.within("auxiliary", at, at + 1)) for at in opens)


def _is_bound_of(view: View, bound: Mention, cue: Mention) -> bool:
    """"cannot be jailed for longer than a year", "penalties do not exceed a year": what is denied is more of it."""
    terms = [value for value in view.values(("duration",)) if 0 <= value.first - bound.last <= NEAR]
    gap = bound.first - cue.last if bound.first >= cue.last else cue.first - bound.last
    return bool(terms) and -1 <= gap <= 2 * NEAR


def negations_over(view: View, cue: Mention, rivals: Collection[Mention] = ()) -> list[Mention]:
    analysis = view.analysis
    clause = analysis.clause_of[cue.first]
    found: list[Mention] = []
    bounds = [m for m in view.of("beyond") if analysis.clause_of[m.first] == clause]
    if any(_is_bound_of(view, bound, cue) for bound in bounds):
        return found
    paired = False
    for negation in live(analysis, "negation", view.sentence.first, view.sentence.last):
        if _is_inverted(view, negation, cue):
            found.append(negation)
            continue
        if analysis.clause_of[negation.first] != clause or cue.contains(negation) or negation == cue:
            continue
        if negation.first >= cue.first:
            if cue.last <= negation.first <= cue.last + REACH_AFTER - 1 and negation.concept == "neither":
                found.append(negation)
                paired = True
            continue
        if negation.last > cue.last:
            continue
        if any(negation.last <= rival.first and rival.last <= cue.first for rival in rivals):
            continue
        if _begins_anew(view, negation.last, cue.first):
            continue
        if any(word.text in STOPPERS for word in analysis.words[negation.last : cue.first]):
            continue
        if negation.concept in {"neither", "nor"}:
            if paired:
                continue
            paired = True
        elif cue.first - negation.last > REACH_BEFORE:
            continue
        found.append(negation)
    return found
