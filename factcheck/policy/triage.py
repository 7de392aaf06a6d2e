"""Which findings of a document have been dealt with: silenced, in the baseline, or outside of what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents.document import Document
from factcheck.documents.formats import FORMATS
from factcheck.findings import Claim, Report
from factcheck.knowledge.suggestions import hint_for
from factcheck.policy.baseline import Baseline, Fingerprint
from factcheck.policy.ignores import IgnoreList
from factcheck.policy.names import NameBook
from factcheck.policy.notices import Notice
from factcheck.policy.policy import Judged, Judgement, Policy
from factcheck.policy.selection import ALL, exactness, is_known, subject_of
from factcheck.policy.suppressions import Suppression, Suppressions

if TYPE_CHECKING:
    from factcheck.policy.changed import Changes

_Key = tuple[str, str, int, int]


class Triage:
    """Sorts the findings of the documents of a run. The entries, the baseline and the changes are those of the run."""

    def __init__(self, entries: IgnoreList, baseline: Baseline | None = None, changes: Changes | None = None) -> None:
        self._entries = entries
        self._baseline = baseline
        self._changes = changes

    def apply(self, document: Document, report: Report, policy: Policy) -> Judgement:
        """What stands of a report by the policy for its file, each finding with what has been done about it.

        Suppressions, entries and the baseline are held against everything that was found, whatever is chosen to be
        shown, so that a run with other names than usual does not call them useless.
        """
        found = sorted(report.findings, key=lambda claim: (claim.start, claim.end, claim.fact))
        silenced, notices = self._silenced(document, found, policy)
        known = self._known(document, [claim for claim in found if _key(claim) not in silenced])
        judgement = policy.apply(document, report)
        findings = tuple(
            _dealt_with(each, silenced.get(_key(each.claim)), *known.get(_key(each.claim), (None, False)))
            for each in judgement.findings
        )
        judged = replace(judgement, findings=findings, notices=tuple(graded(notices, policy)))
        return judged if self._changes is None else self._within_changes(document, judged, self._changes)

    def notices(self, policy: Policy) -> Iterator[Notice]:
        """What is to be said of the entries and the baseline when all documents have been seen."""
        yield from graded(self._entries.notices(), policy)
        if self._baseline is not None:
            yield from graded(self._baseline.notices(), policy)

    def _silenced(
        self, document: Document, found: Iterable[Claim], policy: Policy
    ) -> tuple[dict[_Key, Suppression], tuple[Notice, ...]]:
        names = name_book(policy)
        inline = Suppressions(document, names)
        entries = self._entries.for_file(document.path, policy.settings.ignored)
        silenced: dict[_Key, Suppression] = {}
        for claim in found:
            # Both are asked, for neither is useless because of the other.
            for suppression in (self._entries.of(document, claim, entries, names), inline.of(claim)):
                if suppression is not None:
                    silenced[_key(claim)] = suppression
        return silenced, inline.notices()

    def _known(self, document: Document, found: list[Claim]) -> dict[_Key, tuple[Fingerprint, bool]]:
        """The fingerprints of findings, and whether each is in the baseline."""
        if self._baseline is None:
            return {}
        prints = self._baseline.prints(document.path, found)
        marks = self._baseline.mark(document.path, prints)
        return {_key(claim): pair for claim, pair in zip(found, zip(prints, marks, strict=True), strict=True)}

    def _within_changes(self, document: Document, judgement: Judgement, changes: Changes) -> Judgement:
        # What is extracted from a file has lines of its own, of which git knows nothing.
        path, source, whole = Path(document.path), document.source, FORMATS[document.format].binary

        def touched(start: int, end: int) -> bool:
            return changes.touches(path, source, start, end, whole=whole)

        return replace(
            judgement,
            report=Report(
                judgement.report.text,
                tuple(claim for claim in judgement.report.claims if touched(claim.start, claim.end)),
            ),
            findings=tuple(each for each in judgement.findings if touched(each.claim.start, each.claim.end)),
            notices=tuple(each for each in judgement.notices if touched(each.offset or 0, each.end_offset or 0)),
        )


def name_book(policy: Policy) -> NameBook:
    """What names stand for in files with that policy; its catalogue is loaded when the first name is looked up."""

    def covers(name: str, claim: Claim) -> bool:
        subject = subject_of(claim.fact, claim.rule, policy.chooser.catalogue)
        return name != ALL and exactness(name, subject) is not None

    def hint(name: str) -> str | None:
        names = policy.chooser.catalogue.names
        if name != ALL and is_known(name, names):
            return None
        return hint_for(name, names) or "factcheck facts and factcheck rules list what there is."

    return NameBook(covers, hint)


def graded(notices: Iterable[Notice], policy: Policy) -> Iterator[Notice]:
    """The notices that the policy lets stand, with their severity by it and whether they make the run fail."""
    for notice in notices:
        severity = policy.severity_of_notice(notice.rule)
        if severity != "off":
            yield replace(notice, severity=severity, shown=policy.shows(severity), failing=policy.fails(severity))


def _dealt_with(
    finding: Judged, suppression: Suppression | None, fingerprint: Fingerprint | None, in_baseline: bool
) -> Judged:
    if suppression is None and fingerprint is None:
        return finding
    return replace(
        finding,
        failing=finding.failing and suppression is None and not in_baseline,
        suppression=suppression,
        fingerprint=fingerprint,
        in_baseline=in_baseline,
    )


def _key(claim: Claim) -> _Key:
    return claim.fact, claim.rule, claim.start, claim.end
