"""How the formats write a comment, for suppressions that are put into files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import NamedTuple


class CommentSyntax(NamedTuple):
    """The signs around the words of a comment.

    ``inline`` tells that it may stand after words on their line, ``gap`` how many line breaks part it from the block
    below when it has a line of its own; 0 where it cannot have one. ``forbidden`` cannot stand in its words.
    """

    opening: str
    closing: str = ""
    inline: bool = False
    gap: int = 0
    forbidden: str = "\n"

    def comment(self, words: str) -> str:
        """The comment that says these words."""
        return f"{self.opening}{words}{self.closing}"


_HTML = CommentSyntax("<!-- ", " -->", inline=True, gap=1, forbidden="--")

_BY_FORMAT: Mapping[str, CommentSyntax] = {
    "asciidoc": CommentSyntax("// ", gap=1),
    "html": _HTML,
    "latex": CommentSyntax("% ", inline=True, gap=1),
    "markdown": _HTML,
    "notebook": _HTML._replace(gap=0),
    "rst": CommentSyntax(".. ", gap=2),
}

_BY_EXTENSION: Mapping[str, CommentSyntax] = {
    ".mdx": CommentSyntax("{/* ", " */}", inline=True, gap=1, forbidden="*/"),
    ".vtt": CommentSyntax("NOTE ", gap=2, forbidden="-->"),
}
"""Formats that share a reader, and not the way to write a comment."""


def comment_syntax(format_name: str, path: str) -> CommentSyntax | None:
    """How a file writes a comment; None if it cannot hold one."""
    return _BY_EXTENSION.get(PurePath(path).suffix.lower()) or _BY_FORMAT.get(format_name)
