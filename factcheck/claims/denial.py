"""What a denial in a list reaches beyond its own clause and run, and what it only seems to reach."""

from __future__ import annotations

from factcheck.claims.frame import View
from factcheck.language.analysis import Mention

CASES = frozenset({"when", "where", "if"})
RELATIVES = frozenset({"who", "that", "which"})
EXISTENTIAL = frozenset({"there", "with"})
PRONOUNS = frozenset({"it", "they"})
RELATIVE_VERB = 3
PARTICIPLES = frozenset({"sold", "taken", "brought", "sent", "bought", "led", "found", "caught", "born"})
COPULAS = frozenset({"is", "are", "was", "were"})
FRONTED_DENIALS = frozenset({"no", "nobody", "never"})
REDUCED = 6
CLEFT = 12
FRONTED = 6


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
    if _is_reduced(view, negation.last, first) and _has_verb(view, last, view.clause(first).last):
        return True
    pronouns = [at for at in range(negation.last, first) if words[at].low in RELATIVES]
    if not pronouns or words[max(0, negation.first - 2)].low in EXISTENTIAL:
        return False
    end = view.analysis.clauses[view.analysis.clause_of[first]].last
    return not _has_verb(view, pronouns[0] + RELATIVE_VERB, first) and _has_verb(view, last, end)


def _is_reduced(view: View, first: int, last: int) -> bool:
    """"no woman trafficked to": whether words[first:last) have one participle and no verb that makes a sentence."""
    words = view.analysis.words
    if list(view.analysis.within("auxiliary", first, last)) or any(w.is_punctuation for w in words[first:last]):
        return False
    participle = any(word.low.endswith("ed") or word.low in PARTICIPLES for word in words[first + 1 : last])
    return participle and last - first <= REDUCED


def in_cleft(view: View, negation: Mention, first: int) -> bool:
    """"What you will not find, anywhere, is X": whether a free relative clause denies what its copula introduces."""
    words, opening = view.analysis.words, view.sentence.first
    while opening < negation.first and words[opening].is_punctuation:
        opening += 1
    if words[opening].low != "what" or not negation.last <= first or negation.first - opening > CLEFT:
        return False
    links = [at for at in range(negation.last, first) if words[at].low in COPULAS]
    return bool(links) and first - links[-1] <= CLEFT


def announces(view: View, cue: Mention) -> bool:
    """"one place only: X": whether the list that a phrase closes comes after its colon."""
    return cue.last - cue.first > 1 and cue.last < view.sentence.last and view.analysis.words[cue.last].text == ":"


def is_fronted(view: View, negation: Mention, first: int, last: int, bearers: frozenset[str]) -> bool:
    """"From X, whatever they say, nobody does": whether words[first:last) open the sentence with a preposition, set off
    by a comma, before a denial of people (of those in ``bearers``, after "no")."""
    people = view.analysis.named(bearers, negation.last, negation.last + 3)
    if negation.concept not in FRONTED_DENIALS:
        return False
    if negation.concept == "no" and not any(m.category.startswith("victim") for m in people):
        return False
    words, opening = view.analysis.words, view.sentence.first
    prepositions = view.analysis.named(("glue-preposition",), opening, first + 1)
    return (
        bool(prepositions)
        and prepositions[0].first == opening
        and last <= negation.first
        and first - opening <= FRONTED
        and last < view.sentence.last
        and words[last].text == ","
    )


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
