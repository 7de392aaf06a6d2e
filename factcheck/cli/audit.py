"""factcheck audit: hold a collection of documents against the reference, on all cores or on a cluster."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.exit_codes import CLEAN, ERROR, FINDINGS
from factcheck.cli.options import fail_on_option, selection_options, settings_options, subject_option
from factcheck.cli.streams import answer, note, show_error
from factcheck.config.resolver import SettingsResolver
from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.audit.outputs import Outputs
    from factcheck.audit.run import Plan, Progress
    from factcheck.audit.settings import Columns

_PATH = click.Path(path_type=Path)


@click.command()
@settings_options
@click.argument("inputs", nargs=-1, required=True, type=_PATH)
@click.option(
    "-o",
    "--output",
    required=True,
    type=_PATH,
    metavar="FILE",
    help="Where the findings go: .parquet, .jsonl or .csv. The summary and the errors go beside it.",
)
@click.option("--id-column", metavar="NAME", help="The column of ids. By default id, else the line of the record.")
@click.option("--text-column", default="text", show_default=True, metavar="NAME", help="The column of texts.")
@click.option(
    "--metadata-column",
    multiple=True,
    metavar="NAME",
    help="A column to keep with each finding. May be repeated. By default all other columns.",
)
@click.option("--no-metadata", is_flag=True, help="Keep no other columns.")
@click.option(
    "--format-as",
    type=click.Choice(["markdown", "text"]),
    default="text",
    show_default=True,
    help="The format of the texts in columns. Text files go by their names.",
)
@click.option("--encoding", metavar="NAME", help="The encoding of text files without a byte order mark.")
@click.option("--address", metavar="HOST:PORT", help="A Ray cluster. By default Ray is started on this machine only.")
@click.option(
    "-j",
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="How many workers. By default as many as there are cores.",
)
@click.option(
    "--shard-size",
    type=click.IntRange(1),
    default=2000,
    show_default=True,
    metavar="N",
    help="How many documents are done, and kept, at a time.",
)
@selection_options
@fail_on_option
@subject_option
def audit(
    inputs: tuple[Path, ...],
    output: Path,
    id_column: str | None,
    text_column: str,
    metadata_column: tuple[str, ...],
    no_metadata: bool,
    format_as: str,
    encoding: str | None,
    address: str | None,
    workers: int | None,
    shard_size: int,
    resolver: SettingsResolver,
) -> int:
    """Find the statements in a collection that contradict the reference.

    INPUTS are Parquet, JSONL, CSV and text files, or folders of them. A run that was interrupted goes on where it
    stopped when the same command is given again.

    The exit code is 0 if nothing was found at or above the level of --fail-on, 1 if something was, and 2 if
    any document could not be read or anything does not hold.
    """
    from factcheck.audit.outputs import Outputs
    from factcheck.audit.settings import Columns

    config = resolver.base
    outputs = Outputs(output)
    _require_extra()
    metadata = metadata_column or (() if no_metadata else None)
    columns = Columns(id_column, text_column, metadata)
    plan = _planned(inputs, outputs, columns, resolver, format_as, encoding, shard_size)
    _execute(plan, address, workers)
    summary = plan.put_together(outputs)
    for line in summary.lines():
        answer(line)
    for error in plan.errors:
        show_error(error)
    if summary.documents_with_errors:
        note(f"{summary.documents_with_errors:,} documents could not be checked: see {outputs.errors}")
        return ERROR
    threshold = config.fail_on
    return FINDINGS if threshold != "never" and summary.findings_at(threshold) else CLEAN


def _require_extra() -> None:
    missing = [module for module in ("ray", "pyarrow") if find_spec(module) is None]
    if missing:
        raise ConfigError(
            f"factcheck audit needs {' and '.join(missing)}", hint='pip install "factcheck[audit]"'
        )


def _planned(
    inputs: tuple[Path, ...],
    outputs: Outputs,
    columns: Columns,
    resolver: SettingsResolver,
    format_as: str,
    encoding: str | None,
    shard_size: int,
) -> Plan:
    """The audit, after a check of all that would otherwise fail once for every worker."""
    from factcheck.audit.run import Plan
    from factcheck.audit.settings import Settings
    from factcheck.audit.sources import find_sources
    from factcheck.cache.folder import CacheFolder
    from factcheck.cache.place import cache_path
    from factcheck.checkers import Checkers, check_subject
    from factcheck.documents.encoding import decode
    from factcheck.policy.policies import Policies

    config = resolver.base
    if encoding:
        decode(b"", "", encoding)
    settings = Settings(
        work=outputs.work.absolute(),
        reference=tuple(path.absolute() for path in config.reference_paths),
        rules=tuple(path.absolute() for path in config.rule_paths),
        columns=columns,
        subject=config.subject,
        format=format_as,
        encoding=encoding,
        cache=cache_path(config).absolute(),
        house=config.absolute(),
    )
    checker = settings.load()  # malformed knowledge is reported here, with its place
    policies = Policies(resolver, Checkers(CacheFolder(cache_path(config))).catalogue)
    policies.check_names()
    check_subject(config, checker)
    return Plan.make(find_sources(inputs, outputs.all), settings, shard_size)


def _execute(plan: Plan, address: str | None, workers: int | None) -> None:
    from factcheck.audit.cluster import Cluster

    lines = _ProgressLine() if sys.stderr.isatty() else None
    try:
        plan.run(Cluster(address, workers or 0), *([lines.show] if lines else []))
    finally:
        if lines:
            lines.clear()


class _ProgressLine:
    """One line on the terminal that says how far the audit is."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def show(self, progress: Progress) -> None:
        """Replace the line."""
        seconds = max(time.monotonic() - self._began, 0.001)
        counted = progress.counted
        sys.stderr.write(
            f"\r\x1b[K{progress.shards_done:,} of {progress.shards:,} shards, {counted.documents:,} documents, "
            f"{counted.findings:,} findings, {counted.documents / seconds:,.0f} documents a second"
        )
        sys.stderr.flush()

    def clear(self) -> None:
        """Remove the line."""
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
