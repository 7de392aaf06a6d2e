"""factcheck facts: what the reference holds."""

from __future__ import annotations

import json

import click

from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.options import settings_options
from factcheck.cli.streams import answer, note
from factcheck.config.resolver import SettingsResolver
from factcheck.knowledge.facts import Fact
from factcheck.knowledge.reference_files import load_reference


@click.command()
@settings_options
@click.option(
    "-f", "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def facts(
    format_name: str, resolver: SettingsResolver
) -> int:
    """List the facts of the reference: id, value and where it is written down."""
    config = resolver.base
    held = load_reference(config.reference_paths).facts
    if format_name == "json":
        answer(json.dumps([_object(fact) for fact in held], ensure_ascii=False, indent=1))
        return CLEAN
    width = max(len(fact.id) for fact in held)
    for fact in held:
        answer(
            f"{fact.id:{width}}  {fact.words()}  [{fact.subject}: {fact.property}]  {fact.path}:{fact.line}"
        )
    note(f"{len(held)} facts. factcheck explain ID shows all about one.")
    return CLEAN


def _object(fact: Fact) -> dict[str, object]:
    return {
        "id": fact.id,
        "subject": fact.subject,
        "property": fact.property,
        "kind": fact.value.kind,
        "value": fact.value.words(),
        "period": fact.holds_for.words() if fact.holds_for else None,
        "source": fact.source.words(),
        "quote": fact.quote,
        "path": fact.path,
        "line": fact.line,
    }
