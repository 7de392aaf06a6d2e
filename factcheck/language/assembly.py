"""Builds the language layer from plain tables: words, concepts, places, names of entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple, cast

from factcheck.language.analysis import PlaceRole
from factcheck.language.annotate import Annotator, NamedEntity
from factcheck.language.gazetteer import Gazetteer
from factcheck.language.numbers import NumberLexicon, QuantityReader
from factcheck.language.sentences import SentenceSplitter
from factcheck.language.structure import ClauseSplitter, StructureWords
from factcheck.language.term_matcher import TermMatcher, TermTrie, compile_terms

UNNAMED_TYPES = frozenset({"country", "region", "city", "province", "article-of-law"})
"""Entities whose names other layers read: places by the gazetteer, articles of law by the number layer."""


class Vocabulary(NamedTuple):
    """The terms and the category of each concept, those of the entities of the reference among them."""

    terms: Mapping[str, Sequence[str]]
    categories: Mapping[str, str]


def vocabulary_of(
    concepts: Mapping[str, tuple[str, Iterable[str]]], entities: Iterable[NamedEntity]
) -> Vocabulary:
    """``concepts`` maps each concept to its category and terms."""
    terms: dict[str, list[str]] = {name: list(words) for name, (_, words) in concepts.items()}
    categories = {name: category for name, (category, _) in concepts.items()}
    for entity in entities:
        if entity.type in UNNAMED_TYPES:
            continue
        name = f"entity:{entity.id}"
        terms.setdefault(name, []).extend(
            " ".join(f"={word}" for word in n.lower().replace("-", " ").split()) for n in entity.names
        )
        categories.setdefault(name, entity.type)
    return Vocabulary(terms, categories)


def build_annotator(
    *,
    data: Mapping[str, Any],
    vocabulary: Vocabulary,
    structure: Mapping[str, Iterable[str]],
    place_roles: Mapping[str, str],
    trie: TermTrie | None = None,
) -> Annotator:
    """``trie`` is what the terms of the vocabulary were compiled to, if that is known."""
    if trie is None:
        from factcheck.language.inflection import Inflector

        trie = compile_terms(vocabulary.terms, Inflector.from_mapping(data["inflection"]).forms)
    verbs = frozenset(structure.get("verb-categories", ()))
    return Annotator(
        sentences=SentenceSplitter.from_mapping(data["sentences"]),
        quantities=QuantityReader(NumberLexicon.from_mapping(data["numbers"])),
        gazetteer=Gazetteer.from_mapping(
            countries=data["countries"], regions=data["regions"], cities=data["cities"]
        ),
        terms=TermMatcher(trie),
        structure=ClauseSplitter(
            StructureWords.from_mapping(
                {name: tuple(words) for name, words in structure.items() if name != "verb-categories"}
            )
        ),
        categories=vocabulary.categories,
        predicates=verbs,
        roles=cast("Mapping[str, PlaceRole]", place_roles),
    )
