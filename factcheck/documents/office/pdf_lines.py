"""The lines of a PDF as they are printed: words, position, size. PDF knows characters at places and nothing more."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTFigure, LTItem, LTPage, LTTextLine
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from factcheck.documents.prose import NOT_PROSE

_MARK = re.compile(r"[\divx,*†‡§\[\]()]+")
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_CODE = re.compile(r"mono|courier|consol|menlo|typewriter|cmtt|code", re.IGNORECASE)
_UNMAPPED = re.compile(r"\(cid:\d+\)")
SMALLER = 0.8
"""Characters below this share of the size of their line that are raised are marks of notes, if they are digits."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print. Coordinates are points from the lower left corner of the page; ``page`` counts from 1.

    ``marked`` tells that a raised figure, the mark of a note, stood before its words; ``code`` that all of them are in
    a font for program code.
    """

    page: int
    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    size: float
    bold: bool
    marked: bool = False
    code: bool = False

    def is_beside(self, other: Line) -> bool:
        """Whether it is printed in the same row."""
        return self.page == other.page and abs(self.y0 - other.y0) < 0.4 * min(self.size, other.size)


def page_lines(content: bytes) -> Iterator[list[Line]]:
    """The lines of each page in the order in which the file prints them, which is nearly always that of reading.

    What the parser raises for encrypted and damaged files comes through.
    """
    with _quiet():
        document = PDFDocument(PDFParser(io.BytesIO(content)))
        manager = PDFResourceManager()
        device = PDFPageAggregator(manager, laparams=None)
        interpreter = PDFPageInterpreter(manager, device)
        for number, page in enumerate(PDFPage.create_pages(document), 1):
            interpreter.process_page(page)
            yield list(_lines(device.get_result(), number))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep to itself what the parser has to say of fonts and boxes: it does not bear on the text."""
    log = logging.getLogger("pdfminer")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(level)


def unmapped_share(lines: Iterable[Line]) -> float:
    """How many of the characters the fonts of the file do not say what they are, from 0 to 1."""
    counted = Counter(character == NOT_PROSE for line in lines for character in line.text)
    return counted[True] / max(counted.total(), 1)


def _lines(page: LTPage, number: int) -> Iterator[Line]:
    characters = [each for each in page if isinstance(each, LTChar)] or list(_in_figures(page))
    level = [each for each in characters if _is_level(each)]  # what runs up the margin or across the page is no prose
    last: Line | None = None
    for each in page.group_objects(LAParams(), level) if level else ():
        line = _line(each, number) if isinstance(each, LTTextLine) else None
        if line is None:
            continue
        if last is not None and line.is_beside(last) and 0 <= line.x0 - last.x1 < last.size:
            # The wide space after a sentence in a line that was set to full width.
            last = replace(
                last,
                text=f"{last.text} {line.text}",
                x1=line.x1,
                bold=last.bold and line.bold,
                code=last.code and line.code,
            )
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _in_figures(container: Iterable[LTItem]) -> Iterator[LTChar]:
    """Some programs print a whole page as one figure."""
    for each in container:
        if isinstance(each, LTChar):
            yield each
        elif isinstance(each, LTFigure):
            yield from _in_figures(each)


def _line(line: LTTextLine, number: int) -> Line | None:
    characters = [each for each in line if isinstance(each, LTChar)]
    size = Counter({round(each.size, 1): 0 for each in characters})
    for each in characters:
        size[round(each.size, 1)] += len(each.get_text().strip())
    main = size.most_common(1)[0][0]
    base = [each for each in characters if round(each.size, 1) == main]
    floor = min(each.y0 for each in base)
    words: list[str] = []
    marked = False
    for item in line:
        text = item.get_text() if hasattr(item, "get_text") else ""
        if isinstance(item, LTChar) and _is_raised(item, main, floor) and _MARK.fullmatch(text):
            marked = marked or not "".join(words).strip()
            continue
        words.append(_UNMAPPED.sub(NOT_PROSE, text))
    written = "".join(words).replace("\n", " ").strip()
    if not written:
        return None
    fonts = {each.fontname for each in base if each.get_text().strip()}
    top = max(each.y1 for each in base)
    bold, code = all(map(_BOLD.search, fonts)), all(map(_CODE.search, fonts))
    return Line(number, written, line.x0, line.x1, floor, top, main, bold, marked, code)


def _is_level(character: LTChar) -> bool:
    a, b, *_ = character.matrix
    return a > 0 and abs(b) < 0.05 * a


def _is_raised(character: LTChar, size: float, floor: float) -> bool:
    return character.size < SMALLER * size and character.y0 > floor + 0.1 * size
