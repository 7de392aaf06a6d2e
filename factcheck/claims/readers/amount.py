"""Amounts: a count, a percentage or a duration, said of a population and a measure.

The value leads: each quantity of the right kind looks for what it counts and what it measures, nearest first (its
chunk, its clause, the sentence, what is in force). Whatever fills a slot first and is not what the property asks for
makes it another statement. A share of what is *not* so ("98% are free of it") is turned round, a multiple of another
figure worked out, and "none" and "every" are read as 0 and 100.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.claims.compared import compared
from factcheck.claims.counting import ANSWER, counted
from factcheck.claims.frame import COUNTRY, Subject, View
from factcheck.claims.levels import amount_of, figures_only, is_change, is_denied
from factcheck.claims.needs import Needs, one_of
from factcheck.claims.parallel import Label, labels
from factcheck.claims.parts import parts
from factcheck.claims.period import is_past, period_of, year_span
from factcheck.claims.readers.amount_rule import AmountRule
from factcheck.claims.readings import Amount, Reading, SkipReason
from factcheck.claims.relative import multiples
from factcheck.claims.shares import Share, denominator_is_other, determined, is_complement
from factcheck.claims.totals import is_total
from factcheck.claims.underline import joined, words_of
from factcheck.language.analysis import Mention, Value

NO_LABEL = Label()


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The words that carry an amount: first and last word, and the offsets to report."""

    amount: Amount
    first: int
    last: int
    start: int
    end: int
    label: Label = NO_LABEL
    settled: bool = False
    """Whether those of whom it is not so are accounted for."""


