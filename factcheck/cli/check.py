"""factcheck check: find the statements in files that contradict the reference."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TextIO

import click

from factcheck.cache.place import cache_folder
from factcheck.checkers import Checkers
from factcheck.cli.exit_codes import CLEAN, ERROR, FINDINGS
from factcheck.cli.fixing import Fixing, FixOptions, fix_options
from factcheck.cli.help_sections import SectionedHelp
from factcheck.cli.inputs import STDIN, inputs_of, selected
from factcheck.cli.left_out import left_out_lines
from factcheck.cli.optional_values import OptionalValues
from factcheck.cli.options import (
    cache_options,
    color_option,
    fail_on_option,
    file_options,
    jobs_option,
    selection_options,
    settings_options,
    subject_option,
)
from factcheck.cli.showing import show_files_of, show_settings_of
from factcheck.cli.streams import note, wants_colour
from factcheck.cli.telling import Telling
from factcheck.cli.triage import baseline_of, changes_of, triage_of, triage_options
from factcheck.config.folder_rules import FolderRules
from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Colour
from factcheck.documents.formats import FORMATS as DOCUMENT_FORMATS
from factcheck.documents.walk import Selection
from factcheck.errors import ConfigError
from factcheck.jobs import Input, Outcome
from factcheck.policy.policies import Policies
from factcheck.policy.triage import Triage
from factcheck.reports.reporter import FORMATS, Reporter, SilentReporter, reporter_for
from factcheck.reports.summary import Summary
from factcheck.runner import Runner


class CheckCommand(SectionedHelp, OptionalValues):
    """What ``check`` needs beyond a common command."""


@click.command(cls=CheckCommand)
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
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of what comes in by -.")
@click.option(
    "--format-as",
    type=click.Choice(sorted(DOCUMENT_FORMATS)),
    help="Read every file as this format, whatever its name.",
)
@click.option(
    "--encoding", metavar="NAME", help="The encoding of files without a byte order mark. By default UTF-8."
)
@click.option(
    "-v", "--verbose", is_flag=True, help="Say which files were left out and why; show the findings of the baseline."
)
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and check none.")
@click.option(
    "--show-settings",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Show what holds for FILE, and where each value was written, and check nothing.",
)
@click.option("-q", "--quiet", is_flag=True, help="Write findings and errors only.")
@jobs_option
@fix_options
@settings_options
@file_options
@selection_options
@fail_on_option
@color_option
@subject_option
@triage_options
@click.option(
    "--add-ignore",
    metavar="[=REASON]",
    help="Silence everything that would be reported: with comments in the files, or with entries in the configuration "
    "for files that hold none. Writes to the files.",
)
@cache_options
def check(
    paths: tuple[str, ...],
    format_name: str | None,
    exit_zero: bool,
    stdin_filename: str | None,
    format_as: str | None,
    encoding: str | None,
    verbose: bool,
    show_files: bool,
    show_settings: Path | None,
    quiet: bool,
    jobs: int,
    cache_dir: Path | None,
    no_cache: bool,
    baseline_path: Path | None,
    no_baseline: bool,
    changed: str | None,
    add_ignore: str | None,
    fixes: FixOptions,
    resolver: SettingsResolver,
) -> int:
    """Find the statements in PATHS that contradict the reference.

    PATHS are files or folders; - is the standard input; without any it is the current folder. In folders,
    all files are checked that can be read, but none that .gitignore files or --exclude leave out.

    The exit code is 0 if nothing was found at or above the level of --fail-on, 1 if something was, and 2 if
    anything could not be read or does not hold.
    """
    if add_ignore is not None and STDIN in paths:
        raise ConfigError("--add-ignore writes into files", hint="Give the file instead of -.")
    if add_ignore is not None and fixes.any:
        raise ConfigError("--add-ignore and --fix exclude each other", hint="Fix first, then silence what is left.")
    if show_settings is not None:
        return show_settings_of(show_settings, resolver.for_file(show_settings))
    base = resolver.base
    rules = FolderRules(resolver)
    selection = selected(paths, rules, any_kind=format_as is not None)
    changes = changes_of(changed, paths)
    put_through = fixes.fix and not fixes.diff and not show_files
    inputs = list(inputs_of(paths, selection, rules, stdin_filename, put_through=put_through))
    inputs = [each for each in inputs if changes is None or changes.has(Path(each.path))]
    if show_files:
        return show_files_of(inputs, selection)
    cache = cache_folder(base, cache_dir, off=no_cache)
    checkers = Checkers(cache, encoding)
    policies = Policies(resolver, checkers.catalogue)
    inputs = [replace(each, checker=checkers.number(resolver.for_file(Path(each.path)))) for each in inputs]
    policies.check_names()
    triage = triage_of(paths, baseline_of(base, baseline_path, off=no_baseline), changes)
    runner = Runner(*checkers.loads, results=checkers.results, jobs=jobs)
    check_all = partial(runner.check, format=format_as, encoding=encoding)
    outcomes = check_all(inputs)
    if add_ignore is not None:
        return _silence((*selection.errors, *outcomes), policies, triage, add_ignore, encoding)
    # Where the fixed text or a patch goes to the standard output, findings go to the error stream or nowhere.
    findings_to = sys.stderr if fixes.fix and STDIN in paths else sys.stdout
    reporter = SilentReporter() if fixes.diff else _reporter(format_name, findings_to, base.color)
    telling = Telling(policies, triage, reporter, verbose=verbose)
    fixing = Fixing(fixes, lambda each: next(check_all([each])), telling.standing, telling.notices, encoding)
    summary = telling.tell(selection.errors, zip(inputs, outcomes, strict=True), fixing)
    if cache:
        cache.prune()
    sys.stdout.flush()
    if not quiet:
        for line in left_out_lines(selection, verbose=verbose):
            note(line)
        if not fixes.diff:
            _close(inputs, summary, selection, changed)
        if fixing.line():
            note(fixing.line())
        if cache and cache.trouble:
            note(f"warning: the cache cannot be written to: {cache.trouble}")
    if summary.errors:
        return ERROR
    failing = fixing.written or fixing.removed if fixes.diff else summary.failing
    return FINDINGS if failing and not exit_zero else CLEAN


def _reporter(name: str | None, out: TextIO, colour: Colour | None) -> Reporter:
    return reporter_for(name or ("text" if out.isatty() else "concise"), out, colour=wants_colour(colour, out))


def _silence(
    outcomes: Iterable[Outcome], policies: Policies, triage: Triage, reason: str, encoding: str | None
) -> int:
    from factcheck.cli.add_ignore import add_ignores

    return CLEAN if add_ignores(outcomes, policies, triage, reason, encoding) else ERROR


def _close(inputs: Sequence[Input], summary: Summary, selection: Selection, changed: str | None) -> None:
    if changed is not None and selection.files and not inputs:
        note(f"Nothing has changed here since {changed}")
    elif not inputs and not summary.errors:
        note("warning: there is nothing to check here")
    elif summary.files:
        note(summary.line())
