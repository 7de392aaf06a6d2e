"""The two output streams: findings and answers to standard output, all else to the error stream."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from factcheck.errors import FactcheckError
from factcheck.reports.terminal import printable, styled

if TYPE_CHECKING:
    from factcheck.config.settings import Colour


def use_utf8() -> None:
    """Write UTF-8 whatever the locale, so that output is the same everywhere; lone surrogates are escaped.

    What would go to a stream that was closed before the start goes nowhere.
    """
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - for as long as the program runs
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def wants_colour(choice: Colour | None, stream: TextIO, environment: Mapping[str, str] | None = None) -> bool:
    """Whether to colour a stream: the option or configuration, then NO_COLOR, FORCE_COLOR, then the terminal.

    An empty variable counts as unset (https://no-color.org).
    """
    variables = os.environ if environment is None else environment
    if choice in ("always", "never"):
        return choice == "always"
    if variables.get("NO_COLOR"):
        return False
    if variables.get("FORCE_COLOR"):
        return True
    return stream.isatty() and variables.get("TERM") != "dumb"


def show_error(error: FactcheckError) -> None:
    """One error as ``file:line:column: error: message`` with its hint below it."""
    colour = wants_colour(None, sys.stderr)
    place = ":".join(str(part) for part in (error.path, error.line, error.column) if part is not None)
    where = f"{styled(f'{printable(place)}:', 'bold', colour=colour)} " if place else ""
    sys.stderr.write(f"{where}{styled('error:', 'bold', 'red', colour=colour)} {printable(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"  {styled('hint:', 'cyan', colour=colour)} {printable(error.hint)}\n")


def note(message: str) -> None:
    """A word on the run itself, to the error stream."""
    sys.stderr.write(f"{printable(message)}\n")


def answer(message: str = "") -> None:
    """What the user asked for, to standard output."""
    sys.stdout.write(f"{message}\n")
