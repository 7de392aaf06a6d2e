"""factcheck validate: whether the configuration, the reference and the rules hold."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cache.knowledge import Knowledge, KnowledgeCache
from factcheck.cache.place import cache_folder, knowledge_cache
from factcheck.cli.exit_codes import CLEAN, ERROR
from factcheck.cli.options import cache_options, settings_options
from factcheck.cli.streams import answer, show_error
from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Settings
from factcheck.errors import FactcheckError


@click.command()
@settings_options
@cache_options
def validate(
    cache_dir: Path | None,
    no_cache: bool,
    resolver: SettingsResolver,
) -> int:
    """Check the configuration, the reference and the rules; show all that does not hold, at its place."""
    config = resolver.base
    kept = knowledge_cache(config, cache_folder(config, cache_dir, off=no_cache))
    known = kept.knowledge() if kept else None  # only what holds is kept
    if known is None:
        known, problems = _read(config, kept)
        for problem in problems:
            show_error(problem)
        if problems:
            return ERROR
    answer(
        f"{len(known.reference.facts)} facts in {len(known.reference.fact_sets)} fact sets, "
        f"{len(known.rules.properties)} rules and {len(known.rules.concepts)} concepts hold"
    )
    return CLEAN


def _read(config: Settings, cache: KnowledgeCache | None) -> tuple[Knowledge, list[FactcheckError]]:
    from factcheck.knowledge.reference_files import read_reference
    from factcheck.knowledge.rule_files import read_rules

    held, problems = read_reference(config.reference_paths)
    rules, rule_problems = read_rules(config.rule_paths)
    problems += rule_problems
    if not problems:
        problems += held.property_problems(rules.properties)
    knowledge = Knowledge(held, rules)
    if cache and not problems:
        cache.keep_knowledge(knowledge)
    return knowledge, problems
