"""The figures at the end of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from factcheck.findings import FINDING_VERDICTS, SEVERITIES, Claim, Report, Severity, Verdict

CHECKED_VERDICTS: frozenset[str] = FINDING_VERDICTS | {"supports"}
"""The verdicts of claims that were held against a reference value."""


@dataclass(slots=True)
class Summary:
    """How many files were read, what became of the claims in them, and how many files could not be read."""

    files: int = 0
    files_with_findings: int = 0
    errors: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one more file."""
        self.files += 1
        self.files_with_findings += bool(report.findings)
        self.verdicts.update(claim.verdict for claim in report.claims)
        self.severities.update(claim.severity for claim in report.findings)

    @property
    def claims(self) -> int:
        """All claims that were read, whatever became of them."""
        return sum(self.verdicts.values())

    @property
    def checked(self) -> int:
        """The claims that were held against a reference value."""
        return sum(count for verdict, count in self.verdicts.items() if verdict in CHECKED_VERDICTS)

    @property
    def findings(self) -> int:
        return sum(count for verdict, count in self.verdicts.items() if verdict in FINDING_VERDICTS)

    def findings_at(self, threshold: Severity) -> int:
        """How many findings are of that severity or above it."""
        return sum(
            count
            for severity, count in self.severities.items()
            if SEVERITIES.index(severity) >= SEVERITIES.index(threshold)
        )

    def line(self) -> str:
        """The last line of a run in words: "3 contradictions in 2 files (41 claims checked)"."""
        checked = _counted(self.checked, "claim")
        contradictions, outdated = self.verdicts["contradicts"], self.verdicts["outdated"]
        if not self.findings:
            return f"No contradictions in {_counted(self.files, 'file')} ({checked} checked)"
        kinds = []
        if contradictions or not outdated:
            kinds.append(_counted(contradictions, "contradiction"))
        if outdated:
            kinds.append(_counted(outdated, "outdated statement"))
        return f"{' and '.join(kinds)} in {_counted(self.files_with_findings, 'file')} ({checked} checked)"


def expected_words(claim: Claim) -> str:
    """The reference value with its source: "7,100 (UNAIDS, 2013)"."""
    return f"{claim.expected} ({claim.source})" if claim.source else claim.expected


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
