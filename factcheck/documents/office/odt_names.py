"""The names of elements and attributes in OpenDocument files, by the prefixes that the standard uses."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://www.w3.org/1999/xlink": "xlink",
}
_NAMESPACES = {prefix: namespace for namespace, prefix in _PREFIXES.items()}


@lru_cache(maxsize=1024)
def _prefixed(tag: str) -> str:
    namespace, _, local = tag.rpartition("}")
    return f"{_PREFIXES.get(namespace[1:], '')}:{local}"


def odf_name(element: etree._Element) -> str:
    """The name of an element: ``text:p``; "" for comments."""
    return _prefixed(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name with prefix, "" where it is missing."""
    prefix, _, local = name.partition(":")
    return element.get(f"{{{_NAMESPACES[prefix]}}}{local}") or ""


def count(element: etree._Element, name: str, default: int = 1) -> int:
    """An attribute that is a whole number from 0."""
    text = attribute(element, name)
    return int(text) if text.isdecimal() else default


def first(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The element down that path of names, each time the first one."""
    for name in names:
        if element is None:
            return None
        element = next((each for each in element if odf_name(each) == name), None)
    return element
