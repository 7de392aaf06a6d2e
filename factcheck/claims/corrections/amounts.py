"""Corrections of counts, percentages and lengths of time."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from factcheck.claims.corrections.numerals import parse, rewritten
from factcheck.claims.corrections.passage import Passage, Proposal
from factcheck.claims.corrections.shares import restated
from factcheck.claims.corrections.spelling import styled
from factcheck.claims.corrections.wording import Wording, with_article
from factcheck.claims.readings import Amount
from factcheck.language.numbers import Quantity

_WHOLE = 100
_RANGE = re.compile(r"(?P<first>.+?)(?P<joint>\s*[-–—‑]\s*|\s+(?P<word>[a-z]+)\s+)(?P<last>\S.*)", re.DOTALL)
_NOUN_OF = re.compile(r"\s+of(?=\s)")


class Target(NamedTuple):
    """The right amount in the unit of the reading (people, per cent, years); ``estimate`` if its source is not sure."""

    number: float
    estimate: bool = False


def amount_proposal(passage: Passage, read: Amount, target: Target, wording: Wording) -> Proposal | None:
    """How the amount is corrected, or None where its words have no such value."""
    quantities = passage.quantities()
    if len(quantities) != 1:
        return None
    quantity = quantities[0]
    number = _in_its_unit(quantity, read, target.number)
    if number is None:
        return None
    if quantity.soft:
        return _definite(passage, quantity, number, target, wording)
    if quantity.kind == "ratio":
        return _share(passage, quantity, number, wording)
    if isinstance(quantity.value, tuple):
        return _point(passage, quantity, number, wording)
    text = _replaced(passage, quantity, number, wording)
    if text is None:
        return None
    if _is_directed(quantity) and quantity.kind != "duration":
        return _without_hedge(passage, quantity, text, target, wording)
    start, text = with_article(passage.text, quantity.number_start, text)
    return Proposal(start, quantity.number_end, text, safe=not _is_judged(passage, quantity, wording))


def _in_its_unit(quantity: Quantity, read: Amount, target: float) -> float | None:
    """The target in the unit of the quantity. Where it was read as the share of those of whom the opposite is so ("98%
    are free of it"), it is the rest; None where the reading was worked out in another way."""
    factor = _WHOLE if quantity.kind == "ratio" else quantity.years_per_unit or 1.0
    low, high = quantity.low * factor, quantity.high * factor
    if _same(high, read.high) or _same(low, read.low):
        return target / factor
    if quantity.kind in ("percentage", "ratio") and _same(_WHOLE - high, read.low) and _same(_WHOLE - low, read.high):
        return (_WHOLE - target) / factor
    return None


def _same(one: float, other: float) -> bool:
    return math.isfinite(one) and math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)


def _replaced(passage: Passage, quantity: Quantity, number: float, wording: Wording) -> str | None:
    """The number with its unit, rewritten."""
    value = quantity.value
    text = passage.text[quantity.number_start : quantity.number_end]
    if isinstance(value, tuple):
        return None
    numeral = parse(text, value, wording, passage.text)
    number = round(number, 6)
    if numeral is None or (quantity.kind == "duration" and number != int(number)):
        return None
    written = rewritten(numeral, number, wording)
    if written is None:
        return None
    if quantity.kind == "duration":
        return written + _unit(numeral.tail, value, number)
    one = 1 in (value, number)
    return None if one and quantity.kind in ("count", "number") else written + numeral.tail


def _unit(tail: str, old: float, new: float) -> str:
    """The unit in the number that it needs: "one year", "five years", but "a five-year sentence"."""
    if not tail[:1].isspace() or not tail[-1:].isalpha() or (old == 1) == (new == 1):
        return tail
    if new == 1:
        return tail.removesuffix("s")
    return tail if tail.endswith("s") else f"{tail}s"


def _is_directed(quantity: Quantity) -> bool:
    """Whether its words put the amount on one side of the number: "more than", "nearly", but not "about", "up to"."""
    if quantity.comparator in (">", "<"):
        return True
    return quantity.comparator == "~" and quantity.value in (quantity.low, quantity.high)


def _is_judged(passage: Passage, quantity: Quantity, wording: Wording) -> bool:
    """Whether words before the number call it small or large ("only 19%", "no more than 2,000"). Of a term in a law
    they only say that it is the longest."""
    hedged = quantity.kind != "duration" and wording.evaluative.search(passage.text[: quantity.number_start])
    return bool(hedged or wording.evaluative.search(passage.text[: quantity.start]))


def _without_hedge(
    passage: Passage, quantity: Quantity, text: str, target: Target, wording: Wording
) -> Proposal | None:
    if quantity.end != quantity.number_end or quantity.start == quantity.number_start:
        return None
    said = passage.text[quantity.start : quantity.end]
    text = f"{wording.about} {text}" if target.estimate else text
    start, text = with_article(passage.text, quantity.start, styled(text, said[:1]))
    return Proposal(start, quantity.end, text, safe=False)


def _share(passage: Passage, quantity: Quantity, number: float, wording: Wording) -> Proposal | None:
    at = quantity.number_start
    found = restated(passage.text[at : quantity.number_end], round(_WHOLE * number, 6), wording)
    if found is None:
        return None
    directed = _is_directed(quantity)
    if directed and quantity.start < at and found.start == 0:
        text = styled(found.text, passage.text[quantity.start])
        return Proposal(quantity.start, at + found.end, text, safe=False)
    safe = not (directed or _is_judged(passage, quantity, wording))
    return Proposal(at + found.start, at + found.end, found.text, safe)


def _point(passage: Passage, quantity: Quantity, number: float, wording: Wording) -> Proposal | None:
    """A range ("9,000 to 12,000") gives way to the number: that is another way to say it, so never a safe one."""
    if quantity.end != quantity.number_end or not isinstance(quantity.value, tuple):
        return None
    found = _RANGE.fullmatch(passage.text[quantity.number_start : quantity.number_end])
    if found is None or (found["word"] and found["word"] not in wording.joints):
        return None
    last, number = quantity.value[1], round(number, 6)
    numeral = parse(found["last"], last, wording, passage.text)
    written = rewritten(numeral, number, wording) if numeral else None
    if numeral is None or written is None or 1 in (last, number) or (quantity.kind == "duration" and number % 1):
        return None
    text = styled(written + numeral.tail, passage.text[quantity.start])
    start, text = with_article(passage.text, quantity.start, text)
    return Proposal(start, quantity.end, text, safe=False)


def _definite(
    passage: Passage, quantity: Quantity, number: float, target: Target, wording: Wording
) -> Proposal | None:
    """"Tens of thousands of people" gives way to "about 7,100 people"."""
    said = passage.text[quantity.start : quantity.end]
    if quantity.kind not in ("count", "number") or not wording.vague.fullmatch(said) or number == 1:
        return None
    small = wording.speller.whole_numbers
    words = next((word for word, whole in small.items() if whole == number), None)
    text = words or f"{number:,.0f}"
    text = f"{wording.about} {text}" if target.estimate else text
    partitive = _NOUN_OF.match(passage.text, quantity.end)
    end = partitive.end() if partitive else quantity.end
    return Proposal(quantity.start, end, styled(text, said[:1]), safe=False)
