"""Shares: what they are a share of, whether they speak of the rest, and shares said without a number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.language.analysis import Mention, Value

REACH = 6


@dataclass(frozen=True, slots=True)
class Share:
    """A share said by a determiner ("not one", "every"), in per cent."""

    percent: float
    stated: str
    first: int
    last: int


def denominator_is_other(view: View, value: Value, slots: Mapping[str, frozenset[str]]) -> bool:
    """Whether "3% of ..." is a share of something else than the population asked for ("of new infections")."""
    wanted = slots.get("population")
    words = view.analysis.words
    last = value.last
    while last < view.sentence.last and words[last].start < value.quantity.end:
        last += 1
    if wanted is None or last >= view.sentence.last or words[last].low != "of":
        return False
    if any(m.first == last for m in view.mentions({"of-the-group"})):
        return False
    clause = view.analysis.clause_of[value.first]
    near = [m for m in view.of("population") if last < m.first <= last + REACH or m.first <= last < m.last]
    if not near:
        return True
    first = min(near, key=lambda m: m.first)
    other = [
        m
        for m in view.of("share-of-other")
        if last < m.first < first.first and view.analysis.clause_of[m.first] == clause
    ]
    return first.concept not in wanted or bool(other)


def is_complement(
    view: View, first: int, last: int, mention: Mention, complements: frozenset[str], held: bool = False
) -> bool:
    """Whether the measure speaks of those who are not so: by its own sense, or negated between the value and it.

    A measure that is ``held`` stands in an earlier sentence, perhaps of another block.
    """
    if mention.concept in complements:
        return True
    if held or mention.first <= last:
        return False
    clause = view.analysis.clause_of
    negations = [
        cue
        for cue in live(view.analysis, "negation", last, mention.first)
        if clause[cue.first] == clause[first] == clause[mention.first]
        and cue.concept in {"not", "never", "no", "without"}
    ]
    return len(negations) % 2 == 1


def determined(view: View, wanted: frozenset[str]) -> Iterator[Share]:
    """As in "Not one sex worker", "every street sex worker": shares said by the determiner of the population."""
    for concept, percent in (("none-of", 0.0), ("every-one-of", 100.0)):
        for mention in view.mentions({concept}):
            if any(m.overlaps(mention) for m in view.of("for-every")):
                continue
            for population in view.of("population"):
                if population.concept in wanted and 0 <= population.first - mention.last <= 3:
                    gap = view.analysis.words[mention.last : population.first]
                    if not any(word.is_punctuation for word in gap):
                        yield Share(
                            percent, view.analysis.slice(mention.first, mention.last), mention.first, population.last
                        )
                        break
