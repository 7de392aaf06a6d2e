"""factcheck check: find the statements in files that contradict the reference."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from factcheck.cache.place import cache_folder
from factcheck.checkers import Checkers
from factcheck.cli.exit_codes import CLEAN, ERROR, FINDINGS
from factcheck.cli.fixing import Fixing, FixOptions, fix_options
from factcheck.cli.inputs import STDIN, inputs_of, selected
from factcheck.cli.left_out import left_out_lines
from factcheck.cli.optional_values import OptionalValues
from factcheck.cli.options import (
    cache_options,
    color_option,
    fail_on_option,
    file_options,
    selection_options,
    settings_options,
    subject_option,
)
from factcheck.cli.streams import answer, note, show_error, wants_colour
from factcheck.cli.triage import baseline_of, changes_of, triage_of, triage_options
from factcheck.config.folder_rules import FolderRules
from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Settings
from factcheck.documents.formats import FORMATS as DOCUMENT_FORMATS
from factcheck.documents.walk import Selection
from factcheck.errors import ConfigError, DocumentError
from factcheck.findings import Claim
from factcheck.jobs import Checked, Input, Outcome, usable_cores
from factcheck.policy.notices import Notice
from factcheck.policy.policies import Policies
from factcheck.policy.triage import Triage
from factcheck.reports.located import located_findings
from factcheck.reports.reporter import FORMATS, Reporter, SilentReporter, reporter_for
from factcheck.reports.summary import Summary
from factcheck.runner import Runner


class JobsType(click.ParamType):  # type: ignore[type-arg]
    """A number of processes, or ``auto`` for as many as there are cores to run on."""

    name = "jobs"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value == "auto":
            return usable_cores()
        if str(value).isdecimal() and int(value) > 0:
            return int(value)
        raise click.BadParameter(f"{value!r} is neither auto nor a number of processes", ctx=ctx, param=param)


@click.command(cls=OptionalValues)
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
@click.option("-v", "--verbose", is_flag=True, help="Say which files were left out, and why.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and check none.")
@click.option(
    "--show-settings",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Show what holds for FILE, and where each value was written, and check nothing.",
)
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
    text and Markdown files are checked, but none that .gitignore files or --exclude leave out.

    The exit code is 0 if nothing was found at or above the level of --fail-on, 1 if something was, and 2 if
    anything could not be read or does not hold.
    """
    if add_ignore is not None and STDIN in paths:
        raise ConfigError("--add-ignore writes into files", hint="Give the file instead of -.")
    if add_ignore is not None and fixes.any:
        raise ConfigError("--add-ignore and --fix exclude each other", hint="Fix first, then silence what is left.")
    if show_settings is not None:
        return _show_settings(resolver.for_file(show_settings), show_settings)
    base = resolver.base
    rules = FolderRules(resolver)
    selection = selected(paths, rules, any_kind=format_as is not None)
    changes = changes_of(changed, paths)
    inputs = list(inputs_of(paths, selection, rules, stdin_filename))
    inputs = [each for each in inputs if changes is None or changes.has(Path(each.path))]
    if show_files:
        return _show_files(inputs, selection)
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
    stdout = sys.stdout
    # Where the fixed text or a patch goes to the standard output, findings go to the error stream or nowhere.
    findings_to = sys.stderr if fixes.fix and STDIN in paths else stdout
    reporter = (
        SilentReporter()
        if fixes.diff
        else reporter_for(
            format_name or ("text" if findings_to.isatty() else "concise"),
            findings_to,
            colour=wants_colour(base.color, findings_to),
        )
    )
    summary = Summary()
    reporter.start()
    for error in selection.errors:
        _report_error(error, reporter, summary)
    standing, notices = partial(_standing, policies, triage), partial(_notices, policies, triage)
    fixing = Fixing(fixes, lambda each: next(check_all([each])), standing, notices, encoding)
    _check(zip(inputs, outcomes, strict=True), policies, triage, fixing, reporter, summary, verbose=verbose)
    for notice in triage.notices(policies.base):
        _report_notice(notice, reporter, summary)
    if cache:
        cache.prune()
    reporter.stop(summary)
    stdout.flush()
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
    if fixes.diff:
        return FINDINGS if (fixing.written or fixing.removed) and not exit_zero else CLEAN
    return FINDINGS if summary.failing and not exit_zero else CLEAN


def _show_settings(settings: Settings, path: Path) -> int:
    from factcheck.config.show import setting_lines

    answer(f"# {path}: {settings.path or 'no configuration file'}")
    for line in setting_lines(settings):
        answer(line)
    return CLEAN


def _show_files(inputs: Sequence[Input], selection: Selection) -> int:
    for each in inputs:
        answer(each.path)
    for error in selection.errors:
        show_error(error)
    return ERROR if selection.errors else CLEAN


def _silence(
    outcomes: Iterable[Outcome], policies: Policies, triage: Triage, reason: str, encoding: str | None
) -> int:
    from factcheck.cli.add_ignore import add_ignores

    return CLEAN if add_ignores(outcomes, policies, triage, reason, encoding) else ERROR


def _check(
    outcomes: Iterable[tuple[Input, Outcome]],
    policies: Policies,
    triage: Triage,
    fixing: Fixing,
    reporter: Reporter,
    summary: Summary,
    *,
    verbose: bool,
) -> None:
    for each, outcome in outcomes:
        if isinstance(outcome, DocumentError):
            fixing.unfixed(each)
            _report_error(outcome, reporter, summary)
            continue
        try:
            outcome = fixing.file(outcome, each)
        except DocumentError as error:
            fixing.unfixed(each)
            _report_error(error, reporter, summary)
        document = outcome.document
        judgement = triage.apply(document, outcome.report, policies.for_file(document.path))
        summary.add(judgement)
        reporter.file(document.path)
        for finding in located_findings(document, judgement.findings):
            if finding.is_open or reporter.lists_all or (verbose and finding.in_baseline):
                reporter.finding(finding)
        for notice in judgement.notices:
            _report_notice(notice, reporter, summary)


def _report_notice(notice: Notice, reporter: Reporter, summary: Summary) -> None:
    summary.add_notice(notice)
    if notice.shown:
        reporter.notice(notice)


def _standing(policies: Policies, triage: Triage, checked: Checked) -> list[Claim]:
    """The findings that are reported: neither silenced nor in the baseline nor below what is shown."""
    judgement = triage.apply(checked.document, checked.report, policies.for_file(checked.document.path))
    return [judged.claim for judged in judgement.findings if judged.shown and judged.is_open]


def _notices(policies: Policies, triage: Triage, checked: Checked) -> list[Notice]:
    """What is reported of the suppressions in a file."""
    judgement = triage.apply(checked.document, checked.report, policies.for_file(checked.document.path))
    return [notice for notice in judgement.notices if notice.shown]


def _report_error(error: DocumentError, reporter: Reporter, summary: Summary) -> None:
    summary.errors += 1
    reporter.error(error)
    show_error(error)


def _close(inputs: Sequence[Input], summary: Summary, selection: Selection, changed: str | None) -> None:
    if changed is not None and selection.files and not inputs:
        note(f"Nothing has changed here since {changed}")
    elif not inputs and not summary.errors:
        note("warning: there is nothing to check here")
    elif summary.files:
        note(summary.line())
