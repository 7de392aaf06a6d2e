"""Attachment: whether a name that stands near an event is that of what it happened to.

A name may only stand beside: as the owner of what the sentence is about, in a clause of its own, in an aside, or as
the object of what somebody else did.
"""

from __future__ import annotations

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.language.analysis import Mention
from factcheck.language.structure import CELL_MARKS

OPENING = 4
DASHES = frozenset({"–", "—", "-", "--"})
ENDS = frozenset({":", ";"}) | CELL_MARKS
ASIDE = frozenset({"unlike", "like", "by", "besides"})
GIVING = frozenset({"from", "for", "at", "of", "with", "by", "to", "in"})
DETERMINERS = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "another"})
ARTICLES = frozenset({"a", "an"})
BEING = frozenset({"is", "was", "were", "are", "been", "be", "being"})
JOINING = frozenset({"and", "or", "but", "when", "while", "after", "before", "since", "until", "if"})
SMALL = ("filler", "glue", "contrary", "auxiliary", "copula")
GOING_WITH = frozenset({"by", "about", "against", "with", "at", "from", "of", "inside", "within", "for", "on"})
PEOPLE = ("people", "population", "sellers", "victim-people", "victim-women")
RELATIVES = frozenset({"that", "which", "whom", "who"})


def is_anothers(view: View, mention: Mention, event: Mention) -> bool:
    """Whether the event is that of something else than what the name names."""
    return (
        _is_other_noun(view, mention, event)
        or is_possessor(view, mention)
        or _is_aside(view, mention, event)
        or _comes_late(view, mention, event)
        or _is_inside_a_noun(view, mention, event)
        or _is_after_a_preposition(view, mention, event)
    )


def is_apart(view: View, mention: Mention) -> bool:
    """Whether another thing is spoken of, and the name only told beside it: "unlike Tais Plus, it was registered"."""
    return mention.first > view.sentence.first and view.analysis.words[mention.first - 1].low in ASIDE


def is_far_object(view: View, event: Mention, mention: Mention) -> bool:
    """Whether a verb that takes an object has another one before the name: "got a grant from Tais Plus"."""
    if view.analysis.words[event.last - 1].low not in DETERMINERS:
        return False
    return bool(GIVING & set(view.between(event.last, mention.first)))


def refers_back(view: View) -> bool:
    """Whether the sentence has a pronoun or a word for the kind of thing ("the group") to refer back with."""
    first, last = view.sentence.first, view.sentence.last
    if view.of("back-reference"):
        return True
    return last - first <= 12 and not live(view.analysis, "other-subject", first, first + 1)


def is_possessor(view: View, mention: Mention) -> bool:
    """Whether the name only says whose website or founder it is ("Tais Plus's founder", "the founder of it")."""
    words = view.analysis.words
    owned = mention.first - 1 if mention.first > 0 and words[mention.first - 1].low == "of" else -1
    return any(m.first == mention.last or m.last == owned for m in view.of("asset")) or any(
        m.last == mention.first for m in view.of("asset-of")
    )


def _is_other_noun(view: View, mention: Mention, event: Mention) -> bool:
    """Whether a relative clause or participle hangs on another noun: "joined a network, which was founded", "the
    group and Legalife, founded in 2009"."""
    words = view.analysis.words
    if not mention.last <= event.first:
        return False
    clause = view.clause(event.first)
    if any(m.first in clause.words for m in view.mentions({"the-thing"})):
        return False
    if clause.relation == "relative" and view.analysis.clause_of[mention.first] != clause.number:
        between = words[mention.last : clause.first]
        return len(between) > 2 and not between[0].is_punctuation
    comma = event.first - 1
    if comma <= mention.last or words[comma].text != ",":
        return False
    if words[mention.last + 1].low in ARTICLES and (words[mention.last].text == "," or _is_copula(view, mention.last)):
        return False  # "Y, an NGO, was founded", "Y is a local NGO, founded": what it is, no other name
    noun = words[comma - 1]
    return (
        noun.text[:1].isupper()
        and not any(m.first <= comma - 1 < m.last for m in view.of("organisation"))
        and not any(p.first <= comma - 1 < p.last for p in view.analysis.places)
    )


