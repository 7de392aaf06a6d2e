"""Tracked changes in a Word document: what stood there as deleted, and what is written as inserted."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from itertools import count

from lxml import etree

from factcheck.documents.office.xml_text import TextSpan, XmlText
from factcheck.fixes.tracking import Tracking

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class WordChanges:
    """Makes tracked changes in the trees of one document, from its end to its beginning."""

    def __init__(self, text: XmlText, tracking: Tracking) -> None:
        self._tracking = tracking
        known = [
            int(number)
            for part in text.parts.values()
            for element in part.iter("{*}*")
            if (number := element.get(_named(element, "id"), "")).isdecimal()
        ]
        self._ids = count(max(known, default=0) + 1)

    def make(self, spans: Sequence[TextSpan], words: str) -> None:
        """The text of the spans is struck, and the words follow it in the formatting of the longest."""
        longest = max(spans, key=lambda span: span.end - span.start)
        inserted: etree._Element | None = None
        last: etree._Element | None = None
        for span in reversed(spans):
            struck = self._strike(span)
            last = struck if last is None else last
            if span is longest:
                inserted = _run_like(struck[0], "t", words)
        if inserted is not None and last is not None:
            last.addnext(self._marked("ins", inserted))

    def _strike(self, span: TextSpan) -> etree._Element:
        """The run of the span in three: what is before it, the span as a deletion, what is after it."""
        element = span.element
        run = element.getparent()
        if run is None:
            raise ValueError("text that stands in no run")
        said = element.text or ""
        following = list(element.itersiblings())
        rest = _run_like(run, "t", said[span.end :]) if said[span.end :] else None
        if following and rest is None:
            rest = _run_like(run)
        for each in following:
            if rest is not None:
                rest.append(each)
        deletion = self._marked("del", _run_like(run, "delText", said[span.start : span.end]))
        run.addnext(deletion)
        if rest is not None:
            deletion.addnext(rest)
        _write(element, said[: span.start])
        if not said[: span.start] and not _has_content(run, element):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)
        return deletion

    def _marked(self, kind: str, run: etree._Element) -> etree._Element:
        mark = etree.Element(_named(run, kind))
        mark.set(_named(run, "id"), str(next(self._ids)))
        mark.set(_named(run, "author"), self._tracking.author)
        mark.set(_named(run, "date"), self._tracking.date)
        mark.append(run)
        return mark


def _has_content(run: etree._Element, but: etree._Element) -> bool:
    """Whether a run holds anything but its formatting and that element."""
    return any(each is not but and each.tag != _named(run, "rPr") for each in run)


def _run_like(run: etree._Element, kind: str = "", words: str = "") -> etree._Element:
    """A run with the formatting of another, and with one text of that kind if one is named."""
    new = etree.Element(run.tag)
    properties = run.find(_named(run, "rPr"))
    if properties is not None:
        new.append(deepcopy(properties))
    if kind:
        text = etree.SubElement(new, _named(run, kind))
        _write(text, words)
    return new


def _write(element: etree._Element, words: str) -> None:
    element.text = words
    if words != words.strip():
        element.set(_SPACE, "preserve")


def _named(like: etree._Element, name: str) -> str:
    return f"{{{etree.QName(like).namespace or ''}}}{name}"
