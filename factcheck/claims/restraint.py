"""Restraint: what silences a finding that is likely a misreading (CLAIMS section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from factcheck.findings import Claim, Verdict

_RANK: Mapping[str, int] = {"skipped": 0, "unverified": 1, "contradicts": 2, "outdated": 2, "supports": 3}
INHERITED = "(context)"
SUSPECT = 4
"""So many facts that all disagree, of a subject that is nowhere named, speak for another subject."""


class Spot(NamedTuple):
    """Where a claim was read: the number of its sentence in the document and of its clause in the block."""

    sentence: int
    clause: int


class Matters(NamedTuple):
    """What rules are about: those that read a status, each with all rules about the same matter, and those that read
    what became of a bill."""

    statuses: Mapping[str, frozenset[str]]
    outcomes: frozenset[str]


def restrained(held: Iterable[tuple[Spot, Claim]], matters: Matters) -> list[Claim]:
    """The claims of a document that stay, by position; ``held`` are pairs of a claim and where it was read."""
    return suspected(vetoed(yielded(distinct(held), matters)))


def distinct(held: Iterable[tuple[Spot, Claim]]) -> list[tuple[Spot, Claim]]:
    """One claim a place and fact: the supporting one, else the finding, in the order of their places."""
    best: dict[tuple[str, int, int], tuple[Spot, Claim]] = {}
    for spot, claim in held:
        key = (claim.fact or claim.rule, claim.start, claim.end)
        known = best.get(key)
        if known is None or _RANK[claim.verdict] > _RANK[known[1].verdict]:
            best[key] = (spot, claim)
    return sorted(best.values(), key=lambda pair: (pair[1].start, pair[1].end, pair[1].fact))


def yielded(held: Iterable[tuple[Spot, Claim]], matters: Matters) -> list[tuple[Spot, Claim]]:
    """A status finding yields to a finding about another matter in its clause, and to what became of a bill.

    Words that tell a status ("punishable", "criminalise", "not") also tell of penalties and bills. Where those are
    read from the same clause, and differ, the words are most likely theirs; those of a bill are in any case.
    """
    statuses = matters.statuses
    pairs = list(held)
    told: dict[Spot, set[str]] = {}
    for spot, claim in pairs:
        if claim.is_finding or (claim.rule in matters.outcomes and claim.verdict != "skipped"):
            told.setdefault(spot, set()).add(claim.rule)
    return [
        (spot, silenced(claim, "unverified", "the clause tells of another matter"))
        if claim.is_finding and claim.rule in statuses and not told[spot] <= statuses[claim.rule]
        else (spot, claim)
        for spot, claim in pairs
    ]


def vetoed(held: Iterable[tuple[Spot, Claim]]) -> list[Claim]:
    """No finding stands where its sentence also agrees with the fact.

    "7,100 (not 10,000)" is silent even where the correction was not understood; what it costs is the miss in
    "7,100 or even 10,000".
    """
    pairs = list(held)
    agreed = {(spot.sentence, claim.fact) for spot, claim in pairs if claim.verdict == "supports"}
    return [
        silenced(claim, "unverified", "vetoed, the sentence also agrees")
        if claim.is_finding and (spot.sentence, claim.fact) in agreed
        else claim
        for spot, claim in pairs
    ]


def suspected(claims: list[Claim]) -> list[Claim]:
    """A text that names its subject nowhere and contradicts everything is about something else: one note remains."""
    findings = [claim for claim in claims if claim.is_finding]
    facts = {claim.fact for claim in findings}
    agrees = any(claim.verdict == "supports" for claim in claims)
    if len(facts) < SUSPECT or agrees or not all(_is_inherited(claim) for claim in findings):
        return claims
    first = findings[0]
    reason = f"{len(facts)} facts disagree at once, so the text may be about another subject"
    note = replace(first, severity="note", reason=reason)
    return [
        note if claim is first else silenced(claim, "skipped", "scope suspect") if claim.is_finding else claim
        for claim in claims
    ]


def silenced(claim: Claim, verdict: Verdict, reason: str) -> Claim:
    return replace(claim, verdict=verdict, severity="none", reason=f"{reason}: {claim.reason}")


def _is_inherited(claim: Claim) -> bool:
    return any(value.endswith(INHERITED) for name, value in claim.slots if name in {"subject", "place"})
