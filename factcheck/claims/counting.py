"""What a number counts: the noun after it, the label before it, the topic of its clause, the group named before.

Whether it counts all of them is another question: "12,000 sex workers live here" is a total, "300 sex workers
marched" is not. A number is taken for a total where the clause says that there are so many, or where what it says of
them holds for a whole trade (they live, work, exist); any other predicate makes it a part.
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
TAIL_REACH = 7
ANSWER = 14
SIZE_REACH = 10
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
    kinds = unrivalled([m for kind in KINDS for m in view.of(kind)], wanted)
    for found, how in (_group(view, kinds, first, last, wanted | wholes), _noun(view, kinds, first, last, wanted)):
        if found is not None:
            return Counted(found, how, first, last) if found.concept in wanted else None
    people = [m for m in view.mentions({"people"}) if last <= m.first <= last + 1]
    if people:
        if not _is_of_trade(view, first, last, wanted, trade):
            return None
        return Counted(people[0], "people", first, last)
    if not _stands_alone(view, last):
        return None
    for find in (_label, _topic, _answer):
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
    return (next((m for m in heads if m.concept not in wanted), heads[0]) if heads else None), "noun"


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


def is_total(view: View, found: Counted) -> bool:
    """Whether the number is said to be all that there are."""
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
        return any(found.first - m.last <= 1 for m in sizes)
    mention = found.mention
    before = words[found.first - 1].low if found.first > view.sentence.first else ""
    if any(m.first == mention.last for m in view.of("restriction")):
        return False
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
