"""Patches: what a fix would change, in the unified form that ``patch`` and ``git apply`` take."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from factcheck.documents.positions import LINE_BREAK


def patch(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of the patch from one text to another, each with its line break; none if they are the same."""
    for line in unified_diff(_lines(before), _lines(after), path, path):
        yield line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their breaks, which are only those that an editor knows."""
    lines: list[str] = []
    at = 0
    for found in LINE_BREAK.finditer(text):
        lines.append(text[at : found.end()])
        at = found.end()
    return [*lines, text[at:]] if at < len(text) else lines
