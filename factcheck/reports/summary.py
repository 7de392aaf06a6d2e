"""The figures at the end of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from factcheck.findings import FINDING_VERDICTS, Claim, Severity, Verdict
from factcheck.policy.notices import Notice
from factcheck.policy.policy import Judgement

CHECKED_VERDICTS: frozenset[str] = FINDING_VERDICTS | {"supports"}
"""The verdicts of claims that were held against a reference value."""


@dataclass(slots=True)
class Summary:
    """How many files were read, what became of the claims in them, and how many files could not be read.

    ``failing`` are the findings and notices that make the run fail, ``hidden`` the findings that are not shown.
    Findings that are ``suppressed`` or in the ``baseline`` are counted apart from those still to be dealt with.
    """

    files: int = 0
    files_with_findings: int = 0
    errors: int = 0
    failing: int = 0
    hidden: int = 0
    suppressed: int = 0
    baseline: int = 0
    notices: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, judgement: Judgement) -> None:
        """Count one more file."""
        still_open = [finding for finding in judgement.findings if finding.is_open]
        self.files += 1
        self.files_with_findings += bool(still_open)
        self.failing += sum(finding.failing for finding in still_open)
        self.hidden += sum(not finding.shown for finding in still_open)
        self.suppressed += sum(finding.suppression is not None for finding in judgement.findings)
        self.baseline += sum(finding.in_baseline for finding in judgement.findings)
        self.verdicts.update(claim.verdict for claim in judgement.report.claims if not claim.is_finding)
        self.verdicts.update(finding.claim.verdict for finding in still_open)
        self.severities.update(finding.claim.severity for finding in still_open)

    def add_notice(self, notice: Notice) -> None:
        """Count one more notice."""
        self.notices += notice.shown
        self.failing += notice.failing

    @property
    def claims(self) -> int:
        """All claims that were read, whatever became of them."""
        return sum(self.verdicts.values()) + self.suppressed + self.baseline

    @property
    def checked(self) -> int:
        """The claims that were held against a reference value."""
        known = sum(count for verdict, count in self.verdicts.items() if verdict in CHECKED_VERDICTS)
        return known + self.suppressed + self.baseline

    @property
    def findings(self) -> int:
        """The findings that are still to be dealt with."""
        return sum(count for verdict, count in self.verdicts.items() if verdict in FINDING_VERDICTS)

    def line(self) -> str:
        """The last line of a run in words: "3 contradictions in 2 files (41 claims checked)"."""
        apart = (
            (self.suppressed, "suppressed"),
            (self.baseline, "in the baseline"),
            (self.hidden, "below --min-severity"),
            (self.notices, "notices" if self.notices > 1 else "notice"),
        )
        figures = f"{_counted(self.checked, 'claim')} checked"
        details = ", ".join(f"{count:,} {words}" for count, words in apart if count)
        figures = f"{figures}; {details}" if details else figures
        contradictions, outdated = self.verdicts["contradicts"], self.verdicts["outdated"]
        if not self.findings:
            return f"No contradictions in {_counted(self.files, 'file')} ({figures})"
        kinds = []
        if contradictions or not outdated:
            kinds.append(_counted(contradictions, "contradiction"))
        if outdated:
            kinds.append(_counted(outdated, "outdated statement"))
        return f"{' and '.join(kinds)} in {_counted(self.files_with_findings, 'file')} ({figures})"


def expected_words(claim: Claim) -> str:
    """The reference value with its source: "7,100 (UNAIDS, 2013)"."""
    return f"{claim.expected} ({claim.source})" if claim.source else claim.expected


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
