"""Reads rule files and merges what they say; what a section means is written in ``rules.schema.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from factcheck.errors import FactcheckError, RuleError
from factcheck.knowledge.rule_names import Use, named_in, unknown_names
from factcheck.knowledge.rules import DEFAULT_MESSAGE, MESSAGE_FIELDS, Concept, Example, Property, RuleSet
from factcheck.knowledge.schema_check import problems as schema_problems
from factcheck.knowledge.word_files import WORD_FILES, word_file_problems
from factcheck.knowledge.yaml_source import Pointer, YamlSource
from factcheck.language.terms import TermSyntaxError, references

_SUFFIXES = (".yaml", ".yml")


def load_rules(paths: Sequence[Path | str]) -> RuleSet:
    """The rules in ``paths``: files, or folders of them; raises the first RuleError."""
    rules, problems = read_rules(paths)
    for problem in problems:
        raise problem
    return rules


def read_rules(paths: Sequence[Path | str]) -> tuple[RuleSet, list[FactcheckError]]:
    """The rules in ``paths`` and everything that is wrong with them, in order of place."""
    reading = _Reading()
    for path in _files(paths, reading.problems):
        reading.add(path)
    rules = reading.finish(paths)
    return rules, sorted(reading.problems, key=lambda p: (p.path or "", p.line or 0, p.column or 0))


def _files(paths: Sequence[Path | str], problems: list[FactcheckError]) -> Iterator[Path]:
    """The rule files of ``paths``, sorted within a folder, each once."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = sorted(
                f
                for f in path.rglob("*")
                if f.suffix in _SUFFIXES and f.is_file() and not f.name.startswith(".")
            )
        elif path.is_file():
            found = [path]
        else:
            problems.append(RuleError("no such rule file or folder", path=str(path)))
            continue
        for file in found:
            if (resolved := file.resolve()) not in seen:
                seen.add(resolved)
                yield file


