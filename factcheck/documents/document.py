"""A document as the checker sees it: blocks of prose with the way back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

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
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]
    level: int = 0
    column_header: str = ""
    row_header: str = ""

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the source that ``text[start:end]`` was read from."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start}:{end} is not a span of a block of {len(self.text)} characters")
        if start == end:
            before = self._characters(start - 1)[1] if start else self._characters(0)[0]
            return before, before
        return self._characters(start)[0], self._characters(end - 1)[1]

    @property
    def start(self) -> int:
        """Where in the source the first character of the block is."""
        return self.runs[0].source

    def _characters(self, index: int) -> tuple[int, int]:
        run = self.runs[bisect_right(self.runs, index, key=lambda run: run.at) - 1]
        if run.length != run.source_length:
            return run.source, run.source + run.source_length
        offset = run.source + index - run.at
        return offset, offset + 1


class Document:
    """A file: its decoded source and the blocks of prose in it, in source order.

    Offsets are code points into ``source``, which is without a byte order mark. The blocks are found when they are
    first asked for: much that is checked turns out to hold no claim before it is parsed.
    """

    __slots__ = ("_blocks", "_read", "format", "path", "source")

    def __init__(self, path: str, source: str, format: str, read: Callable[[str], Iterable[Block]]) -> None:  # noqa: A002
        """``read`` finds the blocks in the source."""
        self.path = path
        self.source = source
        self.format = format
        self._read = read
        self._blocks: tuple[Block, ...] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of prose in source order."""
        if self._blocks is None:
            self._blocks = tuple(self._read(self.source))
        return self._blocks
