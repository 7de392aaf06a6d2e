"""factcheck check: find the statements in files that contradict the reference."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import click

from factcheck.cache.place import cache_folder
from factcheck.checkers import Checkers
from factcheck.cli.exit_codes import CLEAN, ERROR, FINDINGS
from factcheck.cli.options import (
    cache_options,
    fail_on_option,
    selection_options,
    settings_options,
    subject_option,
)
from factcheck.cli.streams import note, show_error, wants_colour
from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Settings
from factcheck.documents.formats import FORMATS as DOCUMENT_FORMATS
from factcheck.documents.walk import Selection, select_files
from factcheck.errors import ConfigError, DocumentError
from factcheck.jobs import Input, Outcome, usable_cores
from factcheck.policy.policies import Policies
from factcheck.reports.located import located_findings
from factcheck.reports.reporter import FORMATS, Reporter, reporter_for
from factcheck.reports.summary import Summary
from factcheck.runner import Runner

STDIN = "-"


class JobsType(click.ParamType):  # type: ignore[type-arg]
    """A number of processes, or ``auto`` for as many as there are cores to run on."""

    name = "jobs"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value == "auto":
            return usable_cores()
        if str(value).isdecimal() and int(value) > 0:
            return int(value)
        raise click.BadParameter(f"{value!r} is neither auto nor a number of processes", ctx=ctx, param=param)


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS|-]...")
@click.option(
    "-f",
    "--format",
    "format_name",
    type=click.Choice(list(FORMATS)),
    help="How findings are written. By default text on a terminal and concise elsewhere.",
)
@click.option(
    "--exit-zero", is_flag=True, help="Exit with 0 even if there are findings. Errors still exit with 2."
)
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Leave files out, as in a .gitignore. May be repeated.",
)
@click.option("--force-exclude", is_flag=True, help="Leave excluded files out even when they are named.")
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of what comes in by -.")
@click.option(
    "--format-as",
    type=click.Choice(sorted(DOCUMENT_FORMATS)),
    help="Read every file as this format, whatever its name.",
)
@click.option(
    "--encoding", metavar="NAME", help="The encoding of files without a byte order mark. By default UTF-8."
)
@click.option("--color", type=click.Choice(["auto", "always", "never"]), help="Whether to colour the output.")
@click.option("-q", "--quiet", is_flag=True, help="Write findings and errors only.")
@click.option(
    "-j",
    "--jobs",
    type=JobsType(),
    default="auto",
    metavar="N",
    show_default=True,
    help="How many processes may read at the same time; auto is one for each core, and one for a few files.",
)
@settings_options
@selection_options
@fail_on_option
@subject_option
@cache_options
def check(
    paths: tuple[str, ...],
    format_name: str | None,
    exit_zero: bool,
    stdin_filename: str | None,
    format_as: str | None,
    encoding: str | None,
    quiet: bool,
    jobs: int,
    cache_dir: Path | None,
    no_cache: bool,
    resolver: SettingsResolver,
) -> int:
    """Find the statements in PATHS that contradict the reference.

    PATHS are files or folders; - is the standard input; without any it is the current folder. In folders,
    text and Markdown files are checked, but none that .gitignore files or --exclude leave out.

    The exit code is 0 if nothing was found at or above the level of --fail-on, 1 if something was, and 2 if
    anything could not be read or does not hold.
    """
    base = resolver.base
    cache = cache_folder(base, cache_dir, off=no_cache)
    checkers = Checkers(cache, encoding)
    policies = Policies(resolver, checkers.catalogue)
    selection = _selected(paths, base)
    inputs = _inputs(paths, selection, stdin_filename)
    inputs = [replace(each, checker=checkers.number(resolver.for_file(Path(each.path)))) for each in inputs]
    policies.check_names()
    stdout = sys.stdout
    reporter = reporter_for(
        format_name or ("text" if stdout.isatty() else "concise"), stdout, colour=wants_colour(base.color, stdout)
    )
    summary = Summary()
    reporter.start()
    for error in selection.errors:
        _report_error(error, reporter, summary)
    if inputs:
        runner = Runner(*checkers.loads, results=checkers.results, jobs=jobs)
        _check(runner.check(inputs, format=format_as, encoding=encoding), policies, reporter, summary)
    if cache:
        cache.prune()
    reporter.stop(summary)
    stdout.flush()
    if not quiet:
        _close(selection, inputs, summary)
        if cache and cache.trouble:
            note(f"warning: the cache cannot be written to: {cache.trouble}")
    if summary.errors:
        return ERROR
    return FINDINGS if summary.failing and not exit_zero else CLEAN


def _selected(paths: Sequence[str], base: Settings) -> Selection:
    named = [Path(path) for path in paths if path != STDIN] if paths else [Path()]
    patterns = [pattern.text for pattern in base.excluded]
    selection = select_files(named, patterns, root=base.root, force_exclude=base.force_exclude)
    selection.errors[:] = [_with_hint(error) for error in selection.errors]
    return selection


def _with_hint(error: DocumentError) -> DocumentError:
    """A word that is no file may be a command that was mistyped, since "check" may be left out."""
    import difflib

    context = click.get_current_context().parent
    names = context.command.list_commands(context) if context and isinstance(context.command, click.Group) else []
    near = difflib.get_close_matches(str(error.path), names, n=1)
    hint = f"Did you mean the command {near[0]}?" if near else "Check the path."
    return DocumentError(error.message, path=error.path, hint=error.hint or hint)


def _inputs(paths: Sequence[str], selection: Selection, stdin_filename: str | None) -> list[Input]:
    inputs = [Input(str(file)) for file in selection.files]
    if STDIN in paths:
        if len(paths) > 1:
            raise ConfigError("- stands alone", hint="Check the standard input and files in two runs.")
        inputs.append(Input(stdin_filename or "<stdin>", sys.stdin.buffer.read()))
    elif stdin_filename is not None:
        raise ConfigError(
            "--stdin-filename goes with - only", hint="Give - as the path to read the standard input."
        )
    return inputs


def _check(outcomes: Iterable[Outcome], policies: Policies, reporter: Reporter, summary: Summary) -> None:
    for outcome in outcomes:
        if isinstance(outcome, DocumentError):
            _report_error(outcome, reporter, summary)
            continue
        document = outcome.document
        judgement = policies.for_file(document.path).apply(document, outcome.report)
        summary.add(judgement)
        reporter.file(document.path)
        for finding in located_findings(document, judgement.findings):
            reporter.finding(finding)


def _report_error(error: DocumentError, reporter: Reporter, summary: Summary) -> None:
    summary.errors += 1
    reporter.error(error)
    show_error(error)


def _close(selection: Selection, inputs: Sequence[Input], summary: Summary) -> None:
    left_out = [
        f"{count} {words}"
        for count, words in ((selection.unknown, "of other kinds"), (selection.excluded, "excluded"))
        if count
    ]
    if left_out:
        note(f"Files left out: {', '.join(left_out)}")
    if not inputs and not summary.errors:
        note("warning: there is nothing to check here")
    elif summary.files:
        note(summary.line())
