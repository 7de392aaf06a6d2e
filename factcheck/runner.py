"""Checks files one after the other: paths in, each with its report or with the error that stopped it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from factcheck.documents.document import Document
from factcheck.documents.readers import read_document
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


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and what was found in it."""

    document: Document
    report: Report


def check_inputs(
    checker: DocumentChecker,
    inputs: Iterable[Input],
    *,
    format: str | None = None,  # noqa: A002 - the plain word is the API
    encoding: str | None = None,
) -> Iterator[Checked | DocumentError]:
    """Check one input after the other; what cannot be read comes out as its error, and the rest goes on."""
    for each in inputs:
        document = _read(each, format, encoding)
        if isinstance(document, DocumentError):
            yield document
        else:
            yield Checked(document, checker.check_document(document))


def read_input(each: Input, *, format: str | None = None, encoding: str | None = None) -> Document:  # noqa: A002
    """The document of one input."""
    source = Path(each.path) if each.content is None else each.content
    return read_document(source, path=each.path, format=format, encoding=encoding)


def _read(each: Input, format_name: str | None, encoding: str | None) -> Document | DocumentError:
    try:
        return read_input(each, format=format_name, encoding=encoding)
    except DocumentError as error:
        return error
