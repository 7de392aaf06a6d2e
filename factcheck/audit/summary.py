"""The figures of an audit: documents, claims by verdict, and what was said about each fact."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from factcheck.findings import FINDING_VERDICTS, SEVERITIES, Report, Severity

VERSION = 1


@dataclass(slots=True)
class AuditSummary:
    """What was counted in a shard or in all of them; ``facts`` has the claims about a fact by verdict."""

    documents: int = 0
    documents_with_findings: int = 0
    documents_with_errors: int = 0
    characters: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    facts: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, report: Report) -> None:
        """Count one document that was checked."""
        self.documents += 1
        self.documents_with_findings += bool(report.findings)
        self.characters += len(report.text)
        self.severities.update(claim.severity for claim in report.findings)
        for claim in report.claims:
            self.verdicts[claim.verdict] += 1
            if claim.fact:
                self.facts.setdefault(claim.fact, Counter())[claim.verdict] += 1

    def add_error(self) -> None:
        """Count one document that could not be checked."""
        self.documents += 1
        self.documents_with_errors += 1

    def join(self, other: AuditSummary) -> None:
        """Count what another summary counted."""
        self.documents += other.documents
        self.documents_with_findings += other.documents_with_findings
        self.documents_with_errors += other.documents_with_errors
        self.characters += other.characters
        self.verdicts.update(other.verdicts)
        self.severities.update(other.severities)
        for fact, verdicts in other.facts.items():
            self.facts.setdefault(fact, Counter()).update(verdicts)

    @property
    def findings(self) -> int:
        return sum(count for verdict, count in self.verdicts.items() if verdict in FINDING_VERDICTS)

    def findings_at(self, threshold: Severity) -> int:
        """How many findings are of that severity or above it."""
        lowest = SEVERITIES.index(threshold)
        return sum(self.severities[severity] for severity in SEVERITIES[lowest:])

    def as_json(self) -> dict[str, Any]:
        """The summary as it is written beside the findings."""
        return {
            "version": VERSION,
            "documents": self.documents,
            "documents_with_findings": self.documents_with_findings,
            "documents_with_errors": self.documents_with_errors,
            "characters": self.characters,
            "claims": dict(sorted(self.verdicts.items())),
            "findings": dict(sorted(self.severities.items())),
            "facts": {fact: dict(sorted(verdicts.items())) for fact, verdicts in sorted(self.facts.items())},
        }

    @classmethod
    def of_json(cls, data: dict[str, Any]) -> AuditSummary:
        """The summary that ``as_json`` gave."""
        return cls(
            documents=data["documents"],
            documents_with_findings=data["documents_with_findings"],
            documents_with_errors=data["documents_with_errors"],
            characters=data["characters"],
            verdicts=Counter(data["claims"]),
            severities=Counter(data["findings"]),
            facts={fact: Counter(verdicts) for fact, verdicts in data["facts"].items()},
        )

    def lines(self) -> list[str]:
        """The summary in words: one line on the whole, a table of the facts with findings below it."""
        lines = [
            f"{self.documents:,} documents read, {self.documents_with_findings:,} with findings, "
            f"{self.documents_with_errors:,} with errors"
        ]
        told = [(fact, verdicts) for fact, verdicts in self.facts.items() if verdicts.keys() & FINDING_VERDICTS]
        if not told:
            return lines
        width = max(len("fact"), *(len(fact) for fact, _ in told))
        lines.append(f"{'fact':{width}}  contradicts  outdated  supports")
        for fact, verdicts in sorted(told, key=lambda each: (-each[1]["contradicts"] - each[1]["outdated"], each[0])):
            contradicts, outdated, supports = (verdicts[name] for name in ("contradicts", "outdated", "supports"))
            lines.append(f"{fact:{width}}  {contradicts:>11,}  {outdated:>8,}  {supports:>8,}")
        return lines
