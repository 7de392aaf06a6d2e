"""Judges: a pure function for each kind of value, (what was read, what the reference holds) -> verdict with its reason.

Contradiction is disjointness: an interval that does not meet the reference's own, a status on another step of the
scale, a set that leaves out what must be in it. What cannot contradict is ``unverified``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from factcheck.claims.readings import Amount, Membership, Outcome, ReadValue, Term, YearSpan
from factcheck.knowledge.facts import Fact
from factcheck.knowledge.values import (
    Count,
    Duration,
    Event,
    Identifier,
    Name,
    Percentage,
    Rank,
    SetOf,
    State,
    Status,
    Value,
    Year,
    YesNo,
)

Finding = Literal["contradicts", "supports", "unverified"]


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Finding
    reason: str


def agrees(reason: str) -> Judgement:
    return Judgement("supports", reason)


def disagrees(reason: str) -> Judgement:
    return Judgement("contradicts", reason)


def silent(reason: str) -> Judgement:
    return Judgement("unverified", reason)


def judge(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    """Holds one reading against one value of a fact (the current one or one of its history)."""
    for kinds, judge_kind in _JUDGES:
        if isinstance(value, kinds):
            return judge_kind(read, value, fact)
    return silent("no judge for this kind of value")


SOFT_TOP = 10
"""How far above "hundreds" a number may lie before the word is wrong of it."""
SOFT_SHARE = 1.5
"""The same of "few", "a minority"."""


def _amount(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    assert isinstance(value, Count | Percentage)
    if not isinstance(read, Amount):
        return silent("no amount was read")
    low = value.low if value.low is not None else value.number
    high = value.high if value.high is not None else value.number
    if fact.tolerance is not None and value is fact.value:
        low, high = min(low, fact.tolerance.low), max(high, fact.tolerance.high)
    allowed = _allowed(read)
    disjoint = read.high < low or read.low > high or (read.high == low and not read.high_closed)
    disjoint = disjoint or (read.low == high and not read.low_closed)
    if not disjoint:
        if (
            read.soft
            or (read.bound == "most" and read.high > 1.2 * high)
            or (read.bound == "least" and read.low < 0.8 * low)
        ):
            return silent(f"{allowed}, which is compatible with the reference but says little")
        return agrees(f"{allowed}; the reference is {value.words()}")
    top = SOFT_SHARE if isinstance(value, Percentage) else SOFT_TOP
    if read.soft and read.high < low <= top * read.high:
        return silent(f"{allowed}, and the upper end of such words is open")
    return disagrees(f"{allowed}; the reference is {value.words()}")


def _allowed(read: Amount) -> str:
    low = f"{read.low:,.6g}"
    high = f"{read.high:,.6g}"
    if read.low == read.high:
        return f"'{read.stated}' is {low}"
    if read.high == float("inf"):
        return f"'{read.stated}' means {'at least' if read.low_closed else 'more than'} {low}"
    if read.low == float("-inf") or (read.low <= 0 and read.bound == "most"):
        return f"'{read.stated}' means {'at most' if read.high_closed else 'less than'} {high}"
    return f"'{read.stated}' allows {low} to {high}"


def _duration(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    assert isinstance(value, Duration)
    if not isinstance(read, Amount):
        return silent("no duration was read")
    most, least = value.maximum_years, value.minimum_years
    if read.bound == "least":
        number = read.low
        if least is not None:
            return agrees(_same(value)) if _close(number, least) else disagrees(_differs(read, value))
        if most is not None and number >= most - 0.01:
            return disagrees(f"'{read.stated}' is a minimum; the reference is {value.words()}")
        return silent(f"'{read.stated}' is a minimum, the reference a maximum")
    if most is not None:
        return agrees(_same(value)) if _close(read.high, most) else disagrees(_differs(read, value))
    exact = value.years
    if exact is None:
        return silent("the reference gives no maximum")
    return agrees(_same(value)) if _close(read.high, exact) else disagrees(_differs(read, value))


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= 0.02 * max(1.0, abs(other))


def _same(value: Value) -> str:
    return f"the reference says {value.words()} too"


def _differs(read: Amount, value: Value) -> str:
    return f"'{read.stated}' against {value.words()} in the reference"


FAR_PAST, FAR_FUTURE = 0, 9999
"""The ends of a span of years that is open to one side."""


def _year(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    assert isinstance(value, Year)
    if isinstance(read, Term) and read.name == "never":
        return disagrees(f"says that it never happened; the reference dates it to {value.year}")
    if not isinstance(read, YearSpan):
        return silent("no year was read")
    if read.low <= value.year <= read.high:
        if read.low <= FAR_PAST or read.high >= FAR_FUTURE:
            return silent("only says before or after which year")
        return agrees(_same(value))
    said = str(read.low) if read.low == read.high else f"{read.low}-{read.high}"
    return disagrees(f"{said} against {value.year} in the reference")


def _term(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    expected = _name_of(value)
    if isinstance(read, Membership):
        return _member(read, expected, value)
    if not isinstance(read, Term):
        return silent("no value of this kind was read")
    if read.name == expected:
        return agrees(_same(value))
    if read.name.startswith("not ") and read.name != f"not {expected}":
        return silent(f"only says what it is not: {read.name}")
    return disagrees(f"'{read.name.replace('-', ' ')}' against '{value.words()}' in the reference")


def _member(read: Membership, expected: str, value: Value) -> Judgement:
    """What is said of several, held against the one that the reference names."""
    if expected in read.denied:
        return disagrees(f"denies {value.words()}")
    if expected in read.affirmed:
        return agrees(_same(value))
    if read.affirmed and (read.exclusive or read.dominant):
        weight = "only" if read.exclusive else "mainly"
        return disagrees(f"{weight} {_listed(read.affirmed)}; the reference has {value.words()}")
    return silent("another one beside the one that the reference names")


def _name_of(value: Value) -> str:
    if isinstance(value, Status | State):
        return value.name
    if isinstance(value, YesNo):
        return "yes" if value.holds else "no"
    if isinstance(value, Name):
        return value.id
    if isinstance(value, Identifier):
        return value.designation.lower()
    if isinstance(value, Rank):
        label = value.label.lower()
        return label.split(" ", 1)[1] if " " in label else label
    return ""


def _set(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    assert isinstance(value, SetOf)
    if not isinstance(read, Membership):
        return silent("no membership was read")
    known = value.ids
    wrongly_denied = read.denied & known
    if wrongly_denied:
        return disagrees(f"denies {_listed(wrongly_denied)}; the reference has {value.words()}")
    if read.exclusive and not known <= read.affirmed:
        return disagrees(f"only {_listed(read.affirmed)}; the reference has {value.words()}")
    if value.closed and read.affirmed - known and not read.affirmed & known:
        return disagrees(f"{_listed(read.affirmed)}; the reference has {value.words()}")
    if read.dominant and not read.affirmed & known:
        return disagrees(f"mainly {_listed(read.affirmed)}; the reference has {value.words()}")
    if value.closed and not known <= read.affirmed and not read.complete:
        return silent(f"names only {_listed(read.affirmed)} of {value.words()}")
    if read.affirmed & known:
        return agrees(f"{_listed(read.affirmed & known)} in the reference too")
    return silent("names nothing that the reference speaks of")


def _listed(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _event(read: ReadValue, value: Value, fact: Fact) -> Judgement:
    assert isinstance(value, Event)
    if not isinstance(read, Outcome):
        return silent("no event was read")
    succeeded = value.outcome == "succeeded"
    if read.year is not None and value.year is not None and not read.year.low <= value.year <= read.year.high:
        if read.succeeded is False:
            return silent("an attempt of another year that did not succeed")
        return disagrees(f"{read.year.low} against {value.year} in the reference")
    if read.succeeded is not None and read.succeeded != succeeded:
        return disagrees(
            f"says that it {'succeeded' if read.succeeded else 'failed'}; the reference says {value.words()}"
        )
    if read.year is None and read.succeeded is None:
        return silent("neither year nor outcome is said")
    return agrees(_same(value))


_JUDGES: tuple[tuple[type | tuple[type, ...], Callable[[ReadValue, Value, Fact], Judgement]], ...] = (
    ((Count, Percentage), _amount),
    (Duration, _duration),
    (Year, _year),
    (SetOf, _set),
    (Event, _event),
    ((Status, State, YesNo, Name, Identifier, Rank), _term),
)
