"""factcheck validate: whether the configuration, the reference and the rules hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from factcheck.cache.knowledge import Knowledge
from factcheck.cache.place import cache_folder, knowledge_cache
from factcheck.checkers import check_subject
from factcheck.cli.exit_codes import CLEAN, ERROR
from factcheck.cli.options import cache_options, settings_options
from factcheck.cli.streams import answer, show_error
from factcheck.config.discovery import as_seen_from_here
from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Settings
from factcheck.errors import ConfigError, FactcheckError
from factcheck.knowledge.catalogue import Catalogue
from factcheck.policy.ignores import entry_problems
from factcheck.policy.selection import unknown_names


@click.command()
@settings_options
@cache_options
def validate(cache_dir: Path | None, no_cache: bool, resolver: SettingsResolver) -> int:
    """Check the configuration, the reference and the rules; show all that does not hold, at its place.

    Of the configuration this goes for what it extends and for each of its overrides.
    """
    problems: list[FactcheckError] = _configuration_problems(resolver)
    found: list[Knowledge] = []
    if not problems:
        variants = resolver.every_variant(resolver.base)
        problems += entry_problems(entry for settings in variants for entry in settings.ignored)
        catalogues = []
        for settings in {each.knowledge: each for each in variants}.values():
            knowledge, troubles = _knowledge(settings, cache_dir, no_cache)
            problems += troubles
            found.append(knowledge)
            catalogues.append(Catalogue.of(*knowledge))
        if not problems:
            problems += unknown_names(variants, catalogues)
            problems += _subject_problems(variants)
    for problem in problems:
        show_error(problem)
    if problems:
        return ERROR
    for reference, rules in found:
        answer(
            f"{len(reference.facts)} facts in {len(reference.fact_sets)} fact sets, "
            f"{len(rules.properties)} rules and {len(rules.concepts)} concepts hold"
        )
    return CLEAN


def _configuration_problems(resolver: SettingsResolver) -> list[FactcheckError]:
    config = resolver.config_for(Path.cwd())
    if config is None:
        return []
    from factcheck.config.files import config_problems

    return [*config_problems(as_seen_from_here(config))]


def _subject_problems(variants: Sequence[Settings]) -> list[FactcheckError]:
    """An error for each subject that nothing is known of. Countries are looked up by the reader of texts, which is
    dear to make: it is only made where a subject is set."""
    found: list[FactcheckError] = []
    for settings in {each.knowledge: each for each in variants if each.subject}.values():
        from factcheck.checker import load

        try:
            check_subject(settings, load(settings.reference_paths, settings.rule_paths))
        except ConfigError as error:
            found.append(error)
    return found


def _knowledge(settings: Settings, cache_dir: Path | None, no_cache: bool) -> tuple[Knowledge, list[FactcheckError]]:
    """The reference and rules of those settings, and everything that is wrong with them."""
    cache = knowledge_cache(settings, cache_folder(settings, cache_dir, off=no_cache))
    kept = cache.knowledge() if cache else None  # only what holds is kept
    if kept is not None:
        return kept, []
    from factcheck.knowledge.reference_files import read_reference
    from factcheck.knowledge.rule_files import read_rules

    held, problems = read_reference(settings.reference_paths)
    rules, rule_problems = read_rules(settings.rule_paths)
    problems += rule_problems
    if not problems:
        problems += held.property_problems(rules.properties)
    knowledge = Knowledge(held, rules)
    if cache and not problems:
        cache.keep_knowledge(knowledge)
    return knowledge, problems
