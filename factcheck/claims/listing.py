"""Lists: which of the items that a sentence names are affirmed, which denied, and whether they are said to be all.

A denial right before an item ("not Turkey", "never in bars") denies it and what is joined to it; it spares the items
before. Any other denial must bear on what the statement is about ("no women are taken", "is not among the goals",
"has dried up") and then denies all items of its clause. "Only" and its like must stand next to the items or next to
the noun that they are said to be ("the only country"); "all the women" must come with a predicate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.context import live
from factcheck.claims.denial import announces, ends_fronted, holds_for, in_cleft, is_fronted, restricts, selects
from factcheck.claims.frame import View
from factcheck.language.analysis import Mention

NEAR = 4
STEP = 5
FOCUS = 6
WIDE = 14
GLUE = frozenset({"glue", "glue-preposition", "joint", "auxiliary"})


@dataclass(frozen=True, slots=True)
class Item:
    """A member of a list at words[first:last)."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Listing:
    """What is said of the items; ``cues`` are the words that deny or close the list."""

    affirmed: tuple[Item, ...]
    denied: tuple[Item, ...]
    exclusive: bool
    dominant: bool
    cues: tuple[Mention, ...]


def listing(
    view: View, items: Sequence[Item], bearers: frozenset[str], heads: frozenset[str], trend: bool = False
) -> Listing:
    """``bearers`` are the concepts that a denial may bear on (who is moved, what happens); ``heads`` are nouns for
    the part that an item plays ("destination"); ``trend`` says that "fewer and fewer" denies."""
    reader = _Listing(view, items, bearers, heads)
    denied = [item for item in items if reader.denied(item, trend)]
    affirmed = [item for item in items if item not in denied]
    saved = [item for item in denied if reader.excepted(item)]
    affirmed += saved
    denied = [item for item in denied if item not in saved]
    exclusive = bool(saved) or reader.exclusive(affirmed)
    dominant = reader.dominant(affirmed)
    return Listing(tuple(affirmed), tuple(denied), exclusive, dominant, tuple(reader.used))


