"""Amounts: a count, a percentage or a duration, said of a population and a measure.

The value leads: each quantity of the right kind looks for what it counts and what it measures, nearest first (its
chunk, its clause, the sentence, what is in force). Whatever fills a slot first and is not what the property asks for
makes it another statement. A share of what is *not* so ("98% are free of it") is turned round, a multiple of another
figure worked out, and "none" and "every" are read as 0 and 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from factcheck.claims.context import live
from factcheck.claims.counting import counted, is_total
from factcheck.claims.frame import COUNTRY, Subject, View
from factcheck.claims.parallel import Label, labels
from factcheck.claims.period import is_past, period_of, year_span
from factcheck.claims.polarity import is_corrected
from factcheck.claims.readings import Amount, Reading, SkipReason
from factcheck.claims.relative import multiples
from factcheck.claims.shares import Share, denominator_is_other, determined, is_complement
from factcheck.language.analysis import Mention, Value


@dataclass(frozen=True, slots=True)
class AmountRule:
    """How an amount of one property is worded.

    ``counted`` are concepts that a count must be a count of, all of them if ``total``; ``trade`` is
    what those do, ``wholes`` what they may be told to be a part of; ``generic`` are the counted concepts
    that say what is meant only where one of ``about`` is named in the sentence or just before. ``slots`` name, by category,
    the concepts of which the nearest must be one. ``requires`` are concepts of which one must stand in the sentence
    (or be in force, for those in ``inherits``). ``blocks`` are concepts that make the clause another statement.
    ``none`` are concepts that state zero without a number ("no investigations"). ``complements`` are concepts, among
    those of the slots, that speak of the rest.
    """

    property: str
    kinds: tuple[str, ...]
    unit: str = ""
    counted: frozenset[str] = frozenset()
    total: bool = False
    trade: frozenset[str] = frozenset()
    wholes: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    slots: Mapping[str, frozenset[str]] = field(default_factory=dict)
    inherits: frozenset[str] = frozenset()
    requires: tuple[frozenset[str], ...] = ()
    blocks: frozenset[str] = frozenset()
    none: frozenset[str] = frozenset()
    complements: frozenset[str] = frozenset()
    place: str = "national"
    period: str = "open"
    least: float = 0
    per: float = 100
    change: str = "skip"
    subject: str = "country"


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The words that carry an amount: first and last word, and the offsets to report."""

    amount: Amount
    first: int
    last: int
    start: int
    end: int
    label: Label = Label()


