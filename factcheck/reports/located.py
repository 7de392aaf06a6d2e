"""A finding and the place in its file that an editor would jump to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.documents.document import Document
from factcheck.documents.positions import Line, LineIndex, Position
from factcheck.findings import Claim, Report


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding with its file, where it begins and ends (exclusive), and the source lines it is on."""

    path: str
    claim: Claim
    start: Position
    end: Position
    lines: tuple[Line, ...]


def located_findings(document: Document, report: Report) -> Iterator[LocatedFinding]:
    """The findings of one document, in order of position."""
    index = LineIndex(document.source)
    for claim in sorted(report.findings, key=lambda claim: (claim.start, claim.end, claim.fact)):
        start, end = index.position(claim.start), index.position(claim.end)
        lines = tuple(index.line(number) for number in range(start.line, end.line + 1))
        yield LocatedFinding(document.path, claim, start, end, lines)
