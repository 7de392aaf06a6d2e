"""factcheck baseline: write down what is found now, so that later runs report only what is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from factcheck.cache.place import cache_folder
from factcheck.checkers import Checkers
from factcheck.cli.exit_codes import CLEAN, ERROR
from factcheck.cli.inputs import STDIN, inputs_of, selected
from factcheck.cli.options import (
    cache_options,
    file_options,
    jobs_option,
    selection_options,
    settings_options,
    subject_option,
)
from factcheck.cli.streams import note, show_error
from factcheck.cli.triage import triage_of
from factcheck.config.folder_rules import FolderRules
from factcheck.config.resolver import SettingsResolver
from factcheck.documents.writing import write_whole
from factcheck.errors import ConfigError, DocumentError
from factcheck.policy.baseline import FILE_NAME, Baseline, Fingerprint, baseline_text
from factcheck.policy.policies import Policies
from factcheck.runner import Runner


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"The file to write. By default {FILE_NAME} beside the configuration, else in the current folder.",
)
@click.option("--prune", is_flag=True, help="Take out what is no longer found, and add nothing.")
@click.option("--encoding", metavar="NAME", help="The encoding of files without a byte order mark. By default UTF-8.")
@jobs_option
@settings_options
@file_options
@selection_options
@subject_option
@cache_options
def baseline(
    paths: tuple[str, ...],
    output: Path | None,
    prune: bool,
    encoding: str | None,
    jobs: int,
    cache_dir: Path | None,
    no_cache: bool,
    resolver: SettingsResolver,
) -> int:
    """Write down what is found in PATHS now, so that factcheck check reports only what is new.

    What the baseline holds of other files stays in it. If a file cannot be read, nothing is written, and the exit code
    is 2.
    """
    if STDIN in paths:
        raise ConfigError("a baseline is about files", hint="The standard input has no name that stays.")
    base = resolver.base
    path = output or base.root / FILE_NAME
    if prune and not path.is_file():
        raise ConfigError("no such baseline", path=str(path), hint="Write it with factcheck baseline.")
    known = Baseline.load(path) if path.is_file() else Baseline(path)
    cache = cache_folder(base, cache_dir, off=no_cache)
    checkers = Checkers(cache, encoding)
    policies = Policies(resolver, checkers.catalogue)
    rules = FolderRules(resolver)
    selection = selected(paths, rules, any_kind=False)
    inputs = [
        replace(each, checker=checkers.number(resolver.for_file(Path(each.path))))
        for each in inputs_of(paths, selection, rules, None)
    ]
    policies.check_names()
    triage = triage_of(paths, known, None)
    found: set[Fingerprint] = set()
    errors: list[DocumentError] = [*selection.errors]
    runner = Runner(*checkers.loads, results=checkers.results, jobs=jobs)
    for outcome in runner.check(inputs, encoding=encoding) if inputs else ():
        if isinstance(outcome, DocumentError):
            errors.append(outcome)
            continue
        judgement = triage.apply(outcome.document, outcome.report, policies.for_file(outcome.document.path))
        found.update(finding.fingerprint for finding in judgement.findings if finding.fingerprint is not None)
    if cache:
        cache.prune()
    for error in errors:
        show_error(error)
    if errors:
        note("Nothing was written")
        return ERROR
    stale = known.stale()
    kept = known.fingerprints - stale
    wanted = kept if prune else kept | found
    write_whole(path, baseline_text(wanted).encode("utf-8"))
    note(f"{path}: {_counted(len(wanted))}, {len(wanted - known.fingerprints):,} new, {len(stale):,} no longer found")
    return CLEAN


def _counted(count: int) -> str:
    return "1 finding" if count == 1 else f"{count:,} findings"
