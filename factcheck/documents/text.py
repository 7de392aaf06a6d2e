"""Reads plain text: wrapped paragraphs, short lines that stand for themselves, headings, lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.documents.document import Block, BlockKind, Part
from factcheck.documents.positions import Line, LineIndex
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.wraps import LineJoiner

UNWRAPPED = 200
"""Lines longer than this are whole paragraphs: nobody wraps that wide."""

NARROW = 40
"""Prose is seldom wrapped narrower than this: such lines are a list of short statements."""

SHORT = 0.75
"""A line below this share of its neighbours' width, on which the next word had room, was ended on purpose."""

_BULLET = re.compile(r"[ \t]*(?:[-*+•‣▪◦·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,5})[.)])[ \t]+(?=\S)")
_LABEL = re.compile(r"\s*[^\W\d_][^.:;!?]{0,48}:\s+\S")
_QUOTE_MARK = re.compile(r"^[ \t]*(?:>[ \t]?)+")
_NOTE_MARK = re.compile(r"[ \t]*\[\d{1,3}\][ \t]+(?=\S)")
_EQUALS = re.compile(r"\s*(=+)\s*(\S.*?)\s*\1\s*$")
_HASHES = re.compile(r"(#{1,6})\s+(\S.*?)\s*#*$")
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|~{3,})\s*$")
_COLUMNS = re.compile(r"\S(?:\t| {3,})\S")
_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


def read(source: str) -> Iterator[Part]:
    """The blocks of a plain text, in order."""
    index = LineIndex(source)
    joiner = LineJoiner(source)
    chunks = list(_chunks(index))
    for number, chunk in enumerate(chunks):
        parts = list(_parts(chunk))
        for part in parts:
            if (
                len(chunk) == 1
                and len(chunks) > 1
                and part.kind == "paragraph"
                and _is_heading(part.lines[0].text)
            ):
                part = _Part("heading", part.lines, 2) if number else _Part("title", part.lines, 1)
            block = _block(source, part, joiner)
            if block is not None:
                yield block


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines that make up one block; ``skip`` characters of the first line are its bullet or mark."""

    kind: BlockKind
    lines: tuple[Line, ...]
    level: int = 0
    skip: int = 0


def _chunks(index: LineIndex) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    chunk: list[Line] = []
    for line in index:
        if line.text.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _parts(chunk: Sequence[Line]) -> Iterator[_Part]:
    """The blocks of one run of lines."""
    begin = 0
    for at in range(1, len(chunk) + 1):
        if at == len(chunk) or _breaks_before(chunk, at, begin):
            if not _UNDERLINE.match(chunk[begin].text):
                yield _part(chunk, begin, at)
            begin = at


def _part(chunk: Sequence[Line], begin: int, end: int) -> _Part:
    lines = tuple(chunk[begin:end])
    first = lines[0].text
    if len(lines) == 1:
        marked = _EQUALS.match(first) or _HASHES.match(first)
        if marked:
            inner = Line(lines[0].start + marked.start(2), marked[2])
            return _Part("heading", (inner,), len(marked[1]))
        if end < len(chunk) and (underline := _UNDERLINE.match(chunk[end].text)):
            return _Part("heading", lines, 1 if underline[1][0] == "=" else 2)
    if all(_is_capitals(line.text) for line in lines):
        return _Part("heading", lines, 1)
    if quote := _QUOTE_MARK.match(first):
        return _Part("quotation", lines, 0, quote.end())
    if note := _NOTE_MARK.match(first):
        return _Part("footnote", lines, 0, note.end())
    if bullet := _BULLET.match(first):
        return _Part("list-item", lines, 1, bullet.end())
    return _Part("paragraph", lines)


def _breaks_before(chunk: Sequence[Line], at: int, begin: int) -> bool:
    """Whether the author, not the wrapping, ended the line before ``at``."""
    before, line = chunk[at - 1].text.rstrip(), chunk[at].text
    if any(mark.match(text) for mark in (_UNDERLINE, _EQUALS, _HASHES) for text in (before, line)):
        return True
    if bool(_QUOTE_MARK.match(before)) != bool(_QUOTE_MARK.match(line)) or _NOTE_MARK.match(line):
        return True
    before, line = _QUOTE_MARK.sub("", before, count=1), _QUOTE_MARK.sub("", line, count=1)
    if not before or not line.strip():
        return True
    if _is_capitals(before) != _is_capitals(line):
        return True
    if _COLUMNS.search(before.strip()) or _COLUMNS.search(line.strip()):
        return True
    starts_low = line.lstrip()[:1].islower()
    word = line.split(maxsplit=1)[0]
    width = max(len(near.text.rstrip()) for near in chunk[max(begin, at - 4) : at + 4])
    short = len(before) < SHORT * width and len(before) + 1 + len(word) <= width
    if _BULLET.match(line):
        listed = bool(_BULLET.match(chunk[begin].text))
        return listed or (not starts_low and (_STOP.search(before) is not None or before.endswith(":")))
    if width > UNWRAPPED:
        return not (starts_low and not _STOP.search(before))
    if _STOP.search(before):
        indent = len(line) - len(line.lstrip())
        deeper = indent >= len(before) - len(before.lstrip()) + 2 and not _BULLET.match(chunk[begin].text)
        return deeper or _LABEL.match(line) is not None or short
    if starts_low or before.endswith((",", ";", "-", "–", "—", "(")):
        return False
    if _LABEL.match(line) and (_LABEL.match(before) or short):
        return True
    return short or (width < NARROW and not _STOP.search(chunk[-1].text.rstrip()))


def _block(source: str, part: _Part, joiner: LineJoiner) -> Block | None:
    builder = ProseBuilder(source)
    previous_end = part.lines[0].start
    for number, line in enumerate(part.lines):
        text = line.text
        skip = part.skip if number == 0 else len(text) - len(text.lstrip())
        if number and part.kind == "quotation" and (mark := _QUOTE_MARK.match(text)):
            skip = mark.end()
        content = text[skip:].rstrip()
        start = line.start + skip
        if number:
            joiner.join(builder, previous_end, start, content)
        builder.copy(start, start + len(content))
        previous_end = start + len(content)
    return builder.block(part.kind, part.level)


def _is_capitals(text: str) -> bool:
    return text.isupper() and len(text.strip()) <= 100 and sum(map(str.isalpha, text)) >= 4


def _is_heading(text: str) -> bool:
    """A line that stands alone and reads as a heading: short, no full stop, no figure, not "Label: value"."""
    text = text.strip()
    return (
        len(text) <= 80
        and not re.search(r"[.!?:;,…]$|\d", text)
        and _LABEL.match(text) is None
        and text[:1].isalpha()
        and not text[:1].islower()
    )
