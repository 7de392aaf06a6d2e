"""Text for terminals: colour, display width, and nothing in a quotation that would steer the terminal."""

from __future__ import annotations

import unicodedata

_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "blue": "34", "cyan": "36"}

SEVERITY_STYLES: dict[str, tuple[str, ...]] = {
    "error": ("bold", "red"),
    "warning": ("bold", "yellow"),
    "note": ("bold", "blue"),
}

_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def styled(text: str, *styles: str, colour: bool) -> str:
    """The text in those styles, or as it is without colour."""
    if not colour or not text:
        return text
    return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"


def printable(text: str) -> str:
    """The text on one line without control characters, escape sequences and changes of writing direction."""
    return "".join(_printable(character) for character in text)


def display_width(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian wide characters two, combining marks none."""
    return sum(_width(character) for character in text)


def _printable(character: str) -> str:
    if character in "\t\n\r\u2028\u2029":
        return " "
    if character in _BIDI_CONTROLS or unicodedata.category(character) in ("Cc", "Cs"):
        return ""
    return character


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
