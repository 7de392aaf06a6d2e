"""Totals: whether a number counts all of them: "12,000 teachers live here" is a total, "300 teachers marched" is not.

A number is taken for a total where the clause says that there are so many, or where what it says of them holds for a
whole trade (they live, work, exist); any other predicate makes it a part.
"""

from __future__ import annotations

from factcheck.claims.counting import Counted
from factcheck.claims.frame import View
from factcheck.language.analysis import Mention

TAIL_REACH = 7
SIZE_REACH = 10


def is_total(view: View, found: Counted) -> bool:
    """Whether the number is said to be all that there are."""
    if any(m.first == found.mention.last for m in view.of("restriction")):
        return False
    if found.how in {"label", "topic", "answer"}:
        return True
    analysis = view.analysis
    words = analysis.words
    clause = analysis.clause_of[found.first]
    sizes = [
        m
        for m in view.of("size")
        if 0 <= found.first - m.last <= SIZE_REACH and view.level(found.first, found.last, m) <= 1
    ]
    if found.how == "group":
        return any(found.first - m.last <= 1 for m in sizes) or _is_apposed(view, found)
    if any(m.first < found.last and found.first < m.last for m in view.of("sample-of")):
        return False
    mention = found.mention
    before = words[found.first - 1].low if found.first > view.sentence.first else ""
    if found.how == "people" or _is_statement(view, mention):
        return True
    if any(m.last == found.first for m in view.of("definite")) or before == "'s":
        return True
    if sizes:
        return True
    at = max(mention.last, found.last)
    places = {i for p in analysis.places for i in range(p.first, p.last)} | {
        i for kind in ("this-place", "np-tail") for m in view.of(kind) for i in range(m.first, m.last)
    }
    breaks = {i for m in view.of("np-break") for i in range(m.first, m.last)}
    rest = at
    while rest < view.sentence.last and (rest in places or (rest in breaks and rest + 1 in places | breaks)):
        rest += 1
    ends = rest >= view.sentence.last or analysis.clause_of[rest] != clause or words[rest].is_punctuation
    if any(m.last in (found.first, found.first - 1) for m in view.of("whole-of")):
        return True
    if any(
        rest <= m.first <= rest + TAIL_REACH and analysis.clause_of[m.first] == clause for m in view.of("existence")
    ):
        return True
    return ends and not _has_verb_before(view, found.first)


def _is_apposed(view: View, found: Counted) -> bool:
    """As in "Kenya's teachers, 7,100 of them, ...": the number of all who were just named."""
    words = view.analysis.words
    group = [m for m in view.mentions({"of-the-group"}) if m.first == found.last]
    if not group or not words[found.first - 1].is_punctuation:
        return False
    closed = group[0].last >= view.sentence.last or words[group[0].last].is_punctuation
    places = {at for p in view.analysis.places for at in range(p.first, p.last)}
    joints = {at for m in view.of("joint") for at in range(m.first, m.last)}
    gap = range(found.mention.last, found.first - 1)
    return closed and found.mention.last < found.first and all(at in places | joints for at in gap)


def _is_statement(view: View, mention: Mention) -> bool:
    """Whether the mention is a whole clause ("women sell sex"), not a noun with its attribute ("women selling sex")."""
    words = view.analysis.words
    for act in view.mentions({"sell-sex"}):
        if mention.first < act.first and act.last <= mention.last:
            inside = range(mention.first, act.first)
            relative = any(m.first in inside for m in view.of("relative-word"))
            return not relative and not words[act.first].low.endswith("ing")
    return False


def _has_verb_before(view: View, first: int) -> bool:
    """Whether the number is the object of something ("police know of 300 sex workers")."""
    clause = view.analysis.clause_of[first]
    openers = {at for m in view.of("np-break") for at in range(m.first, m.last)}
    return any(
        at not in openers and not view.analysis.words[at].is_punctuation
        for at in range(view.sentence.first, first)
        if view.analysis.clause_of[at] == clause and not _in_place(view, at)
    )


def _in_place(view: View, at: int) -> bool:
    return (
        any(p.first <= at < p.last for p in view.analysis.places)
        or any(m.first <= at < m.last for m in view.of("this-place"))
        or any(v.first <= at < v.last for v in view.analysis.values)
    )
