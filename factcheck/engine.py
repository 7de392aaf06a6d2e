"""The compiled machine behind a checker: language layer, readers and judges for one reference and rule set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.claims.compile import compile_readers
from factcheck.claims.ladder import Ladder
from factcheck.claims.reader import DocumentReader
from factcheck.claims.readings import Reading
from factcheck.documents import Document
from factcheck.findings import Claim
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import RuleSet
from factcheck.language.analysis import Analysis
from factcheck.language.annotate import NamedEntity
from factcheck.language.assembly import build_annotator
from factcheck.language.pipeline import LanguagePipeline


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

    def __init__(self, reference: Reference, rules: RuleSet) -> None:
        self.annotator = build_annotator(
            data=rules.data,
            concepts={name: (c.category, c.terms) for name, c in rules.concepts.items()},
            structure=rules.structure,
            place_roles=rules.place_roles,
            entities=[NamedEntity(e.id, e.type, (*e.names, *e.former_names)) for e in reference.entities],
        )
        self.pipeline = LanguagePipeline(self.annotator)
        self.reader = DocumentReader(compile_readers(rules, reference), main_country(reference))
        self.ladder = Ladder(rules, reference)

    def claims(self, document: Document, subject: str | None = None) -> list[Claim]:
        """The claims of a document; offsets are into its source."""
        blocks = [block for block in document.blocks if block.text.strip()]
        analyses = self.pipeline.analyses([block.text for block in blocks])
        kinds = (block.kind for block in blocks)

        def located() -> Iterator[tuple[Reading, int, int, str]]:
            for index, reading in self.reader.read(list(zip(kinds, analyses, strict=True)), subject):
                start, end = blocks[index].source_span(reading.start, reading.end)
                yield reading, start, end, document.source[start:end]

        return self.ladder.claims(located())

    def claims_of(self, analysis: Analysis, subject: str | None = None) -> list[Claim]:
        """The claims of one analysed block, as a document of its own."""
        readings = self.reader.read([("paragraph", analysis)], subject)
        return self.ladder.claims((r, r.start, r.end, analysis.text[r.start : r.end]) for _, r in readings)
