"""Where suppressions find a place: in every kind of block of the corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.documents import read_document
from factcheck.documents.edits import applied
from factcheck.findings import Claim
from factcheck.policy.names import NameBook
from factcheck.policy.placing import place_suppressions

CORPUS = Path(__file__).parents[1] / "documents" / "corpus"
NAMES = NameBook(lambda name, claim: name == claim.fact, lambda name: None)


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("corpus.html", 0),
        ("corpus.xhtml", 0),
        ("corpus.tex", 0),
        ("corpus.md", 1),  # the title in the front matter, which is YAML
        ("corpus.ipynb", 1),
        ("corpus.vtt", 1),  # the second of two speakers in one cue
        ("corpus.srt", 11),
    ],
)
def test_every_kind_of_block(name: str, left: int) -> None:
    document = read_document(CORPUS / name)
    claims = []
    for number, block in enumerate(document.blocks):
        word = max(block.text.split(), key=len)
        at = block.text.index(word)
        span = block.source_span(at, at + len(word))
        claims.append(Claim(f"fact-{number}", "rule", "contradicts", "error", *span, word, "m", "e", "r"))
    placed = place_suppressions(document, claims, "why", NAMES)
    assert len(placed.left) == left
    comments = document.with_source(applied(document.source, placed.edits)).comments
    said = [comment.text for comment in comments if comment.text.startswith("factcheck: ignore[")]
    assert len(said) == len(placed.edits)
    named = ", ".join(words.partition("[")[2].partition("]")[0] for words in said).split(", ")
    assert sorted(filter(None, named)) == sorted(claim.fact for claim in claims if claim not in placed.left)
