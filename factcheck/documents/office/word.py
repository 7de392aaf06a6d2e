"""Reads Word documents (.docx): the text with its places, and the way back from it to the XML.

The XML is read with lxml and nothing in between: libraries for Word files know neither tracked changes nor text boxes
nor notes, and write everything anew when they save.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from factcheck.documents.document import Extract
from factcheck.documents.office.archive import Archive
from factcheck.documents.office.opc import core_title, first_related, relations
from factcheck.documents.office.passages import Passage, lay_out, titled
from factcheck.documents.office.word_names import relationship, value, word_name
from factcheck.documents.office.word_story import Notes, StoryReader
from factcheck.documents.office.word_styles import StyleSheet
from factcheck.documents.office.xml_text import XmlText


def extract(content: bytes, path: str) -> Extract:
    """The text of a Word document; raises DocumentError for what is none or cannot be read."""
    return read_word(content, path).extract


def read_word(content: bytes, path: str) -> XmlText:
    """A Word document with its trees, for whoever wants to write in it; the same text as :func:`extract` has."""
    package = _Package(Archive(content, path, "Word document"))
    passages = list(package.passages())
    laid_out = lay_out([*package.titled(passages), *passages])
    return XmlText(laid_out.extract, package.parts, laid_out.origins)


class _Package:
    """The parts of a document, found by their relationships."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self.parts: dict[str, etree._Element] = {}
        roots = relations(archive, "")
        main = first_related(roots, "officeDocument") or "word/document.xml"
        document = archive.xml(main)
        if document is None or word_name(document) != "document":
            raise archive.other("there is no Word document in the archive")
        self._core = first_related(roots, "core-properties")
        self._document = self.parts[main] = document
        self._relations = relations(archive, main)

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
        """The title in the properties of the file, where it is needed."""
        yield from titled(core_title(self._archive, self._core), passages)

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
            related = self._relations.get(relationship(element) or "")
            if related is not None and related.kind in ("header", "footer") and related.part not in used:
                used.append(related.part)
                yield related.kind, related.part

    def _first(self, kind: str, *, keep: bool = False) -> etree._Element | None:
        name = first_related(self._relations, kind)
        return (self._part(name) if keep else self._archive.xml(name)) if name else None

    def _part(self, name: str) -> etree._Element | None:
        root = self._archive.xml(name)
        if root is not None:
            self.parts[name] = root
        return root
