"""Names in rules: which concepts, categories and aspects a rule speaks of, and whether there are such.

Where names stand is read off the schema: an option that refers to ``#/$defs/concepts`` holds concepts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from factcheck.errors import FactcheckError
from factcheck.knowledge.rules import RuleSet
from factcheck.knowledge.schema_check import load_schema
from factcheck.knowledge.suggestions import hint_for
from factcheck.knowledge.yaml_source import Pointer, YamlSource

SEEDS = frozenset({
    "place", "country", "city", "province", "region", "historic", "number", "count", "percentage", "money",
    "duration", "measure", "ratio", "age", "year", "date", "ordinal", "rank", "identifier",
})  # fmt: skip
"""Concepts that the engine itself provides for terms to refer to: places and quantities by kind."""

ANY = "*"
"""As a topic: every entity of the reference of the aspect's type."""

ENTITY = "entity:"
"""Before the id of an entity of the reference, which is a concept of its own."""

Kind = Literal["concept", "aspect", "category"]


@dataclass(frozen=True, slots=True)
class Use:
    """A name where a rule file uses it.

    ``concept`` is the concept whose term it is in, if it is in one; ``category`` the one that it must have there.
    """

    kind: Kind
    name: str
    source: YamlSource
    pointer: Pointer
    key: bool = False
    concept: str = ""
    category: str = ""


def named_in(source: YamlSource, pointer: Pointer, written: Mapping[str, Any], definition: str) -> Iterator[Use]:
    """The names in a mapping that the schema describes under ``definition``."""
    forms = _forms(definition)
    for option, content in written.items():
        at: Pointer = (*pointer, option)
        form = forms.get(option, "")
        if form == "aspect-name":
            yield Use("aspect", content, source, at)
        elif form in ("concepts", "concept-groups"):
            yield from _leaves(source, at, content)
        elif form == "category":
            yield Use("category", content, source, at)
        elif form == "slots":
            for key, names in content.items():
                wanted = list(_leaves(source, (*at, key), names, category=key))
                # A slot of entities may have a category that only the reference knows.
                if not all(use.name.startswith(ENTITY) for use in wanted):
                    yield Use("category", key, source, (*at, key), key=True)
                yield from wanted
        elif form == "status-cues":
            for key, names in content.items():
                yield from _leaves(source, (*at, key), names, category="status")
        elif form in ("concept-values", "concept-lists", "concept-mapping"):
            for key, value in content.items():
                yield Use("concept", key, source, (*at, key), key=True)
                if form == "concept-mapping":
                    yield Use("concept", value, source, (*at, key))


@cache
def _forms(definition: str) -> Mapping[str, str]:
    """For each key of a definition the definition that its value refers to."""
    keys: Mapping[str, Mapping[str, str]] = load_schema("rules")["$defs"][definition]["properties"]
    return {key: described.get("$ref", "").removeprefix("#/$defs/") for key, described in keys.items()}


def _leaves(source: YamlSource, pointer: Pointer, written: Any, category: str = "") -> Iterator[Use]:
    if isinstance(written, str):
        yield Use("concept", written, source, pointer, category=category)
    else:
        for index, item in enumerate(written):
            yield from _leaves(source, (*pointer, index), item, category)


def unknown_names(uses: Iterable[Use], rules: RuleSet) -> Iterator[FactcheckError]:
    """An error for each name that nothing has, and one for the first circle of concepts."""
    categories = {concept.category for concept in rules.concepts.values()} - {""}
    known: dict[Kind, set[str]] = {
        "concept": {*rules.concepts, *SEEDS},
        "aspect": {*rules.aspects},
        "category": categories,
    }
    needs: dict[str, list[Use]] = {}
    for use in uses:
        if use.concept:
            needs.setdefault(use.concept, []).append(use)
        if use.kind == "concept" and (use.name == ANY or use.name.startswith(ENTITY)):
            continue
        if use.name in known[use.kind]:
            concept = rules.concepts.get(use.name)
            # Of a category that nothing has, the unknown category is the problem.
            if concept and use.category in categories and concept.category != use.category:
                has = f'the category "{concept.category}"' if concept.category else "no category"
                yield use.source.problem(
                    f'"{use.name}" has {has}, so it is never found as "{use.category}"',
                    use.pointer,
                    hint=f"give it the category in {concept.path}:{concept.line}",
                )
            continue
        yield use.source.problem(
            f'unknown {use.kind} "{use.name}"',
            use.pointer,
            key=use.key,
            hint=hint_for(use.name, known[use.kind]),
        )
    circle = _circle(needs)
    if circle:
        names = " -> ".join((circle[0].concept, *(use.name for use in circle)))
        yield circle[0].source.problem(
            f"concepts refer to each other in a circle: {names}",
            circle[0].pointer,
            hint="write the terms of one of them out",
        )


def _circle(needs: Mapping[str, list[Use]]) -> list[Use]:
    """The uses that lead from a concept back to itself, or none."""
    done: set[str] = set()
    for start in needs:
        path: list[Use] = []
        on_path = [start]
        ahead = [iter(needs[start])]
        while ahead:
            use = next(ahead[-1], None)
            if use is None:
                ahead.pop()
                done.add(on_path.pop())
                if path:
                    path.pop()
            elif use.name in on_path:
                return [*path, use][on_path.index(use.name) :]
            elif use.name in needs and use.name not in done:
                path.append(use)
                on_path.append(use.name)
                ahead.append(iter(needs[use.name]))
    return []
