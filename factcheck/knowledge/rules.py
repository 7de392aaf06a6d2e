"""Rule files: concepts, word classes, aspects and properties, merged from all files of the rule folders.

A file may hold any of these sections; what a section means is written in its part of ``rules.schema.json``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError, RuleError
from factcheck.knowledge.schema_check import problems as schema_problems
from factcheck.knowledge.suggestions import hint_for
from factcheck.knowledge.yaml_source import Pointer, YamlSource

READERS = ("amount", "status", "year", "legal-year", "members", "designation", "name", "outcome")
DATA_FILES = ("inflection", "numbers", "sentences", "countries", "regions", "cities")
_SUFFIXES = (".yaml", ".yml")


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


@dataclass(frozen=True, slots=True)
class Property:
    """What a statement of one property looks like: the reader that recognises it and that reader's options."""

    id: str
    reader: str
    title: str
    severity: str
    options: Mapping[str, Any] = field(hash=False)
    examples: tuple[Example, ...] = ()
    note: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All rules of a run. ``data`` holds the word tables of the language layer under the names of their files."""

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


def load_rules(paths: Sequence[Path | str]) -> RuleSet:
    """The rules in ``paths``: files, or folders of them; raises the first RuleError."""
    rules, problems = read_rules(paths)
    for problem in problems:
        raise problem
    return rules


def read_rules(paths: Sequence[Path | str]) -> tuple[RuleSet, list[FactcheckError]]:
    """The rules in ``paths`` and everything that is wrong with them."""
    reading = _Reading()
    for path in _files(paths, reading.problems):
        try:
            reading.add(path)
        except FactcheckError as problem:
            reading.problems.append(problem)
    return reading.finish(paths), reading.problems


def _files(paths: Sequence[Path | str], problems: list[FactcheckError]) -> Iterator[Path]:
    for given in paths:
        path = Path(given)
        if path.is_dir():
            yield from sorted(
                f for f in path.rglob("*") if f.suffix in _SUFFIXES and f.is_file() and not f.name.startswith(".")
            )
        elif path.is_file():
            yield path
        else:
            problems.append(RuleError("no such rule file or folder", path=str(path)))


class _Reading:
    def __init__(self) -> None:
        self.problems: list[FactcheckError] = []
        self.concepts: dict[str, Concept] = {}
        self.categories: dict[str, str] = {}
        self.terms: dict[str, list[str]] = {}
        self.aspects: dict[str, Mapping[str, Any]] = {}
        self.structure: dict[str, list[str]] = {}
        self.place_roles: dict[str, str] = {}
        self.properties: dict[str, Property] = {}
        self.data: dict[str, Any] = {}
        self.uses: list[tuple[YamlSource, Pointer, str]] = []

    def add(self, path: Path) -> None:
        source = YamlSource.load(path, RuleError)
        if path.stem in DATA_FILES:
            self.data[path.stem] = source.data
            return
        found = schema_problems(source, "rules", RuleError)
        if found:
            self.problems += found
            return
        content = source.data or {}
        for name, written in content.get("concepts", {}).items():
            self._add_concept(source, name, written)
        self.aspects.update(content.get("aspects", {}))
        for name, words in content.get("structure", {}).items():
            self.structure.setdefault(name, []).extend(words)
        for role, words in content.get("place-roles", {}).items():
            self.place_roles.update(dict.fromkeys(words, role))
        for index, written in enumerate(content.get("properties", [])):
            self._add_property(source, index, written)

    def _add_concept(self, source: YamlSource, name: str, written: Mapping[str, Any]) -> None:
        pointer: Pointer = ("concepts", name)
        line, _ = source.position(pointer, key=True)
        category = written.get("category", "")
        known = self.concepts.get(name)
        if known is not None and category and known.category and known.category != category:
            self.problems.append(
                source.problem(
                    f'concept "{name}" has category "{category}" here and "{known.category}" in {known.path}:{known.line}',
                    pointer,
                    key=True,
                )
            )
            return
        terms = tuple(str(term) for term in written.get("terms", ()))
        if known is not None:
            self.concepts[name] = Concept(name, known.category or category, known.terms + terms, known.path, known.line)
        else:
            self.concepts[name] = Concept(name, category, terms, source.path, line)
        from factcheck.language.terms import TermSyntaxError, references

        for index, term in enumerate(terms):
            try:
                for used in references(term):
                    self.uses.append((source, (*pointer, "terms", index), used))
            except TermSyntaxError as trouble:
                self.problems.append(source.problem(str(trouble), (*pointer, "terms", index)))

    def _add_property(self, source: YamlSource, index: int, written: Mapping[str, Any]) -> None:
        pointer: Pointer = ("properties", index)
        line, _ = source.position(pointer)
        name = written["id"]
        if name in self.properties:
            first = self.properties[name]
            self.problems.append(
                source.problem(f'the property "{name}" is already defined in {first.path}:{first.line}', (*pointer, "id"))
            )
            return
        examples: list[Example] = []
        for kind, flag in (("flag", True), ("quiet", False)):
            for at, example in enumerate(written.get("examples", {}).get(kind, ())):
                where = (*pointer, "examples", kind, at)
                text = example["text"] if isinstance(example, dict) else example
                span = example.get("span", "") if isinstance(example, dict) else ""
                if flag and (not span or span not in text):
                    self.problems.append(
                        source.problem("an example that must be flagged needs a span that stands in its text", where)
                    )
                examples.append(Example(text, span, flag, source.path, source.position(where)[0]))
        for used in _named_concepts(written.get("options", {})):
            self.uses.append((source, (*pointer, "options"), used))
        self.properties[name] = Property(
            id=name,
            reader=written["reader"],
            title=written.get("title", name.replace("-", " ")),
            severity=written.get("severity", "error"),
            options=written.get("options", {}),
            examples=tuple(examples),
            note=written.get("note", ""),
            path=source.path,
            line=line,
        )

    def finish(self, paths: Sequence[Path | str]) -> RuleSet:
        known = {*self.concepts, *SEEDS}
        for source, pointer, used in self.uses:
            if used not in known and not used.startswith("entity:"):
                self.problems.append(
                    source.problem(f'unknown concept "{used}"', pointer, hint=hint_for(used, self.concepts))
                )
        if not self.properties and not self.problems:
            where = ", ".join(str(path) for path in paths) or None
            self.problems.append(
                RuleError("no rules here", path=where, hint='a rule file needs at least one entry under "properties"')
            )
        return RuleSet(
            concepts=self.concepts,
            aspects=self.aspects,
            structure={name: tuple(words) for name, words in self.structure.items()},
            place_roles=self.place_roles,
            properties=self.properties,
            data=self.data,
        )


SEEDS = (
    "* place country city province region historic number count percentage money duration measure ratio age year date "
    "ordinal rank identifier"
).split()
"""Concepts that the engine itself provides for terms to refer to: places and quantities by kind."""

CONCEPT_OPTIONS = (
    "counted", "requires", "blocks", "none", "theme", "topic", "events", "office", "lost", "former", "success",
    "failure", "generic", "state",
)  # fmt: skip


def _named_concepts(options: Mapping[str, Any]) -> Iterator[str]:
    for name in CONCEPT_OPTIONS:
        yield from _leaves(options.get(name, ()))
    for wanted in options.get("slots", {}).values():
        yield from _leaves(wanted)
    for name in ("members", "words", "contents", "whole"):
        yield from options.get(name, {})


def _leaves(written: Any) -> Iterator[str]:
    if isinstance(written, str):
        yield written
    else:
        for item in written:
            yield from _leaves(item)
