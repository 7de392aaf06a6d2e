"""What a number counts: the noun after it, the label before it, the topic of its clause, the group named before.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from factcheck.claims.frame import View, unrivalled
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention, Value

KINDS = ("population", "event-noun")
REACH = 4
LABEL_REACH = 9
WHOLE_REACH = 6
ANSWER = 14
OWN = frozenset({"of", "for", "into"})
HEAD_MARKS = frozenset({":", "–", "—", "-", "(", ","})
LABEL_MARKS = frozenset({":", "–", "—", "-", "|", "=", ",", "(", "→", "\t"})

How = Literal["noun", "people", "group", "label", "topic", "answer"]


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted, where that is said, and the words of the whole expression ("about 7,100 or so")."""

    mention: Mention
    how: How
    first: int
    last: int


def expression(view: View, value: Value) -> tuple[int, int]:
    """The words of a quantity with its hedges."""
    words = view.analysis.words
    first, last = value.first, value.last
    while first > view.sentence.first and words[first - 1].start >= value.quantity.start:
        first -= 1
    while last < view.sentence.last and words[last].start < value.quantity.end:
        last += 1
    return first, last


def counted(
    view: View,
    value: Value,
    wanted: frozenset[str],
    trade: frozenset[str] = frozenset(),
    wholes: frozenset[str] = frozenset(),
) -> Counted | None:
    """The wanted concept that a quantity counts; None where it counts something else or nothing is said.

    ``trade`` are concepts of what the wanted people do: it stands for them in "the trade feeds 3,000 people".
    ``wholes`` are what the wanted may be a part of: "eight investigations, of which two concerned it".
    """
    first, last = expression(view, value)
    if value.quantity.kind == "count" and _links(view, last):
        last += 1
    here = view.of("this-place")
    named = [m for kind in KINDS for m in view.of(kind) if not any(place.contains(m) for place in here)]
    kinds = unrivalled(named, wanted)
    for found, how in (_group(view, kinds, first, last, wanted | wholes), _noun(view, kinds, first, last, wanted)):
        if found is not None:
            return Counted(found, how, first, last) if found.concept in wanted else None
    people = [m for m in view.mentions({"people"}) if last <= m.first <= last + 1]
    if people:
        if not _is_of_trade(view, first, last, wanted, trade):
            return None
        return Counted(people[0], "people", first, last)
    if not _stands_alone(view, last) or _is_of_its_own(view, last):
        return None
    before = [m for m in kinds if m.last <= first]
    if before and before[-1].concept in wanted and opens_whole(view, before[-1].first):
        return None
    for find in (_gapped, _label, _topic, _answer):
        found, how = find(view, kinds, first, last)
        if found is not None:
            return Counted(found, how, first, last) if found.concept in wanted else None
    return None


Search = tuple[Mention | None, How]


def _group(view: View, kinds: list[Mention], first: int, last: int, wholes: frozenset[str]) -> Search:
    """As in "nine of them", "of which two were for ...": a part, or all, of the group named before."""
    after = [m for m in view.mentions({"of-the-group"}) if m.first == last]
    before = [m for m in view.mentions({"of-the-group"}) if m.last == first]
    if not after and not before:
        return None, "group"
    end = after[0].last if after else last
    clause = view.analysis.clause_of[first]
    said = [m for m in kinds if end <= m.first <= end + REACH and view.analysis.clause_of[m.first] == clause]
    earlier = [m for m in kinds if m.last <= first]
    if said:
        fits = not earlier or earlier[-1].concept in wholes
        return (min(said, key=lambda m: m.first) if fits else earlier[-1]), "noun"
    if before:
        return None, "group"
    if earlier:
        return earlier[-1], "group"
    later = [m for m in kinds if m.first >= end]
    held = [m for kind in KINDS if (m := view.fill(kind, first, last).mention) is not None]
    return (later[0] if later else held[0] if held else None), "group"


def _noun(view: View, kinds: list[Mention], first: int, last: int, wanted: frozenset[str]) -> Search:
    """The counted noun right after the number, adjectives between allowed."""
    words = view.analysis.words
    breaks = {at for m in view.of("np-break") for at in range(m.first, m.last)}
    near = [
        m
        for m in kinds
        if m.last > last
        and first <= m.first <= last + REACH
        and all(not words[at].is_punctuation and at not in breaks for at in range(last, m.first))
    ]
    nearest = min((m.first for m in near), default=0)
    heads = [m for m in near if m.first == nearest]
    heads = _compound(kinds, heads) or heads
    around = [m for m in kinds if m.first < first and m.last > last and m.concept in wanted]
    if around and not heads:  # the number stands inside the words for what is counted
        return around[0], "noun"
    return (next((m for m in heads if m.concept not in wanted), heads[0]) if heads else None), "noun"


def _compound(kinds: list[Mention], heads: list[Mention]) -> list[Mention]:
    """The last noun of a compound is what is counted: "sex trafficking victims" are victims."""
    end = max((m.last for m in heads), default=0)
    start = min((m.first for m in heads), default=0)
    return [m for m in kinds if start < m.first <= end < m.last][-1:]


