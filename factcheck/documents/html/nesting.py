"""Where a block of an HTML page stands: among which open elements, which tells of what kind it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.documents.document import BlockKind
from factcheck.documents.html.elements import HEADINGS
from factcheck.documents.html.table import LONGEST_HEADER, Cell


@dataclass(slots=True, eq=False)
class Element:
    """An open element that matters to what is read in it."""

    name: str
    hidden: bool = False
    note: bool = False
    cell: Cell | None = None
    """The cell that it is, if it is one, except where a table only lays out the page."""
    term: str = ""
    """In a definition list, the term that is being explained."""


def kind_of(around: Sequence[Element]) -> tuple[BlockKind, int]:
    """The kind and level of a block within these elements, outermost first."""
    items = sum(element.name == "li" for element in around)
    note = any(element.note for element in around)
    for element in reversed(around):
        match element.name:
            case name if name in HEADINGS:
                return "heading", HEADINGS[name]
            case "title":
                return "title", 1
            case "td" | "th" if element.cell is not None:
                return "table-cell", 0
            case "caption" | "figcaption":
                return "caption", 0
            case "li" if not note:
                return "list-item", items
            case "dt" | "dd" if not note:
                return "list-item", 1
            case "blockquote" if not note:
                return "quotation", 0
    return ("footnote", 0) if note else ("paragraph", 0)


def headers_of(around: Sequence[Element], kind: BlockKind) -> tuple[str, str]:
    """The headers of the column and row that a block comes under; what explains a term comes under the term."""
    for element in reversed(around):
        if element.cell is not None:
            return element.cell.column_header, element.cell.row_header
        if element.name == "dd" and kind == "list-item":
            return "", _list_of(around, element).term
    return "", ""


def keep_label(around: Sequence[Element], text: str) -> None:
    """Keep the text of a cell or term for what is read after it."""
    for element in reversed(around):
        if element.cell is not None:
            element.cell.texts.append(text)
            return
        if element.name == "dt":
            _list_of(around, element).term = text if len(text) <= LONGEST_HEADER else ""
            return


def _list_of(around: Sequence[Element], item: Element) -> Element:
    """The definition list around a term or what explains it, which itself stands in where there is none."""
    return next((element for element in reversed(around) if element.name == "dl"), item)
