"""The styles of an OpenDocument text: common ones and those that the program made for single places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from factcheck.documents.office.odt_names import attribute, first, odf_name
from factcheck.documents.office.style_names import is_code, is_generated

_ENCODED = re.compile(r"_([0-9a-f]{2,4})_")


@dataclass(frozen=True, slots=True)
class OdfStyle:
    """A style with what it inherits. ``names`` are its own and its ancestors', in lower case, nearest first.

    ``hidden``, ``struck`` and ``raised`` are None where neither it nor an ancestor says anything.
    """

    names: tuple[str, ...] = ()
    outline: int = 0
    hidden: bool | None = None
    struck: bool | None = None
    raised: bool | None = None

    @property
    def is_code(self) -> bool:
        return is_code(self.names)

    @property
    def is_generated(self) -> bool:
        return is_generated(self.names)

    @property
    def is_unseen(self) -> bool:
        """Whether text in the style is not there to be read."""
        return bool(self.hidden or self.struck)

    def under(self, outer: OdfStyle) -> OdfStyle:
        """The style as it shows inside another one."""
        return OdfStyle(
            self.names,
            self.outline,
            outer.hidden if self.hidden is None else self.hidden,
            outer.struck if self.struck is None else self.struck,
            outer.raised if self.raised is None else self.raised,
        )


NO_STYLE = OdfStyle()


class OdfStyles:
    """The styles of one document by family and name; those of the later roots have the last word."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        for root in roots:
            for group in root if root is not None else ():
                if odf_name(group) in ("office:styles", "office:automatic-styles"):
                    for each in group:
                        key = (attribute(each, "style:family"), attribute(each, "style:name"))
                        self._elements[key] = each
        self._styles: dict[tuple[str, str], OdfStyle] = {}

    def style(self, family: str, name: str) -> OdfStyle:
        """The style of that name; one without properties where there is none."""
        return self._style(family, name, frozenset()) if name else NO_STYLE

    def _style(self, family: str, name: str, heirs: frozenset[str]) -> OdfStyle:
        key = (family, name)
        if key in self._styles:
            return self._styles[key]
        element = self._elements.get(key)
        if element is None or name in heirs:
            # A style that is named but not kept is one of the program's own: its name still tells.
            return OdfStyle((_readable(name),))
        parent = attribute(element, "style:parent-style-name")
        base = self._style(family, parent, heirs | {name}) if parent else NO_STYLE
        own_name = attribute(element, "style:display-name") or _readable(name)
        outline = attribute(element, "style:default-outline-level")
        marks = first(element, "style:text-properties")
        own = OdfStyle(
            (own_name.lower(), *base.names),
            int(outline) if outline.isdecimal() else base.outline,
            _says(marks, "text:display", "none"),
            _strikes(marks),
            _says(marks, "style:text-position", "super"),
        )
        self._styles[key] = own.under(base)
        return self._styles[key]


def _readable(name: str) -> str:
    """A style name without the way in which characters are written that no XML name may have: ``_20_`` is a space."""
    return _ENCODED.sub(lambda code: chr(int(code[1], 16)), name).lower()


def _says(marks: etree._Element | None, name: str, what: str) -> bool | None:
    value = attribute(marks, name) if marks is not None else ""
    return value.startswith(what) if value else None


def _strikes(marks: etree._Element | None) -> bool | None:
    if marks is None:
        return None
    values = [attribute(marks, f"style:text-line-through-{which}") for which in ("style", "type")]
    return all(value != "none" for value in values if value) if any(values) else None
