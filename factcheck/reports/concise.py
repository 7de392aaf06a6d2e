"""One line a finding: ``path:line:column: severity[fact] message``, or ``path: paragraph 14: ...``."""

from __future__ import annotations

from typing import TextIO

from factcheck.errors import FactcheckError
from factcheck.policy.notices import Notice
from factcheck.reports.located import LocatedFinding
from factcheck.reports.summary import Summary
from factcheck.reports.terminal import SEVERITY_STYLES, printable, styled


def headline(finding: LocatedFinding, *, colour: bool) -> str:
    """Where, how grave, which fact, and what the text says against what the reference says."""
    claim = finding.claim
    if finding.in_baseline:
        line = f"{finding.where}: baseline[{claim.fact}] {claim.message}"
        return styled(printable(line), "dim", colour=colour)
    place = styled(f"{printable(finding.where)}:", "bold", colour=colour)
    label = styled(f"{claim.severity}[{claim.fact}]", *SEVERITY_STYLES.get(claim.severity, ()), colour=colour)
    return f"{place} {label} {printable(claim.message)}"


def notice_line(notice: Notice, *, colour: bool) -> str:
    """Where, how grave, under which id, and what is the matter."""
    place = styled(f"{printable(notice.where)}:", "bold", colour=colour)
    label = styled(f"{notice.severity}[{notice.rule}]", *SEVERITY_STYLES.get(notice.severity, ()), colour=colour)
    return f"{place} {label} {printable(notice.message)}"


class ConciseReporter:
    """For pipes, editors and logs."""

    lists_all = False

    def __init__(self, out: TextIO, colour: bool = False) -> None:
        self._out = out
        self._colour = colour

    def start(self) -> None:
        """Nothing comes before the first finding."""

    def file(self, path: str) -> None:
        """Every line names its file."""

    def finding(self, finding: LocatedFinding) -> None:
        self._out.write(f"{headline(finding, colour=self._colour)}\n")

    def notice(self, notice: Notice) -> None:
        self._out.write(f"{notice_line(notice, colour=self._colour)}\n")

    def error(self, error: FactcheckError) -> None:
        """Errors go to the error stream, which is not this reporter's."""

    def stop(self, summary: Summary) -> None:
        """The summary goes to the error stream, which is not this reporter's."""
