"""factcheck explain: all about one fact or rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from factcheck.cache.knowledge import load_knowledge
from factcheck.cache.place import cache_folder, knowledge_cache
from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.options import cache_options, settings_options
from factcheck.cli.streams import answer
from factcheck.config.resolver import SettingsResolver
from factcheck.errors import FactError
from factcheck.knowledge.facts import Fact, HistoricValue, Source
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import Property, RuleSet
from factcheck.knowledge.suggestions import hint_for
from factcheck.policy.notices import NOTICE_RULES, NOTICE_SEVERITY


@click.command()
@settings_options
@click.argument("name", metavar="ID")
@cache_options
def explain(
    name: str,
    cache_dir: Path | None,
    no_cache: bool,
    resolver: SettingsResolver,
) -> int:
    """Show all about the fact, rule or notice ID: value, period, history, source, quote, tolerance, examples."""
    config = resolver.base
    kept = knowledge_cache(config, cache_folder(config, cache_dir, off=no_cache))
    held, known = load_knowledge(config.reference_paths, config.rule_paths, kept)
    for line in _explained(name, held, known):
        answer(line)
    return CLEAN


def _explained(name: str, held: Reference, known: RuleSet) -> Iterator[str]:
    if name in held.by_id:
        fact = held.by_id[name]
        yield from _fact_lines(fact, held)
        rule = known.properties.get(fact.property)
        if rule is not None:
            yield ""
            yield from _rule_lines(rule)
    elif name in known.properties:
        yield from _rule_lines(known.properties[name])
        yield f"facts: {', '.join(fact.id for fact in held.facts if fact.property == name) or 'none'}"
    elif name in NOTICE_RULES:
        yield f"notice {name}"
        yield f"  about: {NOTICE_RULES[name]}"
        yield f'  severity: {NOTICE_SEVERITY}, unless "severity" in the configuration says otherwise'
    else:
        hint = hint_for(name, [*held.by_id, *known.properties, *NOTICE_RULES])
        raise FactError(f'there is no fact or rule "{name}"', hint=hint or "factcheck facts lists the facts.")


def _fact_lines(fact: Fact, held: Reference) -> Iterator[str]:
    yield f"fact {fact.id}"
    yield f"  subject: {held.subject_of(fact).name}"
    yield f"  property: {fact.property}"
    yield f"  value: {fact.words()}"
    if fact.unit:
        yield f"  unit: {fact.unit}"
    for name, value in fact.qualifiers.items():
        yield f"  {name}: {value}"
    if fact.tolerance is not None:
        yield f"  tolerance: {fact.tolerance.words()}"
    if fact.quote:
        yield f'  quote: "{fact.quote}"'
    yield f"  source: {_source_words(fact.source)}"
    if fact.note:
        yield f"  note: {fact.note}"
    if fact.history:
        yield "  history:"
        for known in fact.history:
            yield from _history_lines(known)
    yield f"  written in: {fact.path}:{fact.line}"


def _history_lines(known: HistoricValue) -> Iterator[str]:
    period = known.period.words() if known.period else "undated"
    yield f"    {period}: {known.value.words()} ({known.source.words()})"
    if known.quote:
        yield f'      quote: "{known.quote}"'
    if known.note:
        yield f"      note: {known.note}"


def _source_words(source: Source) -> str:
    more = [
        source.url,
        f"published {source.date}" if source.date else None,
        f"retrieved {source.retrieved}" if source.retrieved else None,
        source.licence,
    ]
    return "; ".join([source.words(), *(part for part in more if part)])


def _rule_lines(rule: Property) -> Iterator[str]:
    yield f"rule {rule.id}"
    yield f"  about: {rule.title}"
    yield f"  severity: {rule.severity}"
    if rule.note:
        yield f"  note: {rule.note}"
    for words, flag in (("must be flagged", True), ("must not be flagged", False)):
        examples = [example for example in rule.examples if example.flag is flag]
        if examples:
            yield f"  {words}:"
        for example in examples:
            yield f"    {' '.join(example.text.split())}"
    yield f"  written in: {rule.path}:{rule.line}"
