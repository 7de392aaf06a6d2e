"""Reads what stands in the paragraphs of a slide (DrawingML)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from factcheck.documents.office.passages import SPACE, Piece, copied, unread
from factcheck.documents.office.word_names import any_name

_NOTE_MARK = re.compile(r"[\d,;\s*†‡§\[\]()]+")
_COMPUTED = ("slidenum", "datetime")


def children(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    """The children of those names; names are without namespace, which no two elements of a slide differ by."""
    for each in element if element is not None else ():
        if any_name(each) in names:
            yield each


def only(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The element down a path of names, each time the first one."""
    for name in path:
        element = next(children(element, name), None)
    return element


def pieces(paragraph: etree._Element) -> list[Piece]:
    """The pieces of an ``a:p``."""
    read: list[Piece] = []
    for each in paragraph:
        match any_name(each):
            case "r":
                read += _run(each)
            case "fld":
                if not (each.get("type") or "").startswith(_COMPUTED):
                    read += _run(each)
            case "br":
                read.append(SPACE)
            case "m":
                read.append(unread("".join(map(str, each.itertext())).strip()))
            case "AlternateContent":
                choice = only(each, "Choice")
                if choice is not None:
                    read += pieces(choice)
    return read


def _run(run: etree._Element) -> Iterator[Piece]:
    properties = only(run, "rPr")
    text = only(run, "t")
    if text is None or not text.text:
        return
    if properties is not None:
        if (properties.get("strike") or "noStrike") != "noStrike":
            return
        raised = (properties.get("baseline") or "0").rstrip("%")
        if raised != "0" and not raised.startswith("-") and _NOTE_MARK.fullmatch(text.text):
            return
    at = 0
    for part in re.split(r"(\v|_x000B_)", text.text):  # how PowerPoint writes a break in a title
        if part in ("\v", "_x000B_"):
            yield SPACE
        elif part:
            yield copied(part, text, at)
        at += len(part)
