"""The checker: text in, every claim with its verdict out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.bundled import reference_dir, rules_dir
from factcheck.cache.folder import CacheFolder
from factcheck.cache.knowledge import KnowledgeCache, load_knowledge
from factcheck.claims.gate import Gate
from factcheck.documents import Document, document_of
from factcheck.findings import Report
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import RuleSet
from factcheck.knowledge.word_files import missing_word_files

if TYPE_CHECKING:
    from factcheck.engine import Engine
    from factcheck.language.numbers import Quantity

Paths = Sequence[str | Path]


class Checker:
    """Holds texts against one reference with one set of rules; make it with :func:`load` and keep it.

    ``subject`` is the country, by id or name, that texts are about where they name none. ``cache`` keeps what is
    compiled from the rules.
    """

    def __init__(
        self,
        reference: Reference,
        rules: RuleSet,
        subject: str | None = None,
        cache: KnowledgeCache | None = None,
    ) -> None:
        missing = missing_word_files(rules.data)
        if missing is not None:
            raise missing
        reference.check_properties(rules.properties)
        self.reference = reference
        self.rules = rules
        self.subject = subject
        self._cache = cache
        self._engine: Engine | None = None
        self._gate: Gate | None = None

    @property
    def engine(self) -> Engine:
        """The compiled reader; built, and spaCy imported, when first needed."""
        if self._engine is None:
            from factcheck.engine import Engine

            kept = self._cache.terms() if self._cache else None
            self._engine = Engine(self.reference, self.rules, kept, self.gate)
            if self._cache and kept is None:
                self._cache.keep_terms(self._engine.annotator.terms.trie)
        return self._engine

    @property
    def gate(self) -> Gate:
        """What tells, without spaCy, whether a text can hold a claim; built when first needed."""
        if self._gate is None:
            self._gate = self._cache.gate() if self._cache else None
            if self._gate is None:
                from factcheck.claims.gate_rules import compile_gate

                self._gate = Gate(compile_gate(self.rules, self.reference))
                if self._cache:
                    self._cache.keep_gate(self._gate)
        return self._gate

    @property
    def _subject_id(self) -> str | None:
        return self.engine.subject_of(self.subject) if self.subject else None

    def check_text(self, text: str) -> Report:
        """The claims of a plain text; offsets are code points into ``text``."""
        return self.check_document(document_of(text))

    def check_document(self, document: Document) -> Report:
        """The claims of a document; offsets are code points into its source."""
        # Once the engine is there it asks the gate itself, and a subject has to be looked up in any case.
        if self._engine is None and not self.subject and not self.gate.opening(document.searchable):
            return Report(document.source, ())
        return Report(document.source, tuple(self.engine.claims(document, self._subject_id)))

    def check_texts(self, texts: Iterable[str]) -> Iterator[Report]:
        """One report a text, in order, lazily; the texts go through spaCy in batches."""
        documents = (document_of(text) for text in texts)
        for document, claims in self.engine.stream(documents, self._subject_id):
            yield Report(document.source, tuple(claims))

    def quantities(self, text: str) -> list[Quantity]:
        """What the number layer reads in a text, facts aside."""
        return self.engine.annotator.quantities.read(text)


def load(
    reference: Paths | None = None,
    rules: Paths | None = None,
    subject: str | None = None,
    cache: CacheFolder | None = None,
) -> Checker:
    """A checker over the given fact sets and rules, or over the bundled ones.

    ``cache`` is where what is read and compiled is kept for the next time. Raises FactError or RuleError, with the
    place, for what is malformed.
    """
    held = [Path(path) for path in reference] if reference is not None else [reference_dir()]
    known = [Path(path) for path in rules] if rules is not None else [rules_dir()]
    kept = KnowledgeCache(cache, held, known) if cache else None
    knowledge = load_knowledge(held, known, kept)
    return Checker(knowledge.reference, knowledge.rules, subject, kept)
