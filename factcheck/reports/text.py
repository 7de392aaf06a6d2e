"""For people: the finding, the words in their line, what the reference says and why they disagree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from factcheck.errors import FactcheckError
from factcheck.findings import Claim
from factcheck.policy.notices import Notice
from factcheck.reports.concise import headline, notice_line
from factcheck.reports.frame import Marked, gutter_width, source_frame
from factcheck.reports.located import LocatedFinding
from factcheck.reports.summary import Summary, expected_words
from factcheck.reports.terminal import printable, styled

WIDTH = 110


class TextReporter:
    """For terminals: a frame around the words, and the grounds of the verdict below it."""

    lists_all = False

    def __init__(self, out: TextIO, colour: bool = False) -> None:
        self._out = out
        self._colour = colour

    def start(self) -> None:
        """Nothing comes before the first finding."""

    def file(self, path: str) -> None:
        """Every finding names its file."""

    def finding(self, finding: LocatedFinding) -> None:
        if finding.in_baseline:
            self._out.write(f"{headline(finding, colour=self._colour)}\n\n")
            return
        words = Marked(finding.lines, finding.start, finding.end, finding.place)
        lines = [headline(finding, colour=self._colour)]
        lines += source_frame(words, finding.claim.severity, width=WIDTH, colour=self._colour)
        gutter = " " * gutter_width(words)
        for label, said in _grounds(finding.claim):
            lines.append(f"{gutter} {styled(f'{label}:', 'cyan', colour=self._colour)} {printable(said)}")
        self._out.write("\n".join(lines) + "\n\n")

    def notice(self, notice: Notice) -> None:
        lines, gutter = [notice_line(notice, colour=self._colour)], " "
        if notice.start and notice.end and notice.lines:
            words = Marked(notice.lines, notice.start, notice.end)
            lines += source_frame(words, notice.severity, width=WIDTH, colour=self._colour)
            gutter = " " * gutter_width(words)
        if notice.hint:
            lines.append(f"{gutter} {styled('hint:', 'cyan', colour=self._colour)} {printable(notice.hint)}")
        self._out.write("\n".join(lines) + "\n\n")

    def error(self, error: FactcheckError) -> None:
        """Errors go to the error stream, which is not this reporter's."""

    def stop(self, summary: Summary) -> None:
        """The summary goes to the error stream, which is not this reporter's."""


def _grounds(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "reference", expected_words(claim)
    if claim.reason:
        yield "reason", claim.reason
    if claim.quoted:
        yield "quoted", "the words stand in a quotation"
    elif claim.attributed:
        yield "attributed", "the text reports what someone else says"
    if claim.correction:
        label = "fix" if claim.correction.safe else "unsafe fix"
        yield label, f"{claim.correction.old} → {claim.correction.new}"
    yield "hint", f"factcheck explain {claim.fact}"
