"""factcheck validate: whether the configuration, the reference and the rules hold."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.exit_codes import CLEAN, ERROR
from factcheck.cli.options import configured, knowledge_options
from factcheck.cli.streams import answer, show_error
from factcheck.knowledge.reference import read_reference
from factcheck.knowledge.rule_files import read_rules


@click.command(short_help="Check the configuration, the reference and the rules; no text.")
@knowledge_options
def validate(config_path: Path | None, reference: tuple[Path, ...], rules: tuple[Path, ...]) -> int:
    """Check the configuration, the reference and the rules; show all that does not hold, at its place."""
    config = configured(config_path, reference, rules)
    held, problems = read_reference(config.reference_paths)
    known, rule_problems = read_rules(config.rule_paths)
    problems += rule_problems
    if not problems:
        problems += held.property_problems(known.properties)
    for problem in problems:
        show_error(problem)
    if problems:
        return ERROR
    answer(
        f"{len(held.facts)} facts in {len(held.fact_sets)} fact sets, {len(known.properties)} rules and "
        f"{len(known.concepts)} concepts hold"
    )
    return CLEAN
