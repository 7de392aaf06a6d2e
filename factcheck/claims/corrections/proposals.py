"""From what a fact holds to what should be written: the kinds of value, and when a correction is safe.

A correction is safe when it changes only the value and leaves a sentence that its author could have written: plain,
in the author's own voice, and not tied to other statements that stay as they were.
"""

from __future__ import annotations

import re

from factcheck.claims.corrections.amounts import Target, amount_proposal
from factcheck.claims.corrections.designations import identifier_proposal, rank_proposal
from factcheck.claims.corrections.passage import Passage, Proposal
from factcheck.claims.corrections.wording import Wording
from factcheck.claims.corrections.words import name_proposal, status_proposal
from factcheck.claims.corrections.years import year_proposal
from factcheck.claims.readings import Amount, Outcome, ReadValue, Term, YearSpan
from factcheck.knowledge.values import (
    Count,
    Duration,
    Event,
    Identifier,
    Name,
    Percentage,
    Rank,
    Status,
    Value,
    Year,
)

_OPENING = 25
"""Characters of the next sentence in which it may take the year up ("That was the year when ...")."""
_FIGURES_AFTER = re.compile(r"[^\w(.;!?]{0,3}(?:\([^)]*\d|,?\s+or\s)|\s*[±/]")
_FIGURES_BEFORE = re.compile(r"\d[^\s(]*(?:\s+[^\s(]+){0,3}\s*[,(]\s*[^()]{0,20}$|[±/]\s*$")


def proposal(passage: Passage, read: ReadValue, value: Value, *, estimate: bool, wording: Wording) -> Proposal | None:
    """What to write so that the passage says ``value``; None where no one wording is the right one."""
    found = _proposal(passage, read, value, estimate, wording)
    if found is None:
        return None
    if passage.text[found.start : found.end] == found.text:
        return None
    return found if _stands_alone(passage, found, value, wording) else found._replace(safe=False)


def _proposal(
    passage: Passage, read: ReadValue, value: Value, estimate: bool, wording: Wording
) -> Proposal | None:
    if isinstance(value, Count | Percentage) and isinstance(read, Amount):
        found = amount_proposal(passage, read, Target(value.number, estimate), wording)
        exact = value.low is None and value.high is None
        return found if exact or found is None else found._replace(safe=False)
    if isinstance(value, Duration) and isinstance(read, Amount):
        years = _years(value, read)
        return amount_proposal(passage, read, Target(years, estimate), wording) if years is not None else None
    if isinstance(value, Year) and isinstance(read, YearSpan):
        return year_proposal(passage, read.low, value.year, wording) if read.low == read.high else None
    if isinstance(value, Event) and isinstance(read, Outcome) and value.year is not None and read.year is not None:
        same = read.year.low == read.year.high
        return year_proposal(passage, read.year.low, value.year, wording) if same else None
    if not isinstance(read, Term):
        return None
    if isinstance(value, Identifier):
        return identifier_proposal(passage, value.designation, wording)
    if isinstance(value, Rank):
        return rank_proposal(passage, value.label, wording)
    if isinstance(value, Name):
        return name_proposal(passage, value.text)
    return status_proposal(passage, value.name, wording) if isinstance(value, Status) else None


def _years(value: Duration, read: Amount) -> float | None:
    """The end of the reference's range that the statement speaks of; None where it speaks of the other one."""
    if read.bound == "least":
        return value.minimum_years
    return value.maximum_years if value.maximum_years is not None else value.years


def _stands_alone(passage: Passage, found: Proposal, value: Value, wording: Wording) -> bool:
    """Whether nothing else in the sentence hangs on the value."""
    if passage.is_quoted:
        return False
    before, after = passage.text[: found.start], passage.text[found.end :]
    start, end = passage.sentence_span
    rest = f"{passage.text[start : found.start]}\0{passage.text[found.end : end]}"
    dated = isinstance(value, Year | Event)
    if (wording.year_ties if dated else wording.number_ties).search(_without_bounds(passage, found, rest)):
        return False
    if dated and wording.year_ties.search(passage.text, end, end + _OPENING):
        return False
    if _mentions(rest, value):
        return False
    others = passage.other_quantities()
    if dated:
        return not any(quantity.kind == "duration" for quantity in others)
    if _FIGURES_AFTER.match(after) or _FIGURES_BEFORE.search(before):
        return False
    return not any(quantity.kind == "ratio" for quantity in others)


def _without_bounds(passage: Passage, found: Proposal, rest: str) -> str:
    """The rest of the sentence less the hedges of the amount itself ("no more than")."""
    hedges = [q.text[: q.number_start - q.start] for q in passage.quantities() if q.start < found.start]
    for hedge in hedges:
        rest = rest.replace(f"{hedge}\0", "\0", 1) if hedge else rest
    return rest


def _mentions(rest: str, value: Value) -> bool:
    """Whether the right value already stands in the rest of the sentence."""
    words = str(value.year) if isinstance(value, Event | Year) else value.words()
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", rest, re.IGNORECASE) is not None
