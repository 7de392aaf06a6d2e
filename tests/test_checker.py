"""The Python API: texts in, claims out, one by one or in batches."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.shared import checker

TEXTS = [
    "There are 12,000 sex workers in Kyrgyzstan.",
    "",
    "Pimping is legal in Kyrgyzstan.\n\nOsh is the capital of Kyrgyzstan.",
    "\ufeffBrothels are legal in Kyrgyzstan 😀.",
] * 40


def test_texts_in_batches_give_what_each_gives_alone() -> None:
    alone = [checker().check_text(text) for text in TEXTS[:4]] * 40
    assert list(checker().check_texts(TEXTS)) == alone


def test_texts_are_read_lazily() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield TEXTS[0]

    reports = checker().check_texts(endless())
    assert [next(reports).findings[0].text for _ in range(3)] == ["12,000"] * 3


@pytest.mark.parametrize("text", TEXTS[:4])
def test_offsets_are_those_of_the_text_that_was_passed_in(text: str) -> None:
    for claim in checker().check_text(text).claims:
        assert text[claim.start : claim.end] == claim.text


def test_importing_factcheck_does_not_import_spacy() -> None:
    code = "import sys, factcheck; factcheck.load(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_spacy_pipeline_gives_the_claims_of_a_text() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck")
    doc = nlp(TEXTS[0])
    assert [(claim.fact, claim.text) for claim in doc._.factcheck_claims] == [("sex-workers", "12,000")]
    assert [span.text for span in doc.spans["factcheck_places"]] == ["Kyrgyzstan"]


def test_the_steps_can_be_added_one_by_one() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("en")
    for step in ("sentences", "quantities", "places", "terms", "clauses", "claims"):
        nlp.add_pipe(f"factcheck_{step}")
    assert [claim.verdict for claim in nlp(TEXTS[0])._.factcheck_claims] == ["contradicts"]
