"""Reads Markdown: headings, paragraphs, lists, quotations, tables, footnotes, and the comments; no code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from heapq import merge
from typing import Any

from markdown_it.token import Token

from factcheck.documents.document import Block, BlockKind, Comment, Part, Run
from factcheck.documents.html.reader import read as read_html
from factcheck.documents.markdown.front_matter import front_matter_end, read_front_matter
from factcheck.documents.markdown.inline import InlineReader, comment_words, mdx_comments
from factcheck.documents.markdown.syntax import markdown_parser
from factcheck.documents.markdown.table import TableCells
from factcheck.documents.positions import LineIndex
from factcheck.documents.relocate import relocated
from factcheck.documents.wraps import LineJoiner

_CONTAINERS: dict[str, BlockKind] = {
    "blockquote_open": "quotation",
    "list_item_open": "list-item",
    "footnote_open": "footnote",
}
_COMMENT_LABELS = frozenset({"//", "COMMENT"})
"""``[//]: # (words)`` defines a link that goes nowhere: the way to write what no renderer shows."""

_VISIBLE = re.compile(r"[^\n]")

_ALERT = re.compile(r"\[!\w+\][ \t]*(?:\n|\Z)")


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of a Markdown text, in order; the title in its front matter comes first."""
    reader = _MarkdownReader(source)
    blocks: list[Part] = [*read_front_matter(source), *reader.blocks()]
    comments: list[Part] = sorted(reader.comments, key=_start)
    yield from merge(blocks, comments, key=_start)


def _start(part: Part) -> int:
    return part.start


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
        self.comments: list[Comment] = []

    def blocks(self) -> Iterator[Block]:
        """The blocks in order; ``comments`` holds those that were passed so far, and all of them at the end."""
        environment: dict[str, Any] = {}
        for token in markdown_parser().parse(self._source[self._start :], environment):
            match token.type:
                case "inline" if self._table is not None:
                    yield from self._cell(token, self._table)
                case "inline":
                    yield from self._inline(token)
                case "html_block":
                    yield from self._html(token)
                case "mdx_comment":
                    self._mdx_comment(token)
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
        for definition in (*environment.get("references", {}).items(), *_repeated(environment)):
            self._definition(*definition)

    def _html(self, token: Token) -> Iterator[Block]:
        # Components of MDX hold comments of its own among HTML; to the reader of HTML they are left blank.
        comments = mdx_comments(token.content)
        shown = token.content
        for _, start, end in comments:
            shown = shown[:start] + _VISIBLE.sub(" ", shown[start:end]) + shown[end:]
        for part in relocated([*comments, *read_html(shown)], self._origin(token, token.content)):
            if isinstance(part, Block):
                yield part
            else:
                self.comments.append(part)

    def _mdx_comment(self, token: Token) -> None:
        start = self._lines.line(self._line_number(token)).start
        start = self._source.index("{", start)
        self.comments.append(Comment(comment_words(token.content), start, start + len(token.content)))

    def _definition(self, label: str, definition: dict[str, Any]) -> None:
        if label not in _COMMENT_LABELS or definition["href"] not in ("", "#"):
            return
        first, end = (number + self._first_line for number in definition["map"])
        last = self._lines.line(end - 1)
        start = self._source.index("[", self._lines.line(first).start)
        self.comments.append(Comment(definition["title"].strip(), start, last.start + len(last.text.rstrip())))

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
            yield self._standing(block)
        yield from self._beside(reader)

    def _standing(self, block: Block) -> Block:
        """The block, which knows when it stands in a quotation."""
        return replace(block, inside_quotation=True) if "quotation" in self._containers else block

    def _cell(self, token: Token, table: TableCells) -> Iterator[Block]:
        line = self._lines.line(self._line_number(token))
        reader = self._reader(token.content, table.locate(line, token.content))
        reader.read(token.children or [])
        block = reader.builder.block(
            "table-cell", column_header=table.column_header, row_header=table.row_header
        )
        table.end_cell(block.text if block else "")
        if block is not None:
            yield self._standing(block)
        yield from self._beside(reader)

    def _beside(self, reader: InlineReader) -> Iterator[Block]:
        """What stood among the words of a block without being part of them."""
        self.comments += reader.comments
        yield from reader.captions

    def _reader(self, content: str, to_source: Callable[[int], int]) -> InlineReader:
        return InlineReader(self._source, self._joiner, content, to_source)

    def _line_number(self, token: Token) -> int:
        return (token.map[0] if token.map else 0) + self._first_line

    def _to_source(self, token: Token, content: str) -> Callable[[int], int]:
        """How an offset in the content of a block maps to the source."""
        runs = self._origin(token, content)
        starts = [run.at for run in runs]

        def to_source(offset: int) -> int:
            run = runs[bisect_right(starts, offset) - 1]
            return run.source + offset - run.at

        return to_source

    def _origin(self, token: Token, content: str) -> list[Run]:
        """Where the content of a block came from: its lines end lines of the source."""
        number = self._line_number(token)
        runs: list[Run] = []
        for part in LineIndex(content):
            words = part.text.strip()
            while words and number < len(self._lines) and words not in self._lines.line(number).text:
                number += 1  # the parser strips what Python takes for white space, lines of U+2028 among it
            if number > len(self._lines):  # the empty line after the last line break
                start = len(self._source)
            else:
                line = self._lines.line(number)
                at = line.text.find(words) if self._heading else len(line.text.rstrip()) - len(words)
                before = len(part.text) - len(part.text.lstrip()) if words else 0
                start = line.start + at - before
            size = min(len(part.text) + 1, len(content) - part.start)
            runs.append(Run(part.start, size, start, size))
            number += 1
        return runs


def _repeated(environment: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The definitions of links that were defined before, as comments are which all have the same label."""
    for definition in environment.get("duplicate_refs", ()):
        yield definition["label"], definition
