"""Processes that check files at the same time, and whose results come back in the order of the files.

They are forked where the system can do that, so that they share the compiled rules; elsewhere each loads its own. A
process that dies takes no other file with it: those that were under way are checked again, one process each, and the
one that kills its process again is reported.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, NamedTuple

from factcheck.documents.readers import read_document
from factcheck.errors import DocumentError
from factcheck.findings import Claim, Report
from factcheck.jobs import Checked, DocumentChecker, Job, Outcome, check_job

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

BATCH_BYTES = 60_000
"""Files go to a process together until they come to so much: one by one the way there would cost more than they do."""
AHEAD = 4
"""Batches under way for each process."""

_loads: Sequence[Callable[[], DocumentChecker]] = ()
_checkers: dict[int, DocumentChecker] = {}
"""The checkers of this process, by number: inherited by a fork, loaded by any other when one is needed."""


class _Answer(NamedTuple):
    """What came of one file, without what its process need not send back."""

    claims: tuple[Claim, ...]
    error: tuple[str, int | None, int | None, str | None] | None = None
    """The message, line, column and hint of what stopped it."""


class Workers:
    """A pool of processes; ``result`` gives the outcome of the first job submitted that has not been asked for."""

    def __init__(
        self,
        loads: Sequence[Callable[[], DocumentChecker]],
        checkers: Mapping[int, DocumentChecker],
        jobs: int,
    ) -> None:
        """``loads`` make the checkers by their numbers; ``checkers`` are those that were made already."""
        _checkers.clear()  # what a fork inherits has to stand in the module
        _checkers.update(checkers)
        self._loads = loads
        self._jobs = jobs
        self._context = _context()
        self._pool = self._new_pool(jobs)
        self._batch: list[Job] = []
        self._under_way: deque[tuple[list[Job], Future[list[_Answer]]]] = deque()
        self._ready: deque[Outcome] = deque()

    @property
    def is_full(self) -> bool:
        """Whether no more should be submitted before a result has been taken."""
        return len(self._under_way) >= AHEAD * self._jobs

    def submit(self, job: Job) -> None:
        """Have a file checked."""
        self._batch.append(job)
        if sum(len(waiting.content) for waiting in self._batch) >= BATCH_BYTES:
            self._send()

    def result(self) -> Outcome:
        """What came of the next file, in the order of submission; waits for it."""
        if not self._ready:
            if not self._under_way:
                self._send()
            batch, future = self._under_way.popleft()
            self._ready.extend(self._outcomes(batch, future))
        return self._ready.popleft()

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        processes = list((self._pool._processes or {}).values())
        done = not self._under_way and not self._batch
        self._pool.shutdown(wait=done, cancel_futures=True)
        for process in processes:
            if process.is_alive():
                process.terminate()

    def _send(self) -> None:
        try:
            future = self._pool.submit(_check, self._batch)
        except BrokenProcessPool:
            self._pool = self._new_pool(self._jobs)
            future = self._pool.submit(_check, self._batch)
        self._under_way.append((self._batch, future))
        self._batch = []

    def _outcomes(self, batch: Sequence[Job], future: Future[list[_Answer]]) -> list[Outcome]:
        try:
            answers = future.result()
        except BrokenProcessPool:
            return [self._alone(job) for job in batch]
        return [_outcome(job, answer) for job, answer in zip(batch, answers, strict=True)]

    def _alone(self, job: Job) -> Outcome:
        """What comes of a file in a process of its own, after one that had it died."""
        with self._new_pool(1) as pool:
            try:
                return _outcome(job, pool.submit(_check, [job]).result()[0])
            except BrokenProcessPool:
                return DocumentError("the process that checked this file died", path=job.path)

    def _new_pool(self, size: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(size, mp_context=self._context, initializer=_start, initargs=(self._loads,))


def _context() -> BaseContext:
    methods = multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if "fork" in methods else "spawn")


def _start(loads: Sequence[Callable[[], DocumentChecker]]) -> None:
    """Make a process ready. An interrupt of the terminal goes to all processes: the first one sees to it."""
    global _loads  # noqa: PLW0603 - what the jobs of a process share has to stand in the module
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _loads = loads


def _check(batch: Sequence[Job]) -> list[_Answer]:
    answers = []
    for job in batch:
        if job.checker not in _checkers:
            _checkers[job.checker] = _loads[job.checker]()
        outcome = check_job(job, _checkers[job.checker])
        if isinstance(outcome, Checked):
            answers.append(_Answer(outcome.report.claims))
        else:
            answers.append(_Answer((), (outcome.message, outcome.line, outcome.column, outcome.hint)))
    return answers


def _outcome(job: Job, answer: _Answer) -> Outcome:
    if answer.error is not None:
        message, line, column, hint = answer.error
        return DocumentError(message, path=job.path, line=line, column=column, hint=hint)
    document = read_document(job.content, path=job.path, format=job.format, encoding=job.encoding)
    return Checked(document, Report(document.source, answer.claims))
