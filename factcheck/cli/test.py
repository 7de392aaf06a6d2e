"""factcheck test: whether the rules do to their examples what they say."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cache.place import cache_folder
from factcheck.cli.exit_codes import CLEAN, FINDINGS
from factcheck.cli.options import cache_options, settings_options
from factcheck.cli.streams import answer, note
from factcheck.config.resolver import SettingsResolver
from factcheck.reports.terminal import printable


@click.command()
@settings_options
@click.argument("rule_files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@cache_options
def test(
    rule_files: tuple[Path, ...],
    cache_dir: Path | None,
    no_cache: bool,
    resolver: SettingsResolver,
) -> int:
    """Run the examples in the rule files, those in RULE_FILES only if any are named.

    The exit code is 1 if an example that must be flagged is not, or not at its span, or one that must not
    be is.
    """
    config = resolver.base

    from factcheck.checker import load
    from factcheck.examples import run_examples

    cache = cache_folder(config, cache_dir, off=no_cache)
    checker = load(reference=config.reference_paths, rules=config.rule_paths, cache=cache)
    only = {file.resolve() for file in rule_files}
    run = failed = 0
    for result in run_examples(checker):
        if only and not any(named in (path := Path(result.path).resolve(), *path.parents) for named in only):
            continue
        run += 1
        if not result.ok:
            failed += 1
            answer(f"{printable(result.path)}:{result.line}: [{result.rule}] {printable(result.detail)}")
            answer(f"  {printable(result.text)}")
    note(f"{run - failed} passed, {failed} failed")
    return FINDINGS if failed else CLEAN
