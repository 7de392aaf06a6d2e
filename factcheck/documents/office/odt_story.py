"""Walks through an OpenDocument text; passages are counted as those of Word documents are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from factcheck.documents.document import BlockKind
from factcheck.documents.office.odt_names import attribute, count, first, odf_name
from factcheck.documents.office.odt_styles import OdfStyles
from factcheck.documents.office.odt_text import OdfTextReader, ParagraphText
from factcheck.documents.office.passages import Counts, Passage, copied
from factcheck.documents.office.style_names import named_kind, named_list_level
from factcheck.documents.office.tables import WIDEST, Cell, passages_of, within

_ROW_GROUPS = ("table:table-header-rows", "table:table-rows", "table:table-row-group")


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a block: the place of all that is in it ("" where paragraphs are counted), lists."""

    place: str = ""
    kind: BlockKind = "paragraph"
    list_level: int = 0


class OdfStoryReader:
    """Reads the stories of one document, counting as it goes."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles
        self._text = OdfTextReader(styles)
        self._counts = Counts()
        self._notes: list[etree._Element] = []

    def body(self, body: etree._Element) -> Iterator[Passage]:
        """The passages of the body; notes come before the next heading, whose section they do not belong to."""
        for passage in self._blocks(body, _Around()):
            if passage.kind == "heading":
                yield from self._noted()
            yield passage
        yield from self._noted()

    def part(self, element: etree._Element, place: str, kind: BlockKind = "paragraph") -> Iterator[Passage]:
        """The passages of a header, a note, a text box; all of them are at that place."""
        yield from self._blocks(element, _Around(place, kind))

    def _blocks(self, container: etree._Element, around: _Around) -> Iterator[Passage]:
        for element in container:
            name = odf_name(element)
            if name in ("text:p", "text:h"):
                yield from self._paragraph(element, around)
            elif name == "text:list":
                deeper = replace(around, list_level=around.list_level + 1)
                for item in element:
                    yield from self._blocks(item, deeper)
            elif name == "text:numbered-paragraph":
                yield from self._blocks(element, replace(around, list_level=count(element, "text:level")))
            elif name == "table:table":
                yield from self._table(element, around)
            elif name == "text:section":
                if attribute(element, "text:display") != "none":
                    yield from self._blocks(element, around)
            elif name in ("text:bibliography", "text:index-body"):
                yield from self._blocks(element, around)
            elif name.startswith("draw:"):
                anchored = ParagraphText()
                self._text.anchored(element, anchored)
                yield from self._anchored(anchored)

    def _paragraph(self, paragraph: etree._Element, around: _Around) -> Iterator[Passage]:
        style = self._styles.style("paragraph", attribute(paragraph, "text:style-name"))
        if style.is_generated or style.is_code:
            return
        kind, level = around.kind, 0
        named = named_kind(style.names)
        item = max(around.list_level, named_list_level(style.names) or 0)
        if odf_name(paragraph) == "text:h":
            kind, level = "heading", count(paragraph, "text:outline-level")
        elif named is not None:
            kind, level = named
        elif style.outline:
            kind, level = "heading", style.outline
        elif item and kind == "paragraph":
            kind, level = "list-item", item
        read = self._text.read(paragraph, style)
        if any(piece.reads.strip() for piece in read.pieces):
            yield Passage(kind, tuple(read.pieces), around.place or self._counts.place("paragraph"), level)
        yield from self._anchored(read)

    def _anchored(self, read: ParagraphText) -> Iterator[Passage]:
        self._notes += read.notes
        for described in read.descriptions:
            yield Passage("caption", (copied(described),), self._counts.place("picture"))
        for box in read.boxes:
            if any(odf_name(each) in ("text:p", "text:h", "text:list", "table:table") for each in box):
                yield from self.part(box, self._counts.place("text box"))

    def _noted(self) -> Iterator[Passage]:
        while self._notes:
            note = self._notes.pop(0)
            body = first(note, "text:note-body")
            kind = "endnote" if attribute(note, "text:note-class") == "endnote" else "footnote"
            if body is not None:
                yield from self.part(body, self._counts.place(kind), "footnote")

    def _table(self, table: etree._Element, around: _Around) -> Iterator[Passage]:
        place = self._counts.place("table")
        cells: list[Cell] = []
        header_rows = 0
        number = 0
        for row, is_header in _rows(table, is_header=False):
            if is_header:
                header_rows = number + 1
            column = 0
            for element in row:
                if odf_name(element) == "table:table-cell":
                    inside = replace(around, place=f"{place}, row {number + 1}", list_level=0)
                    cells.append(
                        Cell(
                            number,
                            column,
                            list(self._blocks(element, inside)),
                            within(count(element, "table:number-columns-spanned"), 1, WIDEST),
                            within(count(element, "table:number-rows-spanned"), 1, WIDEST),
                        )
                    )
                elif odf_name(element) != "table:covered-table-cell":
                    continue
                column = within(column + count(element, "table:number-columns-repeated"), 0, WIDEST)
            number += 1
        yield from passages_of(cells, header_rows or None)


def _rows(container: etree._Element, *, is_header: bool) -> Iterator[tuple[etree._Element, bool]]:
    """The rows of a table and whether they are marked as header."""
    for element in container:
        name = odf_name(element)
        if name == "table:table-row":
            yield element, is_header
        elif name in _ROW_GROUPS:
            yield from _rows(element, is_header=is_header or name == "table:table-header-rows")