class _Listing:
    def __init__(self, view: View, items: Sequence[Item], bearers: frozenset[str], heads: frozenset[str]) -> None:
        self.view = view
        self.analysis = view.analysis
        self.items = items
        self.bearers = bearers
        self.heads = heads
        self.used: list[Mention] = []
        self.absences = self.cues("absence")
        self.negations = [n for n in self.cues("negation") if not any(a.contains(n) for a in self.absences)]
        self.runs = {negation.first: self.run(negation) for negation in self.negations}

    def cues(self, category: str) -> list[Mention]:
        sentence = self.view.sentence
        return live(self.analysis, category, sentence.first, sentence.last)

    def clause(self, at: int) -> int:
        return self.analysis.clause_of[at]

    def punctuated(self, first: int, last: int) -> bool:
        return any(word.is_punctuation for word in self.analysis.words[first:last])

    def any_of(self, concepts: frozenset[str], first: int, last: int) -> bool:
        return bool(concepts) and bool(self.analysis.named(concepts, first, last))

    # -- denial ------------------------------------------------------------------------------------------------------

    def run(self, negation: Mention) -> tuple[Item, ...]:
        """The items that a denial right before them reaches."""
        fronted = [item for item in self.items if ends_fronted(self.view, negation, item.last)]
        if fronted:
            return (fronted[-1],)
        found: list[Item] = []
        at = negation.last
        for item in self.items:
            if item.first < negation.last:
                continue
            gap = item.first - at
            same = self.clause(item.first) == self.clause(negation.first)
            if gap > (STEP if found else NEAR) or not (same or found) or self.turned(at, item.first):
                break
            if not found and (self.punctuated(at, item.first) or restricts(self.view, negation, item.first, item.last)):
                break
            found.append(item)
            at = item.last
        return tuple(found)

    def turned(self, first: int, last: int) -> bool:
        """Whether the list turns between two words: "but", "only", another denial, a new clause of its own."""
        if last <= first:
            return False
        words = self.analysis.words
        turns = [*self.analysis.within("turn", first, last), *live(self.analysis, "exclusive", first, last)]
        apart = any(self.clause(at) != self.clause(first) for at in range(first, last))
        return bool(turns) or words[first].text in ";:" or apart

    def denied(self, item: Item, trend: bool) -> bool:
        over = [n for n in self.negations if self.over(n, item)]
        over = [n for n in over if len(over) == 1 or n.concept != "nor"]
        self.used += over
        count = len(over)
        reach = -1
        for cue in self.absences:
            overlapping, reach = cue.first < reach, max(reach, cue.last)
            denying = any(n.overlaps(cue) for n in self.negations)
            if not overlapping and not denying and self.clause(cue.first) == self.clause(item.first):
                count += 1
                self.used.append(cue)
        falling = [c for c in self.cues("declining") if trend and self.clause(c.first) == self.clause(item.first)]
        self.used += falling
        count += bool(falling)
        return count % 2 == 1

    def over(self, negation: Mention, item: Item) -> bool:
        run = self.runs[negation.first]
        return item in run or (not run and self.bears(negation, item))

    def bears(self, negation: Mention, item: Item) -> bool:
        """Whether a denial that has no item right after it speaks of this item's belonging."""
        if negation.concept in {"without", "rather-than"} or restricts(self.view, negation, item.first, item.last):
            return False
        if in_cleft(self.view, negation, item.first):
            return True
        if is_fronted(self.view, negation, item.first, item.last, self.bearers):
            return self.about(negation)
        if self.clause(negation.first) != self.clause(item.first) and not holds_for(self.view, negation, item.first):
            return False
        if negation.first > item.first and negation.concept in {"no", "neither", "nor", "nobody"}:
            return not self.punctuated(item.last, negation.first) and self.about(negation)
        if negation.concept == "nobody":
            of_them = self.analysis.named(("glue-preposition",), negation.last, negation.last + 1)
            aside = self.punctuated(negation.last, negation.last + 1)
            counted = self.view.analysis.named(self.bearers, negation.last, negation.last + 2)
            people = any(m.category.startswith("victim") for m in counted)
            return bool(of_them) or aside or self.about(negation, people=people)
        if negation.concept == "no":
            start = self.analysis.clauses[self.clause(item.first)].first
            if negation.first > start + 1 and self.punctuated(negation.last, item.first):
                return False
            return self.about(negation)
        if negation.concept == "cessation":
            return True
        return self.about(negation)

    def about(self, negation: Mention, people: bool = True) -> bool:
        """Whether what a denial negates is the belonging, in words or left out ("... never are")."""
        clause = self.analysis.clauses[self.clause(negation.first)]
        if self.bearers and 0 < clause.last - negation.last <= 2 and negation.first > clause.first:
            auxiliaries = {m.first for m in self.analysis.within("auxiliary", negation.last, clause.last)}
            rest = range(negation.last, clause.last)
            if all(at in auxiliaries or self.analysis.words[at].is_punctuation for at in rest):
                return True
        near = self.analysis.named(self.bearers | self.heads, negation.last, negation.last + NEAR)
        return not self.bearers or any(people or not m.category.startswith("victim") for m in near)

    def excepted(self, item: Item) -> bool:
        """"no goal other than Turkey", "nowhere except Russia"."""
        for cue in self.cues("exception"):
            if 0 <= item.first - cue.last <= 3 and any(n.last <= cue.first for n in self.negations):
                self.used.append(cue)
                return True
        return False

    # -- exclusiveness ----------------------------------------------------------------------------------------------

    def exclusive(self, affirmed: Sequence[Item]) -> bool:
        found = False
        for cue in self.cues("exclusive"):
            if any(self.focused(cue, item) for item in affirmed) or self.heading(cue, affirmed):
                self.used.append(cue)
                found = True
        for cue in self.cues("universal"):
            for item in affirmed:
                same = self.clause(cue.first) == self.clause(item.first)
                if same and cue.last <= item.first <= cue.last + WIDE and self.predicated(cue.last, item.first):
                    self.used.append(cue)
                    found = True
        return found

    def focused(self, cue: Mention, item: Item) -> bool:
        """Whether the cue stands next to the item, on either side, with nothing of its own between."""
        if cue.first <= item.first and item.last <= cue.last:
            return True
        if cue.last <= item.first:
            if selects(self.view, cue, item.last):
                return False
            same = self.clause(cue.first) == self.clause(item.first)
            return same and item.first - cue.last <= FOCUS and self.glued(cue.last, item.first)
        if cue.first < item.last or cue.first - item.last > 3 or announces(self.view, cue):
            return False
        between = self.analysis.words[item.last : cue.first]
        if any(word.text in ".;:" for word in between) or not self.glued(item.last, cue.first, ","):
            return False
        ends = cue.last >= self.view.sentence.last or cue.concept == "closing"
        return ends or not self.analysis.named(("glue-preposition",), cue.last, cue.last + 1)

    def glued(self, first: int, last: int, marks: str = "") -> bool:
        """Whether only small words, and words for what the list is about, stand between."""
        covered: set[int] = set()
        for mention in self.analysis.named(GLUE | self.bearers | self.heads, max(0, first - 4), last):
            if not mention.category.startswith("victim"):
                covered.update(range(mention.first, mention.last))
        rest = [at for at in range(first, last) if at not in covered]
        if rest == [last - 1] and first < last - 1 and not marks and self.is_adjective(last - 1):
            return True
        return all(self.analysis.words[at].text in ("(", ")", *marks) for at in rest)

    def is_adjective(self, at: int) -> bool:
        """Whether a word right before an item may be said of it: no mark, and nobody who is moved."""
        people = [m for m in self.analysis.named(self.bearers, at, at + 1) if m.category.startswith("victim")]
        return not people and not self.analysis.words[at].is_punctuation

    def heading(self, cue: Mention, affirmed: Sequence[Item]) -> bool:
        """"the only country to which they are taken is Russia": the cue goes with a noun for the part played."""
        if not affirmed or not self.any_of(self.heads, max(0, cue.first - 1), cue.last + 2):
            return False
        here, around = self.clause(cue.first), self.view.lineage(cue.first)
        if announces(self.view, cue):
            affirmed = [item for item in affirmed if item.first > cue.last]
        return any(self.clause(item.first) in around or here in self.view.lineage(item.first) for item in affirmed)

    def predicated(self, first: int, last: int) -> bool:
        return not self.bearers or self.any_of(self.bearers, first, last)

    def dominant(self, affirmed: Sequence[Item]) -> bool:
        for cue in self.cues("dominant"):
            if any(self.view.level(item.first, item.last, cue) <= 1 for item in affirmed):
                return True
        return False
