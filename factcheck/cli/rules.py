"""factcheck rules: what statements are recognised."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import click

from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.listing import listed, state_object, state_words
from factcheck.cli.options import cache_options, selection_options, settings_options
from factcheck.cli.streams import answer, note
from factcheck.config.resolver import SettingsResolver
from factcheck.knowledge.rules import Property


@click.command()
@click.option(
    "-f", "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@settings_options
@selection_options
@cache_options
def rules(format_name: str, resolver: SettingsResolver, cache_dir: Path | None, no_cache: bool) -> int:
    """List the rules: id, what each is about, its severity, where it is written, and what the settings change."""
    held, known, chooser = listed(resolver, cache_dir, no_cache)
    every = list(known.properties.values())
    states = {rule.id: chooser.state("", rule.id) for rule in every}
    facts = Counter(fact.property for fact in held.facts)
    on = Counter(fact.property for fact in held.facts if chooser.state(fact.id, fact.property).is_on)
    if format_name == "json":
        objects = [
            _object(rule, facts[rule.id], on[rule.id]) | state_object(states[rule.id], rule.severity) for rule in every
        ]
        answer(json.dumps(objects, ensure_ascii=False, indent=1))
        return CLEAN
    width = max(len(rule.id) for rule in every)
    for rule in every:
        state = state_words(states[rule.id])
        if on[rule.id] != (facts[rule.id] if states[rule.id].is_on else 0):  # its facts are chosen otherwise
            state = f"on for {on[rule.id]} of {facts[rule.id]} facts"
        line = f"{rule.id:{width}}  {rule.severity}  {rule.title}  [{rule.topic}]  {rule.path}:{rule.line}"
        answer(f"{line}  {state}" if state else line)
    note(f"{len(every)} rules. factcheck explain ID shows all about one.")
    return CLEAN


def _object(rule: Property, facts: int, on: int) -> dict[str, object]:
    """``facts`` is how many facts the rule reads statements about, ``on`` how many of them are on."""
    return {
        "id": rule.id,
        "title": rule.title,
        "topic": rule.topic,
        "tags": list(rule.tags),
        "reader": rule.reader,
        "facts": facts,
        "facts_on": on,
        "examples": len(rule.examples),
        "path": rule.path,
        "line": rule.line,
    }
