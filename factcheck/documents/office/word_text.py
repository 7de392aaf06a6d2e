"""Reads what stands in a paragraph of a Word document, tracked changes as accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from factcheck.documents.office.passages import SOFT_HYPHEN, SPACE, TAB, Piece, copied, unread
from factcheck.documents.office.word_fields import Fields, is_generated
from factcheck.documents.office.word_names import any_name, child, switch, value, word_name
from factcheck.documents.office.word_styles import UNSEEN, Style, StyleSheet

_NOTE_MARK = re.compile(r"[\d,;\s*†‡§\[\]()]+")
_AROUND = frozenset(
    ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent", "rubyBase", "p")
)
_SYMBOL_FONT = {0x2D: "−", 0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBB: "≈"}
"""Characters of the font Symbol that stand before figures."""


@dataclass(slots=True)
class ParagraphText:
    """The pieces of one paragraph, and what is anchored in it: notes, text boxes, descriptions of pictures.

    A note is its kind, ``footnote`` or ``endnote``, and its id.
    """

    pieces: list[Piece] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)


class TextReader:
    """Reads paragraphs of one story (the body, a footnote, a header) in their order."""

    def __init__(self, styles: StyleSheet, story: etree._Element) -> None:
        self._styles = styles
        self._fields = Fields(story)

    def read(self, paragraph: etree._Element, style: Style, into: ParagraphText) -> None:
        """Add the text of a paragraph in that style to what has been read already."""
        for each in paragraph:
            self._inline(each, style, into)

    def _inline(self, element: etree._Element, style: Style, into: ParagraphText) -> None:
        name = word_name(element)
        if name == "r":
            self._run(element, style, into)
        elif name == "sdt":
            if not is_placeholder(element):
                self._within(child(element, "sdtContent"), style, into)
        elif name == "fldSimple":
            if not is_generated(value(element, "instr") or ""):
                self._within(element, style, into)
        elif name in _AROUND:
            self._within(element, style, into)
        elif not name:
            self._foreign(element, style, into)

    def _within(self, element: etree._Element | None, style: Style, into: ParagraphText) -> None:
        if element is not None:
            for each in element:
                self._inline(each, style, into)

    def _foreign(self, element: etree._Element, style: Style, into: ParagraphText) -> None:
        """Mathematics, and what comes in one version for each age of Word."""
        match any_name(element):
            case "oMath" | "oMathPara":
                into.pieces.append(unread("".join(map(str, element.itertext())).strip()))
            case "AlternateContent":
                for each in alternative(element):
                    self._inline(each, style, into)

    def _run(self, run: etree._Element, style: Style, into: ParagraphText) -> None:
        properties = child(run, "rPr")
        own = self._styles.style(value(child(properties, "rStyle")))
        shown = not any(_switched(name, properties, own, style) for name in UNSEEN)
        raised = value(child(properties, "vertAlign")) == "superscript"
        code: list[str] = []
        for each in run:
            name = word_name(each)
            if name == "fldChar":
                self._fields.mark(each)
            elif name == "instrText":
                self._fields.instruct(each.text or "")
            elif self._fields.hide or not shown:
                continue
            elif name == "t" and own.is_code:
                code.append(each.text or "")
            elif name == "t" and raised and _NOTE_MARK.fullmatch(each.text or ""):
                continue
            else:
                self._content(name, each, style, into)
        if code:
            into.pieces.append(unread("".join(code)))

    def _content(self, name: str, element: etree._Element, style: Style, into: ParagraphText) -> None:
        match name:
            case "t":
                if element.text:
                    into.pieces.append(copied(element.text, element))
            case "tab" | "ptab":
                into.pieces.append(TAB)
            case "br" | "cr":
                into.pieces.append(SPACE)
            case "noBreakHyphen":
                into.pieces.append(copied("\u2011"))
            case "softHyphen":
                into.pieces.append(SOFT_HYPHEN)
            case "sym":
                into.pieces.append(_symbol(element))
            case "footnoteReference" | "endnoteReference":
                into.notes.append((name.removesuffix("Reference"), value(element, "id") or ""))
            case "ruby":
                self._within(child(element, "rubyBase"), style, into)
            case "drawing" | "pict" | "object":
                self._picture(element, into)
            case "":
                if any_name(element) == "AlternateContent":
                    for each in alternative(element):
                        self._content(word_name(each), each, style, into)

    def _picture(self, element: etree._Element, into: ParagraphText) -> None:
        """What a drawing says: the text in it, and the description that stands for it."""
        for each in element:
            name = any_name(each)
            if name == "txbxContent":
                into.boxes.append(each)
                continue
            described = each.get("descr") if name == "docPr" else each.get("alt") if name == "shape" else None
            if described and described.strip() and not _is_decorative(each):
                into.descriptions.append(" ".join(described.split()))
            if name == "AlternateContent":
                for chosen in alternative(each):
                    self._picture(chosen, into)
            else:
                self._picture(each, into)


def alternative(element: etree._Element) -> Iterator[etree._Element]:
    """The content of the first of the versions in ``mc:AlternateContent``: they all say the same."""
    for name in ("Choice", "Fallback"):
        for each in element:
            if any_name(each) == name and len(each):
                yield from each
                return


def is_placeholder(control: etree._Element) -> bool:
    """Whether a content control has nothing in it but the request to fill it in."""
    return switch(child(control, "sdtPr", "showingPlcHdr")) is True


def _switched(name: str, properties: etree._Element | None, own: Style, paragraph: Style) -> bool:
    for on in (switch(child(properties, name)), own.switched(name), paragraph.switched(name)):
        if on is not None:
            return on
    return False


def _symbol(element: etree._Element) -> Piece:
    """A character by its number in a font of symbols, which keep theirs in the private area."""
    digits = value(element, "char") or ""
    try:
        code = int(digits, 16)
    except ValueError:
        return unread("")
    if 0xF000 <= code <= 0xF0FF:
        known = (value(element, "font") or "").lower() == "symbol" and _SYMBOL_FONT.get(code - 0xF000)
        return copied(known) if known else unread("")
    return copied(chr(code)) if 0x20 <= code < 0xD800 else unread("")


def _is_decorative(properties: etree._Element) -> bool:
    return any(mark.get("val") in ("1", "true") for mark in properties.iter("{*}decorative"))
