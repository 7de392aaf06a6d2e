"""A finding and the place in its file that an editor would jump to, or that a reader would look up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from factcheck.documents.document import Document
from factcheck.documents.positions import Line, LineIndex, Position
from factcheck.findings import Claim
from factcheck.policy.policy import Judged
from factcheck.policy.suppressions import Suppression


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding with its file, where it begins and ends (exclusive), and the source lines it is on.

    ``place`` is what a reader calls the place in a file that is no text ("paragraph 14"), and "" in a text. In such a
    file lines and columns are those of the text that was extracted from it, which nobody sees. ``suppression`` is what
    silences it.
    """

    path: str
    claim: Claim
    start: Position
    end: Position
    lines: tuple[Line, ...]
    place: str = ""
    suppression: Suppression | None = None
    in_baseline: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is still to be dealt with: neither silenced nor in the baseline."""
        return self.suppression is None and not self.in_baseline

    @property
    def where(self) -> str:
        """The file and the place in it: ``brief.md:3:13``, ``brief.docx: paragraph 14``."""
        return place_in_file(self.path, self.place, self.start)


def place_in_file(path: str, place: str, position: Position) -> str:
    """A place as reports name it: as editors parse it, or in words where the file has no lines."""
    return f"{path}: {place}" if place else f"{path}:{position.line}:{position.column}"


def located_findings(document: Document, findings: Iterable[Judged]) -> Iterator[LocatedFinding]:
    """Those findings of one document that are to be shown, in order of position."""
    index = LineIndex(document.source)
    shown = (finding for finding in findings if finding.shown)
    for finding in sorted(shown, key=lambda each: (each.claim.start, each.claim.end, each.claim.fact)):
        claim = finding.claim
        start, end = index.position(claim.start), index.position(claim.end)
        lines = tuple(index.line(number) for number in range(start.line, end.line + 1))
        place = document.place(claim.start)
        yield LocatedFinding(
            document.path, claim, start, end, lines, place, finding.suppression, finding.in_baseline
        )