def _is_aside(view: View, mention: Mention, event: Mention) -> bool:
    """Whether the name stands in a relative clause or brackets that the event is outside of: "the network, which Tais
    Plus joined, was founded"."""
    clause = view.clause(mention.first)
    if clause.relation == "aside" and mention.first - clause.first <= 2 and clause.opener in DASHES:
        return False
    return (
        clause.relation in {"relative", "aside"}
        and clause.number != view.clause(event.first).number
        and clause.number not in view.lineage(event.first)
        and mention.first < event.first
    )


def _comes_late(view: View, mention: Mention, event: Mention) -> bool:
    """Whether an event told in passing of something else comes before the name: "a shelter, set up in 2009, sends
    women to Tais Plus". A participle that opens the sentence does look ahead."""
    chunk = view.analysis.chunk_of
    if mention.first < event.first or chunk[mention.first] == chunk[event.first]:
        return False
    if any(m.first == event.last for m in view.mentions({"the-thing"})):
        return False  # "since 1990, when a few teachers founded it, ..."
    if any(word.text == ";" for word in view.analysis.words[event.last : mention.first]):
        return True
    words = view.analysis.words
    colons = [at + 1 for at in range(view.sentence.first, event.first) if words[at].text == ":"]
    start = colons[-1] if colons else view.sentence.first
    before = words[start : event.first]
    opens = event.first - start <= OPENING and not any(word.text == "," for word in before)
    between = view.analysis.words[event.last : mention.first]
    return not opens and any(word.text == "," for word in between) and any(word.text == "," for word in before)


def _is_inside_a_noun(view: View, mention: Mention, event: Mention) -> bool:
    """Whether the name is the subject of a short relative clause, with or without its pronoun, on the noun before it:
    "the group (that) Tais Plus works with was registered"."""
    words = view.analysis.words
    if mention.last >= event.first or mention.first <= view.sentence.first:
        return False
    own = words[mention.last]
    passive = next((at for at in range(mention.last, event.last) if words[at].low in BEING), -1)
    between = words[mention.last : passive]
    if passive <= mention.last or any(word.is_punctuation or word.low in JOINING for word in between):
        return False
    if not own.low.isalpha() or own.text[:1].isupper() or own.low.endswith("ly") or _is_small(view, mention.last):
        return False
    before = words[mention.first - 1]
    return before.low in RELATIVES or _is_noun(view, mention.first - 1)


def _is_after_a_preposition(view: View, mention: Mention, event: Mention) -> bool:
    """Whether the name only goes with a noun of which the event is told: "raids by the unit began", "with the help of
    the unit"."""
    words = view.analysis.words
    at = mention.first - 1
    while at > view.sentence.first and (words[at].low in DETERMINERS or words[at].text.istitle()):
        at -= 1
    if mention.last > event.first or at <= view.sentence.first or words[at].low not in GOING_WITH:
        return False
    if any(word.text in ENDS for word in words[mention.last : event.first]):
        return False
    noun = words[at - 1]
    told = any(m.first <= at - 1 < m.last for category in ("event", *SMALL) for m in view.of(category))
    return noun.low.isalpha() and not noun.low.endswith("ed") and not told


def _is_copula(view: View, at: int) -> bool:
    return any(m.first == at for m in view.of("copula"))


def _is_noun(view: View, at: int) -> bool:
    """Whether a word ends a noun phrase that the sentence has opened with an article."""
    words = view.analysis.words
    opened = any(word.low in DETERMINERS for word in words[max(view.sentence.first, at - 2) : at])
    return opened and not words[at].is_punctuation and not _is_small(view, at)


def _is_small(view: View, at: int) -> bool:
    """Whether a word is one of the small ones that are neither noun nor verb."""
    return any(m.first <= at < m.last for category in SMALL for m in view.of(category))


def lacks(view: View, mention: Mention, event: Mention) -> bool:
    """Whether what an organisation has not had is said of itself, and of nobody that it deals with: "it treats women
    without papers"."""
    if mention.last > event.first:
        words = view.analysis.words
        ends = event.last < view.sentence.last and words[event.last].text == ","
        return ends or mention.first - event.last <= 1
    between = range(mention.last, event.first)
    people = [m for category in PEOPLE for m in view.of(category) if m.first in between]
    return not people and "who" not in view.between(mention.last, event.first)
