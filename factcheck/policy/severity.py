"""How grave a finding is: what its rule or the house says, less for what is not said in the author's own voice."""

from __future__ import annotations

from factcheck.config.settings import Settings, Treatment
from factcheck.findings import SEVERITIES, Claim, Severity, lowered


def treatments(claim: Claim, settings: Settings) -> list[Treatment]:
    """What the house does with statements like this one: one treatment for whose words it is, one for its age.

    A quotation is under ``quoted`` alone, whoever says it; otherwise reported and hedged statements are under the
    stricter of the two.
    """
    voices: list[Treatment] = []
    if claim.quoted:
        voices = [settings.quoted]
    else:
        voices += [settings.attributed] if claim.attributed else []
        voices += [settings.hedged] if claim.hedged else []
    found = [min(voices, key=_ORDER.index)] if voices else []
    return [*found, settings.outdated] if claim.verdict == "outdated" else found


_ORDER: tuple[Treatment, ...] = ("off", "note", "lower", "warning", "same")
"""From the strictest restraint to none."""


def severity_of(claim: Claim, base: Severity, settings: Settings) -> Severity:
    """The severity of a finding whose rule or house gives it ``base``; ``none`` where it is not to be reported."""
    severity = base
    for treatment in treatments(claim, settings):
        if treatment == "off":
            return "none"
        if treatment == "lower":
            severity = lowered(severity)
        elif treatment != "same":
            severity = min(severity, treatment, key=SEVERITIES.index)
    return severity