class AmountReader:
    """Reads the amounts of one property."""

    def __init__(self, rule: AmountRule) -> None:
        self.rule = rule
        self.is_share = "percentage" in rule.kinds
        self.wanted = rule.counted.union(*rule.slots.values())

    @property
    def needs(self) -> Needs:
        groups = [*self.rule.slots.values(), self.rule.counted | self.rule.trade, *self.rule.requires]
        return tuple(one_of(group, self.rule.none) for group in groups if group)

    def read(self, view: View) -> Iterator[Reading]:
        found = [r for anchor in self._anchors(view) if (r := self._frame(view, anchor)) is not None]
        yield from found
        for one in compared(view, self.rule.property, self.wanted, self.is_share, found):
            reading = self._frame(view, _Anchor(one.amount, one.first, one.last, one.start, one.end))
            if reading is not None:
                yield reading

    # -- what carries an amount ---------------------------------------------------------------------------------

    def _anchors(self, view: View) -> Iterator[_Anchor]:
        parallel = labels(view)
        products = list(multiples(view, self.rule.kinds))
        quoted = {product.base for product in products if product.quoted}
        kinds = self.rule.kinds
        digits = figures_only(view)
        if self.is_share and (digits or (parallel and view.of("percent-word"))):
            kinds = (*kinds, "number", "count")
        proportions = list(parts(view, self.rule.slots, self.rule.complements)) if self.is_share else []
        settled = {part.first for part in proportions if part.settled}
        for value in view.values(kinds):
            if value.first in settled:
                continue
            label = parallel.get(value, NO_LABEL)
            if value in quoted or (
                value.quantity.kind not in self.rule.kinds and value not in parallel and value not in digits
            ):
                continue
            if value in digits and not self.is_share:
                continue
            anchor = self._of_value(view, value, label)
            if anchor is not None:
                yield anchor
        for product in products:
            factor = product.factor
            if self.rule.total and not self._topic_is_counted(view, factor):
                continue
            if self.rule.counted and not self.rule.total and not view.mentions(self.rule.counted):
                continue
            amount = Amount(product.low, product.high, stated=factor.quantity.text)
            yield _Anchor(amount, factor.first, factor.last, factor.quantity.number_start, factor.quantity.number_end)
        for share in determined(view, self.rule.slots.get("population", frozenset())) if self.is_share else ():
            yield self._of_share(view, share)
        for part in proportions:
            yield _Anchor(part.amount, part.first, part.last, part.start, part.end, settled=part.settled)
        for mention in view.mentions(self.rule.none) if self.rule.none else ():
            if mention.concept in self.rule.generic and not self._is_about(view):
                continue
            start, end = view.analysis.span(mention.first, mention.last)
            yield _Anchor(Amount(0, 0, stated="none"), mention.first, mention.last, start, end)

    def _of_value(self, view: View, value: Value, label: Label) -> _Anchor | None:
        q = value.quantity
        if self.rule.unit and q.unit != self.rule.unit:
            return None
        amount = amount_of(view, value, self.rule.per)
        if amount is None or amount.high < self.rule.least:
            return None
        if self.rule.counted and q.kind in {"count", "number"} and not label.population:
            found = counted(view, value, self.rule.counted, self.rule.trade, self.rule.wholes)
            if found is None or (self.rule.total and not is_total(view, found)):
                return None
            if found.mention.concept in self.rule.generic and not self._is_about(view):
                return None
        if self.rule.counted and label.population is not None and label.population.concept not in self.rule.counted:
            return None
        if self.is_share and label.population is None and denominator_is_other(view, value, self.rule.slots):
            return None
        return _Anchor(amount, value.first, value.last, q.number_start, q.number_end, label)

    def _is_about(self, view: View) -> bool:
        return bool(view.mentions(self.rule.about)) or view.discourse.recent(self.rule.about, reach=1)

    def _of_share(self, view: View, share: Share) -> _Anchor:
        start, end = view.analysis.span(share.first, share.last)
        return _Anchor(Amount(share.percent, share.percent, stated=share.stated), share.first, share.last, start, end)

    def _topic_is_counted(self, view: View, value: Value) -> bool:
        found = view.fill("population", value.first, value.last)
        return found.mention is not None and found.mention.concept in self.rule.counted and found.level != "context"

    # -- what it is an amount of --------------------------------------------------------------------------------

    def _frame(self, view: View, anchor: _Anchor) -> Reading | None:
        rule = self.rule
        first, last = anchor.first, anchor.last
        amount = anchor.amount
        filled: list[tuple[str, str]] = []
        start, end = anchor.start, anchor.end
        for category, wanted in rule.slots.items():
            if category == "population" and anchor.label.population is not None:
                mention, level = anchor.label.population, "list"
            else:
                found = view.fill(category, first, last, wanted=wanted)
                if found.mention is None or (found.level == "context" and category not in rule.inherits):
                    return None
                mention, level = found.mention, found.level
                if level != "context" and (_beyond(view, last, mention) or _tells_whom(view, first, last, mention)):
                    return None
            if mention.concept not in wanted:
                shared = self._shared(view, category, wanted, first, last) if level != "list" else None
                if shared is None:
                    return None
                mention = shared
            settled = category == "population" or anchor.settled
            if not settled and is_complement(view, first, last, mention, rule.complements, level == "context"):
                amount = Amount(
                    max(0.0, 100 - amount.high),
                    100 - amount.low,
                    amount.high_closed,
                    amount.low_closed,
                    stated=amount.stated,
                )
                if level != "context":
                    start, end = view.analysis.span(*joined((first, last), [words_of(mention)]))
            filled.append((category, f"{mention.concept} ({level})"))
        for wanted in rule.requires:
            if not view.mentions(wanted):
                return None
        if self._blocked(view, first, last):
            return None
        subject = self._subject(view, anchor)
        if subject is None:
            return None
        context = view.context(first, last)
        return Reading(
            property=rule.property,
            subject=subject.id,
            value=amount,
            start=start,
            end=end,
            years=self._years(view, anchor),
            skip=context.skip or self._skip(view, anchor, subject),
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(*filled, ("subject", f"{subject.id} ({subject.level})")),
        )

    def _shared(self, view: View, category: str, wanted: frozenset[str], first: int, last: int) -> Mention | None:
        """As in "... no different from that of adults, both at 2%": a value said to hold of every one named."""
        if any(view.level(first, last, m) == 0 and m.last <= first for m in view.of("both")):
            return next((m for m in view.of(category) if m.concept in wanted and m.last <= first), None)
        return None

    def _subject(self, view: View, anchor: _Anchor) -> Subject | None:
        place = anchor.label.place
        if place is None or self.rule.subject != COUNTRY:
            return view.subject(self.rule.subject, anchor.first, anchor.last)
        return Subject(place.country, "chunk", part="" if place.is_country else place.id)

    def _years(self, view: View, anchor: _Anchor) -> tuple[int, int] | None:
        if anchor.label.year is not None:
            return year_span(anchor.label.year)
        said = period_of(view, anchor.first, anchor.last, reach=1 if self.rule.period == "clause" else 4)
        short = view.sentence.last - view.sentence.first <= ANSWER
        return view.discourse.asked_years if said is None and short else said

    def _skip(self, view: View, anchor: _Anchor, subject: Subject) -> SkipReason:
        if subject.ambiguous:
            return "ambiguous"
        if subject.part and self.rule.place == "national":
            return "part of the place"
        if is_past(view, anchor.first, anchor.last):
            return "past"
        if self.rule.change == "skip" and is_change(view, anchor.first, anchor.last):
            return "change"
        if is_denied(view, anchor.first):
            return "refuted"
        return ""

    def _blocked(self, view: View, first: int, last: int) -> bool:
        people = view.of("population")
        return any(
            view.level(first, last, mention) <= 1
            and not (mention.first >= first and mention.last <= last)
            and not any(one.first <= mention.first and mention.last <= one.last for one in people)
            for mention in view.mentions(self.rule.blocks)
        )


def _tells_whom(view: View, first: int, last: int, mention: Mention) -> bool:
    """"Of those reached by it, 40% came back": a measure that says of whom the share is, and something else follows."""
    opening = view.sentence.first
    words = view.analysis.words
    if mention.category == "population" or not any(m.first == opening for m in view.of("whole-before")):
        return False
    apart = any(word.text == "," for word in words[mention.last : first])
    follows = [word for word in words[last : view.sentence.last] if not word.is_punctuation]
    return apart and len(follows) > 1


def _beyond(view: View, last: int, mention: Mention) -> bool:
    """Whether a semicolon or a contrast parts a value from what is said after it."""
    return mention.first > last and any(view.analysis.words[at].text == ";" for at in range(last, mention.first))
