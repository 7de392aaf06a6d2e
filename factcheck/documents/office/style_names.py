"""What the names of styles say, in Word and in LibreOffice: names of built-in styles are English in every language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.documents.document import BlockKind

_HEADING = re.compile(r"heading ([1-9])")
_LIST = re.compile(r"list (?:bullet|number)(?: ([2-5]))?")
_GENERATED = re.compile(
    r"toc \d|toc heading|contents (?:\d+|heading)|table of (?:figures|authorities)|index \d|index heading|"
    r"(?:illustration|table|object|user|figure|bibliography)s? index (?:\d+|heading)"
)
_CODE = re.compile(
    r"html (?:preformatted|code|sample|typewriter|keyboard)|preformatted text|macro(?: text)?|"
    r"(?:source|inline|program)[ _-]?(?:code|text)|code(?:[ _-]?(?:block|char|listing))?|verbatim(?: char)?|listing"
)
_KINDS: dict[str, tuple[BlockKind, int]] = {
    "title": ("title", 1),
    "subtitle": ("heading", 1),
    "caption": ("caption", 0),
    "quote": ("quotation", 0),
    "intense quote": ("quotation", 0),
    "quotations": ("quotation", 0),
    "block text": ("quotation", 0),
    "block quotation": ("quotation", 0),
    "footnote": ("footnote", 0),
    "footnote text": ("footnote", 0),
    "endnote": ("footnote", 0),
    "endnote text": ("footnote", 0),
}


def named_kind(names: Sequence[str]) -> tuple[BlockKind, int] | None:
    """The kind and level of a paragraph by the names of its style and its ancestors, nearest first."""
    for name in names:
        if heading := _HEADING.fullmatch(name):
            return "heading", int(heading[1])
        if name in _KINDS:
            return _KINDS[name]
    return None


def named_list_level(names: Sequence[str]) -> int | None:
    """The level of a list item whose style is one of the built-in ones for lists."""
    item = next((found for name in names if (found := _LIST.fullmatch(name))), None)
    return int(item[1] or 1) if item else None


def is_code(names: Sequence[str]) -> bool:
    """Whether a style is one for program code."""
    return any(_CODE.fullmatch(name) for name in names)


def is_generated(names: Sequence[str]) -> bool:
    """Whether the program makes the text of such paragraphs: a table of contents, an index."""
    return any(_GENERATED.fullmatch(name) for name in names)
