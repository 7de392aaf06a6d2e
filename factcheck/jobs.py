"""What goes into a check of one file and what comes out of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeAlias

from factcheck.documents.document import Document
from factcheck.documents.readers import content_of, read_document
from factcheck.errors import DocumentError
from factcheck.findings import Report


class DocumentChecker(Protocol):
    """What the runner needs of a checker."""

    def check_document(self, document: Document) -> Report:
        """The claims of the document, with offsets into its source."""


@dataclass(frozen=True, slots=True)
class Input:
    """Something to check: a file, or the bytes that came in by the standard input under a name."""

    path: str
    content: bytes | None = None
    checker: int = 0
    """Which of the run's checkers it is for."""


class Checked(NamedTuple):
    """A document and what was found in it."""

    document: Document
    report: Report


Outcome: TypeAlias = "Checked | DocumentError"


class Job(NamedTuple):
    """A file that was opened and is still to be checked."""

    path: str
    content: bytes
    format: str | None
    encoding: str | None
    kept_as: str
    """Its name in the result cache, "" without one."""
    checker: int = 0
    """Which of the run's checkers it is for."""


def usable_cores() -> int:
    """The cores that this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_job(job: Job, checker: DocumentChecker) -> Outcome:
    """What comes of one file."""
    try:
        document = read_document(job.content, path=job.path, format=job.format, encoding=job.encoding)
        return Checked(document, checker.check_document(document))
    except DocumentError as error:
        return error


def read_input(each: Input, *, format: str | None = None, encoding: str | None = None) -> Document:  # noqa: A002
    """The document of one input."""
    content = content_of(each.path) if each.content is None else each.content
    return read_document(content, path=each.path, format=format, encoding=encoding)
