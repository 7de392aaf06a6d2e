"""Options on findings that have been dealt with, and what they come to: the baseline, what has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.config.settings import Settings
from factcheck.errors import ConfigError
from factcheck.policy import ignores
from factcheck.policy.baseline import FILE_NAME, Baseline
from factcheck.policy.triage import Triage

if TYPE_CHECKING:
    from factcheck.policy.changed import Changes

_PATH = click.Path(path_type=Path)


def triage_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--baseline``, ``--no-baseline`` and ``--changed``."""
    for option in (
        click.option(
            "--changed",
            metavar="[=REV]",
            help="Check only files that have changed in git, and report only what touches changed lines: since the "
            "last commit, or since REV; REV... is where this branch left REV.",
        ),
        click.option("--no-baseline", is_flag=True, help="Report the findings of the baseline as all others."),
        click.option(
            "--baseline",
            "baseline_path",
            type=_PATH,
            metavar="FILE",
            help=f"The findings that are known already; -v shows them. By default {FILE_NAME} beside the "
            "configuration, if there is one.",
        ),
    ):
        command = option(command)
    return command


def baseline_of(base: Settings, named: Path | None, *, off: bool) -> Baseline | None:
    """The baseline of a run: the one that is named, else the one beside the configuration if there is one."""
    if off and named is not None:
        raise ConfigError("--baseline and --no-baseline exclude each other")
    path = named or base.root / FILE_NAME
    return None if off or not (named or path.is_file()) else Baseline.load(path)


def changes_of(revision: str | None, paths: Sequence[str]) -> Changes | None:
    """What has changed since that revision, None where the run is about all."""
    if revision is None:
        return None
    if "-" in paths:
        raise ConfigError("--changed is about files", hint="Git knows nothing of what comes in by the standard input.")
    from factcheck.policy.changed import changes_since  # which runs another program, as few runs need

    return changes_since(revision, Path())


def triage_of(paths: Sequence[str], baseline: Baseline | None, changes: Changes | None) -> Triage:
    """What sorts the findings of a run over these paths."""
    folders = [Path(path).resolve() for path in paths or (".",) if path != "-" and os.path.isdir(path)]

    def is_whole(folder: Path) -> bool:
        return changes is None and any(folder.resolve().is_relative_to(named) for named in folders)

    return Triage(ignores.IgnoreList(ignores.today(), is_whole), baseline, changes)
