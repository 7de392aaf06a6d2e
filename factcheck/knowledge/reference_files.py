"""Reads the files of a reference and joins what they hold; what a file means is written in its schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from factcheck.errors import FactcheckError, FactError
from factcheck.knowledge.entities import Entity
from factcheck.knowledge.fact_sets import Place, ReadFile
from factcheck.knowledge.facts import Fact
from factcheck.knowledge.reference import PropertySubject, Reference
from factcheck.knowledge.suggestions import hint_for
from factcheck.knowledge.tables import read_table
from factcheck.knowledge.topics import read_topic
from factcheck.knowledge.yaml_source import YamlSource

_SUFFIXES = (".yaml", ".yml")


def load_reference(paths: Sequence[Path | str]) -> Reference:
    """The reference in ``paths``: fact set files, or folders of them; raises the first FactError."""
    reference, problems = read_reference(paths)
    for problem in problems:
        raise problem
    return reference


def read_reference(paths: Sequence[Path | str]) -> tuple[Reference, list[FactcheckError]]:
    """The reference in ``paths`` and everything that is wrong with it, in order of place."""
    problems: list[FactcheckError] = []
    files: list[ReadFile] = []
    for path in _files(paths, problems):
        try:
            source = YamlSource.load(path, FactError)
        except FactcheckError as problem:
            problems.append(problem)
            continue
        is_table = isinstance(source.data, dict) and source.data.get("kind") == "table"
        file = read_table(source) if is_table else read_topic(source)
        files.append(file)
        problems.extend(file.problems)
    reference = _joined(files, problems)
    if not reference.facts and not problems:
        if files:
            problems.append(files[0].source.problem("no facts here", ("facts",), key=True, hint=_FIRST_FACT))
        else:
            where = ", ".join(str(path) for path in paths) or None
            problems.append(FactError("no facts: no .yaml file was found", path=where, hint=_FIRST_FACT))
    return reference, sorted(problems, key=_place)


_FIRST_FACT = 'a fact set needs at least one entry under "facts"'


def _files(paths: Iterable[Path | str], problems: list[FactcheckError]) -> Iterator[Path]:
    """The fact set files of ``paths``, sorted within a folder, each once."""
    seen: set[Path] = set()
    for named in paths:
        path = Path(named)
        if path.is_dir():
            below = sorted(path.rglob("*"))
            found = [
                one
                for one in below
                if one.suffix in _SUFFIXES and not _is_hidden(one, path) and one.is_file()
            ]
        elif path.suffix in _SUFFIXES:
            found = [path]
        elif path.exists():
            hint = (
                "name the header file of the table" if path.suffix == ".csv" else "a fact set is a .yaml file"
            )
            problems.append(FactError("not a fact set", path=str(path), hint=hint))
            continue
        else:
            problems.append(FactError("no such file or folder", path=str(path)))
            continue
        for one in found:
            if one.resolve() not in seen:
                seen.add(one.resolve())
                yield one


def _place(problem: FactcheckError) -> tuple[str, int, int]:
    return problem.path or "", problem.line or 0, problem.column or 0


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _joined(files: list[ReadFile], problems: list[FactcheckError]) -> Reference:
    by_id: dict[str, Fact] = {}
    entities: dict[str, Entity] = {}
    by_property_subject: dict[PropertySubject, list[Fact]] = {}
    places: dict[str, list[Place]] = {}
    for file in files:
        for entity in file.fact_set.entities:
            first = entities.setdefault(entity.id, entity)
            if first is not entity:
                problems.append(_second("entity", entity, first))
        for fact in file.fact_set.facts:
            earlier = by_id.setdefault(fact.id, fact)
            if earlier is not fact:
                problems.append(_second("fact", fact, earlier))
                continue
            rivals = by_property_subject.setdefault((fact.property, fact.subject), [])
            rival = next(
                (one for one in rivals if one.qualifiers == fact.qualifiers and _same_time(one, fact)), None
            )
            if rival is not None:
                problems.append(
                    FactError(
                        f'"{fact.id}" and "{rival.id}" give the same property of "{fact.subject}"',
                        path=fact.path, line=fact.line, column=fact.column,
                        hint='tell them apart by a qualifier, or put one into the "history" of the other',
                    )
                )  # fmt: skip
            rivals.append(fact)
        for name, found in file.property_places.items():
            places.setdefault(name, []).extend(found)
    for file in files:
        for entity in file.row_entities:
            entities.setdefault(entity.id, entity)
    for file in files:
        for mention in file.mentions:
            if mention.entity not in entities:
                hint = hint_for(mention.entity, entities) or 'describe it under "entities"'
                problems.append(
                    file.source.problem(f'unknown entity "{mention.entity}"', mention.pointer, hint=hint)
                )
    sources = dict.fromkeys(source for file in files for source in file.fact_set.sources)
    return Reference(
        fact_sets=tuple(file.fact_set for file in files),
        facts=tuple(by_id.values()),
        entities=tuple(entities.values()),
        sources=tuple(sources),
        by_id=by_id,
        by_property_subject={key: tuple(facts) for key, facts in by_property_subject.items()},
        entity_by_id=entities,
        property_places={name: tuple(found) for name, found in places.items()},
    )


def _second(what: str, again: Fact | Entity, first: Fact | Entity) -> FactError:
    return FactError(
        f'the {what} "{again.id}" is there twice',
        path=again.path,
        line=again.line,
        column=again.column,
        hint=f"the other is in {first.path}:{first.line}; ids are unique across all files",
    )


def _same_time(one: Fact, other: Fact) -> bool:
    periods = [fact.holds_for for fact in (one, other)]
    return periods[0] == periods[1] or None in periods
