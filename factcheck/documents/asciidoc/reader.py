"""Reads AsciiDoc: titles, paragraphs, lists, tables, quotations, notes, captions; no code, no addresses.

There is no parser of AsciiDoc in Python that keeps places, so lines are told apart here as the language's reference
describes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.documents import text
from factcheck.documents.asciidoc.blocks import Blocks
from factcheck.documents.asciidoc.lines import SECTION, is_silent, title_of
from factcheck.documents.asciidoc.texts import Texts
from factcheck.documents.document import Part
from factcheck.documents.markdown.front_matter import front_matter_end, read_front_matter
from factcheck.documents.positions import Line, LineIndex
from factcheck.documents.standing import Standing

_NAME = r"[\w.'’-]+(?: [\w.'’-]+){0,3}(?: *<[^<>]*>)?"
_AUTHORS = re.compile(rf"{_NAME}(?:; *{_NAME})*[ \t]*")
_REVISION = re.compile(r"v?\d.*|.*\d{4}.*")


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of an AsciiDoc source, in order."""
    try:
        parts = [*read_front_matter(source), *_document(source)]
    except RecursionError:  # blocks in blocks are read by recursion; nobody nests a hundred
        parts = list(text.read(source))
    yield from parts


def _document(source: str) -> Iterator[Part]:
    texts = Texts(source)
    start = front_matter_end(source)
    lines = [line for line in LineIndex(source) if line.start >= start]
    at = 0
    while at < len(lines) and (not lines[at].text.strip() or is_silent(lines[at].text)):
        at += 1
    opening = SECTION.match(lines[at].text) if at < len(lines) else None
    if opening is None or len(opening[1]) > 1:
        yield from Blocks(texts, lines, Standing()).read()
        return
    yield from Blocks(texts, lines[:at], Standing()).read()
    yield from texts.inline([title_of(lines[at], opening)], Standing("title", 1))
    yield from Blocks(texts, list(_without_authors(lines[at + 1 :])), Standing()).read()


def _without_authors(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines after a title without those of its authors and its revision, which come before the first blank one."""
    expected = [_AUTHORS, _REVISION]
    for number, line in enumerate(lines):
        if not line.text.strip() or not expected:
            yield from lines[number:]
            return
        if is_silent(line.text) or (number and lines[number - 1].text.endswith(" \\")):
            yield line
        elif expected.pop(0).fullmatch(line.text) is None:
            yield line
            expected.clear()
