"""factcheck for spaCy users: ``nlp.add_pipe("factcheck")`` gives ``doc._.factcheck_claims``.

The parts can be added one by one as well, in the order of :data:`factcheck.language.pipeline.STEPS`, then
``factcheck_claims``. Each takes ``reference`` and ``rules`` (lists of paths; the bundled ones by default). The document
is read as one paragraph; for files with headings, tables and markup use :meth:`factcheck.Checker.check_document`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from factcheck.checker import load
from factcheck.engine import Engine
from factcheck.language.pipeline import STEPS, Step, analysis_of

DEFAULTS: dict[str, Any] = {"reference": None, "rules": None}


@lru_cache(maxsize=8)
def _engine(reference: tuple[str, ...] | None, rules: tuple[str, ...] | None) -> Engine:
    return load(reference=reference, rules=rules).engine


def engine_for(reference: list[str] | None, rules: list[str] | None) -> Engine:
    """The engine of these paths, shared by the components of a process."""
    return _engine(
        tuple(reference) if reference is not None else None, tuple(rules) if rules is not None else None
    )


class ClaimsComponent:
    """Reads and judges the claims of an analysed document."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def __call__(self, doc: Doc) -> Doc:
        doc._.factcheck_claims = self.engine.claims_of(analysis_of(doc))
        return doc


class FactcheckComponent:
    """All steps in one: sentences, quantities, places, terms, clauses, claims."""

    def __init__(self, engine: Engine) -> None:
        self.parts: list[Callable[[Doc], Doc]] = [Step(name, engine.annotator, spans=True) for name in STEPS]
        self.parts.append(ClaimsComponent(engine))

    def __call__(self, doc: Doc) -> Doc:
        for part in self.parts:
            doc = part(doc)
        return doc


def _step_factory(step: str) -> Callable[..., Step]:
    def create(
        nlp: Language, name: str, reference: list[str] | None = None, rules: list[str] | None = None
    ) -> Step:
        return Step(step, engine_for(reference, rules).annotator, spans=True)

    return create


factcheck_sentences, factcheck_quantities, factcheck_places, factcheck_terms, factcheck_clauses = (
    Language.factory(step, default_config=DEFAULTS, func=_step_factory(step)) for step in STEPS
)


@Language.factory("factcheck_claims", default_config=DEFAULTS, assigns=["doc._.factcheck_claims"])
def factcheck_claims(
    nlp: Language, name: str, reference: list[str] | None = None, rules: list[str] | None = None
) -> ClaimsComponent:
    return ClaimsComponent(engine_for(reference, rules))


@Language.factory("factcheck", default_config=DEFAULTS, assigns=["doc._.factcheck_claims"])
def factcheck(
    nlp: Language, name: str, reference: list[str] | None = None, rules: list[str] | None = None
) -> FactcheckComponent:
    return FactcheckComponent(engine_for(reference, rules))


if not Doc.has_extension("factcheck_claims"):
    Doc.set_extension("factcheck_claims", default=None)
