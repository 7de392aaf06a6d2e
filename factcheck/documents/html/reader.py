"""Reads HTML and XHTML: what a page says to its readers, block by block, and the comments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from factcheck.documents.document import BlockKind, Comment, Part
from factcheck.documents.html.elements import (
    BLOCKS,
    CLOSES_PARAGRAPH,
    CODE,
    HEADINGS,
    IMPLIED_ENDS,
    SCOPE,
    STRUCTURE,
    VOID,
    is_hidden,
    is_note,
)
from factcheck.documents.html.nesting import Element, headers_of, keep_label, kind_of
from factcheck.documents.html.table import Cell, Table
from factcheck.documents.html.text import put_text
from factcheck.documents.html.tokens import Tag, Text, html_tokens
from factcheck.documents.prose import NOT_PROSE, ProseBuilder

DEEPEST = 512
"""Elements within each other; as in browsers, what is nested deeper is taken to lie side by side."""

_NUMBER = re.compile(r"\d{1,5}")


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of an HTML text, whole or a piece, in order."""
    reader = _HtmlReader(source)
    reader.run()
    yield from sorted(reader.parts, key=lambda part: part.start)


class _HtmlReader:
    def __init__(self, source: str) -> None:
        self.parts: list[Part] = []
        self._source = source
        self._builder = ProseBuilder(source)
        self._open: list[Element] = []
        self._counts: Counter[str] = Counter()
        self._hidden = 0
        self._tables: list[Table] = []

    def run(self) -> None:
        """Read the whole source into ``parts``."""
        for token in html_tokens(self._source):
            if isinstance(token, Comment):
                self.parts.append(token)
            elif isinstance(token, Text):
                if not self._hidden:
                    put_text(self._builder, self._source, token.start, token.end, literal=token.literal)
            elif token.closing:
                self._end_tag(token)
            else:
                self._start_tag(token)
        self._finish_block()

    def _start_tag(self, tag: Tag) -> None:
        if tag.name in CLOSES_PARAGRAPH:
            self._close_within("p", SCOPE)
        if tag.name in IMPLIED_ENDS:
            self._close_implied(tag.name)
        if tag.name in VOID:
            self._void(tag)
            return
        hidden = is_hidden(tag, self._source)
        if hidden and tag.name in CODE and not self._hidden:
            self._builder.put(NOT_PROSE, tag.start, tag.end)
        if tag.name in BLOCKS:
            self._finish_block()
        elif tag.name == "q" and not self._hidden:
            self._builder.put("“", tag.start, tag.end)
        if (hidden or tag.name in BLOCKS) and not tag.empty and len(self._open) < DEEPEST:
            self._push(Element(tag.name, hidden, is_note(tag)), tag)

    def _push(self, element: Element, tag: Tag) -> None:
        self._open.append(element)
        self._counts[element.name] += 1
        self._hidden += element.hidden
        table = self._tables[-1] if self._tables else None
        if element.name == "table":
            self._tables.append(Table(presentation=tag.value("role") in ("presentation", "none")))
        elif table is None:
            if element.name in ("td", "th"):  # the piece of a page may begin within its table
                element.cell = Cell(0, 1, 1, element.name == "th")
        elif element.name in ("thead", "tbody", "tfoot"):
            table.start_section(element.name)
        elif element.name == "tr":
            table.start_row()
        elif element.name in ("td", "th"):
            cell = table.start_cell(element.name, tag.value("scope"), _number(tag, "colspan"), _number(tag, "rowspan"))
            element.cell = None if table.presentation else cell

    def _end_tag(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._builder.space(tag.start, tag.end)
        elif name == "q" and not self._hidden:
            self._builder.put("”", tag.start, tag.end)
        elif name not in BLOCKS and not self._hidden:
            return  # what only changes the look is not kept among the open elements
        elif name in STRUCTURE:
            self._close_within(name, frozenset() if name == "table" else frozenset({"table"}))
        elif name in HEADINGS and name != "summary":  # a heading ends with whatever level its end says
            self._close_any(frozenset(HEADINGS), SCOPE)
        else:
            self._close_within(name, SCOPE)
            if name == "p":
                self._finish_block()

    def _void(self, tag: Tag) -> None:
        if self._hidden or is_hidden(tag, self._source):
            return
        if tag.name == "br":
            self._builder.space(tag.start, tag.end)
        elif tag.name == "hr":
            self._finish_block()
        elif tag.name == "img" and tag.value("role") not in ("presentation", "none"):
            self._attribute(tag, "alt", "caption")
        elif tag.name == "meta" and tag.value("name") == "description":
            self._attribute(tag, "content", "paragraph")

    def _attribute(self, tag: Tag, name: str, kind: BlockKind) -> None:
        """A block of its own from the value of an attribute."""
        value = tag.attributes.get(name)
        if value is not None:
            builder = ProseBuilder(self._source)
            put_text(builder, self._source, value.start, value.start + len(value.text))
            block = builder.block(kind)
            if block is not None:
                self.parts.append(block)

    def _close_implied(self, name: str) -> None:
        ended, bounds = IMPLIED_ENDS[name]
        self._close_any(ended, bounds)
        if name in ("tr", "thead", "tbody", "tfoot"):  # a cell or row that is still open ends too
            for inner in ("td", "th", "tr")[: 2 if name == "tr" else 3]:
                self._close_within(inner, frozenset({"table"}))

    def _close_within(self, name: str, bounds: frozenset[str]) -> None:
        self._close_any(frozenset({name}), bounds)

    def _close_any(self, names: frozenset[str], bounds: frozenset[str]) -> None:
        """End the innermost element of these names, and all in it, unless one of ``bounds`` lies around it first."""
        if not any(self._counts[name] for name in names):
            return
        for depth in range(len(self._open) - 1, -1, -1):
            name = self._open[depth].name
            if name in names:
                while len(self._open) > depth:
                    self._pop()
                return
            if name in bounds:
                return

    def _pop(self) -> None:
        element = self._open[-1]
        if element.name in BLOCKS:
            self._finish_block()
        self._open.pop()
        self._counts[element.name] -= 1
        self._hidden -= element.hidden
        if not self._tables:
            return
        if element.name in ("td", "th"):
            self._tables[-1].end_cell()
        elif element.name == "tr":
            self._tables[-1].end_row()
        elif element.name == "table":
            self._tables.pop()

    def _finish_block(self) -> None:
        """What has been built becomes a block; where it stands tells of which kind."""
        builder = self._builder
        if builder.is_empty:
            return
        self._builder = ProseBuilder(self._source)
        kind, level = kind_of(self._open)
        column_header, row_header = headers_of(self._open, kind)
        block = builder.block(kind, level, column_header=column_header, row_header=row_header)
        if block is None:
            return
        if any(element.name == "blockquote" for element in self._open):
            block = replace(block, inside_quotation=True)
        self.parts.append(block)
        keep_label(self._open, block.text)


def _number(tag: Tag, attribute: str) -> int:
    """The number of columns or rows that a cell reaches over; 1 unless something else is said."""
    said = _NUMBER.match(tag.value(attribute))
    return int(said[0]) if said else 1
