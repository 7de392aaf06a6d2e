"""Walks through a Word document: paragraphs, tables, text boxes, and the notes at the end of each section.

How passages are counted, for the reader who has to find one again:

* paragraphs of the body from 1, headings, titles, list items and captions among them, but not empty ones, tables of
  contents, and what stands in tables, text boxes, notes, headers and footers;
* tables from 1 in the order in which they begin, tables in tables too, and their rows from 1, header rows among them;
* footnotes and endnotes in the order in which the text refers to them; text boxes and descriptions of pictures in the
  order of the paragraphs they are anchored in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from factcheck.documents.document import BlockKind
from factcheck.documents.office.passages import Counts, Passage, copied
from factcheck.documents.office.tables import WIDEST, Cell, passages_of, within
from factcheck.documents.office.word_names import any_name, child, number, switch, value, word_name
from factcheck.documents.office.word_styles import StyleSheet, kind_of
from factcheck.documents.office.word_text import ParagraphText, TextReader, alternative, is_placeholder

_CONTENTS = ("table of contents", "table of figures", "table of authorities", "indexes")
_WRAPPERS = frozenset(("customXml", "smartTag", "ins", "moveTo", "sdtContent"))


@dataclass(slots=True)
class Notes:
    """The notes of a document by kind and id, and which the text has referred to and are still to be read."""

    bodies: dict[tuple[str, str], etree._Element]
    waiting: list[tuple[str, str]] = field(default_factory=list)


class StoryReader:
    """Reads the stories of one document, counting as it goes."""

    def __init__(self, styles: StyleSheet, notes: Notes) -> None:
        self._styles = styles
        self._notes = notes
        self._counts = Counts()

    def body(self, body: etree._Element) -> Iterator[Passage]:
        """The passages of the body; notes come before the next heading, whose section they do not belong to."""
        story = _Story(self, TextReader(self._styles, body), "")
        for passage in story.blocks(body):
            if passage.kind == "heading":
                yield from self._noted()
            yield passage
        yield from self._noted()

    def part(self, root: etree._Element, place: str, kind: BlockKind = "paragraph") -> Iterator[Passage]:
        """The passages of a header, a note, a text box; all of them are at that place."""
        yield from _Story(self, TextReader(self._styles, root), place, kind).blocks(root)

    def numbered(self, name: str) -> str:
        """The place of the next thing of that name: "table 2"."""
        return self._counts.place(name)

    def note(self, kind: str, note_id: str) -> None:
        """Remember to read a note at the end of the section."""
        self._notes.waiting.append((kind, note_id))

    def _noted(self) -> Iterator[Passage]:
        while self._notes.waiting:
            kind, note_id = self._notes.waiting.pop(0)
            body = self._notes.bodies.pop((kind, note_id), None)
            if body is not None:
                yield from self.part(body, self.numbered(kind), "footnote")


class _Story:
    """One story. ``place`` is the place of all that stands in it, "" where its paragraphs are counted."""

    def __init__(self, reader: StoryReader, text: TextReader, place: str, kind: BlockKind = "paragraph") -> None:
        self._reader = reader
        self._styles = reader._styles
        self._text = text
        self._place = place
        self._kind = kind
        self._pending = ParagraphText()

    def blocks(self, container: etree._Element) -> Iterator[Passage]:
        """What stands in a body, a cell, a content control, in order."""
        elements = list(_flattened(container))
        for at, element in enumerate(elements):
            if word_name(element) == "p":
                following = elements[at + 1] if at + 1 < len(elements) else None
                runs_on = _mark_is_deleted(element) and following is not None and word_name(following) == "p"
                yield from self._paragraph(element, runs_on=runs_on)
            else:
                yield from self._table(element)

    def _paragraph(self, paragraph: etree._Element, *, runs_on: bool) -> Iterator[Passage]:
        """A paragraph and what is anchored in it; with the mark at its end deleted it is one with the next."""
        properties = child(paragraph, "pPr")
        style = self._styles.paragraph_style(properties)
        read, self._pending = self._pending, ParagraphText()
        if not style.is_generated and not style.is_code:
            self._text.read(paragraph, style, read)
        else:  # its fields may reach further
            self._text.read(paragraph, style, ParagraphText())
        if runs_on:
            self._pending = read
            return
        kind, level = kind_of(style, properties)
        if kind == "paragraph":
            kind = self._kind
        pieces = tuple(read.pieces)
        if any(piece.reads.strip() for piece in pieces):
            place = self._place or self._reader.numbered("paragraph")
            yield Passage(kind, pieces, place, level)
        for note in read.notes:
            self._reader.note(*note)
        for described in read.descriptions:
            yield Passage("caption", (copied(described),), self._reader.numbered("picture"))
        for box in read.boxes:
            yield from self._reader.part(box, self._reader.numbered("text box"))

    def _table(self, table: etree._Element) -> Iterator[Passage]:
        place = self._reader.numbered("table")
        cells: list[Cell] = []
        header_rows: int | None = None
        above: dict[int, Cell] = {}
        for row, element in enumerate(_kept(table, "tr", "trPr")):
            if switch(child(element, "trPr", "tblHeader")) and header_rows in (None, row):
                header_rows = row + 1
            column = within(number(child(element, "trPr", "gridBefore")) or 0, 0, WIDEST)
            for tc in _kept(element, "tc", "tcPr"):
                spans = within(number(child(tc, "tcPr", "gridSpan")) or 1, 1, WIDEST)
                merge = child(tc, "tcPr", "vMerge")
                over = above.get(column)
                if merge is not None and value(merge) != "restart" and over is not None:
                    over.rows = row - over.row + 1
                else:
                    story = _Story(self._reader, self._text, f"{place}, row {row + 1}", self._kind)
                    over = Cell(row, column, list(story.blocks(tc)), spans)
                    cells.append(over)
                above[column] = over
                column += spans
        yield from passages_of(cells, header_rows if header_rows else self._unmarked(table))

    def _unmarked(self, table: etree._Element) -> int | None:
        """0 header rows where the author switched the format of the first row off, else unknown."""
        look = child(table, "tblPr", "tblLook")
        return 0 if value(look, "firstRow") in ("0", "false", "off") else None


def _flattened(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables in an element, out of the wrappers that stand between."""
    for element in container:
        name = word_name(element)
        if name in ("p", "tbl"):
            yield element
        elif name == "sdt":
            content = child(element, "sdtContent")
            if content is not None and not is_placeholder(element) and not _is_contents(element):
                yield from _flattened(content)
        elif name in _WRAPPERS:
            yield from _flattened(element)
        elif any_name(element) == "AlternateContent":
            for each in alternative(element):
                yield from [each] if word_name(each) in ("p", "tbl") else _flattened(each)


def _kept(container: etree._Element, name: str, properties: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, without those whose deletion is tracked."""
    for element in container:
        found = word_name(element)
        if found == name:
            own = child(element, properties)
            if child(own, "del") is None and child(own, "cellDel") is None:
                yield element
        elif found == "sdt":
            content = child(element, "sdtContent")
            if content is not None:
                yield from _kept(content, name, properties)
        elif found in _WRAPPERS:
            yield from _kept(element, name, properties)


def _mark_is_deleted(paragraph: etree._Element) -> bool:
    marks = child(paragraph, "pPr", "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None


def _is_contents(control: etree._Element) -> bool:
    gallery = value(child(control, "sdtPr", "docPartObj", "docPartGallery")) or ""
    return gallery.lower() in _CONTENTS
