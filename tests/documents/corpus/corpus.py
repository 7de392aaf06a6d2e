"""What a document of the corpus says, what is found in it, and what its file of places asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from factcheck.checker import Checker
from factcheck.documents import Block, BlockKind, Document, LineIndex, read_document

HERE = Path(__file__).parent
PLACES = HERE / "places"


class Row(NamedTuple):
    """A claim in a block of some kind: the fact it is about, the verdict on it and the words of the finding."""

    kind: BlockKind
    fact: str
    verdict: str
    words: str


class Found(NamedTuple):
    """A finding: its row, the place that a reader of the file is given, and what stands there in the source."""

    row: Row
    place: str
    written: str

    @property
    def stated(self) -> str:
        """The place and the written words as a file of places has them, a line break as a sign."""
        return f"{self.place} {self.written}".replace("\r\n", "\n").replace("\n", "⏎")


@dataclass(frozen=True)
class Expected:
    """What ``places/FORMAT.yaml`` says.

    ``document`` is a file of the corpus; or ``builder`` is a module of it that makes one, to be read as ``path``.
    ``lacks`` are kinds of block that the format does not have, ``same_as`` those for which it has only another.
    ``markup`` maps patterns of the format's markup to what they stand for. ``found`` are, for each kind in the order of
    the document, the place and the written words of each claim in turn, with a space between and ⏎ for a line break.
    """

    format: str
    found: dict[BlockKind, list[str]] = field(default_factory=dict)
    document: str = ""
    builder: str = ""
    path: str = ""
    lacks: tuple[BlockKind, ...] = ()
    same_as: dict[BlockKind, BlockKind] = field(default_factory=dict)
    markup: dict[str, str] = field(default_factory=dict)

    def read(self) -> Document:
        """The document of the format."""
        if self.builder:
            content: bytes = import_module(f"{__package__}.{self.builder}").build()
            return read_document(content, path=self.path)
        return read_document(HERE / self.document, path=self.document)

    def rows(self) -> Iterator[tuple[Row, str]]:
        """Every row of the corpus that the format can say, with its place and written words, in document order."""
        for kind, places in self.found.items():
            rows = [row for row in corpus_rows() if row.kind == kind]
            for row, place in zip(rows, places, strict=True):
                yield row._replace(kind=self.same_as.get(kind, kind)), place

    def plain(self, written: str) -> str:
        """What words of the source say, without the markup in them."""
        for pattern, meant in self.markup.items():
            written = re.sub(pattern, meant, written)
        return squeezed(unescape(written).replace("\u00ad", ""))


def squeezed(text: str) -> str:
    """The text with one space for each stretch of white space."""
    return " ".join(text.split())


@cache
def corpus_rows() -> tuple[Row, ...]:
    """The claims of the corpus in every kind of block."""
    corpus = yaml.safe_load((HERE / "claims.yaml").read_text("utf-8"))
    return tuple(
        Row(
            kind,
            claim["fact"],
            claim.get("verdict", "contradicts"),
            str(claim["cell" if kind == "table-cell" else "words"]),
        )
        for kind in corpus["kinds"]
        for claim in (corpus["claims"][:1] if kind == "title" else corpus["claims"])
    )


def corpus_formats() -> list[str]:
    """The formats that the corpus has."""
    return sorted(file.stem for file in PLACES.glob("*.yaml"))


def expected_of(name: str) -> Expected:
    """What a file of places asks for; one named ``FORMAT-VARIANT`` is about a further document of the format."""
    stated: dict[str, Any] = yaml.safe_load((PLACES / f"{name}.yaml").read_text("utf-8"))
    stated["lacks"] = tuple(stated.get("lacks", ()))
    return Expected(name.partition("-")[0], **stated)


def found_in(document: Document, checker: Checker) -> Iterator[Found]:
    """The findings in a document, in order."""
    lines = LineIndex(document.source)
    for claim in checker.check_document(document).findings:
        row = Row(_block_at(document, claim.start).kind, claim.fact, claim.verdict, squeezed(claim.text))
        line, column = lines.position(claim.start)
        place = document.place(claim.start) or f"{line}:{column}"
        yield Found(row, place, document.source[claim.start : claim.end])


def _block_at(document: Document, offset: int) -> Block:
    for block in document.blocks:
        if any(run.source <= offset < run.source + run.source_length for run in block.runs):
            return block
    raise AssertionError(f"no block was read from offset {offset}")
