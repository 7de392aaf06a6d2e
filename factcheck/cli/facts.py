"""factcheck facts: what the reference holds."""

from __future__ import annotations

import json
from pathlib import Path

import click

from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.listing import listed, state_object, state_words
from factcheck.cli.options import cache_options, selection_options, settings_options
from factcheck.cli.streams import answer, note
from factcheck.config.resolver import SettingsResolver
from factcheck.knowledge.facts import Fact


@click.command()
@click.option(
    "-f", "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@settings_options
@selection_options
@cache_options
def facts(format_name: str, resolver: SettingsResolver, cache_dir: Path | None, no_cache: bool) -> int:
    """List the facts of the reference: id, value, where it is written down, and what the settings change about it."""
    held, known, chooser = listed(resolver, cache_dir, no_cache)
    states = {fact.id: chooser.state(fact.id, fact.property) for fact in held.facts}
    if format_name == "json":
        objects = [
            _object(fact) | state_object(states[fact.id], known.properties[fact.property].severity)
            for fact in held.facts
        ]
        answer(json.dumps(objects, ensure_ascii=False, indent=1))
        return CLEAN
    width = max(len(fact.id) for fact in held.facts)
    for fact in held.facts:
        place, state = f"{fact.path}:{fact.line}", state_words(states[fact.id])
        line = f"{fact.id:{width}}  {fact.words()}  [{fact.subject}: {fact.property}]  {place}"
        answer(f"{line}  {state}" if state else line)
    note(f"{len(held.facts)} facts. factcheck explain ID shows all about one.")
    return CLEAN


def _object(fact: Fact) -> dict[str, object]:
    return {
        "id": fact.id,
        "subject": fact.subject,
        "property": fact.property,
        "topic": fact.topic,
        "tags": list(fact.tags),
        "kind": fact.value.kind,
        "value": fact.value.words(),
        "period": fact.holds_for.words() if fact.holds_for else None,
        "source": fact.source.words(),
        "quote": fact.quote,
        "path": fact.path,
        "line": fact.line,
    }
