"""The names of elements and attributes in Word's XML, in the two namespaces that the standard gives them."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)


@lru_cache(maxsize=1024)
def _local(tag: str) -> tuple[str, bool]:
    namespace, _, local = tag.rpartition("}")
    return local, namespace[1:] in (TRANSITIONAL, STRICT)


def word_name(element: etree._Element) -> str:
    """The name of an element of Word's own, "" for others and for comments: ``p``, ``r``, ``tbl`` ..."""
    if not isinstance(element.tag, str):
        return ""
    local, is_word = _local(element.tag)
    return local if is_word else ""


def any_name(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for comments and processing instructions."""
    return _local(element.tag)[0] if isinstance(element.tag, str) else ""


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element down that path of Word's names, each time the first one."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if word_name(each) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute in Word's namespace."""
    if element is None:
        return None
    for namespace in (TRANSITIONAL, STRICT):
        found = element.get(f"{{{namespace}}}{name}")
        if found is not None:
            return found
    return None


def number(element: etree._Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number; None where it is missing or is none."""
    text = value(element, name) or ""
    return int(text) if text.lstrip("-").isdecimal() else None


def switch(element: etree._Element | None) -> bool | None:
    """Whether a property that is there is on: ``<w:strike/>`` is, ``<w:strike w:val="0"/>`` is not."""
    if element is None:
        return None
    return (value(element) or "true") not in ("0", "false", "off")


def relationship(element: etree._Element, name: str = "id") -> str | None:
    """The relationship that an element names: ``r:id``."""
    for namespace in _RELATIONSHIPS:
        found = element.get(f"{{{namespace}}}{name}")
        if found is not None:
            return found
    return None
