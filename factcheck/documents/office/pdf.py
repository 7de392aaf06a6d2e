"""Reads PDF files: their printed lines put together again, each place by page and line.

pdfminer.six finds the characters and the lines: unlike other parsers it tells size and position of each, by which
notes, headings, columns and tables are told from running text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

from factcheck.documents.document import Extract
from factcheck.documents.office.passages import LINE_END, Passage, Piece, copied, lay_out
from factcheck.documents.office.pdf_limits import LARGEST, unpacks_too_far
from factcheck.documents.office.pdf_lines import Line, page_lines, unmapped_share
from factcheck.documents.office.pdf_margins import without_margins
from factcheck.documents.office.pdf_paragraphs import (
    Paragraph,
    Typography,
    breaks_before,
    note,
    paragraph,
    paragraphs,
    starts_note,
)
from factcheck.documents.office.pdf_tables import Table, stacks_and_tables
from factcheck.documents.office.tables import Cell, passages_of
from factcheck.errors import DocumentError

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"([{''.join(_LIGATURES)}])")
_LEADER = re.compile(r"(?:[.…·_]\s?){5,}[\divxlc]*$")
"""Dots that lead from an entry to the number of its page."""

MOST_COUNTED = 1000
"""A page with more lines is no page of text; its lines are numbered as they come."""

MOST_UNMAPPED = 0.3
"""When the fonts do not say what this share of the characters is, what is left of the text is not worth reading."""


def extract(content: bytes, path: str) -> Extract:
    """The text of a PDF; raises DocumentError for what is none, is encrypted or damaged, or has no text in it."""
    pages = _pages(content, path)
    lines = [line for page in pages for line in page]
    if not lines:
        raise DocumentError(
            f"no text in its {len(pages)} {'page' if len(pages) == 1 else 'pages'}: they are pictures, or empty",
            path=path,
            hint="Run it through text recognition (OCR) first.",
        )
    if unmapped_share(lines) > MOST_UNMAPPED:
        raise DocumentError(
            "its fonts do not tell which characters they show, so that there is no text to read",
            path=path,
            hint="Check the document that it was made from, or run the PDF through text recognition (OCR).",
        )
    return lay_out(list(_PdfReader(without_margins(pages)).passages())).extract


def _pages(content: bytes, path: str) -> list[list[Line]]:
    if b"%PDF-" not in content[:1024]:
        raise DocumentError("not a PDF", path=path, hint="Check what kind of file it is.")
    if unpacks_too_far(content):
        raise DocumentError(
            f"a stream in it unpacks to more than {LARGEST // 1_000_000} MB: not read",
            path=path,
            hint="If you trust the file, open it in a PDF viewer and print it anew.",
        )
    try:
        return list(page_lines(content))
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed) as error:
        raise DocumentError(
            "an encrypted PDF: it cannot be read without its password",
            path=path,
            hint="Save a copy without a password.",
        ) from error
    except Exception as error:  # a damaged file makes the parser raise whatever it stumbles over
        raise DocumentError(
            f"a damaged PDF: {error or type(error).__name__}",
            path=path,
            hint="Open it in a PDF viewer and print or save it anew.",
        ) from error


class _PdfReader:
    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages = [_with_bullets(page) for page in _of_prose(pages)]
        self._usual = Typography.of(self._pages)
        both = zip(self._pages, pages, strict=True)
        self._numbers = {id(line): number for page, whole in both for line, number in _numbered(page, whole)}

    def passages(self) -> Iterator[Passage]:
        """The passages of the document; notes come after the paragraph that goes on to the next page."""
        waiting: Paragraph | None = None
        table: Table | None = None
        notes: list[Paragraph] = []
        for page in self._pages:
            body, foot = self._without_notes(page)
            for found in stacks_and_tables(body):
                if isinstance(found, Table):
                    if table is not None and waiting is None and found.goes_on(table):
                        table.rows += found.rows
                        continue
                    yield from self._flushed(waiting, table, notes)
                    waiting, table, notes = None, found, []
                    continue
                for number, each in enumerate(paragraphs(found.lines, self._usual)):
                    if number == 0 and waiting is not None and self._goes_on(waiting, each):
                        waiting = Paragraph(waiting.kind, waiting.lines + each.lines, waiting.level, waiting.skip)
                        continue
                    yield from self._flushed(waiting, table, notes)
                    waiting, table, notes = each, None, []
            notes += foot
        yield from self._flushed(waiting, table, notes)

    def _goes_on(self, above: Paragraph, below: Paragraph) -> bool:
        kinds = {above.kind, below.kind}
        if below.kind != "paragraph" or not kinds <= {"paragraph", "list-item", "quotation"}:
            return False
        return not breaks_before([*above.lines, *below.lines], len(above.lines), self._usual)

    def _without_notes(self, page: Sequence[Line]) -> tuple[list[Line], list[Paragraph]]:
        """The lines of a page without the notes at its foot, and the notes."""
        floor = min((line.y0 for line in page if not self._usual.is_small(line)), default=0.0)
        foot = [line for line in page if self._usual.is_small(line) and line.y0 < floor]
        while foot and not starts_note(foot[0]):
            foot.pop(0)
        if not foot:
            return list(page), []
        found: list[list[Line]] = []
        for line in foot:
            if not found or starts_note(line):
                found.append([])
            found[-1].append(line)
        noted = set(map(id, foot))
        body = [line for line in page if id(line) not in noted]
        return body, [note(paragraph(lines, self._usual)) for lines in found]

    def _flushed(self, waiting: Paragraph | None, table: Table | None, notes: Sequence[Paragraph]) -> Iterator[Passage]:
        if table is not None:
            yield from self._table(table)
        if waiting is not None:
            yield self._passage(waiting)
        yield from map(self._passage, notes)

    def _passage(self, found: Paragraph) -> Passage:
        pieces: list[Piece] = []
        skip = found.skip
        for number, line in enumerate(found.lines):
            if number:
                pieces.append(Piece(LINE_END, LINE_END, place=self._place(line)))
            if skip:
                pieces.append(Piece(line.text[:skip], ""))
            pieces += _pieces(line.text[skip:])
            skip = max(0, skip - len(line.text) - 1)
        return Passage(found.kind, tuple(pieces), self._place(found.lines[0]), found.level)

    def _table(self, table: Table) -> Iterator[Passage]:
        cells: list[Cell] = []
        for row, stacks in enumerate(table.rows):
            for column, stack in stacks:
                passage = self._passage(Paragraph("paragraph", list(stack.lines)))
                # One line of text for a row, whose place is that of its first line.
                joined = tuple(copied(" ") if piece.shown == LINE_END else piece for piece in passage.pieces)
                place = self._place(stacks[0][1].lines[0])
                cells.append(Cell(row, column, [replace(passage, pieces=joined, place=place)]))
        yield from passages_of(cells)

    def _place(self, line: Line) -> str:
        return f"page {line.page}, line {self._numbers[id(line)]}"


def _numbered(page: Sequence[Line], whole: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """The lines of a page, each with its number as counted on the whole page from the top of its column."""
    for number, line in enumerate(page, 1):
        if len(whole) > MOST_COUNTED:
            yield line, number
        else:
            over = (each for each in whole if each.y0 > line.y0 + 0.4 * line.size)
            rows = {round(each.y0 / 2) for each in over if each.x0 < line.x1 and line.x0 < each.x1}
            yield line, 1 + len(rows)


def _pieces(text: str) -> Iterator[Piece]:
    for part in _LIGATURE.split(text):
        if part:
            yield Piece(part, _LIGATURES.get(part, part))


def _of_prose(pages: Sequence[Sequence[Line]]) -> Iterator[list[Line]]:
    """The pages without entries of tables of contents and without code, unless all is set as code is: a typescript."""
    sizes = Counter[bool]()
    for line in (line for page in pages for line in page):
        sizes[line.code] += len(line.text)
    typed = sizes[True] > sizes[False]
    for page in pages:
        yield [line for line in page if (typed or not line.code) and not _LEADER.search(line.text)]


def _with_bullets(page: Sequence[Line]) -> list[Line]:
    """The lines with the bullets that are printed as lines of their own put before the words that they belong to."""
    lines: list[Line] = []
    bullet: Line | None = None
    for line in page:
        if bullet is not None and line.is_beside(bullet) and line.x0 > bullet.x0:
            lines.append(replace(line, text=f"{bullet.text} {line.text}"))
            bullet = None
            continue
        if bullet is not None:
            lines.append(bullet)
            bullet = None
        if len(line.text) <= 3 and not line.text.isalpha():
            bullet = line
        else:
            lines.append(line)
    if bullet is not None:
        lines.append(bullet)
    return lines
