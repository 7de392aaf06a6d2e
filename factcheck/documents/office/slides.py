"""Reads slides (.pptx): titles, text, tables, diagrams and notes, slide after slide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from factcheck.documents.document import BlockKind, Extract
from factcheck.documents.office.archive import Archive
from factcheck.documents.office.opc import core_title, first_related, relations
from factcheck.documents.office.passages import Passage, copied, lay_out, titled
from factcheck.documents.office.slides_text import children, only, pieces
from factcheck.documents.office.tables import WIDEST, Cell, passages_of, within
from factcheck.documents.office.word_names import any_name, relationship

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")
"""Placeholders that say on every slide the same, or which slide it is."""

_LISTS = ("body", "obj", "")


def extract(content: bytes, path: str) -> Extract:
    """The text of a presentation; raises DocumentError for what is none or cannot be read."""
    archive = Archive(content, path, "PowerPoint presentation")
    roots = relations(archive, "")
    main = first_related(roots, "officeDocument") or "ppt/presentation.xml"
    presentation = archive.xml(main)
    if presentation is None or any_name(presentation) != "presentation":
        raise archive.other("there is no presentation in the archive")
    related = relations(archive, main)
    passages: list[Passage] = []
    for number, entry in enumerate(children(only(presentation, "sldIdLst"), "sldId"), 1):
        slide = related.get(relationship(entry) or "")
        if slide is not None:
            passages += _Slide(archive, slide.part, number).passages()
    named = core_title(archive, first_related(roots, "core-properties"))
    return lay_out([*titled(named, passages), *passages]).extract


class _Slide:
    """One slide with its notes; ``number`` counts from 1, hidden slides among them."""

    def __init__(self, archive: Archive, part: str, number: int) -> None:
        self._archive = archive
        self._part = part
        self._number = number
        self._place = f"slide {number}"
        self._related = relations(archive, part)
        self._tables = 0

    def passages(self) -> Iterator[Passage]:
        """The title, then the rest of the slide from the back to the front, as its author put it there; the notes."""
        tree = only(self._archive.xml(self._part), "cSld", "spTree")
        shapes = list(_shapes(tree))
        yield from (each for shape in shapes if _role(shape) in _TITLES for each in self._shape(shape))
        yield from (each for shape in shapes if _role(shape) not in _TITLES for each in self._shape(shape))
        notes = first_related(self._related, "notesSlide")
        if notes:
            for shape in _shapes(only(self._archive.xml(notes), "cSld", "spTree")):
                if _role(shape) == "body":
                    for passage in self._text(only(shape, "txBody"), "paragraph"):
                        yield replace(passage, place=f"notes of slide {self._number}")

    def _shape(self, shape: etree._Element) -> Iterator[Passage]:
        role = _role(shape)
        match any_name(shape):
            case "sp" | "cxnSp" if role not in _FURNITURE:
                kind: BlockKind = "list-item" if role in _LISTS else "paragraph"
                if role in _TITLES:
                    kind = "title" if role == "ctrTitle" and self._number == 1 else "heading"
                yield from self._text(only(shape, "txBody"), kind)
            case "graphicFrame":
                for table in children(only(shape, "graphic", "graphicData"), "tbl"):
                    yield from self._table(table)
                for diagram in children(only(shape, "graphic", "graphicData"), "relIds"):
                    yield from self._diagram(relationship(diagram, "dm") or "")
            case "pic":
                described = only(shape, "nvPicPr", "cNvPr")
                words = " ".join((described.get("descr") or "").split()) if described is not None else ""
                if words:
                    yield Passage("caption", (copied(words),), self._place)

    def _text(self, body: etree._Element | None, kind: BlockKind) -> Iterator[Passage]:
        for paragraph in children(body, "p"):
            read = tuple(pieces(paragraph))
            if not any(piece.reads.strip() for piece in read):
                continue
            properties = only(paragraph, "pPr")
            own, level = kind, 1 if kind in ("heading", "title") else 0
            bulleted = next(children(properties, "buChar", "buAutoNum", "buBlip"), None) is not None
            if bulleted or (kind == "list-item" and only(properties, "buNone") is None):
                depth = properties.get("lvl") or "0" if properties is not None else "0"
                own, level = "list-item", 1 + (int(depth) if depth.isdecimal() else 0)
            elif kind == "list-item":
                own = "paragraph"
            yield Passage(own, read, self._place, level)

    def _table(self, table: etree._Element) -> Iterator[Passage]:
        self._tables += 1
        cells: list[Cell] = []
        for row, element in enumerate(children(table, "tr")):
            place = f"{self._place}, table {self._tables}, row {row + 1}"
            for column, cell in enumerate(children(element, "tc")):
                if cell.get("hMerge") in ("1", "true") or cell.get("vMerge") in ("1", "true"):
                    continue
                passages = [replace(each, place=place) for each in self._text(only(cell, "txBody"), "paragraph")]
                cells.append(Cell(row, column, passages, _span(cell, "gridSpan"), _span(cell, "rowSpan")))
        properties = only(table, "tblPr")
        marked = properties is not None and properties.get("firstRow") in ("1", "true")
        yield from passages_of(cells, 1 if marked else None)

    def _diagram(self, relation: str) -> Iterator[Passage]:
        """The texts of a diagram of shapes, in the order in which they were entered."""
        related = self._related.get(relation)
        root = self._archive.xml(related.part) if related is not None else None
        for point in children(only(root, "ptLst"), "pt"):
            yield from self._text(only(point, "t"), "paragraph")


def _shapes(tree: etree._Element | None) -> Iterator[etree._Element]:
    """The shapes of a slide, those of groups among them."""
    for shape in tree if tree is not None else ():
        name = any_name(shape)
        if name == "grpSp":
            yield from _shapes(shape)
        elif name == "AlternateContent":
            yield from _shapes(only(shape, "Choice"))
        elif name in ("sp", "cxnSp", "graphicFrame", "pic"):
            yield shape


def _role(shape: etree._Element) -> str | None:
    """What the placeholder is for that a shape fills, "" for the one for whatever; None for a shape that fills none."""
    for properties in shape:
        if any_name(properties).startswith("nv"):
            holder = only(properties, "nvPr", "ph")
            return None if holder is None else holder.get("type") or ""
    return None


def _span(cell: etree._Element, name: str) -> int:
    stated = cell.get(name) or "1"
    return within(int(stated), 1, WIDEST) if stated.isdecimal() else 1
