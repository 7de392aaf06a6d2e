"""The figures at the end of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from factcheck.findings import FINDING_VERDICTS, Claim, Severity, Verdict
from factcheck.policy.policy import Judgement

CHECKED_VERDICTS: frozenset[str] = FINDING_VERDICTS | {"supports"}
"""The verdicts of claims that were held against a reference value."""


@dataclass(slots=True)
class Summary:
    """How many files were read, what became of the claims in them, and how many files could not be read.

    ``failing`` are the findings that make the run fail, ``hidden`` those that are not shown.
    """

    files: int = 0
    files_with_findings: int = 0
    errors: int = 0
    failing: int = 0
    hidden: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    severities: Counter[Severity] = field(default_factory=Counter)

    def add(self, judgement: Judgement) -> None:
        """Count one more file."""
        self.files += 1
        self.files_with_findings += bool(judgement.findings)
        self.failing += sum(finding.failing for finding in judgement.findings)
        self.hidden += sum(not finding.shown for finding in judgement.findings)
        self.verdicts.update(claim.verdict for claim in judgement.report.claims)
        self.severities.update(finding.claim.severity for finding in judgement.findings)

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
        hidden = f"; {self.hidden:,} below --min-severity" if self.hidden else ""
        where = _counted(self.files_with_findings, "file")
        return f"{' and '.join(kinds)} in {where} ({checked} checked{hidden})"


def expected_words(claim: Claim) -> str:
    """The reference value with its source: "7,100 (UNAIDS, 2013)"."""
    return f"{claim.expected} ({claim.source})" if claim.source else claim.expected


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
