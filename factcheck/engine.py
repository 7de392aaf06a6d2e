"""The compiled machine behind a checker: language layer, readers and judges for one reference and rule set."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import accumulate, islice, takewhile
from typing import NamedTuple

from factcheck.claims.compile import compile_readers
from factcheck.claims.gate import Gate
from factcheck.claims.gate_rules import vocabulary_for
from factcheck.claims.ladder import Ladder
from factcheck.claims.passages import passages
from factcheck.claims.reader import DocumentReader
from factcheck.claims.readings import Reading
from factcheck.corrector import Corrector, Read, Reread, Said, Text
from factcheck.documents import Block, Document
from factcheck.errors import ConfigError
from factcheck.findings import Claim
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import RuleSet
from factcheck.knowledge.suggestions import hint_for
from factcheck.language.analysis import Analysis
from factcheck.language.assembly import build_annotator
from factcheck.language.pipeline import LanguagePipeline
from factcheck.language.term_matcher import TermTrie

BATCH = 64
"""Documents whose blocks are read together."""
FEW = 4
"""So few blocks are near enough to each other to be read all if one is."""


class Prepared(NamedTuple):
    """A document and its blocks of prose, each with the words it is to be read after and whether it has to be read."""

    document: Document
    blocks: list[tuple[str, Block]]
    chosen: list[bool]


def main_country(reference: Reference) -> str:
    """The country that more than half of the facts about countries are about, "" where there is none.

    It is what a text that names no country is taken to speak of; a reference on many countries has none.
    """
    about = Counter(f.subject for f in reference.facts if reference.entity_by_id[f.subject].type == "country")
    if not about:
        return ""
    country, most = about.most_common(1)[0]
    return country if 2 * most > sum(about.values()) else ""


class Engine:
    """Reads documents and holds what they say against the reference."""

    def __init__(
        self, reference: Reference, rules: RuleSet, terms: TermTrie | None = None, gate: Gate | None = None
    ) -> None:
        """``terms`` are the compiled terms of these rules and this reference, where they are known already.

        With a ``gate`` only the blocks are read that it does not turn away; without one, all of them.
        """
        self.gate = gate
        self.annotator = build_annotator(
            data=rules.data,
            vocabulary=vocabulary_for(rules, reference),
            structure=rules.structure,
            place_roles=rules.place_roles,
            trie=terms,
        )
        self.pipeline = LanguagePipeline(self.annotator)
        self.entities = reference.entity_by_id
        readers = compile_readers(rules, reference)
        self.reader = DocumentReader(readers, main_country(reference), gate.concepts if gate else None)
        self.ladder = Ladder(rules, reference)
        self.corrector = Corrector(rules.data, reference)

    def claims(self, document: Document, subject: str | None = None) -> list[Claim]:
        """The claims of a document; offsets are into its source."""
        return next(self.stream([document], subject))[1]

    def stream(
        self, documents: Iterable[Document], subject: str | None = None
    ) -> Iterator[tuple[Document, list[Claim]]]:
        """Each document with its claims, in order; the blocks of many documents go through spaCy together."""
        waiting = iter(documents)
        while batch := [self._prepared(document) for document in islice(waiting, BATCH)]:
            texts = (
                lead + block.text
                for prepared in batch
                for (lead, block), chosen in zip(prepared.blocks, prepared.chosen, strict=True)
                if chosen
            )
            analyses = self.pipeline.analyses(texts)
            for prepared in batch:
                read = [next(analyses) if chosen else None for chosen in prepared.chosen]
                yield prepared.document, self._claims(Text(prepared.document, prepared.blocks, read), subject)

    def _claims(self, text: Text, subject: str | None) -> list[Claim]:
        said = list(self._said(text, subject))
        claims = self.ladder.claims(each[:4] for each in said)
        if not any(claim.is_finding for claim in claims):
            return claims
        return self.corrector.corrected(text, said, claims, self._reread(text, subject))

    def _prepared(self, document: Document) -> Prepared:
        opening = self.gate.opening(document.searchable) if self.gate else None
        if opening is not None and not opening:
            return Prepared(document, [], [])
        blocks = [(self._lead(block), block) for block in document.blocks if block.text.strip()]
        return Prepared(document, blocks, self._chosen(blocks, opening))

    def _chosen(self, blocks: list[tuple[str, Block]], opening: frozenset[str] | None) -> list[bool]:
        """Which blocks have to be read, where these are the signs by which a reader may find something."""
        gate = self.gate
        if gate is None or opening is None or len(blocks) <= FEW:
            return [True] * len(blocks)
        return passages(
            [block.kind for _, block in blocks],
            [lead + block.text for lead, block in blocks],
            lambda text: not opening.isdisjoint(gate.signs(text)),
            lambda text: bool(self.annotator.gazetteer.find(text)),
        )

    def _said(self, text: Text, subject: str | None) -> Iterator[Said]:
        """The readings of a text with the span and words that they have in the document."""
        for index, reading in self._readings(text, subject):
            lead, block = text.blocks[index]
            analysis = text.analyses[index]
            if block.is_quoted or (analysis and analysis.is_quoted(reading.start)):
                reading = replace(reading, quoted=True)
            if reading.end > len(lead):
                first, last = max(0, reading.start - len(lead)), reading.end - len(lead)
                place = block.source_span(first, last)
                yield Said(reading, *place, block.text[first:last], index, reading.start, reading.end)

    def _readings(self, text: Text, subject: str | None) -> Iterator[tuple[int, Reading]]:
        kinds = (block.kind for _, block in text.blocks)
        return self.reader.read(list(zip(kinds, text.analyses, strict=True)), subject)

    def _reread(self, text: Text, subject: str | None) -> Reread:
        """What reads the text with other words for some of its blocks."""

        def reread(words: Mapping[int, str]) -> list[Read]:
            analyses = list(text.analyses)
            for block, analysis in zip(words, self.pipeline.analyses(words.values()), strict=True):
                analyses[block] = analysis
            # The blocks lie one after another, so that a claim's offsets tell which it is of.
            begins = list(accumulate((len(a.text) + 1 if a else 0 for a in analyses), initial=0))
            # What stands after the last of them cannot matter to it.
            every = self._readings(text._replace(analyses=analyses), subject)
            readings = takewhile(lambda found: found[0] <= max(words), every)
            claims = self.ladder.claims(
                (reading, begins[index] + reading.start, begins[index] + reading.end, "")
                for index, reading in readings
            )
            at = [bisect_right(begins, claim.start) - 1 for claim in claims]
            return [Read(c, n, c.start - begins[n], c.end - begins[n]) for c, n in zip(claims, at, strict=True)]

        return reread

    def subject_of(self, name: str) -> str:
        """The id of a country given by id or by name; raises ConfigError for what is neither."""
        atlas = self.annotator.gazetteer.atlas.places
        if name in atlas or name in self.entities:
            return name
        for mention in self.annotator.gazetteer.find(name):
            if mention.country and mention.start == 0 and mention.end == len(name):
                return mention.country
        known = [
            spelling for place in atlas.values() if place.kind == "country" for spelling in (place.id, *place.names)
        ]
        raise ConfigError(f"unknown subject '{name}'", hint=hint_for(name, known) or "Name a country.")

    def _lead(self, block: Block) -> str:
        """What a table cell is read after: its headers, the one that names a place first ("Mali: area: ")."""
        headers = [h for h in (block.row_header, block.column_header) if h.strip() and h != block.text]
        headers.sort(key=lambda header: not self.annotator.gazetteer.find(header))
        return "".join(f"{header.strip().rstrip(':')}: " for header in headers)

    def claims_of(self, analysis: Analysis, subject: str | None = None) -> list[Claim]:
        """The claims of one analysed block, as a document of its own."""
        readings = self.reader.read([("paragraph", analysis)], subject)
        return self.ladder.claims((r, r.start, r.end, analysis.text[r.start : r.end]) for _, r in readings)