def _is_of_trade(view: View, first: int, last: int, wanted: frozenset[str], trade: frozenset[str]) -> bool:
    """Whether "28,000 women are involved in it" speaks of the wanted people: by a word that ties people to a trade,
    and the trade or its people named in the sentence or just before."""
    clause = view.analysis.clause_of[first]
    if not any(view.analysis.clause_of[m.first] == clause for m in view.of("livelihood")):
        return False
    found = view.fill("population", first, last)
    if found.mention is not None and found.level != "context":
        return found.mention.concept in wanted
    return bool(view.mentions(trade)) or view.discourse.recent(trade | wanted, reach=1)


def _links(view: View, last: int) -> bool:
    """Whether an "of" only links the number to its noun, as in "tens of thousands of women"."""
    if last >= view.sentence.last or view.analysis.words[last].low != "of":
        return False
    return not any(m.first == last for m in view.mentions({"of-the-group"}))


def _stands_alone(view: View, last: int) -> bool:
    """Whether no noun follows that the number would count."""
    if last >= view.sentence.last or view.analysis.words[last].is_punctuation:
        return True
    return any(m.first == last for m in (*view.of("np-break"), *view.of("np-tail")))


def _is_of_its_own(view: View, last: int) -> bool:
    """As in "90 letters of the one kind and 30 of the other": what follows the number says what it is of."""
    words = view.analysis.words
    if last + 1 >= view.sentence.last or words[last].low not in OWN:
        return False
    if any(m.first == last for m in view.mentions({"of-the-group"})):
        return False
    told = [p.first for p in view.analysis.places] + [v.first for v in view.values(("year", "date"))]
    told += [m.first for m in view.of("this-place")]
    return not any(at in told for at in (last + 1, last + 2))


def _gapped(view: View, kinds: list[Mention], first: int, last: int) -> Search:
    """As in "five convictions in 2015 and nine in 2016": the noun of the number before goes for this one too."""
    words = view.analysis.words
    joined = words[first - 1].text == "," or any(m.last == first for m in view.of("coordinator"))
    if first == view.sentence.first or not joined:
        return None, "noun"
    if last >= view.sentence.last or words[last].is_punctuation:
        return None, "noun"
    earlier = [v for v in view.values(("count", "number")) if v.last < first]
    for value in reversed(earlier):
        start, end = expression(view, value)
        noun, _ = _noun(view, kinds, start, end, frozenset())
        if noun is not None and noun.last <= first:
            fresh = any(noun.last <= m.first < first for m in view.of("size"))
            return (None if fresh else noun), "topic"
    return None, "noun"


def opens_whole(view: View, at: int) -> bool:
    """Whether a phrase opens before the words at ``at`` that names the whole of which a part is told: "Of the ..."."""
    words = view.analysis.words
    return any(
        0 <= at - m.last <= WHOLE_REACH
        and (m.first == view.sentence.first or words[m.first - 1].is_punctuation)
        and not any(word.is_punctuation for word in words[m.last : at])
        for m in view.of("of-a-whole")
    )


def _label(view: View, kinds: list[Mention], first: int, last: int) -> Search:
    """As in "Sex workers: 7,100", "SW 7,100 | ...", "sex workers, Kyrgyzstan (2013) – 7,100"; over a list "Sex workers:
    Kazakhstan 18,000, Kyrgyzstan 7,100"."""
    words = view.analysis.words
    before = [m for m in kinds if m.last <= first]
    if any(m.first == last for m in view.mentions({"np-verb"})):
        return None, "label"
    if not before:
        return None, "label"
    mention = max(before, key=lambda m: m.last)
    gap = range(mention.last, first)
    places = {p.first for p in view.analysis.places} | {m.first for m in view.of("this-place")}
    years = {v.first for v in view.values(("year", "date"))}
    breaks = {m.first for m in view.of("np-break") if not {m.last, m.last + 1} & (places | years)}
    other = [v for v in view.analysis.values if mention.last <= v.first < first and v.first not in years]
    marks = [at for at in gap if words[at].text in LABEL_MARKS]
    if other:
        ends = {p.last for p in view.analysis.places} | {v.last for v in view.values(("year", "date"))}
        listed = ends & {first, first - 1}
        heads = mention.first <= view.sentence.first + 4 and any(words[at].text in HEAD_MARKS for at in marks[:1])
        return (mention if listed and heads else None), "label"
    if len(gap) > LABEL_REACH or any(at in breaks for at in gap) or (gap and not marks):
        return None, "label"
    return mention, "label"


def _topic(view: View, kinds: list[Mention], first: int, last: int) -> Search:
    """As in "The number of sex workers is put at 7,100": a word for size, and what the clause is about."""
    sizes = [m for m in view.of("size") + view.of("movement") if view.level(first, last, m) <= 3]
    sizes += [m for m in view.of("opened") if 0 <= first - m.last <= 1]
    sizes += [m for m in view.of("whole-of") if m.last == first]
    order = ranked(view.analysis, first, last, kinds)
    return (order[0][1] if sizes and order else None), "topic"


def _answer(view: View, kinds: list[Mention], first: int, last: int) -> Search:
    """As in "How many sex workers are there? About 7,100.": what was asked or announced before a line or a list."""
    if view.sentence.is_question or view.sentence.last - view.sentence.first > ANSWER:
        return None, "answer"
    return view.discourse.announced, "answer"
