"""Writes the prose of LaTeX characters, symbols and numbers, each with the stretch of source that it was read from."""

from __future__ import annotations

import re
from unicodedata import normalize

from pylatexenc.latex2text import get_default_latex_context_db as symbols
from pylatexenc.latexwalker import LatexMacroNode

from factcheck.documents.latex.source import GONE, HIDDEN
from factcheck.documents.prose import NOT_PROSE, ProseBuilder
from factcheck.documents.wraps import LineJoiner

PARAGRAPH = re.compile(rf"\n[ \t{GONE}]*\n[{GONE}\s]*")
_PIECE = re.compile(rf"(?P<wrap>\n\s*)|(?P<hidden>{HIDDEN})|(?P<gone>{GONE}+)|[^\n{HIDDEN}{GONE}]+")
_SPECIALS = {
    "~": "\u00a0", "``": "\u201c", "''": "\u201d", "--": "\u2013", "---": "\u2014", "!`": "\u00a1", "?`": "\u00bf",
}  # fmt: skip
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323", "b": "\u0331", "r": "\u030a",
    "k": "\u0328",
}  # fmt: skip
_LETTER = re.compile(r"\{?\\?([^\W\d_])\s*\}?")
_AHEAD = 40


class InlineWriter:
    """Adds to a builder what stretches of a source say. ``text`` is the source as it was prepared for the parser."""

    def __init__(self, text: str, joiner: LineJoiner) -> None:
        self._text = text
        self._joiner = joiner
        self._symbols = symbols()

    def characters(self, builder: ProseBuilder, start: int, end: int) -> None:
        """Plain characters, with their line breaks joined."""
        for piece in _PIECE.finditer(self._text, start, end):
            low, high = piece.span()
            if piece["wrap"]:
                self._joiner.join(builder, low, high, self._text[high : high + _AHEAD])
            elif piece["hidden"]:
                builder.put(NOT_PROSE, low, high)
            elif not piece["gone"]:
                ends_line = self._text.startswith("\n", high)
                builder.copy(low, low + len(piece[0].rstrip(" \t")) if ends_line else high)

    def special(self, builder: ProseBuilder, signs: str, start: int, end: int) -> None:
        """Signs that stand for others: a tie, quotation marks, dashes."""
        builder.put(_SPECIALS.get(signs, signs), start, end)

    def accented(self, builder: ProseBuilder, node: LatexMacroNode) -> bool:
        """A letter under an accent; whether the node is one."""
        accent = _ACCENTS.get(node.macroname)
        under = node.nodeargd.argnlist[0] if accent and node.nodeargd and node.nodeargd.argnlist else None
        letter = _LETTER.fullmatch(self._text, under.pos, under.pos + under.len) if under is not None else None
        if accent is None or letter is None:
            return False
        builder.put(normalize("NFC", letter[1] + accent), node.pos, node.pos + node.len)
        return True

    def symbol(self, name: str) -> str | None:
        """What a command without arguments prints, as far as it is known."""
        found = self._symbols.get_macro_spec(name)
        text = getattr(found, "simplify_repl", None)
        return text if isinstance(text, str) and text and "%" not in text else None
