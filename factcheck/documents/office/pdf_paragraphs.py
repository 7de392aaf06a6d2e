"""Puts the printed lines of a PDF together into paragraphs, headings, list items and notes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.documents.document import BlockKind
from factcheck.documents.office.pdf_lines import Line

_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_SENTENCE = re.compile(r"[.!?;:](?:\s|$)")
_BULLET = re.compile(r"[•‣▪◦·●○■□–—*\uf000-\uf0ff\ufffc-](?:\s+|$)|\(?(?:\d{1,2}|[a-z])[.)]\s+(?=\S)")
_LABEL = re.compile(r"(?:Table|Figure|Fig\.|Box|Chart|Map|Graph)\s+\w{1,5}\s*[.:–—]\s", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§])\s+(?=\S)")
_LONGEST_HEADING = 200
_TITLE_LINES = 4
NEAR = 4
"""Lines before and after a place that show how wide the column is there."""

NARROW = 36
"""Characters; lines below it, where no sentence ends, are labels and names that stand each for itself."""


@dataclass(slots=True)
class Paragraph:
    """Lines that make up one block; ``skip`` characters of the first are its bullet or the mark of the note."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    skip: int = 0

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)


@dataclass(slots=True)
class Typography:
    """What is usual in a document: the size of its body text, the distance of its lines, its sizes of headings.

    ``title`` is the size of its title: the largest, if only a few lines of the first page have it.
    """

    size: float = 0.0
    bold: bool = False
    pitch: float = 1.2
    larger: list[float] = field(default_factory=list)
    title: float = 0.0

    @classmethod
    def of(cls, pages: Sequence[Sequence[Line]]) -> Typography:
        """The typography of a document."""
        sizes: Counter[tuple[float, bool]] = Counter()
        for line in (line for page in pages for line in page):
            sizes[line.size, line.bold] += len(line.text)
        if not sizes:
            return cls()
        size, bold = sizes.most_common(1)[0][0]
        pitches = Counter(
            round((above.y0 - below.y0) / below.size, 1)
            for page in pages
            for above, below in pairwise(page)
            if above.size == below.size and 0.8 < (above.y0 - below.y0) / below.size < 3
        )
        pitch = pitches.most_common(1)[0][0] if pitches else 1.2
        larger = sorted({each for each, _ in sizes if each > 1.12 * size}, reverse=True)
        biggest = [line for page in pages for line in page if larger and line.size == larger[0]]
        is_title = 0 < len(biggest) <= _TITLE_LINES and {line.page for line in biggest} == {1}
        return cls(size, bold, pitch, larger, larger[0] if is_title else 0.0)

    def is_heading(self, line: Line) -> bool:
        """Whether a line is set as a heading is: larger than the text, or bold where the text is not."""
        return line.size > 1.12 * self.size or (line.bold and not self.bold and line.size > 0.95 * self.size)

    def level(self, line: Line) -> int:
        """The level of a heading by its size."""
        if line.size in self.larger:
            return min(1 + self.larger.index(line.size), 6)
        return min(1 + len(self.larger), 6)

    def is_small(self, line: Line) -> bool:
        return line.size < 0.93 * self.size


def paragraphs(lines: Sequence[Line], usual: Typography) -> Iterator[Paragraph]:
    """The paragraphs in lines that follow each other."""
    begin = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or breaks_before(lines, at, usual):
            yield paragraph(lines[begin:at], usual)
            begin = at


def paragraph(lines: Sequence[Line], usual: Typography) -> Paragraph:
    """The block that lines are."""
    text = " ".join(line.text for line in lines)
    if _LABEL.match(text):
        return Paragraph("caption", list(lines))
    bullet = _BULLET.match(text)
    if bullet and not any(map(str.isalnum, bullet[0])):
        return Paragraph("list-item", list(lines), 1, bullet.end())
    if all(map(usual.is_heading, lines)) and len(text) <= _LONGEST_HEADING and not re.search(r"[;,]$", text):
        kind: BlockKind = "title" if lines[0].size == usual.title else "heading"
        return Paragraph(kind, list(lines), usual.level(lines[0]))
    if bullet:
        return Paragraph("list-item", list(lines), 1, bullet.end())
    return Paragraph("paragraph", list(lines))


def note(found: Paragraph) -> Paragraph:
    """The same lines as a footnote, without its mark."""
    mark = _NOTE.match(found.text)
    return Paragraph("footnote", found.lines, 0, mark.end() if mark else 0)


def starts_note(line: Line) -> bool:
    """Whether a small line at the foot of a page begins with the mark of a note."""
    return line.marked or _NOTE.match(line.text) is not None


def breaks_before(lines: Sequence[Line], at: int, usual: Typography) -> bool:
    """Whether a new block begins with the line ``lines[at]``."""
    above, line = lines[at - 1], lines[at]
    if abs(above.size - line.size) > 0.08 * line.size or usual.is_heading(above) != usual.is_heading(line):
        return True
    if _BULLET.match(line.text) and (_STOP.search(above.text) or not line.text[0].isalnum()):
        return True
    if _LABEL.match(line.text) and _STOP.search(above.text):
        return True
    if line.marked and usual.is_small(line):
        return True
    stopped = _STOP.search(above.text) is not None
    starts_low = line.text[0].islower()
    if line.page != above.page or line.y0 > above.y0:  # at the head of the next column or page
        return stopped or usual.is_heading(line)
    if above.y0 - line.y0 > 1.25 * usual.pitch * line.size:
        return not (starts_low and not stopped and above.y0 - line.y0 < 1.6 * usual.pitch * line.size)
    if usual.is_heading(line):
        return stopped
    before, after = lines[max(0, at - NEAR) : at], lines[at : at + NEAR]
    around = [each.text for each in (*before, *after)]
    if not starts_low and max(map(len, around)) < NARROW and not any(map(_SENTENCE.search, around)):
        return True
    # Where full lines end: in the paragraph above and in the one below, if a narrower column begins there.
    edges = [max(each.x1 for each in near) for near in (before, after) if len(near) > 1]
    room = min(edges or [line.x1]) - above.x1 - (0 if len(before) > 1 else 3 * line.size)
    word = len(line.text.split(maxsplit=1)[0]) + 1
    if room > word * 0.55 * line.size:  # the next word would have had room
        return stopped or not starts_low
    indented = line.x0 > above.x0 + 0.8 * line.size and not _BULLET.match(above.text)
    return indented and stopped
