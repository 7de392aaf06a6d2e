"""The keys of the configuration: what kind of value each has, and how those of several layers add up.

Which values are allowed is written in ``config.schema.json``.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["word", "list", "flag", "grades"]
Joins = Literal["replace", "add", "chain"]


class Key(NamedTuple):
    """One key.

    ``joins`` says what becomes of the values of lower layers: they are replaced, or stay beside the new ones; in a
    chain, those of files that extend each other stay beside each other, and any other layer replaces them.
    ``per_path`` tells that overrides may set it.
    """

    name: str
    kind: Kind
    joins: Joins = "replace"
    per_path: bool = True

    @property
    def field(self) -> str:
        """Its name in :class:`~factcheck.config.settings.Settings`."""
        return self.name.replace("-", "_")

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"FACTCHECK_{self.field.upper()}"


KEYS = {
    key.name: key
    for key in (
        Key("reference", "list", "chain"),
        Key("rules", "list", "chain"),
        Key("subject", "word"),
        Key("select", "list"),
        Key("extend-select", "list", "add"),
        Key("ignore", "list", "add"),
        Key("severity", "grades", "add"),
        Key("fail-on", "word"),
        Key("min-severity", "word"),
        Key("attributed", "word"),
        Key("quoted", "word"),
        Key("hedged", "word"),
        Key("outdated", "word"),
        Key("include", "list", per_path=False),
        Key("exclude", "list", per_path=False),
        Key("extend-exclude", "list", "add", per_path=False),
        Key("force-exclude", "flag", per_path=False),
        Key("max-file-size", "word", per_path=False),
        Key("color", "word", per_path=False),
    )
}
"""By name, in the order in which they are shown."""

SELECTORS = ("select", "extend-select", "ignore")
"""The lists that name facts, rules, topics and tags."""
