"""Restraint: what silences a finding that is likely a misreading (CLAIMS section 8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from factcheck.findings import Claim, Verdict

_RANK: Mapping[str, int] = {"skipped": 0, "unverified": 1, "contradicts": 2, "outdated": 2, "supports": 3}
INHERITED = "(context)"
SUSPECT = 4
"""So many facts that all disagree, of a subject that is nowhere named, speak for another subject."""


def restrained(held: Iterable[tuple[int, Claim]], statuses: Mapping[str, frozenset[str]]) -> list[Claim]:
    """The claims of a document that stay, by position; ``held`` are (sentence number, claim) pairs.

    ``statuses`` are the rules that read a status, each with all rules that are about the same matter.
    """
    return suspected(vetoed(yielded(distinct(held), statuses)))


def distinct(held: Iterable[tuple[int, Claim]]) -> list[tuple[int, Claim]]:
    """One claim a place and fact: the supporting one, else the finding, in the order of their places."""
    best: dict[tuple[str, int, int], tuple[int, Claim]] = {}
    for sentence, claim in held:
        key = (claim.fact or claim.rule, claim.start, claim.end)
        known = best.get(key)
        if known is None or _RANK[claim.verdict] > _RANK[known[1].verdict]:
            best[key] = (sentence, claim)
    return sorted(best.values(), key=lambda pair: (pair[1].start, pair[1].end, pair[1].fact))


def yielded(
    held: Iterable[tuple[int, Claim]], statuses: Mapping[str, frozenset[str]]
) -> list[tuple[int, Claim]]:
    """A status finding yields to a finding about another matter in its sentence.

    Words that tell a status ("punishable", "criminalise", "not") also tell of penalties and bills. Where those are
    read from the same sentence, and differ, the words are most likely theirs.
    """
    pairs = list(held)
    told: dict[int, set[str]] = {}
    for sentence, claim in pairs:
        if claim.is_finding:
            told.setdefault(sentence, set()).add(claim.rule)
    return [
        (sentence, silenced(claim, "unverified", "what differs in the sentence is another matter"))
        if claim.is_finding and claim.rule in statuses and not told[sentence] <= statuses[claim.rule]
        else (sentence, claim)
        for sentence, claim in pairs
    ]


def vetoed(held: Iterable[tuple[int, Claim]]) -> list[Claim]:
    """No finding stands where its sentence also agrees with the fact.

    "7,100 (not 10,000)" is silent even where the correction was not understood; what it costs is the miss in
    "7,100 or even 10,000".
    """
    pairs = list(held)
    agreed = {(sentence, claim.fact) for sentence, claim in pairs if claim.verdict == "supports"}
    return [
        silenced(claim, "unverified", "vetoed, the sentence also agrees")
        if claim.is_finding and (sentence, claim.fact) in agreed
        else claim
        for sentence, claim in pairs
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
