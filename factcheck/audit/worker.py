"""Does one shard: reads its documents, checks each, keeps what was found; whatever happens to one is recorded."""

from __future__ import annotations

import os
from collections.abc import Iterator

from factcheck.audit.entry import BadEntry, Entry
from factcheck.audit.inputs import entries
from factcheck.audit.rows import ErrorRow, FindingRow, error_row, finding_rows
from factcheck.audit.settings import Settings
from factcheck.audit.shards import Shard
from factcheck.audit.summary import AuditSummary
from factcheck.audit.work_folder import Journal, WorkFolder
from factcheck.errors import DocumentError, FactcheckError
from factcheck.jobs import DocumentChecker
from factcheck.policy.policy import Judgement

TRUSTED = 2
"""After so many attempts that came to nothing, a worker notes each document before it checks it."""
DEATHS = 2
"""A document at which so many workers died is left out: one death may be the machine's fault."""
ATTEMPTS = 8
"""So many attempts may come to nothing without a document to blame, before the audit stops."""


class ShardWorker:
    """A worker with its checker, which it loads once."""

    def __init__(self, settings: Settings, checker: DocumentChecker | None = None) -> None:
        self._settings = settings
        self._checker = checker or settings.load()
        self._policy = settings.policy()
        self._folder = WorkFolder(settings.work)

    def do(self, shard: Shard) -> AuditSummary:
        """Check the documents of a shard and keep the rows; returns the figures."""
        summary = AuditSummary()
        self._folder.keep(shard.number, self._rows(shard, summary), summary)
        return summary

    def _rows(self, shard: Shard, summary: AuditSummary) -> Iterator[FindingRow | ErrorRow]:
        journal = self._opened(shard)
        careful = journal.starts > TRUSTED
        for index, each in enumerate(_readable(shard, self._settings)):
            if careful:
                journal.at = index
                self._folder.note(shard.number, journal)
            if journal.deaths.get(str(index), 0) >= DEATHS:
                each = _bad(each, "each process that checked this document died")
            checked = self._checked(each, summary)
            if isinstance(checked, BadEntry):
                summary.add_error()
                yield error_row(checked)
            else:
                yield from checked

    def _opened(self, shard: Shard) -> Journal:
        """The journal of a shard with this attempt in it."""
        journal = self._folder.journal(shard.number)
        if journal.at is not None:
            died_at = str(journal.at)
            journal.deaths[died_at] = journal.deaths.get(died_at, 0) + 1
        if journal.starts - sum(journal.deaths.values()) >= ATTEMPTS:
            self._folder.note(shard.number, Journal())
            raise FactcheckError(
                f"{journal.starts} workers died at this file, from line {shard.line} on",
                path=shard.paths[0],
                hint="Look whether they have memory enough, or make --shard-size smaller; then run it again.",
            )
        journal.starts += 1
        journal.pid = os.getpid()
        journal.at = None
        self._folder.note(shard.number, journal)
        return journal

    def _checked(self, each: Entry | BadEntry, summary: AuditSummary) -> BadEntry | list[FindingRow]:
        if isinstance(each, BadEntry):
            return each
        try:
            report = self._checker.check_document(each.document)
            judgement = self._policy.apply(each.document, report) if self._policy else Judgement.of(report)
            rows = finding_rows(each, judgement)
        except DocumentError as error:
            return BadEntry(each.id, error)
        except Exception as error:  # noqa: BLE001 - one document must not cost the others; it is recorded
            return _bad(each, f"the check failed: {type(error).__name__}: {error}")
        summary.add(judgement.report)
        return rows


def _readable(shard: Shard, settings: Settings) -> Iterator[Entry | BadEntry]:
    """The documents of a shard; where the file itself gives out, an error stands for the rest."""
    try:
        yield from entries(shard, settings)
    except (OSError, DocumentError) as error:
        path = shard.paths[0]
        problem = DocumentError(f"cannot be read: {error}", path=path, line=shard.line)
        yield BadEntry(f"{path}:{shard.line}", problem)


def _bad(each: Entry | BadEntry, message: str) -> BadEntry:
    return BadEntry(each.id, DocumentError(message, path=each.id)) if isinstance(each, Entry) else each
