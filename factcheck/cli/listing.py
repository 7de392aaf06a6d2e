"""What the lists of facts and rules share: whether each is on, and who says so."""

from __future__ import annotations

from factcheck.config.settings import Settings
from factcheck.knowledge.catalogue import Catalogue
from factcheck.policy.selection import Chooser, State, unknown_names


def chooser_of(settings: Settings, catalogue: Catalogue) -> Chooser:
    """What decides by the names in the settings; raises ConfigError for a name that nothing goes by."""
    for problem in unknown_names([settings], [catalogue]):
        raise problem
    return Chooser(settings, catalogue)


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
