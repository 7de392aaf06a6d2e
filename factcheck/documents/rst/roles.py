"""Roles of reStructuredText: what the text in ``:role:`text``` is to a reader, in docutils and in Sphinx."""

from __future__ import annotations

import re

from docutils import nodes
from docutils.utils import unescape

_CODE = frozenset(
    {"class", "code", "command", "const", "data", "envvar", "eq", "exc", "file", "func", "kbd"}
) | {*("attr", "literal", "makevar", "math", "meth", "mod", "obj", "option", "program", "raw", "regexp", "samp")}
_POINTERS = frozenset({"any", "doc", "download", "numref", "ref"})
"""Roles whose text is a target, unless a title stands before it."""
_STRUCK = frozenset({"del", "s", "strike", "strikethrough"})
_NOTE_MARKS = re.compile(r"(?:foot)?cite(?:[:.]\w+)?|footcite\w*|index")
_TITLED = re.compile(r"(.*?)\s*(?<!\x00)<[^<]*>", re.DOTALL)


def interpreted(rawsource: str, text: str, role: str | None) -> nodes.Node:
    """The node of ``rawsource``: what its text says, or that it says nothing.

    ``text`` is the part between the backquotes with docutils' sign for a backslash before what is escaped.
    """
    name = (role or "").lower()
    if name in _STRUCK or _NOTE_MARKS.fullmatch(name):
        return nodes.raw(rawsource, "")
    if name in _CODE or ":" in name:
        return nodes.literal(rawsource, unescape(text))
    if name in {"sup", "superscript"}:
        return nodes.superscript(rawsource, unescape(text))
    titled = _TITLED.fullmatch(text)
    if titled and titled[1]:
        return nodes.inline(rawsource, unescape(titled[1]))
    if name in _POINTERS:
        return nodes.literal(rawsource, unescape(text))
    return nodes.inline(rawsource, unescape(text))
