"""What is read from an office file before its text is laid out: passages made of pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from factcheck.documents.document import Block, BlockKind, Extract, Place
from factcheck.documents.prose import INVISIBLE, NOT_PROSE, ProseBuilder
from factcheck.documents.wraps import LineJoiner

if TYPE_CHECKING:
    from lxml import etree

LINE_END = "\n"
CELL_GAP = " | "
PARAGRAPH_GAP = " / "
"""What parts two passages in the extracted text: lines; the cells of a row; the paragraphs of a cell."""


class Piece(NamedTuple):
    """A stretch of a passage: ``shown`` is how it stands in the extracted text, ``reads`` how it is read.

    Both are the same for plain text; code is shown and reads as NOT_PROSE, a tab reads as a space, a soft hyphen as
    nothing. ``element`` is the XML element whose text ``shown`` is a part of, from the character ``at`` on; pieces that
    the text was not copied from have none. With ``tail`` it is the text after the element that is meant.

    A piece that is shown as a line break is one that the layout made; what it reads as, a space or nothing, depends on
    the words around it. ``place`` names the place that begins after the piece.
    """

    shown: str
    reads: str
    element: etree._Element | None = None
    at: int = 0
    tail: bool = False
    place: str = ""


def copied(text: str, element: etree._Element | None = None, at: int = 0) -> Piece:
    """A piece that is read as it stands."""
    return Piece(text, text, element, at)


def unread(text: str) -> Piece:
    """A piece that is shown and stands for something that is not prose: code, a formula."""
    return Piece(text or NOT_PROSE, NOT_PROSE)


SPACE = Piece(" ", " ")
TAB = Piece("\t", " ")
SOFT_HYPHEN = Piece("\u00ad", "")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item, cell ... with its place. ``gap`` is what parts it from the passage before it.

    ``kind``, ``level`` and the headers are those of the block that it becomes.
    """

    kind: BlockKind
    pieces: tuple[Piece, ...]
    place: str
    level: int = 0
    column_header: str = ""
    row_header: str = ""
    gap: str = LINE_END

    @property
    def text(self) -> str:
        """The words on one line, as a header or a comparison needs them."""
        return words_of(self.pieces)


def titled(title: str, passages: Sequence[Passage]) -> Iterator[Passage]:
    """The title from the properties of a file as a passage, unless the text has a title or says the same."""
    title = " ".join(title.split())
    if title and not any(each.kind == "title" or each.text.casefold() == title.casefold() for each in passages):
        yield Passage("title", (copied(title),), "document properties", 1)


class Counts:
    """Numbers things as a reader counts them."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def place(self, name: str) -> str:
        """The place of the next thing of that name: "table 2"."""
        self._count[name] += 1
        return f"{name} {self._count[name]}"


def words_of(pieces: Iterable[Piece]) -> str:
    """The words of pieces, parted by single spaces."""
    text = "".join(piece.reads for piece in pieces)
    return " ".join("".join(c for c in text if c not in INVISIBLE and c != NOT_PROSE).split())


class Origin(NamedTuple):
    """A stretch of the extracted text and the element it was copied from, from the character ``at`` of its text on.

    With ``tail`` it was copied from the text after the element.
    """

    start: int
    end: int
    element: etree._Element
    at: int
    tail: bool = False


class LaidOut(NamedTuple):
    """An extract, and where each stretch of its text that was copied came from."""

    extract: Extract
    origins: tuple[Origin, ...]


def lay_out(passages: Sequence[Passage]) -> LaidOut:
    """The text of passages: a line each, and the cells of a row in one line."""
    shown: list[str] = []
    starts: list[int] = []
    places: list[Place] = []
    origins: list[Origin] = []
    at = 0
    for number, passage in enumerate(passages):
        if number:
            shown.append(passage.gap)
            at += len(passage.gap)
        starts.append(at)
        if not places or places[-1].name != passage.place:
            places.append(Place(at, passage.place))
        for piece in passage.pieces:
            shown.append(piece.shown)
            if piece.element is not None:
                origins.append(Origin(at, at + len(piece.shown), piece.element, piece.at, piece.tail))
            at += len(piece.shown)
            if piece.place:
                places.append(Place(at, piece.place))
    source = "".join([*shown, LINE_END] if shown else [])
    joiner = LineJoiner(source)
    blocks = (_block(source, start, passage, joiner) for start, passage in zip(starts, passages, strict=True))
    return LaidOut(
        Extract(source, tuple(block for block in blocks if block is not None), tuple(places)), tuple(origins)
    )


def _block(source: str, at: int, passage: Passage, joiner: LineJoiner) -> Block | None:
    builder = ProseBuilder(source)
    for number, piece in enumerate(passage.pieces):
        end = at + len(piece.shown)
        if piece.shown == LINE_END:
            following = "".join(each.reads for each in passage.pieces[number + 1 : number + 5])
            joiner.join(builder, at, end, following)
        elif piece.reads == piece.shown:
            builder.copy(at, end)
        else:
            builder.put(piece.reads, at, end)
        at = end
    return builder.block(
        passage.kind, passage.level, column_header=passage.column_header, row_header=passage.row_header
    )
