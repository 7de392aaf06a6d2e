"""What the lists of facts and rules share: what there is, whether each is on, and who says so."""

from __future__ import annotations

from pathlib import Path

from factcheck.cache.knowledge import load_knowledge
from factcheck.cache.place import cache_folder, knowledge_cache
from factcheck.config.resolver import SettingsResolver
from factcheck.knowledge.catalogue import Catalogue
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import RuleSet
from factcheck.policy.selection import Chooser, State, unknown_names


def listed(
    resolver: SettingsResolver, cache_dir: Path | None, no_cache: bool
) -> tuple[Reference, RuleSet, Chooser]:
    """What the settings name, and what decides which of it is on.

    Raises FactError or RuleError for what is malformed, ConfigError for a name that nothing goes by.
    """
    settings = resolver.base
    kept = knowledge_cache(settings, cache_folder(settings, cache_dir, off=no_cache))
    reference, rules = load_knowledge(settings.reference_paths, settings.rule_paths, kept)
    catalogue = Catalogue.of(reference, rules)
    for problem in unknown_names([settings], [catalogue]):
        raise problem
    return reference, rules, Chooser(settings, catalogue)


def state_words(state: State) -> str:
    """``off (factcheck.yaml:3)`` or ``note (--config severity.a=note)``; "" for what is on as its rule has it."""
    if not state.is_on:
        return f"off ({state.decided.words()})"
    return f"{state.severity} ({state.graded.words()})" if state.severity else ""


def state_object(state: State, severity: str) -> dict[str, object]:
    """The same for programs; ``severity`` is what the rule says."""
    is_on = state.is_on and state.severity != "off"
    return {
        "state": "on" if is_on else "off",
        "severity": state.severity or severity,
        "decided_by": (state.decided if not state.is_on or not state.severity else state.graded).words(),
    }
