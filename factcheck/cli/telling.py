"""From what came of each file to what is reported of it."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.cli.fixing import Fixing
from factcheck.cli.streams import show_error
from factcheck.errors import DocumentError
from factcheck.findings import Claim
from factcheck.jobs import Checked, Input, Outcome
from factcheck.policy.notices import Notice
from factcheck.policy.policies import Policies
from factcheck.policy.policy import Judgement
from factcheck.policy.triage import Triage
from factcheck.reports.located import located_findings
from factcheck.reports.reporter import Reporter
from factcheck.reports.summary import Summary


class Telling:
    """Tells a reporter of files, findings, notices and errors, and counts them; ``verbose`` lists the baseline too."""

    def __init__(self, policies: Policies, triage: Triage, reporter: Reporter, *, verbose: bool) -> None:
        self.summary = Summary()
        self._policies = policies
        self._triage = triage
        self._reporter = reporter
        self._verbose = verbose

    def standing(self, checked: Checked) -> list[Claim]:
        """The findings that are reported: neither silenced nor in the baseline nor below what is shown."""
        return [judged.claim for judged in self._judged(checked).findings if judged.shown and judged.is_open]

    def notices(self, checked: Checked) -> list[Notice]:
        """What is reported of the suppressions in a file."""
        return [notice for notice in self._judged(checked).notices if notice.shown]

    def tell(
        self, errors: Iterable[DocumentError], outcomes: Iterable[tuple[Input, Outcome]], fixing: Fixing
    ) -> Summary:
        """The whole run: what could not be opened, each file with what came of it, and what is said at the end."""
        self._reporter.start()
        for error in errors:
            self._error(error)
        for each, outcome in outcomes:
            self._file(each, outcome, fixing)
        for notice in self._triage.notices(self._policies.base):
            self._notice(notice)
        self._reporter.stop(self.summary)
        return self.summary

    def _file(self, each: Input, outcome: Outcome, fixing: Fixing) -> None:
        if isinstance(outcome, DocumentError):
            fixing.unfixed(each)
            self._error(outcome)
            return
        try:
            outcome = fixing.file(outcome, each)
        except DocumentError as error:
            fixing.unfixed(each)
            self._error(error)
        judgement = self._judged(outcome)
        self.summary.add(judgement)
        self._reporter.file(outcome.document.path)
        for finding in located_findings(outcome.document, judgement.findings):
            if finding.is_open or self._reporter.lists_all or (self._verbose and finding.in_baseline):
                self._reporter.finding(finding)
        for notice in judgement.notices:
            self._notice(notice)

    def _judged(self, checked: Checked) -> Judgement:
        policy = self._policies.for_file(checked.document.path)
        return self._triage.apply(checked.document, checked.report, policy)

    def _notice(self, notice: Notice) -> None:
        self.summary.add_notice(notice)
        if notice.shown:
            self._reporter.notice(notice)

    def _error(self, error: DocumentError) -> None:
        self.summary.errors += 1
        self._reporter.error(error)
        show_error(error)
