"""Word files: the tables of the language layer, which are known by the names of their files.

A folder of rules holds each of them once; one of the same name that is given later takes its place. Their
parts are explained in the files themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from factcheck.errors import FactcheckError, RuleError
from factcheck.knowledge.suggestions import nearest

if TYPE_CHECKING:
    from factcheck.knowledge.yaml_source import Pointer, YamlSource

Shape = Literal["words", "table", "rows"]

WORD_FILES: Mapping[str, Mapping[str, Shape]] = {
    "inflection": {
        "verbs": "table", "verb-prefixes": "words", "complete": "table", "nouns": "table",
        "compound-nouns": "words", "invariable": "words", "spelling": "table",
    },
    "numbers": {
        "cardinals": "table", "ordinals": "table", "scales": "table", "percent": "words", "units": "rows",
        "currencies": "rows", "months": "table", "labels": "rows", "hedges": "table",
    },
    "corrections": {
        "evaluative": "words", "year-ties": "words", "number-ties": "words", "vague": "words", "about": "words",
        "copulas": "words", "statuses": "table",
    },
    "sentences": {
        "titles": "words", "inside": "words", "before-number": "words", "may-end": "words", "ends": "words",
    },
    "countries": {"countries": "rows", "honorifics": "words", "directions": "words"},
    "regions": {"regions": "rows"},
    "cities": {
        "places": "table", "place-prepositions": "words", "not-before": "words", "not-places": "words",
    },
}  # fmt: skip
"""The files and the parts that each must have."""

_SHAPES: Mapping[Shape, str] = {
    "words": "a list of words",
    "table": "a mapping (key: value)",
    "rows": "a list of mappings",
}


def word_file_problems(source: YamlSource, name: str) -> list[FactcheckError]:
    """What is wrong with a word file, by the parts that a file of that name must have."""
    return list(_problems(source, name))


def _problems(source: YamlSource, name: str) -> Iterator[FactcheckError]:
    wanted = WORD_FILES[name]
    content = source.data
    if not isinstance(content, dict):
        yield source.problem(f"{name}.yaml should be a mapping (key: value)", hint=_rename(name))
        return
    if not any(part in content for part in wanted):
        yield source.problem(f"{name}.yaml has none of its parts: {', '.join(wanted)}", hint=_rename(name))
        return
    for part, shape in wanted.items():
        if part not in content:
            written = nearest(part, [key for key in content if key not in wanted])
            hint = f'"{written}" should be "{part}"' if written else None
            yield source.problem(
                f'"{part}" is missing from {name}.yaml', (written,) if written else (), key=True, hint=hint
            )
        else:
            yield from _misshapen(source, (part,), content[part], shape)


def _misshapen(source: YamlSource, pointer: Pointer, written: Any, shape: Shape) -> Iterator[FactcheckError]:
    fits = isinstance(written, dict if shape == "table" else list)
    if not fits:
        yield source.problem(f'"{pointer[-1]}" should be {_SHAPES[shape]}', pointer)
    elif shape != "table":
        for index, entry in enumerate(written):
            if shape == "words" and not isinstance(entry, str):
                yield source.problem(
                    f'entry {index + 1} of "{pointer[-1]}" should be a word',
                    (*pointer, index),
                    hint="put it in quotes",
                )
            elif shape == "rows" and not isinstance(entry, dict):
                yield source.problem(
                    f'entry {index + 1} of "{pointer[-1]}" should be a mapping', (*pointer, index)
                )


def _rename(name: str) -> str:
    return (
        f'the name "{name}.yaml" is kept for a table of the language layer; give a file of rules another name'
    )


def missing_word_files(found: Collection[str]) -> RuleError | None:
    """An error that names the word files that are not there, if any are not."""
    missing = [f"{name}.yaml" for name in WORD_FILES if name not in found]
    if not missing:
        return None
    return RuleError(
        f"the rules lack {', '.join(missing)}",
        hint="give the bundled rules too: factcheck.bundled.rules_dir() is their folder",
    )
