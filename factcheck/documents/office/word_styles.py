"""The styles of a Word document: what they inherit, and what kind of block a paragraph in one is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from factcheck.documents.document import BlockKind
from factcheck.documents.office.style_names import is_code, is_generated, named_kind, named_list_level
from factcheck.documents.office.word_names import child, number, switch, value, word_name

UNSEEN = ("vanish", "strike", "dstrike")
"""Properties of text that is not there to be read: hidden, struck out once or twice."""


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it comes out of its ancestors; ``names`` are its own and theirs, in lower case, nearest first.

    ``outline`` is the level of a heading (1 is the outermost, 0 is body text). ``listed`` is the level of a list item
    or None. ``switches`` are those of UNSEEN that it sets.
    """

    names: tuple[str, ...] = ()
    outline: int | None = None
    listed: int | None = None
    switches: tuple[tuple[str, bool], ...] = ()

    @property
    def is_code(self) -> bool:
        return is_code(self.names)

    @property
    def is_generated(self) -> bool:
        """Whether Word makes the text: a table of contents, an index."""
        return is_generated(self.names)

    def switched(self, name: str) -> bool | None:
        return next((on for each, on in self.switches if each == name), None)


NO_STYLE = Style()


class StyleSheet:
    """The styles of one document by the ids that its text uses, whatever language the ids are in."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = [] if root is None else [each for each in root if word_name(each) == "style"]
        self._elements = {value(each, "styleId") or "": each for each in elements}
        self._styles: dict[str, Style] = {}
        self._default = next(
            (
                value(each, "styleId") or ""
                for each in elements
                if value(each, "type") == "paragraph" and value(each, "default") in ("1", "true", "on")
            ),
            "",
        )

    def style(self, style_id: str | None) -> Style:
        """The style of that id with what it inherits; one without properties if there is none."""
        return self._style(style_id, frozenset()) if style_id else NO_STYLE

    def paragraph_style(self, properties: etree._Element | None) -> Style:
        """The style that a paragraph names in its properties, or the default one."""
        return self.style(value(child(properties, "pStyle")) or self._default)

    def _style(self, style_id: str, descendants: frozenset[str]) -> Style:
        if style_id in self._styles:
            return self._styles[style_id]
        element = self._elements.get(style_id)
        if element is None or style_id in descendants:  # a style that is based on itself
            return NO_STYLE
        base_id = value(child(element, "basedOn"))
        base = self._style(base_id, descendants | {style_id}) if base_id else NO_STYLE
        name = (value(child(element, "name")) or "").lower()
        properties, marks = child(element, "pPr"), child(element, "rPr")
        outline = number(child(properties, "outlineLvl"))
        own = tuple((each, on) for each in UNSEEN if (on := switch(child(marks, each))) is not None)
        listed = list_level(properties)
        if listed is None:
            listed = base.listed
        elif listed < 0:
            listed = None
        style = Style(
            (name, *base.names),
            base.outline if outline is None else (outline + 1) % 10,
            listed,
            own + base.switches,
        )
        self._styles[style_id] = style
        return style


def list_level(properties: etree._Element | None) -> int | None:
    """The level of the list that paragraph properties ask for, from 1; -1 where they take it out of any list."""
    numbering = child(properties, "numPr")
    if numbering is None:
        return None
    if number(child(numbering, "numId")) == 0:
        return -1
    return (number(child(numbering, "ilvl")) or 0) + 1


def kind_of(style: Style, properties: etree._Element | None) -> tuple[BlockKind, int]:
    """What a paragraph is, and the level of a heading or list item."""
    named = named_kind(style.names)
    if named is not None:
        return named
    direct = number(child(properties, "outlineLvl"))
    outline = style.outline if direct is None else (direct + 1) % 10
    if outline:
        return "heading", outline
    listed = list_level(properties)
    if listed is None:
        listed = style.listed
    item = named_list_level(style.names)
    if item is not None and listed != -1:
        return "list-item", max(item, listed or 1)
    if listed is not None and listed > 0:
        return "list-item", listed
    return "paragraph", 0
