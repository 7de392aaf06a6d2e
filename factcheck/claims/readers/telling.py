"""Telling: whether words of outcome tell of a success or of a failure, and which of them a matter goes by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.claims.frame import View
from factcheck.claims.polarity import is_negated
from factcheck.claims.readers.attachment import DETERMINERS
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention

NOT_HERE = frozenset({"cessation"})
"""To end or scrap a bill is an outcome of its own, not the denial of one."""
NEAR = 4
PRONOUNS = frozenset({"it", "this", "that", "which"})
JOINS = frozenset({"and", "but"})
FROM = frozenset({"of", "from", "by", "in", "at", "among"})


@dataclass(frozen=True, slots=True)
class OutcomeRules:
    """``contents`` maps a concept of category ``matter`` to the property it belongs to; ``generic`` are matters that
    only their year identifies; ``success`` and ``failure`` are outcome concepts; ``beaten`` are successes that are
    failures when said of the organisation ("the bill was defeated", "the group was defeated");
    ``both`` say that what is told last holds of all ("on both occasions"); what stands between ``makes`` ("turning")
    and a content must be its ``own`` matter ("prostitution"). ``approving`` are failures only as
    the organisation's own attitude ("welcomed"); ``falling`` is a success of a bill and a failure of a ``campaign``
    ("collapsed"); ``prior`` opens what had come before ("after it had stopped")."""

    contents: Mapping[str, str]
    generic: frozenset[str]
    success: frozenset[str]
    failure: frozenset[str]
    subject: str
    beaten: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    makes: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    approving: frozenset[str] = frozenset()
    falling: frozenset[str] = frozenset()
    campaign: frozenset[str] = frozenset()
    prior: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Told:
    """An outcome and the words that tell it."""

    succeeded: bool
    cue: Mention
    view: View


class Telling:
    """Tells outcomes by the words of a rule."""

    def __init__(self, rules: OutcomeRules) -> None:
        self.rules = rules

    def told(self, view: View, stretch: tuple[int, int], matter: Mention) -> Told | None:
        """The outcome told in a stretch: a failure, if one is told, else the success nearest to the matter, else an
        attitude of the organisation that lets it pass."""
        wanted = self.rules.success | self.rules.failure
        cues = [m for m in view.mentions(wanted) if stretch[0] <= m.first < stretch[1] and not matter.contains(m)]
        order = [cue for _, cue in ranked(view.analysis, matter.first, matter.last, cues)]
        weak = [c for c in order if c.concept in self.rules.approving]
        firm = [c for c in order if c not in weak and not self._is_open(view, c)]
        told = [Told(self._succeeded(view, cue), cue, view) for cue in firm]
        before = next((item for item in told if item.succeeded and self._is_prior(view, item.cue, matter)), None)
        if before is not None:
            return before
        found = next((item for item in told if not item.succeeded), told[0] if told else None)
        if found is not None:
            return found
        own = (Told(self._succeeded(view, cue), cue, view) for cue in weak if self._is_own(view, cue))
        return next((item for item in own if not item.succeeded), None)

    def _is_prior(self, view: View, cue: Mention, matter: Mention) -> bool:
        """Whether a success belongs to its matter as what had come before: "after it had stopped the bill, it lost"."""
        if not 0 <= matter.first - cue.last <= NEAR:
            return False
        openings = [m for m in view.mentions(self.rules.prior) if m.last <= cue.first and cue.first - m.last <= NEAR]
        words = view.analysis.words
        return any(not any(w.is_punctuation for w in words[m.last : cue.first]) for m in openings)

    def _is_open(self, view: View, cue: Mention) -> bool:
        """Whether it is not said what fell, the bill or the fight against it."""
        return cue.concept in self.rules.falling and not self._falls(view, cue)

    def _falls(self, view: View, cue: Mention) -> str:
        """What falls: the first that its clause names before it, "campaign" or "bill"; empty where a pronoun stands for
        either."""
        clause, words = view.clause(cue.first), view.analysis.words
        last = words[cue.first - 1].low if cue.first > view.sentence.first else ""
        if last in PRONOUNS:
            return ""
        if last in JOINS:
            named = [m.first for m in view.of(self.rules.subject) + view.of("back-reference") if m.first < cue.first]
            bills = min((m.first for m in view.of("matter")), default=cue.first)
            return "campaign" if named and min(named) < bills else "bill"
        heads = [(m.first, "campaign") for m in view.mentions(self.rules.campaign) + view.of(self.rules.subject)]
        heads += [(m.first, "bill") for m in view.of("matter")]
        before = sorted((at, kind) for at, kind in heads if at < cue.first and at in clause.words)
        bids = [m for m in view.mentions(self.rules.campaign) if before and m.first == before[0][0]]
        if bids and any(0 < m.first - bids[0].last <= 2 for m in view.of("matter")):
            if words[bids[0].last].low == "to":
                return "bill"
        if any(kind == "bill" and self._opens(view, at, before[0][0]) for at, kind in before):
            return "bill"  # "thanks to the group, the bill collapsed"
        return before[0][1] if before else "campaign"

    def _opens(self, view: View, at: int, first: int) -> bool:
        """Whether a bill is the subject after a phrase in front: only small words between a comma and its name."""
        words = view.analysis.words
        while at - 1 > first and (words[at - 1].low in DETERMINERS or words[at - 1].low.isdigit()):
            at -= 1
        return at - 1 > first and words[at - 1].text == ","

    def _is_own(self, view: View, cue: Mention) -> bool:
        """Whether an attitude is the organisation's: it is named before it in the clause, or after "of" or "by", or
        the clause has no other subject than a pronoun."""
        groups = view.of(self.rules.subject)
        if any(cue.contains(m) for m in groups):
            return True
        clause, words = view.clause(cue.first), view.analysis.words
        before = [m for m in groups if m.last <= cue.first and m.first in clause.words]
        if before:
            at = before[-1].first - 1
            return at < view.sentence.first or words[at].low not in FROM
        if any(0 <= m.first - cue.last <= NEAR and FROM & set(view.between(cue.last - 1, m.first)) for m in groups):
            return True
        opening = words[clause.first : cue.first]
        stands = [m for m in view.of("back-reference") if m.first in clause.words and m.last <= cue.first]
        if stands and stands[0].first - clause.first <= 1:
            return True
        return len(opening) <= 1 and any(m.last <= clause.first for m in groups)

    def _succeeded(self, view: View, cue: Mention) -> bool:
        fails = cue.concept in self.rules.failure
        words = view.analysis.words
        if fails and any(0 < m.first - cue.first <= 2 and words[m.first - 1].low == "to" for m in view.of("matter")):
            # What fails is then the bill: "the bid to criminalise it came to nothing".
            fails = False
        if cue.concept in self.rules.beaten:
            fails = self._of_organisation(view, cue)
        elif cue.concept in self.rules.falling:
            fails = self._falls(view, cue) != "bill"
        return fails == is_negated(view, cue, ignore=NOT_HERE | self._spent(view))

    def _spent(self, view: View) -> frozenset[str]:
        """Negations that are part of an outcome, and so deny no other: "came to nothing thanks to it"."""
        told = view.mentions(self.rules.success | self.rules.failure)
        inside = [n for n in view.of("negation") if any(m.first <= n.first and n.last <= m.last for m in told)]
        return frozenset(n.concept for n in inside if n.concept in {"nobody", "without"})

    def _of_organisation(self, view: View, cue: Mention) -> bool:
        """Whether the organisation is the subject of a passive: it stands right before it, or opens its sentence and
        "and" joins the passive to it."""
        groups = view.of(self.rules.subject)
        if any(m.last == cue.first for m in groups):
            return True
        joined = cue.first > 0 and view.analysis.words[cue.first - 1].low in {"and", "but"}
        return joined and bool(groups) and groups[0].first <= min(m.first for m in view.of("matter"))
