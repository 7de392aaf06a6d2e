"""Reads Markdown: headings, paragraphs, lists, quotations, tables, footnotes; no code, no comments."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from markdown_it.token import Token

from factcheck.documents.document import Block, BlockKind, Part
from factcheck.documents.front_matter import front_matter_end, read_front_matter
from factcheck.documents.html_fragment import read_html
from factcheck.documents.markdown_inline import InlineReader
from factcheck.documents.markdown_syntax import markdown_parser
from factcheck.documents.markdown_table import TableCells
from factcheck.documents.positions import LineIndex
from factcheck.documents.wraps import LineJoiner

_CONTAINERS: dict[str, BlockKind] = {
    "blockquote_open": "quotation",
    "list_item_open": "list-item",
    "footnote_open": "footnote",
}
_ALERT = re.compile(r"\[!\w+\][ \t]*(?:\n|\Z)")


def read(source: str) -> Iterator[Part]:
    """The blocks of a Markdown text, in order; the title in its front matter comes first."""
    yield from read_front_matter(source)
    yield from _MarkdownReader(source).blocks()


class _MarkdownReader:
    def __init__(self, source: str) -> None:
        self._source = source
        self._start = front_matter_end(source)
        self._lines = LineIndex(source)
        self._first_line = self._lines.position(self._start).line
        self._joiner = LineJoiner(source)
        self._containers: list[BlockKind] = []
        self._heading = 0
        self._table: TableCells | None = None

    def blocks(self) -> Iterator[Block]:
        for token in markdown_parser().parse(self._source[self._start :]):
            match token.type:
                case "inline" if self._table is not None:
                    yield from self._cell(token, self._table)
                case "inline":
                    yield from self._inline(token)
                case "html_block":
                    yield from read_html(self._source, token.content, self._to_source(token, token.content))
                case "heading_open":
                    self._heading = int(token.tag[1])
                case "heading_close":
                    self._heading = 0
                case "table_open":
                    self._table = TableCells()
                case "table_close":
                    self._table = None
                case "thead_open" | "thead_close" if self._table is not None:
                    self._table.in_header = token.nesting > 0
                case "tr_open" if self._table is not None:
                    self._table.start_row()
                case opening if opening in _CONTAINERS:
                    self._containers.append(_CONTAINERS[opening])
                case "blockquote_close" | "list_item_close" | "footnote_close":
                    self._containers.pop()

    def _inline(self, token: Token) -> Iterator[Block]:
        kind: BlockKind = self._containers[-1] if self._containers else "paragraph"
        level = self._containers.count("list-item") if kind == "list-item" else 0
        if self._heading:
            kind, level = "heading", self._heading
        alert = _ALERT.match(token.content) if kind == "quotation" else None
        if alert:  # "> [!NOTE]" opens a box in the author's own voice, not a quotation
            self._containers[-1] = kind = "paragraph"
        reader = self._reader(token.content, self._to_source(token, token.content))
        reader.read(token.children or [], start=alert.end() if alert else 0)
        block = reader.builder.block(kind, level)
        if block is not None:
            yield block
        yield from reader.captions

    def _cell(self, token: Token, table: TableCells) -> Iterator[Block]:
        line = self._lines.line(self._line_number(token))
        reader = self._reader(token.content, table.locate(line, token.content))
        reader.read(token.children or [])
        block = reader.builder.block(
            "table-cell", column_header=table.column_header, row_header=table.row_header
        )
        table.end_cell(block.text if block else "")
        if block is not None:
            yield block
        yield from reader.captions

    def _reader(self, content: str, to_source: Callable[[int], int]) -> InlineReader:
        return InlineReader(self._source, self._joiner, content, to_source)

    def _line_number(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self._first_line

    def _to_source(self, token: Token, content: str) -> Callable[[int], int]:
        """How an offset in the content of a block maps to the source: content lines end source lines."""
        number = self._line_number(token)
        starts: list[int] = []
        origins: list[int] = []
        for part in LineIndex(content):
            words = part.text.strip()
            while words and number < len(self._lines) and words not in self._lines.line(number).text:
                number += 1  # the parser strips what Python takes for white space, lines of U+2028 among it
            if number > len(self._lines):  # the empty line after the last line break
                start = len(self._source)
            else:
                line = self._lines.line(number)
                at = line.text.find(words) if self._heading else len(line.text.rstrip()) - len(words)
                start = line.start + at - (len(part.text) - len(part.text.lstrip()))
            starts.append(part.start)
            origins.append(start)
            number += 1

        def to_source(offset: int) -> int:
            row = bisect_right(starts, offset) - 1
            return origins[row] + offset - starts[row]

        return to_source
