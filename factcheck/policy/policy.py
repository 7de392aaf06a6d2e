"""What the house makes of the claims that were read in a document: which findings stand, and how grave they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from factcheck.config.settings import Grade, Settings
from factcheck.documents.document import Document
from factcheck.findings import SEVERITIES, Claim, Report, Severity
from factcheck.knowledge.catalogue import Catalogue
from factcheck.policy.baseline import Fingerprint
from factcheck.policy.notices import NOTICE_SEVERITY, Notice
from factcheck.policy.selection import Chooser
from factcheck.policy.severity import severity_of
from factcheck.policy.suppressions import Suppression


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the severity that the house gives it, whether it is shown, and whether it makes the run fail.

    ``suppression`` is what silences it, ``fingerprint`` what a baseline knows it by.
    """

    claim: Claim
    shown: bool = True
    failing: bool = False
    suppression: Suppression | None = None
    fingerprint: Fingerprint | None = None
    in_baseline: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be dealt with: neither silenced nor in the baseline."""
        return self.suppression is None and not self.in_baseline


@dataclass(frozen=True, slots=True)
class Judgement:
    """What stands of one document: its claims by the house's rules, the findings among them, and the notices."""

    report: Report
    findings: tuple[Judged, ...] = ()
    notices: tuple[Notice, ...] = ()

    @classmethod
    def of(cls, report: Report) -> Judgement:
        """A report as the check gives it, all of it shown."""
        return cls(report, tuple(map(Judged, report.findings)))


class Policy:
    """The policy for files with the same settings; ``catalogue`` is loaded only when names or severities are set."""

    def __init__(self, settings: Settings, catalogue: Callable[[], Catalogue]) -> None:
        self.settings = settings
        self._catalogue = catalogue

    @cached_property
    def chooser(self) -> Chooser:
        """What decides by names."""
        return Chooser(self.settings, self._catalogue())

    @cached_property
    def _is_default(self) -> bool:
        """Whether the settings leave every severity as the check gives it."""
        settings, default = self.settings, Settings()
        names = (settings.select, settings.extend_select, settings.ignore, settings.severity)
        kinds = ("attributed", "quoted", "hedged", "outdated")
        return not any(names) and all(getattr(settings, kind) == getattr(default, kind) for kind in kinds)

    def apply(self, document: Document, report: Report) -> Judgement:
        """What stands of a report: claims about what is not chosen are left out, findings get their severity."""
        claims = report.claims if self._is_default else tuple(filter(None, map(self._ruled, report.claims)))
        kept = report if self._is_default else Report(report.text, claims)
        return Judgement(kept, tuple(self._judged(claim) for claim in kept.findings))

    def _ruled(self, claim: Claim) -> Claim | None:
        state = self.chooser.state(claim.fact, claim.rule)
        if not state.is_on or state.severity == "off":
            return None
        if not claim.is_finding:
            return claim
        rule = self.chooser.catalogue.rules.get(claim.rule)
        base = state.severity or (rule.severity if rule else None)
        if base is None:  # a rule that the catalogue does not have: the check's own word is all there is
            return claim
        severity = severity_of(claim, base, self.settings)
        if severity == "none":
            return None
        # The check has grounds of its own to think little of a finding, which no setting takes away.
        if rule and claim.severity != severity_of(claim, rule.severity, Settings()):
            severity = min(severity, claim.severity, key=SEVERITIES.index)
        return replace(claim, severity=severity)

    def severity_of_notice(self, rule: str) -> Grade:
        """How grave notices of that rule are; ``off`` where they are not to be reported."""
        state = self.chooser.state("", rule)
        return (state.severity or NOTICE_SEVERITY) if state.is_on else "off"

    def shows(self, severity: Severity) -> bool:
        """Whether what has that severity is shown."""
        return at_least(severity, self.settings.min_severity)

    def fails(self, severity: Severity) -> bool:
        """Whether what has that severity makes the run fail."""
        fail_on = self.settings.fail_on
        return fail_on != "never" and at_least(severity, fail_on)

    def _judged(self, claim: Claim) -> Judged:
        return Judged(claim, shown=self.shows(claim.severity), failing=self.fails(claim.severity))


def at_least(severity: Severity, threshold: Severity) -> bool:
    """Whether a severity is that one or above it."""
    return SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
