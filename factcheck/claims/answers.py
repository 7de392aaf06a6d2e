"""Questions about a list that are answered in a word."""

from __future__ import annotations

from factcheck.claims.context import answer_to
from factcheck.claims.frame import View
from factcheck.claims.listing import Listing

SMALL = frozenset({"glue", "filler", "auxiliary", "copula", "definite"})
"""Categories of words that ask for nothing of their own."""


def is_answered_no(view: View, said: Listing, known: frozenset[str]) -> bool:
    """"Is it sold in bars? No.": whether what a question affirms, without closing the list, is then denied; the
    question must ask for nothing but the belonging, which is said in ``known`` concepts and small words."""
    plain = bool(said.affirmed) and not (said.denied or said.exclusive or said.dominant)
    if not plain or not view.sentence.is_question or answer_to(view.analysis, view.sentence) != "answer-no":
        return False
    first, last = view.sentence.first, view.sentence.last
    covered = {at for item in said.affirmed for at in range(item.first, item.last)}
    covered |= {at for place in view.analysis.places for at in range(place.first, place.last)}
    named = [m for m in view.sentence.mentions if m.concept in known or m.category in SMALL]
    covered |= {at for m in named for at in range(m.first, m.last)}
    rest = [at for at in range(first, last) if at not in covered and not view.analysis.words[at].is_punctuation]
    relative = view.analysis.named(("relative-word",), first + 1, last)
    return not relative and not rest
