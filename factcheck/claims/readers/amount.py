"""Amounts: a count, a percentage or a duration, said of a population and a measure.

The value leads: each quantity of the right kind looks for what it counts and what it measures, nearest first (its
chunk, its clause, the sentence, what is in force). Whatever fills a slot first and is not what the property asks for
makes it another statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.period import is_past, period_of
from factcheck.claims.readings import Amount, Reading, SkipReason
from factcheck.claims.scope import ranked
from factcheck.language.analysis import Mention, Value


@dataclass(frozen=True, slots=True)
class AmountRule:
    """How an amount of one property is worded.

    ``counted`` are concepts that a count must be a count of. ``slots`` name, by category, the concepts of which the
    nearest must be one. ``requires`` are concepts of which one must stand in the sentence (or be in force, for those
    in ``inherits``). ``blocks`` are concepts that make the clause another statement. ``none`` are concepts that state
    zero without a number ("no investigations").
    """

    property: str
    kinds: tuple[str, ...]
    unit: str = ""
    counted: frozenset[str] = frozenset()
    slots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inherits: frozenset[str] = frozenset()
    requires: tuple[frozenset[str], ...] = ()
    blocks: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    place: str = "national"
    period: str = "open"
    least: float = 0
    subject: str = "country"


class AmountReader:
    """Reads the amounts of one property."""

    def __init__(self, rule: AmountRule) -> None:
        self.rule = rule

    def read(self, view: View) -> Iterator[Reading]:
        for value in view.values(self.rule.kinds):
            reading = self._read_value(view, value)
            if reading is not None:
                yield reading
        if self.rule.none:
            for mention in view.mentions(self.rule.none):
                reading = self._frame(view, mention.first, mention.last, Amount(0, 0, stated="none"), None, mention)
                if reading is not None:
                    yield reading

    def _read_value(self, view: View, value: Value) -> Reading | None:
        quantity = value.quantity
        if quantity.kind == "duration" and quantity.years is None:
            return None
        if self.rule.unit and quantity.unit != self.rule.unit:
            return None
        amount = self._amount(view, value)
        if amount is None or amount.high < self.rule.least:
            return None
        if self.rule.counted and quantity.kind in {"count", "number"} and not self._counts(view, value):
            return None
        return self._frame(view, value.first, value.last, amount, value, None)

    def _amount(self, view: View, value: Value) -> Amount | None:
        q = value.quantity
        factor = 1.0
        if q.kind == "ratio":
            factor = 100.0
        elif q.kind == "duration":
            number = q.value[1] if isinstance(q.value, tuple) else q.value
            years = q.years[1] if isinstance(q.years, tuple) else q.years
            if years is None or not number:
                return None
            factor = years / number
        bound = self._bound(view, value)
        return Amount(
            q.low * factor, q.high * factor, q.low_closed, q.high_closed, bound=bound, soft=q.soft, stated=q.text
        )

    def _bound(self, view: View, value: Value) -> str:
        if value.quantity.comparator in {"<", "<="}:
            return "most"
        if value.quantity.comparator in {">", ">="}:
            return "least"
        if value.quantity.kind != "duration":
            return ""
        for category, bound in (("least", "least"), ("most", "most")):
            cues = live(view.analysis, category, view.sentence.first, view.sentence.last)
            if any(view.level(value.first, value.last, cue) <= 1 for cue in cues):
                return bound
        return ""

    def _counts(self, view: View, value: Value) -> bool:
        """Whether the quantity counts one of the counted concepts, said right after it or as the clause's topic."""
        analysis = view.analysis
        for mention in view.of("population") + view.of("event-noun"):
            if mention.first - value.last > 4 or mention.last <= value.first:
                continue
            if mention.first >= value.last - 1 or mention.first <= value.first < mention.last:
                between = analysis.words[value.last : mention.first]
                if mention.first < value.last or all(
                    not w.is_punctuation and w.low not in STOPS and w.low not in FINITE for w in between
                ):
                    return mention.concept in self.rule.counted
        following = analysis.words[value.last].low if value.last < view.sentence.last else ""
        after = analysis.words[value.last + 1].low if value.last + 1 < view.sentence.last else ""
        if following == "of" and after in {"them", "these", "those", "whom", "which"}:
            return False
        if value.quantity.kind == "count" and following not in ADVERBS:
            return False
        if quantity_is_vague(value):
            return False
        sizes = [m for m in view.of("size") if view.level(value.first, value.last, m) <= 3]
        order = ranked(analysis, value.first, value.last, view.of("population") + view.of("event-noun"))
        if not order or order[0][1].concept not in self.rule.counted:
            return False
        mention = order[0][1]
        label = mention.first <= view.sentence.first + 2 and any(
            w.text in {":", "–", "—", "-", "|"} for w in analysis.words[mention.last : value.first]
        )
        return bool(sizes) or label

    def _frame(
        self, view: View, first: int, last: int, amount: Amount, value: Value | None, none: Mention | None
    ) -> Reading | None:
        rule = self.rule
        skip: SkipReason = ""
        filled: list[tuple[str, str]] = []
        for category, wanted in rule.slots.items():
            found = view.fill(category, first, last)
            if found.mention is None or (found.level == "context" and category not in rule.inherits):
                return None
            if found.mention.concept not in wanted:
                return None
            filled.append((category, f"{found.mention.concept} ({found.level})"))
        for wanted in rule.requires:
            if not view.mentions(wanted):
                return None
        if self._blocked(view, first, last):
            return None
        scope = view.subject(rule.subject, first, last)
        if scope is None:
            return None
        context = view.context(first, last)
        skip = context.skip
        if not skip and scope.ambiguous:
            skip = "ambiguous"
        if not skip and scope.part and rule.place == "national":
            skip = "part of the place"
        if not skip and is_past(view, first, last):
            skip = "past"
        if not skip and self._is_change(view, first, last):
            skip = "change"
        if not skip and value is not None and self._denied(view, value):
            skip = "refuted"
        years = period_of(view, first, last, reach=1 if rule.period == "clause" else 4)
        start, end = view.analysis.span(first, last)
        if value is not None:
            start, end = value.quantity.number_start, value.quantity.number_end
        return Reading(
            property=rule.property,
            subject=scope.id,
            value=amount,
            start=start,
            end=end,
            years=years,
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(*filled, ("subject", f"{scope.id} ({scope.level})")),
        )

    def _blocked(self, view: View, first: int, last: int) -> bool:
        return any(
            view.level(first, last, mention) <= 1 and not (mention.first >= first and mention.last <= last)
            for mention in view.mentions(self.rule.blocks)
        )

    def _is_change(self, view: View, first: int, last: int) -> bool:
        """"rose by 2,000", "2% higher", "from 4,700 to ...": a difference or where it started, not a level."""
        words = view.analysis.words
        if any(cue.last == first for cue in live(view.analysis, "not-a-total", view.sentence.first, first)):
            return True
        if first > view.sentence.first and words[first - 1].low == "from" and last < len(words) and words[last].low == "to":
            return True
        return any(
            view.level(first, last, cue) == 0 and -1 <= first - cue.last <= 1
            for cue in live(view.analysis, "change-by", view.sentence.first, view.sentence.last)
        ) or any(
            0 <= cue.first - last <= 1
            for cue in live(view.analysis, "change-after", view.sentence.first, view.sentence.last)
        )

    def _denied(self, view: View, value: Value) -> bool:
        """"not 10,000 but 7,100", "there are not 20,000": a negation of a number is not another number."""
        for cue in live(view.analysis, "negation", view.sentence.first, value.first):
            if view.analysis.clause_of[cue.first] != view.analysis.clause_of[value.first]:
                continue
            gap = [w for w in view.analysis.words[cue.last : value.first]]
            if len(gap) <= 3 and not any(w.is_punctuation for w in gap) and cue.concept in {"not", "never"}:
                return True
        return False


def quantity_is_vague(value: Value) -> bool:
    """"five figures", "double digits": a class of numbers, which says nothing of what it counts."""
    return value.quantity.soft


STOPS = frozenset({"in", "of", "on", "at", "for", "with", "to", "from", "by", "and", "or", "among", "who", "that", "which", "per", "as", "than", "were", "was", "are", "is"})
FINITE = frozenset({"has", "have", "had", "is", "are", "was", "were", "can", "may", "will"})
ADVERBS = frozenset({"in", "nationwide", "countrywide", "across", "throughout", "and", "or", "but", "active", "at", "on", "is", "are", "were", "was", "according", "nationally", "today", "now", "currently", ""})


def concepts(names: Sequence[str]) -> frozenset[str]:
    return frozenset(names)
