"""An audit from the names of files to the findings: plan, do what is not done, put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from factcheck.audit.columns import check_columns
from factcheck.audit.outputs import Outputs
from factcheck.audit.rows import FindingRow, error_of_file
from factcheck.audit.settings import Settings
from factcheck.audit.shards import Shard, cut
from factcheck.audit.sources import Source
from factcheck.audit.summary import AuditSummary
from factcheck.audit.work_folder import WorkFolder
from factcheck.cache.fingerprint import knowledge_digest
from factcheck.cache.folder import digest
from factcheck.errors import DocumentError, FactcheckError

Execute: TypeAlias = "Callable[[Settings, Sequence[Shard]], Iterable[AuditSummary]]"
"""Does shards, in any order, and gives the figures of each when it is done."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an audit is."""

    shards_done: int
    shards: int
    counted: AuditSummary


@dataclass(frozen=True, slots=True)
class Plan:
    """An audit before it runs: its shards, the files that have none, and where its work is kept."""

    settings: Settings
    shards: tuple[Shard, ...]
    errors: tuple[DocumentError, ...]

    @classmethod
    def make(
        cls, sources: Iterable[Source | DocumentError], settings: Settings, documents: int
    ) -> Plan:
        """Cut the collection; raises ConfigError for a column that is not there.

        ``settings.work`` gets a folder for these files, these options and this knowledge.
        """
        files: list[Source] = []
        errors: list[DocumentError] = []
        for each in sources:
            problem = each if isinstance(each, DocumentError) else check_columns(each, settings.columns)
            if problem is not None:
                errors.append(problem)
            elif isinstance(each, Source):
                files.append(each)
        shards: list[Shard] = []
        for shard in cut(files, documents):
            if isinstance(shard, Shard):
                shards.append(shard)
            else:
                errors.append(shard)
        folder = settings.work / _name(files, settings, documents)
        return cls(replace(settings, work=folder), tuple(shards), tuple(errors))

    def run(self, execute: Execute, watch: Callable[[Progress], None] = lambda _: None) -> None:
        """Do the shards that are not done yet. What is done stays done, whatever happens."""
        work = WorkFolder(self.settings.work)
        work.path.mkdir(parents=True, exist_ok=True)
        done = work.done()
        pending = [shard for shard in self.shards if shard.number not in done]
        counted = AuditSummary()
        finished = len(self.shards) - len(pending)
        watch(Progress(finished, len(self.shards), counted))
        if pending:
            for summary in execute(self.settings, pending):
                counted.join(summary)
                finished += 1
                watch(Progress(finished, len(self.shards), counted))

    def put_together(self, outputs: Outputs) -> AuditSummary:
        """Write the rows of all shards in the order of the documents, and forget the shards."""
        work = WorkFolder(self.settings.work)
        missing = {shard.number for shard in self.shards} - work.done()
        if missing:
            raise FactcheckError(
                f"{len(missing):,} of {len(self.shards):,} shards are not done",
                path=str(work.path),
                hint="Run the same command again: it goes on where this run stopped.",
            )
        total = AuditSummary()
        with outputs.open() as (findings, errors):
            for error in self.errors:
                errors.write(error_of_file(error))
                total.add_error()
            for shard in self.shards:
                for row in work.read(shard.number):
                    if isinstance(row, AuditSummary):
                        total.join(row)
                    elif isinstance(row, FindingRow):
                        findings.write(row)
                    else:
                        errors.write(row)
        outputs.write_summary(total.as_json())
        work.remove()
        return total


def one_after_another(settings: Settings, shards: Sequence[Shard]) -> Iterable[AuditSummary]:
    """Do the shards in this process."""
    from factcheck.audit.worker import ShardWorker

    worker = ShardWorker(settings)
    for shard in shards:
        yield worker.do(shard)


def _name(files: Sequence[Source], settings: Settings, documents: int) -> str:
    """A name for all that the rows depend on: kept shards are never mixed with those of other files or rules."""
    parts = [knowledge_digest(settings.reference, settings.rules)]
    given = (settings.columns, settings.subject, settings.format, settings.encoding, documents, settings.ruling)
    parts += [repr(given)]
    parts += [f"{file.path}\0{file.stamp}" for file in files]
    return digest(*(part.encode("utf-8", "surrogateescape") for part in parts))