class _Reading:
    def __init__(self) -> None:
        self.problems: list[FactcheckError] = []
        self.concepts: dict[str, Concept] = {}
        self.aspects: dict[str, Mapping[str, Any]] = {}
        self.aspect_places: dict[str, str] = {}
        self.structure: dict[str, list[str]] = {}
        self.place_roles: dict[str, str] = {}
        self.properties: dict[str, Property] = {}
        self.data: dict[str, Any] = {}
        self.uses: list[Use] = []
        self.some_file_is_broken = False

    def add(self, path: Path) -> None:
        is_words = path.stem in WORD_FILES
        try:
            source = YamlSource.load(path, RuleError)
            found = (
                word_file_problems(source, path.stem)
                if is_words
                else schema_problems(source, "rules", RuleError)
            )
        except FactcheckError as problem:
            found = [problem]
        if found:
            self.some_file_is_broken = True
            self.problems += found
        elif is_words:
            self.data[path.stem] = source.data
        else:
            self._add_rules(source)

    def _add_rules(self, source: YamlSource) -> None:
        content = source.data
        for name, written in content.get("concepts", {}).items():
            self._add_concept(source, name, written)
        for name, written in content.get("aspects", {}).items():
            self._add_aspect(source, name, written)
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
                    f'"{name}" has the category "{category}" here and "{known.category}" '
                    f"in {known.path}:{known.line}",
                    (*pointer, "category"),
                    hint="give it one category, or this concept another name",
                )
            )
            return
        terms = tuple(str(term) for term in written["terms"])
        if known is not None:
            self.concepts[name] = Concept(
                name, known.category or category, known.terms + terms, known.path, known.line
            )
        else:
            self.concepts[name] = Concept(name, category, terms, source.path, line)
        for index, term in enumerate(terms):
            at: Pointer = (*pointer, "terms", index)
            try:
                used = references(term)
            except TermSyntaxError as trouble:
                self.problems.append(source.problem(str(trouble), at))
                continue
            self.uses += [Use("concept", one, source, at, concept=name) for one in sorted(used)]

    def _add_aspect(self, source: YamlSource, name: str, written: Mapping[str, Any]) -> None:
        pointer: Pointer = ("aspects", name)
        if name in self.aspects:
            self.problems.append(
                source.problem(
                    f'the aspect "{name}" is there twice',
                    pointer,
                    key=True,
                    hint=f"the other is in {self.aspect_places[name]}; names are unique across all files",
                )
            )
            return
        self.aspects[name] = written
        self.aspect_places[name] = f"{source.path}:{source.position(pointer, key=True)[0]}"
        self.uses += named_in(source, pointer, written, "aspect")
        for status, other in written["flip"].items():
            for said, at, key in (
                (status, (*pointer, "flip", status), True),
                (other, (*pointer, "flip", status), False),
            ):
                if said not in written["values"]:
                    self.problems.append(
                        source.problem(
                            f'"{said}" is not among the values of "{name}"',
                            at,
                            key=key,
                            hint=f"known: {', '.join(written['values'])}",
                        )
                    )
        for status in written["values"]:
            if status not in written["flip"]:
                self.problems.append(
                    source.problem(
                        f'"flip" does not say what a negation makes of "{status}"',
                        (*pointer, "flip"),
                        key=True,
                    )
                )

    def _add_property(self, source: YamlSource, index: int, written: Mapping[str, Any]) -> None:
        pointer: Pointer = ("properties", index)
        line, _ = source.position(pointer)
        name = written["id"]
        if name in self.properties:
            first = self.properties[name]
            self.problems.append(
                source.problem(
                    f'the property "{name}" is there twice',
                    (*pointer, "id"),
                    hint=f"the other is in {first.path}:{first.line}; ids are unique across all files",
                )
            )
            return
        options = written.get("options", {})
        self.uses += named_in(source, (*pointer, "options"), options, f"{written['reader']}-options")
        self.properties[name] = Property(
            id=name,
            reader=written["reader"],
            title=written.get("title", name.replace("-", " ")),
            severity=written.get("severity", "error"),
            options=options,
            examples=tuple(self._examples(source, (*pointer, "examples"), written["examples"])),
            note=written.get("note", ""),
            path=source.path,
            line=line,
            message=self._message(source, pointer, written),
            topic=Path(source.path).stem,
            tags=tuple(written.get("tags", ())),
        )

    def _message(self, source: YamlSource, pointer: Pointer, written: Mapping[str, Any]) -> str:
        message: str = written.get("message", DEFAULT_MESSAGE)
        try:
            message.format(**dict.fromkeys(MESSAGE_FIELDS, ""))
        except (KeyError, IndexError, ValueError) as trouble:
            hint = f"the fields are {', '.join(f'{{{name}}}' for name in MESSAGE_FIELDS)}"
            where = (*pointer, "message")
            self.problems.append(source.problem(f"cannot fill in the message: {trouble}", where, hint=hint))
            return DEFAULT_MESSAGE
        return message

    def _examples(
        self, source: YamlSource, pointer: Pointer, written: Mapping[str, Any]
    ) -> Iterator[Example]:
        for kind, flag in (("flag", True), ("quiet", False)):
            for at, example in enumerate(written[kind]):
                where: Pointer = (*pointer, kind, at)
                text = example["text"] if isinstance(example, dict) else example
                span = example.get("span", "") if isinstance(example, dict) else ""
                if span not in text:
                    self.problems.append(
                        source.problem(
                            f'the span "{span}" is not in the text of the example',
                            (*where, "span"),
                            hint="copy it from the text, letter by letter",
                        )
                    )
                yield Example(text, span, flag, source.path, source.position(where)[0])

    def finish(self, paths: Sequence[Path | str]) -> RuleSet:
        rules = RuleSet(
            concepts=self.concepts,
            aspects=self.aspects,
            structure={name: tuple(words) for name, words in self.structure.items()},
            place_roles=self.place_roles,
            properties=self.properties,
            data=self.data,
        )
        # What a broken file would have defined is not known: names are looked up when all files are read.
        if not self.some_file_is_broken:
            self.problems += unknown_names(self.uses, rules)
        if not self.properties and not self.problems:
            where = ", ".join(str(path) for path in paths) or None
            self.problems.append(
                RuleError(
                    "no rules here",
                    path=where,
                    hint='a rule file needs at least one entry under "properties"',
                )
            )
        return rules
