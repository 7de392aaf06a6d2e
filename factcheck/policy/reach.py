"""How far a suppression reaches: the line it ends, the block below it, a range, the file."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from factcheck.documents.document import Block, Comment, Document
from factcheck.documents.positions import LINE_BREAK

_SIC = re.compile(r"[\[(]\s*sic\s*!?\s*[\])]", re.IGNORECASE)
_BEFORE_SIC = " \t\u00a0\"'\u201d\u2019\u00bb)*_.,;:%"
_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\n|\r)")
_NEW_TABLE = {
    "asciidoc": re.compile(r"^\|===.*?^\|===", re.MULTILINE | re.DOTALL),
    "html": re.compile(r"<table\b", re.IGNORECASE),
    "latex": re.compile(r"\\begin\b"),
}
"""What parts the cells of two tables; in other formats an empty line does."""
_ESCAPED_BREAK = re.compile(r"\r\n|\n|\r|\\n")


class Reach(NamedTuple):
    """A half-open span of the source."""

    start: int
    end: int

    def covers(self, start: int, end: int) -> bool:
        """Whether any of a span lies in it."""
        return start < self.end and self.start < end


class Layout:
    """The lines and blocks of a document, as far as suppressions need them."""

    def __init__(self, document: Document) -> None:
        self._source = document.source
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]
        # The furthest end of all blocks up to each: a caption may stand within a paragraph.
        self._ends = list(accumulate(map(block_end, self._blocks), max))
        self._new_table = _NEW_TABLE.get(document.format, _EMPTY_LINE)
        # A notebook holds the lines of its cells as strings of JSON, in which a line break is written as \n.
        breaks = _ESCAPED_BREAK if document.format == "notebook" else LINE_BREAK
        self._lines = [0, *(match.end() for match in breaks.finditer(document.source)), len(document.source) + 1]

    def of_comment(self, comment: Comment) -> Reach:
        """The lines of a comment that shares them with prose; the next block if it has lines of its own.

        On its own lines inside a block it reaches over the rest of that block. Before a table it is the whole table.
        """
        lines = self.lines(comment.start, comment.end)
        if self._has_prose(lines.start, comment.start) or self._has_prose(comment.end, lines.end):
            return lines
        return self._next_block(comment.end)

    def lines(self, start: int, end: int) -> Reach:
        """The whole lines that a span is on."""
        first = bisect_right(self._lines, start) - 1
        last = bisect_left(self._lines, max(end, start + 1))
        return Reach(self._lines[first], self._lines[last])

    def marked_sic(self) -> tuple[Reach, ...]:
        """The ends of what has a ``[sic]`` right after it: from its last character to the bracket."""
        found: list[Reach] = []
        for block in self._blocks:
            for match in _SIC.finditer(block.text):
                last = len(block.text[: match.start()].rstrip(_BEFORE_SIC)) - 1
                if last >= 0:
                    bracket = block.source_span(match.start(), match.end())[0]
                    found.append(Reach(block.source_span(last, last + 1)[0], bracket))
        return tuple(found)

    def _has_prose(self, start: int, end: int) -> bool:
        if not self._source[start:end].strip():
            return False
        return any(
            run.source < end and start < run.source + run.source_length
            and block.text[run.at : run.at + run.length].strip()
            for block in self._within(start, end)
            for run in block.runs
        )  # fmt: skip

    def blocks_of(self, reach: Reach) -> tuple[Reach, ...]:
        """The whole blocks of which any is in reach."""
        return tuple(Reach(block.start, block_end(block)) for block in self._within(reach.start, reach.end))

    def _within(self, start: int, end: int) -> Iterator[Block]:
        """The blocks that begin before ``end`` and end after ``start``."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return (block for block in self._blocks[first:last] if block_end(block) > start)

    def _next_block(self, offset: int) -> Reach:
        following = bisect_left(self._starts, offset)
        around = [block_end(block) for block in self._within(offset, offset)]
        if around:
            return Reach(offset, max(around))
        if following == len(self._blocks):
            return Reach(offset, offset)
        last = following
        if self._blocks[last].kind == "table-cell":
            while last + 1 < len(self._blocks) and self._is_same_table(last):
                last += 1
        return Reach(self._starts[following], block_end(self._blocks[last]))

    def _is_same_table(self, number: int) -> bool:
        """Whether the block after that one is a cell of the same table."""
        between = self._source[block_end(self._blocks[number]) : self._starts[number + 1]]
        return self._blocks[number + 1].kind == "table-cell" and not self._new_table.search(between)


def block_end(block: Block) -> int:
    """The end of the source of a block, exclusive."""
    last = block.runs[-1]
    return last.source + last.source_length
