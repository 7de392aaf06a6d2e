"""The gate loses nothing: with it and without it every claim is the same."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from factcheck.checker import Checker
from factcheck.documents import Document, document_of
from factcheck.engine import Engine
from factcheck.findings import Claim
from factcheck.language.atlas import PlaceKind
from factcheck.language.word_sets import PLACES

ROOT = Path(__file__).parent.parent
STATEMENTS = sorted((ROOT / "benchmarks" / "accuracy" / "statements").glob("*.jsonl"))
PROSE = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "LICENSE", *sorted((ROOT / "docs").glob("*.md"))]
MARKS = ["**", "_", "`", "~~", "<b>", "</i>", "\u00ad", "\u200b", "\\", "&shy;", "-\n", "[x](y)"]


@pytest.fixture(scope="module")
def ungated(checker: Checker) -> Engine:
    return Engine(checker.reference, checker.rules, checker.engine.annotator.terms.trie)


@pytest.fixture(scope="module")
def statements(checker: Checker) -> list[str]:
    labelled = [json.loads(line)["text"] for file in STATEMENTS for line in file.read_text("utf-8").splitlines()]
    return labelled + [example.text for _, example in checker.rules.examples]


@pytest.fixture(scope="module")
def prose() -> list[str]:
    """Paragraphs about other things."""
    text = "\n\n".join(file.read_text("utf-8") for file in PROSE)
    return [part for part in re.split(r"\n\s*\n", text) if len(part.split()) > 3]


def differences(checker: Checker, ungated: Engine, documents: Iterator[Document]) -> list[tuple[str, list[Claim]]]:
    found = []
    for document in documents:
        gated = list(checker.check_document(document).claims)
        whole = ungated.claims(document)
        if gated != whole:
            found.append((document.source, [claim for claim in gated + whole if (claim in gated) != (claim in whole)]))
    return found


def test_single_statements(checker: Checker, ungated: Engine, statements: list[str]) -> None:
    assert len(statements) > 1_000
    assert differences(checker, ungated, map(document_of, statements)) == []


@pytest.mark.parametrize("seed", range(2))
def test_statements_among_other_prose(
    checker: Checker, ungated: Engine, statements: list[str], prose: list[str], seed: int
) -> None:
    """Claims, and what they inherit from, at any distance, with headings, lists, tables and questions between."""
    chance = random.Random(seed)

    def documents() -> Iterator[Document]:
        for _ in range(12):
            blocks: list[str] = []
            for _ in range(chance.randint(1, 4)):
                blocks += chance.choices(prose, k=chance.randint(0, 25))
                blocks += chance.choices(statements, k=chance.randint(0, 3))
                if chance.random() < 0.4:
                    blocks.append(f"## {chance.choice(statements)[:60]}")
            yield document_of("\n\n".join(blocks), format=chance.choice(["markdown", "text"]))

    assert differences(checker, ungated, documents()) == []


@pytest.mark.parametrize("seed", range(2))
def test_markup_inside_words(checker: Checker, ungated: Engine, statements: list[str], seed: int) -> None:
    chance = random.Random(seed)

    def documents() -> Iterator[Document]:
        for text in chance.sample(statements, 100):
            letters = list(text)
            for _ in range(chance.randint(1, 6)):
                letters.insert(chance.randrange(len(letters)), chance.choice(MARKS))
            yield document_of("".join(letters), format="markdown")

    assert differences(checker, ungated, documents()) == []


def test_a_text_without_a_sign_is_answered_without_spacy(checker: Checker) -> None:
    fresh = Checker(checker.reference, checker.rules)
    assert fresh.check_text("Bread wants flour, water, salt and time. Nothing else.").claims == ()
    assert fresh._engine is None


def test_what_is_turned_away(checker: Checker) -> None:
    """Every reader has something that it needs, and a text about something else has not got it."""
    assert all(groups and all(groups) for groups in checker.gate.rules.readers)
    assert {"place", *get_args(PlaceKind)} == PLACES
    assert checker.gate.opening("Prosti<b>tu</b>tion is legal in Kyrgyzstan.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_end_of_any_kind_is_no_blank_line(checker: Checker, end: str) -> None:
    report = checker.check_text(f"There are 12,000 sex{end}workers in Kyrgyzstan.{end}")
    assert [claim.text for claim in report.findings] == ["12,000"]
