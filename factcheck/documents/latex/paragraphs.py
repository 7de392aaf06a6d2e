"""The paragraphs of LaTeX while they are read: the one that is open, how it stands, and what comes after it."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.documents.document import Block
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.standing import Standing
from factcheck.documents.table_grid import Headers


class Paragraphs:
    """The blocks that are read of a source. ``builder`` has what was read of the paragraph that is open, ``term`` what
    the next one is said of, and ``notes`` are the footnotes that come after it."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._standing = [Standing()]
        self.builder = ProseBuilder(source)
        self.blocks: list[Block] = []
        self.notes: list[Block] = []
        self.term = ""

    @property
    def standing(self) -> Standing:
        """How paragraphs stand at present."""
        return self._standing[-1]

    def end(self) -> None:
        """End the paragraph that is open."""
        standing = self.standing
        if self.term and standing.kind == "list-item":
            standing = standing._replace(headers=Headers(row=self.term))
        block = standing.block(self.builder)
        if block is not None:
            self.blocks.append(block)
            self.term = ""
        self.builder = ProseBuilder(self._source)
        self.blocks += self.notes
        self.notes = []

    def apart(self, standing: Standing, read: Callable[[], None]) -> list[Block]:
        """The blocks of a text of its own, such as a note, in the midst of another; ``read`` reads it."""
        kept = self.builder, self.blocks, self.notes, self.term
        self.builder, self.blocks, self.notes, self.term = ProseBuilder(self._source), [], [], ""
        self._standing.append(standing)
        read()
        self.end()
        self._standing.pop()
        blocks = self.blocks
        self.builder, self.blocks, self.notes, self.term = kept
        return blocks

    def within(self, standing: Standing, read: Callable[[], None]) -> None:
        """Read paragraphs that stand otherwise than those around them; in a cell all stand as the cell does."""
        self.end()
        self._standing.append(self.standing if self.standing.kind == "table-cell" else standing)
        read()
        self.end()
        self._standing.pop()
