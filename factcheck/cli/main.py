"""The entry point: runs a command and turns whatever happens into one message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from factcheck import __version__
from factcheck.cli.argument_files import expanded
from factcheck.cli.exit_codes import BROKEN_PIPE, CLEAN, ERROR, INTERRUPTED
from factcheck.cli.group import CommandGroup, LazyCommand
from factcheck.cli.streams import note, show_error, use_utf8
from factcheck.errors import FactcheckError

COMMANDS = {
    "check": LazyCommand(
        "factcheck.cli.check:check", "Find statements that contradict the reference (the default command)."
    ),
    "claims": LazyCommand(
        "factcheck.cli.claims:claims", "Show every claim that was read in a text, with its verdict and why."
    ),
    "facts": LazyCommand("factcheck.cli.facts:facts", "List the facts of the reference."),
    "rules": LazyCommand("factcheck.cli.rules:rules", "List the rules that recognise statements."),
    "explain": LazyCommand("factcheck.cli.explain:explain", "Show all about one fact or rule."),
    "validate": LazyCommand(
        "factcheck.cli.validate:validate", "Check the configuration, the reference and the rules; no text."
    ),
    "test": LazyCommand("factcheck.cli.test:test", "Run the examples in the rule files."),
    "audit": LazyCommand(
        "factcheck.cli.audit:audit", "Check a large collection of documents, on all cores or on a cluster."
    ),
    "baseline": LazyCommand(
        "factcheck.cli.baseline:baseline", "Write down what is found now, so that later only what is new is reported."
    ),
    "clean": LazyCommand("factcheck.cli.clean:clean", "Remove what earlier runs have kept."),
    "init": LazyCommand("factcheck.cli.init:init", "Write a commented factcheck.yaml and a first fact set."),
}

@click.group(
    cls=CommandGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    lazy=COMMANDS,
)
@click.version_option(__version__, prog_name="factcheck", message="%(prog)s %(version)s")
def factcheck() -> None:
    """Flag statements in prose that contradict a reference fact set.

    factcheck PATHS is short for factcheck check PATHS.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit."""
    use_utf8()
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code."""
    try:
        code = factcheck.main(list(expanded(arguments)), prog_name="factcheck", standalone_mode=False)
        sys.stdout.flush()
    except FactcheckError as error:
        show_error(error)
        return ERROR
    except click.ClickException as error:
        error.show()
        return ERROR
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click turns the first into the second
        # What is still buffered has nowhere to go; without this the interpreter would say so at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception:  # noqa: BLE001 - a fault of ours must not look like findings, which exit with 1
        import traceback

        traceback.print_exc()
        note("This is a fault in factcheck. Please report it with the lines above.")
        return ERROR
    return code if isinstance(code, int) else CLEAN
