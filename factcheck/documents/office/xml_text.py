"""An office file that has been read, and the way back from its extracted text to the XML."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from factcheck.documents.document import Extract
from factcheck.documents.office.passages import Origin


class TextSpan(NamedTuple):
    """A stretch of text in the part of that name: ``element.text[start:end]``, or of its ``tail`` if that is set."""

    part: str
    element: etree._Element
    start: int
    end: int
    tail: bool = False


@dataclass(frozen=True, slots=True)
class XmlText:
    """The extract of an office file and the XML trees of the parts that the text came from.

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
        for number in range(max(first, 0), len(self.origins)):
            origin = self.origins[number]
            if at >= end:
                break
            if not origin.start <= at < origin.end:
                return None
            shift = origin.at - origin.start
            until = min(end, origin.end)
            part = self._part_of(origin.element)
            spans.append(TextSpan(part, origin.element, at + shift, until + shift, origin.tail))
            at = until
        return spans if at >= end else None

    def part_bytes(self, name: str) -> bytes:
        """A part as it stands now, for the archive."""
        return etree.tostring(self.parts[name].getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    def _part_of(self, element: etree._Element) -> str:
        root = element.getroottree().getroot()
        return next(name for name, each in self.parts.items() if each is root)
