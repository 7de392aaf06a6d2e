"""A LaTeX source before it is parsed: its comments, what is verbatim or switched off, where its text begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from factcheck.documents.document import Comment

HIDDEN = "\ue000"
"""Stands where code stood in a line."""
GONE = "\ue001"
"""Stands for each further character of what was taken out of a line."""

_VERBATIM = (
    "verbatim", "Verbatim", "BVerbatim", "LVerbatim", "SaveVerbatim", "VerbatimOut", "alltt", "lstlisting", "minted",
    "comment", "filecontents", "tikzpicture", "pgfpicture", "asy", "dot2tex", "luacode", "pycode", "algorithmic",
    "algorithm2e", "forest", "circuitikz",
)  # fmt: skip
_SCAN = re.compile(
    r"(?P<escape>\\[^a-zA-Z])"
    r"|(?P<comment>%[^\n]*)"
    rf"|(?P<block>\\begin[ ]*\{{(?P<name>(?:{'|'.join(_VERBATIM)})\*?)\}}.*?(?:\\end[ ]*\{{(?P=name)\}}|\Z))"
    r"|(?P<inline>\\(?:verb|lstinline|mintinline|Verb)(?![a-zA-Z])\*?(?:\[[^\]\n]*\])?(?:\{\w+\}(?=[^\w\s]))?"
    r"(?:\{[^{}\n]*\}|(?P<sign>[^\sa-zA-Z*{])[^\n]*?(?P=sign)))"
    r"|(?P<off>\\iffalse(?![a-zA-Z]).*?(?:\\else(?![a-zA-Z])|\\fi(?![a-zA-Z])|\Z))"
    r"|(?P<definition>\\(?:def|(?:re)?newcommand\*?|providecommand\*?)[ ]*\{?\\(?P<macro>[a-zA-Z]+)\}?[ ]*"
    r"\{(?P<value>(?:[^{}\\]|\\xspace(?![a-zA-Z])|\\[,%&$ ])*)\})"
    r"|(?P<begin>\\begin[ ]*\{document\})"
    r"|(?P<end>\\end[ ]*\{document\})"
    r"|(?P<title>\\(?:title|subtitle)(?![a-zA-Z]))",
    re.DOTALL,
)
_UNESCAPED = re.compile(r"\\xspace(?![a-zA-Z])|\\(?=[%&$ ])")


@dataclass(frozen=True, slots=True)
class LatexSource:
    """``text`` is as long as the source, with blanks for what is verbatim or switched off, and line feeds at line ends.

    The document's own text is ``text[start:end]``; ``titles`` are the offsets of the commands before it that give
    its titles, and ``definitions`` what its own commands without arguments stand for.
    """

    text: str
    comments: tuple[Comment, ...]
    definitions: dict[str, str]
    titles: tuple[int, ...]
    start: int
    end: int


def prepared(source: str) -> LatexSource:
    """Look through a source once."""
    text = re.sub(r"\r(?!\n)", "\n", source).replace("\r", " ")
    comments: list[Comment] = []
    definitions: dict[str, str] = {}
    titles: list[int] = []
    pieces: list[str] = []
    start, end, at = 0, len(text), 0
    begun = False
    for match in _SCAN.finditer(text):
        kind = next(name for name in _KINDS if match[name] is not None)
        low, high = match.span()
        if kind == "comment":
            words = match[0].strip("% \t")
            if words:
                comments.append(Comment(words, low, low + len(match[0].rstrip())))
        elif kind == "definition":
            definitions[match["macro"]] = _UNESCAPED.sub("", match["value"]).replace("~", "\u00a0")
        elif kind == "title" and not begun:
            titles.append(low)
        elif kind == "begin" and not begun:
            start, begun = high, True
        elif kind == "end":
            end = low
            break
        if kind in _MASKS:
            pieces += (text[at:low], _MASKS[kind](high - low))
            at = high
    pieces.append(text[at:])
    return LatexSource("".join(pieces), tuple(comments), definitions, tuple(titles) if begun else (), start, end)


def _blank(length: int) -> str:
    """A paragraph's end, as long as that."""
    return "\n\n" + " " * (length - 2)


_MASKS: dict[str, Callable[[int], str]] = {
    "block": _blank,
    "inline": lambda length: HIDDEN + GONE * (length - 1),
    "off": lambda length: GONE * length,
    "definition": lambda length: GONE * length,
}
_KINDS = ("escape", "comment", "block", "inline", "off", "definition", "begin", "end", "title")
