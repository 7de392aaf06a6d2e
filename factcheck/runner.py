"""Checks files: inputs go in, each comes out with its report or with the error that stopped it, in the same order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from factcheck.documents.readers import content_of, format_of, read_document
from factcheck.errors import DocumentError
from factcheck.jobs import Checked, DocumentChecker, Input, Job, Outcome, check_job

if TYPE_CHECKING:
    from factcheck.cache.results import ResultCache
    from factcheck.workers import Workers

WORTHWHILE = 400_000
"""So many bytes to read, in files that are in no cache, make up for the start of more processes."""


class Runner:
    """Checks inputs, each with the checker that it is for, which is only loaded when a file needs it.

    ``loads`` make the checkers, by their numbers. ``results`` keep the reports of each for the next run. ``jobs`` is
    how many processes may read at the same time.
    """

    def __init__(
        self,
        *loads: Callable[[], DocumentChecker],
        results: Sequence[ResultCache] = (),
        jobs: int = 1,
    ) -> None:
        self._loads = loads
        self._checkers: dict[int, DocumentChecker] = {}
        self._results = results
        self._jobs = jobs

    def check(
        self,
        inputs: Iterable[Input],
        *,
        format: str | None = None,  # noqa: A002 - the plain word is the API
        encoding: str | None = None,
    ) -> Iterator[Outcome]:
        """Each input in turn; what cannot be read comes out as its error, and the rest goes on."""
        workers: Workers | None = None
        waiting: deque[Outcome | Job] = deque()
        unread = 0
        try:
            for each in inputs:
                opened = self._opened(each, format, encoding)
                if not isinstance(opened, Job):
                    waiting.append(opened)
                elif self._jobs == 1 or unread < WORTHWHILE:
                    unread += len(opened.content)
                    waiting.append(self._kept(opened, check_job(opened, self._ready(opened.checker))))
                else:
                    if workers is None:
                        self._ready(opened.checker)  # what a process is forked with it need not load itself
                        workers = self._workers()
                    workers.submit(opened)
                    waiting.append(opened)
                while waiting and (workers is None or not isinstance(waiting[0], Job) or workers.is_full):
                    yield self._next(waiting, workers)
            while waiting:
                yield self._next(waiting, workers)
        finally:
            if workers is not None:
                workers.stop()

    def _next(self, waiting: deque[Outcome | Job], workers: Workers | None) -> Outcome:
        first = waiting.popleft()
        if not isinstance(first, Job):
            return first
        if workers is None:
            raise RuntimeError("a job waits for workers that were never started")
        return self._kept(first, workers.result())

    def _opened(self, each: Input, format_name: str | None, encoding: str | None) -> Outcome | Job:
        """The input as a job, or what came of it if there is nothing left to do."""
        try:
            content = content_of(each.path) if each.content is None else each.content
            found_format = format_of(each.path, format_name)
            if not self._results:
                return Job(each.path, content, format_name, encoding, "", each.checker)
            results = self._results[each.checker]
            name = results.name(content, found_format)
            document = read_document(content, path=each.path, format=format_name, encoding=encoding)
        except DocumentError as error:
            return error
        report = results.report(name, document.source)
        if report:
            return Checked(document, report)
        return Job(each.path, content, format_name, encoding, name, each.checker)

    def _kept(self, job: Job, outcome: Outcome) -> Outcome:
        if self._results and isinstance(outcome, Checked):
            self._results[job.checker].keep(job.kept_as, outcome.report)
        return outcome

    def _ready(self, number: int) -> DocumentChecker:
        if number not in self._checkers:
            self._checkers[number] = self._loads[number]()
        return self._checkers[number]

    def _workers(self) -> Workers:
        from factcheck.workers import Workers

        return Workers(self._loads, self._checkers, self._jobs)
