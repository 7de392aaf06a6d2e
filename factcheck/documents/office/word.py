"""Reads Word documents (.docx): the text with its places, and the way back from it to the XML.

The XML is read with lxml and nothing in between: libraries for Word files know neither tracked changes nor text boxes
nor notes, and write everything anew when they save.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import NamedTuple

from lxml import etree

from factcheck.documents.document import BlockKind, Extract
from factcheck.documents.office.archive import Archive
from factcheck.documents.office.passages import Origin, Passage, copied, lay_out
from factcheck.documents.office.word_names import any_name, relationship, value, word_name
from factcheck.documents.office.word_story import Notes, StoryReader
from factcheck.documents.office.word_styles import StyleSheet


class TextSpan(NamedTuple):
    """A stretch of the text of one ``w:t`` element: ``element.text[start:end]``, in the part of that name."""

    part: str
    element: etree._Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordText:
    """A Word document that has been read: its extract and the XML trees of the parts that the text came from.

    The trees belong to the caller, who may change elements and write a part with :meth:`part_bytes`. After a change in
    the text of an element, spans that were asked for before it no longer hold for that element.
    """

    extract: Extract
    parts: dict[str, etree._Element]
    origins: tuple[Origin, ...]

    def spans(self, start: int, end: int) -> list[TextSpan] | None:
        """Where the characters ``source[start:end]`` of the extract stand, in order and without gaps.

        None where one of them was not copied from an element: tabs, breaks, symbols, hyphens that are elements
        themselves, formulas, descriptions of pictures, the title of the properties, the marks between cells.
        """
        spans: list[TextSpan] = []
        at = start
        first = bisect_right(self.origins, start, key=lambda origin: origin.start) - 1
        for origin in self.origins[max(first, 0) :]:
            if at >= end:
                break
            if not origin.start <= at < origin.end:
                return None
            shift = origin.at - origin.start
            until = min(end, origin.end)
            spans.append(TextSpan(self._part_of(origin.element), origin.element, at + shift, until + shift))
            at = until
        return spans if at >= end else None

    def part_bytes(self, name: str) -> bytes:
        """A part as it stands now, for the archive."""
        return etree.tostring(self.parts[name].getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    def _part_of(self, element: etree._Element) -> str:
        root = element.getroottree().getroot()
        return next(name for name, each in self.parts.items() if each is root)


def extract(content: bytes, path: str) -> Extract:
    """The text of a Word document; raises DocumentError for what is none or cannot be read."""
    return read_word(content, path).extract


def read_word(content: bytes, path: str) -> WordText:
    """A Word document with its trees, for whoever wants to write in it; the same text as :func:`extract` has."""
    package = _Package(Archive(content, path, "Word document"))
    passages = list(package.passages())
    laid_out = lay_out([*package.titled(passages), *passages])
    return WordText(laid_out.extract, package.parts, laid_out.origins)


class _Package:
    """The parts of a document, found by their relationships."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.parts: dict[str, etree._Element] = {}
        roots = self._related("")
        self._main = next((name for kind, name in roots.values() if kind == "officeDocument"), "word/document.xml")
        document = archive.xml(self._main)
        if document is None or word_name(document) != "document":
            raise archive.other("there is no Word document in the archive")
        self._core = next((name for kind, name in roots.values() if kind == "core-properties"), "")
        self._document = self.parts[self._main] = document
        self._relations = self._related(self._main)

    def passages(self) -> Iterator[Passage]:
        """What stands in the body, then in headers and footers, each text once."""
        reader = StoryReader(StyleSheet(self._first("styles")), Notes(dict(self._notes())))
        body = next((each for each in self._document if word_name(each) == "body"), None)
        if body is not None:
            yield from reader.body(body)
        seen: set[tuple[str, ...]] = set()
        for kind, name in self._margins():
            root = self._part(name)
            passages = list(reader.part(root, kind)) if root is not None else []
            texts = tuple(passage.text for passage in passages)
            if texts not in seen:
                seen.add(texts)
                yield from passages

    def titled(self, passages: list[Passage]) -> Iterator[Passage]:
        """The title in the properties of the file, unless the text has one."""
        root = self._archive.xml(self._core) if self._core else None
        title = "" if root is None else next((each.text or "" for each in root if any_name(each) == "title"), "")
        title = " ".join(title.split())
        kinds: tuple[BlockKind, ...] = ("title",)
        has_title = any(passage.kind in kinds or passage.text.casefold() == title.casefold() for passage in passages)
        if title and not has_title:
            yield Passage("title", (copied(title),), "document properties", 1)

    def _notes(self) -> Iterator[tuple[tuple[str, str], etree._Element]]:
        for kind in ("footnote", "endnote"):
            root = self._first(f"{kind}s", keep=True)
            for note in root if root is not None else ():
                # The first ones are the lines that separate notes from the text.
                if word_name(note) == kind and value(note, "type") in (None, "normal"):
                    yield (kind, value(note, "id") or ""), note

    def _margins(self) -> Iterator[tuple[str, str]]:
        """The headers and footers in use, in order of sections: what they are and the name of their part."""
        used: list[str] = []
        for element in self._document.iter("{*}headerReference", "{*}footerReference"):
            kind, name = self._relations.get(relationship(element) or "", ("", ""))
            if kind in ("header", "footer") and name not in used:
                used.append(name)
                yield kind, name

    def _first(self, kind: str, *, keep: bool = False) -> etree._Element | None:
        name = next((name for each, name in self._relations.values() if each == kind), "")
        return (self._part(name) if keep else self._archive.xml(name)) if name else None

    def _part(self, name: str) -> etree._Element | None:
        root = self._archive.xml(name)
        if root is not None:
            self.parts[name] = root
        return root

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part (of the package for ""): id to kind and name of the other part."""
        folder = dirname(part)
        root = self._archive.xml(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"))
        related: dict[str, tuple[str, str]] = {}
        for each in root if root is not None else ():
            if any_name(each) != "Relationship" or each.get("TargetMode") == "External":
                continue
            target = each.get("Target") or ""
            name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            related[each.get("Id") or ""] = ((each.get("Type") or "").rpartition("/")[2], name)
        return related
