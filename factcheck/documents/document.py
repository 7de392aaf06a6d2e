"""A document as the checker sees it: blocks of prose with the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from factcheck.errors import DocumentError

BlockKind = Literal[
    "title", "heading", "paragraph", "list-item", "table-cell", "caption", "quotation", "footnote"
]


class Run(NamedTuple):
    """A stretch of prose and the stretch of source it was read from.

    Where both are equally long each character has its own source character; where they differ (an entity, a
    joined line wrap) every character of the run stands for the whole stretch.
    """

    at: int
    length: int
    source: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item, cell ...: prose without markup, hard wraps joined into spaces.

    ``level`` is the depth of a heading or list item (1 is the outermost) and 0 elsewhere. A table cell has
    the text of the header above it and of the first cell of its row; a header cell has neither.
    ``inside_quotation`` tells of a list item, heading or cell that it stands in a quotation.
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    level: int = 0
    column_header: str = ""
    row_header: str = ""
    inside_quotation: bool = False

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the source that ``text[start:end]`` was read from."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is not a span of a block of {len(self.text)} characters")
        if start == end:
            before = self._characters(start - 1)[1] if start else self._characters(0)[0]
            return before, before
        return self._characters(start)[0], self._characters(end - 1)[1]

    def run_at(self, index: int) -> Run:
        """The run that ``text[index]`` belongs to."""
        return self.runs[bisect_right(self.runs, index, key=lambda run: run.at) - 1]

    @property
    def is_quoted(self) -> bool:
        """Whether it is a quotation or part of one: somebody else's words."""
        return self.kind == "quotation" or self.inside_quotation

    @property
    def start(self) -> int:
        """Where in the source the first character of the block is."""
        return self.runs[0].source

    @property
    def searchable(self) -> str:
        """The text of the block and of the headers that it is read with."""
        return "\n".join(filter(None, (self.row_header, self.column_header, self.text)))

    def _characters(self, index: int) -> tuple[int, int]:
        run = self.run_at(index)
        if run.length != run.source_length:
            return run.source, run.source + run.source_length
        offset = run.source + index - run.at
        return offset, offset + 1


class Comment(NamedTuple):
    """A comment of the markup: what it says, and the half-open span of the source that it takes up, signs and all.

    ``text`` is without the signs that make it a comment and without white space at its ends.
    """

    text: str
    start: int
    end: int


Part: TypeAlias = "Block | Comment"


class Place(NamedTuple):
    """What a reader of the file calls the stretch of source from ``start`` on: "paragraph 14", "table 2, row 3"."""

    start: int
    name: str


class Extract(NamedTuple):
    """The text of a file that is none itself: ``source``, in which every block has its span, and the places of it."""

    source: str
    parts: tuple[Part, ...]
    places: tuple[Place, ...] = ()


class Document:
    """A file: its decoded source and the blocks of prose and the comments in it, in source order.

    Offsets are code points into ``source``, which is without a byte order mark. The blocks are found when they are
    first asked for: much that is checked turns out to hold no claim before it is parsed. A source that is malformed in
    its format raises DocumentError then.
    """

    __slots__ = ("_blocks", "_comments", "_open", "_places", "_read", "format", "path", "source")

    def __init__(
        self,
        path: str,
        source: str,
        format: str,  # noqa: A002 - the plain word is the API
        read: Callable[[str], Iterable[Part]],
        *,
        places: tuple[Place, ...] = (),
        open_source: bool = False,
    ) -> None:
        """``read`` finds the blocks and comments in the source. ``open_source`` tells that the source can be searched
        for words as it stands; ``places`` name its stretches where lines and columns say nothing to a reader."""
        self.path = path
        self.source = source
        self.format = format
        self._read = read
        self._open = open_source
        self._places = places
        self._blocks: tuple[Block, ...] | None = None
        self._comments: tuple[Comment, ...] = ()

    @classmethod
    def of_extract(cls, path: str, format: str, extract: Extract) -> Document:  # noqa: A002
        """The document of a file whose text has been extracted."""
        return cls(path, extract.source, format, lambda _: extract.parts, places=extract.places)

    def with_source(self, source: str) -> Document:
        """The document that the file would be if it held that source."""
        return Document(self.path, source, self.format, self._read, places=self._places, open_source=self._open)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of prose in source order."""
        if self._blocks is None:
            try:
                parts = tuple(self._read(self.source))
            except DocumentError as error:  # what reads a source does not know where it came from
                error.path = error.path or self.path
                raise
            self._blocks = tuple(part for part in parts if isinstance(part, Block))
            self._comments = tuple(part for part in parts if isinstance(part, Comment))
        return self._blocks

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments in source order."""
        _ = self.blocks  # both are found in one reading
        return self._comments

    @property
    def searchable(self) -> str:
        """A text in which every word of the prose stands, to be searched before anything is read."""
        return self.source if self._open else "\n\n".join(block.searchable for block in self.blocks)

    def place(self, offset: int) -> str:
        """What a reader of the file calls the place of that character; "" where its line and column do."""
        at = bisect_right(self._places, offset, key=lambda place: place.start)
        return self._places[at - 1].name if at else ""
