"""Context of a statement, after ConText (Harkema et al. 2009): who says it, and whether it is asserted at all.

A cue marks what lies in its scope; it never deletes anything. Cues are concepts with these categories in the rule
files: ``negation``, ``hypothesis``, ``forecast``, ``target``, ``attribution``, ``hedge``, ``past``,
``refutation-before`` (over what follows), ``refutation-after`` (over what precedes), ``refutation-next`` (at the start
of a sentence, over the sentence before), and ``not-a-cue`` for the look-alikes that must not count ("not only").
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.claims.readings import SkipReason
from factcheck.language.analysis import Analysis, Mention, Sentence

BREAKS = frozenset({"contrast", "colon"})


@dataclass(frozen=True, slots=True)
class Context:
    """How a statement is put forward."""

    skip: SkipReason = ""
    attributed: bool = False
    hedged: bool = False


def live(analysis: Analysis, category: str, first: int, last: int) -> list[Mention]:
    """Cues of a category in words[first:last) that no look-alike covers."""
    decoys = list(analysis.within("not-a-cue", max(0, first - 8), last))
    return [
        cue
        for cue in analysis.within(category, first, last)
        if not any(d.first <= cue.first and cue.last <= d.last for d in decoys)
    ]


def context_of(analysis: Analysis, sentence: Sentence, first: int, last: int) -> Context:
    """The context of words[first:last) in their sentence."""
    low, high = sentence.first, sentence.last
    attributed = bool(live(analysis, "attribution", low, high)) or analysis.words[first].quoted
    hedged = bool(live(analysis, "hedge", low, high))
    return Context(_skip(analysis, sentence, first, last), attributed, hedged)


def _skip(analysis: Analysis, sentence: Sentence, first: int, last: int) -> SkipReason:
    low, high = sentence.first, sentence.last
    if sentence.is_question:
        return "question"
    if refuted(analysis, sentence, first, last):
        return "refuted"
    clause = analysis.clause_of[first]
    for cue in live(analysis, "hypothesis", low, high):
        same = analysis.clause_of[cue.first] == clause
        if same or (cue.first < first and not _broken(analysis, cue.first, first)) or _governs(analysis, cue.first, first):
            return "hypothetical"
    kinds: tuple[tuple[str, SkipReason], ...] = (("forecast", "forecast"), ("target", "target"))
    for category, reason in kinds:
        for cue in live(analysis, category, low, high):
            if analysis.clause_of[cue.first] == clause or (cue.first < first and _governs(analysis, cue.first, first)):
                return reason
    return ""


def _broken(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a contrast or a semicolon lies between two words."""
    return any(
        analysis.words[at].text == ";" or (at > first and analysis.clauses[analysis.clause_of[at]].relation in BREAKS)
        for at in range(first, last)
        if analysis.clause_of[at] != analysis.clause_of[at - 1] or analysis.words[at].text == ";"
    )


def _governs(analysis: Analysis, cue: int, anchor: int) -> bool:
    """Whether the clause of the cue encloses the clause of the anchor, or is joined to it as condition and result."""
    number: int | None = analysis.clause_of[anchor]
    while number is not None:
        clause = analysis.clauses[number]
        if number == analysis.clause_of[cue]:
            return True
        if clause.relation == "contrast":
            return False
        number = clause.parent
    return False


def refuted(analysis: Analysis, sentence: Sentence, first: int, last: int) -> bool:
    for cue in live(analysis, "refutation-before", sentence.first, first):
        if not _broken(analysis, cue.last, first):
            return True
    for cue in live(analysis, "refutation-after", last, sentence.last):
        if not _broken(analysis, last, cue.first):
            return True
    following = sentence.number + 1
    if following < len(analysis.sentences):
        after = analysis.sentences[following]
        for cue in live(analysis, "refutation-next", after.first, after.last):
            if cue.first <= after.first + 2:
                return True
    return False


def negations(analysis: Analysis, first: int, last: int) -> list[Mention]:
    """Negation cues in words[first:last)."""
    return live(analysis, "negation", first, last)
