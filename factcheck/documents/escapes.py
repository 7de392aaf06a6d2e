"""Prose as each format writes it: the signs that would be markup are escaped."""

from __future__ import annotations

import json
from collections.abc import Mapping

_XML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BACKSLASH = "\\"


def _backslashed(signs: str) -> dict[str, str]:
    return {sign: _BACKSLASH + sign for sign in signs}


_LATEX = {**_backslashed("%&#$_{}"), "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\u00a0": "~"}
_MARKDOWN = _backslashed("\\`*_[]<>|")

_ESCAPES: Mapping[str, Mapping[str, str]] = {
    "asciidoc": {},
    "html": _XML,
    "xhtml": _XML,
    "latex": _LATEX,
    "markdown": _MARKDOWN,
    "notebook": {**_MARKDOWN, "\\": r"\\\\", **{sign: json.dumps(_BACKSLASH + sign)[1:-1] for sign in "`*_[]<>|"}},
    "rst": _backslashed("\\`*|_"),
    "subtitles": {},
    "text": {},
}
"""By the name of the format; one that is not here has no signs to escape."""


def escaped(text: str, format_name: str) -> str:
    """The text in the writing of a format."""
    table = _ESCAPES.get(format_name, {})
    return "".join(table.get(character, character) for character in text)
