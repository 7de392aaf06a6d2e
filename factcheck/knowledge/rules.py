"""Rules: concepts, word classes, aspects and properties, merged from all files of the rule folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from factcheck.findings import Severity


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule must or must not flag; ``span`` is the substring that the flag must overlap."""

    text: str
    span: str
    flag: bool
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Concept:
    """A named set of terms; ``category`` groups concepts that exclude each other in one slot."""

    id: str
    category: str
    terms: tuple[str, ...]
    path: str = ""
    line: int = 0


DEFAULT_MESSAGE = "Says “{claim}”; the reference is {expected} ({source})."
MESSAGE_FIELDS = ("claim", "expected", "source")


@dataclass(frozen=True, slots=True)
class Property:
    """What a statement of one property looks like: the reader that recognises it, and its options.

    ``topic`` is the name of the file that it is written in.
    ``message`` is what a finding says, with the fields of :data:`MESSAGE_FIELDS` in braces.
    """

    id: str
    reader: str
    title: str
    severity: Severity
    options: Mapping[str, Any] = field(hash=False)
    examples: tuple[Example, ...] = ()
    note: str = ""
    path: str = ""
    line: int = 0
    message: str = DEFAULT_MESSAGE
    topic: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of a run. ``data`` holds the tables of the language layer under the names of their files."""

    concepts: Mapping[str, Concept] = field(hash=False)
    aspects: Mapping[str, Mapping[str, Any]] = field(hash=False)
    structure: Mapping[str, tuple[str, ...]] = field(hash=False)
    place_roles: Mapping[str, str] = field(hash=False)
    properties: Mapping[str, Property] = field(hash=False)
    data: Mapping[str, Any] = field(hash=False)

    @property
    def examples(self) -> Iterator[tuple[Property, Example]]:
        for rule in self.properties.values():
            for example in rule.examples:
                yield rule, example
