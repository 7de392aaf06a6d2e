"""The language layer as spaCy components: each step reads what the one before wrote on the document.

The half-read block travels in ``doc.user_data``; with ``spans`` each step also leaves what it read in a span group of
its own name, for spaCy users to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from factcheck.language.analysis import Analysis
from factcheck.language.annotate import Annotator, Draft, words_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

STEPS = (
    "factcheck_sentences",
    "factcheck_quantities",
    "factcheck_places",
    "factcheck_terms",
    "factcheck_clauses",
)
DRAFT, ANALYSIS = "factcheck_draft", "factcheck_analysis"


class Step:
    """One component of the language layer; ``name`` is one of :data:`STEPS`."""

    def __init__(self, name: str, annotator: Annotator, spans: bool = False) -> None:
        self.name = name
        self.annotator = annotator
        self.spans = spans

    def __call__(self, doc: Doc) -> Doc:
        draft = draft_of(doc)
        if self.name == "factcheck_sentences":
            self.annotator.read_sentences(draft)
        elif self.name == "factcheck_quantities":
            self.annotator.read_quantities(draft)
        elif self.name == "factcheck_places":
            self.annotator.read_places(draft)
        elif self.name == "factcheck_terms":
            self.annotator.read_terms(draft)
        else:
            doc.user_data[ANALYSIS] = self.annotator.read_clauses(draft)
        if self.spans:
            doc.spans[self.name] = [span for span in self._spans(doc, draft) if span is not None]
        return doc

    def _spans(self, doc: Doc, draft: Draft) -> Iterator[Span | None]:
        words = draft.words

        def span(first: int, last: int, label: str) -> Span | None:
            return doc.char_span(
                words[first].start, words[last - 1].end, label=label, alignment_mode="expand"
            )

        if self.name == "factcheck_sentences":
            yield from (span(first, last, "sentence") for first, last in draft.sentences)
        elif self.name == "factcheck_quantities":
            yield from (span(v.first, v.last, v.quantity.kind) for v in draft.values)
        elif self.name == "factcheck_places":
            yield from (span(first, last, mention.place_id) for mention, first, last in draft.places)
        elif self.name == "factcheck_terms":
            yield from (span(m.first, m.last, m.concept) for m in draft.mentions)
        else:
            yield from (span(c.first, c.last, c.relation) for c in analysis_of(doc).clauses)


def draft_of(doc: Doc) -> Draft:
    """The half-read block of a document, begun from its tokens when there is none yet."""
    draft: Draft | None = doc.user_data.get(DRAFT)
    if draft is None:
        tokens = [(token.text, token.idx) for token in doc if not token.is_space]
        draft = doc.user_data[DRAFT] = Draft(doc.text, words_of(doc.text, tokens))
    return draft


def analysis_of(doc: Doc) -> Analysis:
    """What the language layer read in a document that went through all its steps."""
    analysis: Analysis = doc.user_data[ANALYSIS]
    return analysis


class LanguagePipeline:
    """The language layer over its own tokenizer: block texts in, analyses out, batched by spaCy."""

    def __init__(self, annotator: Annotator) -> None:
        from factcheck.language.tokenizer import blank_english

        self.nlp = blank_english()
        self.steps = [Step(name, annotator) for name in STEPS]

    def analyses(self, texts: Iterable[str]) -> Iterator[Analysis]:
        for doc in self.nlp.pipe(texts):
            for step in self.steps:
                doc = step(doc)
            yield analysis_of(doc)
