"""The rows that an audit writes: one for each finding, one for each document that could not be checked."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.audit.entry import BadEntry, Entry
from factcheck.errors import DocumentError
from factcheck.policy.policy import Judgement
from factcheck.reports.located import located_findings


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One statement that contradicts the reference or is outdated.

    ``start`` and ``end`` count code points of the document's text from 0, half-open; ``line`` and ``column`` count from
    1. ``place`` is what a reader calls the place in a document that is no text ("paragraph 14"), "" in a text.
    ``metadata`` is the JSON of the document's other columns, "" where it has none.
    """

    document: str
    fact: str
    rule: str
    verdict: str
    severity: str
    text: str
    start: int
    end: int
    line: int
    column: int
    place: str
    message: str
    expected: str
    source: str
    attributed: bool
    metadata: str


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """One document that could not be read or checked; ``line`` and ``column`` are in the file ``path``."""

    document: str
    path: str | None
    line: int | None
    column: int | None
    message: str
    hint: str | None


def finding_rows(entry: Entry, judgement: Judgement) -> list[FindingRow]:
    """The findings of one document that are to be shown, in order of position."""
    return [
        FindingRow(
            document=entry.id,
            fact=found.claim.fact,
            rule=found.claim.rule,
            verdict=found.claim.verdict,
            severity=found.claim.severity,
            text=found.claim.text,
            start=found.claim.start,
            end=found.claim.end,
            line=found.start.line,
            column=found.start.column,
            place=found.place,
            message=found.claim.message,
            expected=found.claim.expected,
            source=found.claim.source,
            attributed=found.claim.attributed,
            metadata=entry.metadata,
        )
        for found in located_findings(entry.document, judgement.findings)
    ]


def error_row(bad: BadEntry) -> ErrorRow:
    """The error of one document."""
    error = bad.error
    return ErrorRow(bad.id, error.path, error.line, error.column, error.message, error.hint)


def error_of_file(error: DocumentError) -> ErrorRow:
    """The error of a file none of whose documents could be told apart."""
    return ErrorRow(error.path or "", error.path, error.line, error.column, error.message, error.hint)
