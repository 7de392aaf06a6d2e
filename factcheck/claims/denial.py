"""What a denial in a list reaches beyond its own clause and run, and what it only seems to reach."""

from __future__ import annotations

from factcheck.claims.frame import View
from factcheck.language.analysis import Mention

CASES = frozenset({"when", "where", "if"})
RELATIVES = frozenset({"who", "that", "which"})
EXISTENTIAL = frozenset({"there", "with"})
PRONOUNS = frozenset({"it", "they"})
RELATIVE_VERB = 3


def ends_fronted(view: View, negation: Mention, last: int) -> bool:
    """"A destination it is not": whether a denial ends a phrase that has nothing but a subject and a bare verb after
    what stands before words[last]."""
    words = view.analysis.words
    ends = negation.last >= view.sentence.last or words[negation.last].is_punctuation
    if negation.concept != "not" or not ends or not 2 <= negation.first - last <= 3:
        return False
    if any(word.is_punctuation for word in words[last : negation.first]):
        return False
    verbs = list(view.analysis.within("auxiliary", negation.first - 1, negation.first))
    named = any(place.first <= last < place.last for place in view.analysis.places)
    return bool(verbs) and (named or words[last].low in PRONOUNS)


def restricts(view: View, negation: Mention, first: int, last: int) -> bool:
    """"No woman who was trafficked to Turkey got help": whether words[first:last) only say which women."""
    words = view.analysis.words
    if negation.concept not in {"no", "nobody", "neither"} or negation.last > first:
        return False
    pronouns = [at for at in range(negation.last, first) if words[at].low in RELATIVES]
    if not pronouns or words[max(0, negation.first - 2)].low in EXISTENTIAL:
        return False
    end = view.analysis.clauses[view.analysis.clause_of[first]].last
    return not _has_verb(view, pronouns[0] + RELATIVE_VERB, first) and _has_verb(view, last, end)


def selects(view: View, cue: Mention, last: int) -> bool:
    """"Only Uzbeks who transit the country by train are counted": whether a relative clause at words[last] narrows
    down what "only" goes with, for a verb that follows; but not in "it is only Uzbeks who transit it"."""
    words = view.analysis.words
    if last + RELATIVE_VERB >= view.sentence.last or words[last].low not in RELATIVES:
        return False
    cleft = list(view.analysis.within("auxiliary", max(0, cue.first - 1), cue.first))
    return not cleft and _has_verb(view, last + RELATIVE_VERB, view.clause(last).last)


def holds_for(view: View, negation: Mention, first: int) -> bool:
    """"Nobody is charged when the victim is a child": whether words[first] are a case of what a clause denies."""
    clause = view.clause(first)
    return (
        negation.last <= first
        and negation.concept in {"nobody", "never"}
        and clause.relation == "subordinate"
        and clause.parent == view.analysis.clause_of[negation.first]
        and any(view.analysis.words[at].low in CASES for at in clause.words[:2])
    )


def _has_verb(view: View, first: int, last: int) -> bool:
    return bool(list(view.analysis.within("predicate", first, last))) or any(
        word.low.endswith("ed") for word in view.analysis.words[first:last]
    )
