"""What every output format does, and the table of formats that the command line offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TextIO

from factcheck.errors import ConfigError, FactcheckError
from factcheck.policy.notices import Notice
from factcheck.reports.concise import ConciseReporter
from factcheck.reports.json_report import JsonReporter
from factcheck.reports.located import LocatedFinding
from factcheck.reports.summary import Summary
from factcheck.reports.text import TextReporter


class Reporter(Protocol):
    """Is told of everything in order and writes as it goes: start, file by file the findings, stop.

    ``lists_all`` tells that it is to be told of findings that have been dealt with, too.
    """

    lists_all: bool

    def start(self) -> None:
        """The run begins."""

    def file(self, path: str) -> None:
        """A file was read; its findings follow."""

    def finding(self, finding: LocatedFinding) -> None:
        """One finding of the file last named."""

    def notice(self, notice: Notice) -> None:
        """A word about a suppression, an ignore entry or the baseline."""

    def error(self, error: FactcheckError) -> None:
        """A file that could not be checked."""

    def stop(self, summary: Summary) -> None:
        """The run is over."""


class SilentReporter:
    """For runs that answer with something else than findings."""

    lists_all = False

    def start(self) -> None:
        """Nothing is written."""

    def file(self, path: str) -> None:
        """Nothing is written."""

    def finding(self, finding: LocatedFinding) -> None:
        """Nothing is written."""

    def notice(self, notice: Notice) -> None:
        """Nothing is written."""

    def error(self, error: FactcheckError) -> None:
        """Errors go to the error stream, which is not this reporter's."""

    def stop(self, summary: Summary) -> None:
        """Nothing is written."""


FORMATS: dict[str, Callable[[TextIO, bool], Reporter]] = {
    "text": TextReporter,
    "concise": ConciseReporter,
    "json": JsonReporter,
}
"""By name: what makes a reporter of a stream and whether to colour it."""


def reporter_for(name: str, out: TextIO, *, colour: bool = False) -> Reporter:
    """The reporter of that format, writing to ``out``."""
    if name not in FORMATS:
        raise ConfigError(f"unknown format '{name}'", hint=f"Known formats: {', '.join(FORMATS)}.")
    return FORMATS[name](out, colour)
