"""Compiles the gate from the rules: what each reader needs, and the words by which that can be met."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from factcheck.claims.compile import compile_readers
from factcheck.claims.gate import GateRules
from factcheck.claims.needs import Signs
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import RuleSet
from factcheck.language.annotate import NamedEntity
from factcheck.language.assembly import Vocabulary, vocabulary_of
from factcheck.language.gazetteer import Gazetteer
from factcheck.language.inflection import Inflector
from factcheck.language.word_sets import LETTERS, compile_word_sets


def vocabulary_for(rules: RuleSet, reference: Reference) -> Vocabulary:
    """The concepts of the rules with the entities of the reference."""
    return vocabulary_of(
        {name: (concept.category, concept.terms) for name, concept in rules.concepts.items()},
        [NamedEntity(e.id, e.type, (*e.names, *e.former_names)) for e in reference.entities],
    )


def compile_gate(rules: RuleSet, reference: Reference) -> GateRules:
    """The gate for the readers of these rules that some fact of the reference calls for."""
    vocabulary = vocabulary_for(rules, reference)
    members: dict[str, list[str]] = {}
    for concept, category in vocabulary.categories.items():
        members.setdefault(category, []).append(concept)
    labels = {str(row["name"]): [str(word) for word in row["words"]] for row in rules.data["numbers"]["labels"]}
    readers = [
        [sorted(set(_signs(signs, members, labels))) for signs in reader.needs]
        for reader in compile_readers(rules, reference)
    ]
    wanted = {sign for groups in readers for group in groups for sign in group if not sign.startswith("=")}
    forms = Inflector.from_mapping(rules.data["inflection"]).forms
    common = frozenset(rules.structure.get("common-words", ()))
    data = rules.data
    places = Gazetteer.from_mapping(countries=data["countries"], regions=data["regions"], cities=data["cities"])
    sets = compile_word_sets(sorted(wanted), vocabulary.terms, forms, common, places.openings())
    return GateRules(sets, readers)


def _signs(
    signs: Signs, members: Mapping[str, Sequence[str]], labels: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    yield from signs.concepts
    for category in signs.categories:
        yield from (name for name in members.get(category, ()) if name.startswith("entity:"))
    for label in signs.labels:
        for word in labels[label]:
            runs = LETTERS.findall(word)
            if runs:  # a mere sign like § is not written for what readers ask for
                yield f"={max(runs, key=len).lower()}"