class AmountReader:
    """Reads the amounts of one property."""

    def __init__(self, rule: AmountRule) -> None:
        self.rule = rule
        self.is_share = "percentage" in rule.kinds

    def read(self, view: View) -> Iterator[Reading]:
        for anchor in self._anchors(view):
            reading = self._frame(view, anchor)
            if reading is not None:
                yield reading

    # -- what carries an amount ---------------------------------------------------------------------------------

    def _anchors(self, view: View) -> Iterator[_Anchor]:
        parallel = labels(view)
        products = list(multiples(view, self.rule.kinds))
        quoted = {product.base for product in products if product.quoted}
        kinds = self.rule.kinds
        digits = _digits(view)
        if self.is_share and (digits or (parallel and view.of("percent-word"))):
            kinds = (*kinds, "number", "count")
        for value in view.values(kinds):
            label = parallel.get(value, Label())
            if value in quoted or (value.quantity.kind not in self.rule.kinds and value not in parallel and value not in digits):
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
            amount = Amount(product.low, product.high, stated=factor.quantity.text)
            yield _Anchor(amount, factor.first, factor.last, factor.quantity.number_start, factor.quantity.number_end)
        for share in determined(view, self.rule.slots.get("population", frozenset())) if self.is_share else ():
            yield self._of_share(view, share)
        for mention in view.mentions(self.rule.none) if self.rule.none else ():
            start, end = view.analysis.span(mention.first, mention.last)
            yield _Anchor(Amount(0, 0, stated="none"), mention.first, mention.last, start, end)

    def _of_value(self, view: View, value: Value, label: Label) -> _Anchor | None:
        q = value.quantity
        if self.rule.unit and q.unit != self.rule.unit:
            return None
        amount = self._amount(view, value)
        if amount is None or amount.high < self.rule.least:
            return None
        if self.rule.counted and q.kind in {"count", "number"} and not label.population:
            found = counted(view, value, self.rule.counted, self.rule.trade, self.rule.wholes)
            if found is None or (self.rule.total and not is_total(view, found)):
                return None
            if found.mention.concept in self.rule.generic and not self._is_about(view):
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

    def _amount(self, view: View, value: Value) -> Amount | None:
        q = value.quantity
        if q.kind == "duration":
            return self._duration(view, value)
        factor = self.rule.per if q.kind == "ratio" else 1.0
        low, high = q.low * factor, q.high * factor
        if isinstance(q.value, tuple) and self._is_movement(view, value):
            low, high = q.value[1] * factor - q.grain / 2, q.value[1] * factor + q.grain / 2
        bound = "most" if q.comparator in {"<", "<="} else "least" if q.comparator in {">", ">="} else ""
        exceeded = any(m.last in (value.first, value.first - 1) for m in view.of("exceed"))
        if exceeded and q.comparator in {"=", "~"}:
            return Amount(low, float("inf"), False, True, bound="least", soft=q.soft, stated=q.text)
        return Amount(low, high, q.low_closed, q.high_closed, bound=bound, soft=q.soft, stated=q.text)  # type: ignore[arg-type]

    def _duration(self, view: View, value: Value) -> Amount | None:
        """A length of time in years; "at most" and "at least" may stand anywhere in its clause."""
        q = value.quantity
        number = q.value[1] if isinstance(q.value, tuple) else q.value
        years = q.years[1] if isinstance(q.years, tuple) else q.years
        if years is None or not number:
            return None
        factor = years / number
        bound = "most" if q.comparator in {"<", "<="} else "least" if q.comparator in {">", ">="} else ""
        for category in ("least", "most"):
            cues = live(view.analysis, category, view.sentence.first, view.sentence.last)
            if not bound and any(view.level(value.first, value.last, cue) <= 1 for cue in cues):
                bound = category
        return Amount(q.low * factor, q.high * factor, q.low_closed, q.high_closed, bound, q.soft, q.text)  # type: ignore[arg-type]

    def _is_movement(self, view: View, value: Value) -> bool:
        """"doubled, from 2% to 4%": what it came to counts, not the span between."""
        words = view.analysis.words
        first = value.first
        opened = "from" in {word.low for word in words[max(view.sentence.first, first - 1) : first + 1]}
        return opened and bool(live(view.analysis, "movement", view.sentence.first, view.sentence.last))

    # -- what it is an amount of --------------------------------------------------------------------------------

    def _frame(self, view: View, anchor: _Anchor) -> Reading | None:
        rule = self.rule
        first, last = anchor.first, anchor.last
        amount = anchor.amount
        filled: list[tuple[str, str]] = []
        for category, wanted in rule.slots.items():
            if category == "population" and anchor.label.population is not None:
                mention, level = anchor.label.population, "list"
            else:
                found = view.fill(category, first, last, wanted=wanted)
                if found.mention is None or (found.level == "context" and category not in rule.inherits):
                    return None
                mention, level = found.mention, found.level
                if level != "context" and _beyond(view, last, mention):
                    return None
            if mention.concept not in wanted:
                return None
            if category != "population" and is_complement(view, first, last, mention, rule.complements):
                amount = Amount(
                    max(0.0, 100 - amount.high), 100 - amount.low, amount.high_closed, amount.low_closed, stated=amount.stated
                )
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
            start=anchor.start,
            end=anchor.end,
            years=self._years(view, anchor),
            skip=context.skip or self._skip(view, anchor, subject),
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(*filled, ("subject", f"{subject.id} ({subject.level})")),
        )

    def _subject(self, view: View, anchor: _Anchor) -> Subject | None:
        place = anchor.label.place
        if place is None or self.rule.subject != COUNTRY:
            return view.subject(self.rule.subject, anchor.first, anchor.last)
        return Subject(place.country, "chunk", part="" if place.is_country else place.id)

    def _years(self, view: View, anchor: _Anchor) -> tuple[int, int] | None:
        if anchor.label.year is not None:
            return year_span(anchor.label.year)
        return period_of(view, anchor.first, anchor.last, reach=1 if self.rule.period == "clause" else 4)

    def _skip(self, view: View, anchor: _Anchor, subject: Subject) -> SkipReason:
        if subject.ambiguous:
            return "ambiguous"
        if subject.part and self.rule.place == "national":
            return "part of the place"
        if is_past(view, anchor.first, anchor.last):
            return "past"
        if self.rule.change == "skip" and self._is_change(view, anchor.first, anchor.last):
            return "change"
        if self._denied(view, anchor.first):
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

    def _is_change(self, view: View, first: int, last: int) -> bool:
        """"rose by 2,000", "2% higher", "from 4,700 to ...": a difference or where it started, not a level."""
        words = view.analysis.words
        if any(cue.last == first for cue in live(view.analysis, "not-a-total", view.sentence.first, first)):
            return True
        if first > view.sentence.first and words[first - 1].low == "from":
            ends = [word.low for word in words[last : min(last + 4, view.sentence.last)]]
            if "to" in ends:
                return True
        return any(
            view.level(first, last, cue) == 0 and -1 <= first - cue.last <= 1
            for cue in live(view.analysis, "change-by", view.sentence.first, view.sentence.last)
        ) or any(
            0 <= cue.first - last <= 1
            for cue in live(view.analysis, "change-after", view.sentence.first, view.sentence.last)
        )

    def _denied(self, view: View, first: int) -> bool:
        """"not 10,000 but 7,100", "there are not 20,000": a negation of a number is not another number."""
        for cue in live(view.analysis, "negation", view.sentence.first, first):
            if view.analysis.clause_of[cue.first] != view.analysis.clause_of[first]:
                continue
            if is_corrected(view, cue, first):
                continue
            gap = view.analysis.words[cue.last : first]
            if len(gap) <= 6 and not any(w.is_punctuation for w in gap) and cue.concept in {"not", "never", "neither", "nor"}:
                return True
        return False


def _digits(view: View) -> set[Value]:
    """"In double digits": said of per cents, never of people."""
    spans = view.mentions({"digits"})
    return {v for v in view.values(("number", "count")) if any(m.first < v.last and v.first < m.last for m in spans)}


def _beyond(view: View, last: int, mention: Mention) -> bool:
    """Whether a semicolon or a contrast parts a value from what is said after it."""
    return mention.first > last and any(
        view.analysis.words[at].text == ";" for at in range(last, mention.first)
    )
