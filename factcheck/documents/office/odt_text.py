"""Reads what stands in a paragraph of an OpenDocument text: tracked deletions are kept elsewhere in the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from factcheck.documents.office.odt_names import attribute, count, first, odf_name
from factcheck.documents.office.odt_styles import OdfStyle, OdfStyles
from factcheck.documents.office.passages import SPACE, TAB, Piece, copied, unread

_SPACES = re.compile(r"[ \t\r\n]+")
_NOTE_MARK = re.compile(r"[\d,;\s*†‡§\[\]()]+")
_MOST_SPACES = 1000
_SKIPPED = frozenset(
    (
        "office:annotation",
        "office:annotation-end",
        "text:alphabetical-index-mark",
        "text:note-ref",
        "text:script",
        "text:toc-mark",
        "text:tracked-changes",
        "text:user-index-mark",
        "svg:title",
        "svg:desc",
    )
)
_SHAPES = frozenset(
    f"draw:{name}"
    for name in ("rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "connector", "caption",
                 "custom-shape", "regular-polygon", "measure", "text-box")
)  # fmt: skip


@dataclass(slots=True)
class ParagraphText:
    """The pieces of one paragraph, and what is anchored in it: notes, boxes of text, descriptions of pictures."""

    pieces: list[Piece] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)


class OdfTextReader:
    """Reads paragraphs of one document."""

    def __init__(self, styles: OdfStyles) -> None:
        self._styles = styles

    def read(self, paragraph: etree._Element, style: OdfStyle) -> ParagraphText:
        """The text of a paragraph in that style."""
        into = ParagraphText()
        self._content(paragraph, style, into)
        return into

    def anchored(self, frame: etree._Element, into: ParagraphText) -> None:
        """What a frame or shape says, wherever it is anchored."""
        name = odf_name(frame)
        if name in _SHAPES:
            into.boxes.append(frame)
        elif name == "draw:object" and first(frame, ":math") is not None:
            return
        for each in frame:
            if odf_name(each) in ("svg:desc", "svg:title") and (each.text or "").strip():
                into.descriptions.append(" ".join((each.text or "").split()))
            elif odf_name(each).startswith("draw:") and name not in _SHAPES:
                self.anchored(each, into)

    def _content(self, element: etree._Element, style: OdfStyle, into: ParagraphText) -> None:
        self._text(element, element.text, style, into, tail=False)
        for each in element:
            self._inline(each, style, into)
            self._text(each, each.tail, style, into, tail=True)

    def _inline(self, element: etree._Element, style: OdfStyle, into: ParagraphText) -> None:
        name = odf_name(element)
        if name == "text:note":
            if not style.is_unseen:
                into.notes.append(element)
        elif name in ("text:s", "text:tab", "text:line-break"):
            if not style.is_unseen:
                self._white(name, element, into)
        elif name == "text:span":
            own = self._styles.style("text", attribute(element, "text:style-name"))
            self._content(element, own.under(style), into)
        elif name == "text:ruby":
            base = first(element, "text:ruby-base")
            if base is not None:
                self._content(base, style, into)
        elif name.startswith("draw:"):
            self._drawn(element, into)
        elif name == "loext:content-control" and attribute(element, "loext:showing-place-holder") == "true":
            return
        elif name in ("text:hidden-text", "text:hidden-paragraph"):
            if attribute(element, "text:is-hidden") != "true":
                self._content(element, style, into)
        elif name and name not in _SKIPPED:  # a link, a field with its result, a mark of a change without content
            self._content(element, style, into)

    def _drawn(self, element: etree._Element, into: ParagraphText) -> None:
        if any(odf_name(each) == "draw:object" for each in element) and first(element, "draw:image") is None:
            into.pieces.append(unread(""))
        self.anchored(element, into)

    def _white(self, name: str, element: etree._Element, into: ParagraphText) -> None:
        if name == "text:s":
            into.pieces += [SPACE] * min(count(element, "text:c"), _MOST_SPACES)
        else:
            into.pieces.append(TAB if name == "text:tab" else SPACE)

    def _text(
        self, element: etree._Element, text: str | None, style: OdfStyle, into: ParagraphText, *, tail: bool
    ) -> None:
        """Text as it stands in the XML, where white space of any length is one space."""
        if not text or style.is_unseen or (style.raised and _NOTE_MARK.fullmatch(text)):
            return
        if style.is_code:
            into.pieces.append(unread(" ".join(text.split())))
            return
        at = 0
        for gap in _SPACES.finditer(text):
            if gap[0] == " ":
                continue
            if at < gap.start():
                into.pieces.append(Piece(text[at : gap.start()], text[at : gap.start()], element, at, tail))
            into.pieces.append(SPACE)
            at = gap.end()
        if at < len(text):
            into.pieces.append(copied(text[at:], element, at)._replace(tail=tail))
