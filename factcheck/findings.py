"""What a check returns: every claim that was read, with its verdict, and the findings among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Verdict = Literal["contradicts", "outdated", "supports", "unverified", "skipped"]
Severity = Literal["error", "warning", "note", "none"]

FINDING_VERDICTS: frozenset[str] = frozenset({"contradicts", "outdated"})
SEVERITIES: tuple[Severity, ...] = ("none", "note", "warning", "error")


def lowered(severity: Severity, steps: int = 1) -> Severity:
    """The severity that many steps below, never below ``note`` for a finding."""
    return SEVERITIES[max(1, SEVERITIES.index(severity) - steps)]


@dataclass(frozen=True, slots=True)
class Correction:
    """What to write so that a finding says what the reference says.

    ``text`` takes the place of the half-open span of the text that was checked, markup and all; in prose that is
    ``new`` in the place of ``old``. ``safe`` if only the value changes, in a sentence that is its author's own.
    """

    start: int
    end: int
    text: str
    old: str
    new: str
    safe: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that bears on one reference fact, and how it fares against it.

    ``fact`` is empty where a statement does not say which of many subjects it is about; it is then skipped.

    ``start`` and ``end`` are code-point offsets, half-open, into the text that was checked; ``text`` is what stands
    there, without markup and with hard line wraps as spaces.
    ``expected`` is the reference value in words and ``reason`` says how the verdict was reached.
    ``quoted`` tells that it stands within quotation marks or in a quotation of its own, ``attributed`` that the text
    reports it from someone else, quotations among it.
    ``correction`` is what would put a finding right, where one wording does.
    ``slots`` holds what was read for each role (place, population, period ...) and whether it was said or inherited.
    """

    fact: str
    rule: str
    verdict: Verdict
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    expected: str
    reason: str
    attributed: bool = False
    hedged: bool = False
    source: str = ""
    quoted: bool = False
    slots: tuple[tuple[str, str], ...] = ()
    correction: Correction | None = None

    @property
    def is_finding(self) -> bool:
        return self.verdict in FINDING_VERDICTS


@dataclass(frozen=True, slots=True)
class Report:
    """All claims of one text, in order of position."""

    text: str
    claims: tuple[Claim, ...] = field(default=())

    @property
    def findings(self) -> tuple[Claim, ...]:
        return tuple(claim for claim in self.claims if claim.is_finding)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)
