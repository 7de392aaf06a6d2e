"""The blocks of AsciiDoc: paragraphs, lists, titles, tables and what stands between borders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.documents.asciidoc.inline import alt_text
from factcheck.documents.asciidoc.lines import (
    ADMONITION,
    ATTRIBUTE_ENTRY,
    ATTRIBUTE_LINE,
    BLOCK_MACRO,
    BLOCK_TITLE,
    BREAK,
    COMMENT_LINE,
    CONDITION,
    CONTINUATION,
    DESCRIPTION,
    LIST_ITEM,
    MARKDOWN_QUOTE,
    SECTION,
    Attributes,
    Border,
    attributes_of,
    border_of,
    closing,
    cut,
    is_silent,
    starts_block,
    title_of,
    underlined,
)
from factcheck.documents.asciidoc.table import cells
from factcheck.documents.asciidoc.texts import Texts
from factcheck.documents.document import Block, Comment, Part
from factcheck.documents.passage import Passage
from factcheck.documents.positions import Line
from factcheck.documents.standing import Standing
from factcheck.documents.table_grid import Headers, TableGrid

_ATTRIBUTION = re.compile(r"[ \t]*--[ \t]+\S")
_LITERAL = re.compile(r"[ \t]+\S")


class Blocks:
    """The blocks of some lines, with what is open at the line that is being read: lists, attributes, a term."""

    def __init__(self, texts: Texts, lines: Sequence[Line], place: Standing) -> None:
        self._texts = texts
        self._lines = lines
        self._place = place
        self._at = 0
        self._marks: list[str] = []
        self._attributes = Attributes()
        self._term = ""
        self._attached = False

    def read(self) -> Iterator[Part]:
        """The blocks and comments, in order."""
        while self._at < len(self._lines):
            text = self._lines[self._at].text
            if not text.strip():
                self._at += 1
            elif CONTINUATION.match(text):
                self._attached = True
                self._at += 1
            else:
                yield from self._block(text)

    def _block(self, text: str) -> Iterator[Part]:
        line = self._lines[self._at]
        if is_silent(text):
            yield from self._silent(line)
        elif ATTRIBUTE_LINE.match(text):
            self._attributes = self._attributes.joined(attributes_of(text.strip()[1:-1]))
            if not self._attached:
                self._marks.clear()
            self._at += 1
        elif border := border_of(text):
            yield from self._delimited(border)
        elif BREAK.match(text):
            self._at += 1
        elif section := SECTION.match(text):
            self._leave()
            yield from self._texts.inline([title_of(line, section)], Standing("heading", len(section[1])))
            self._at += 1
        elif macro := BLOCK_MACRO.match(text):
            if macro[1] == "image":
                alt = alt_text(Passage([line]), *macro.span(3))
                yield from self._texts.passage(alt, Standing("caption"))
            self._leave(unless=self._attached)
            self._at += 1
        elif title := BLOCK_TITLE.match(text):
            yield from self._texts.inline([cut(line, title.start(1))], Standing("caption"))
            self._at += 1
        elif item := LIST_ITEM.match(text):
            yield from self._item(item)
        elif (term := DESCRIPTION.match(text)) and not self._attributes.is_code:
            yield from self._description(term)
        elif level := underlined(self._lines, self._at):
            self._leave()
            yield from self._texts.inline([cut(line, 0)], Standing("heading", level))
            self._at += 2
        else:
            yield from self._paragraph(line)

    def _silent(self, line: Line) -> Iterator[Part]:
        self._at += 1
        if comment := COMMENT_LINE.match(line.text):
            yield Comment(comment[1].strip(), line.start, line.start + len(line.text.rstrip()))
        elif entry := ATTRIBUTE_ENTRY.match(line.text):
            value = entry[4] or ""
            while value.endswith(" \\") and self._at < len(self._lines):
                value = f"{value[:-2].removesuffix(' +')} {self._lines[self._at].text.strip()}"
                self._at += 1
            self._texts.define(entry, value)
        elif (condition := CONDITION.match(line.text)) and condition[1] in {"ifdef", "ifndef"} and condition[3]:
            held = cut(line, *condition.span(3))
            if entry := ATTRIBUTE_ENTRY.match(held.text):
                self._texts.define(entry, entry[4] or "")
            else:
                yield from self._texts.inline([held], self._here())

    def _delimited(self, border: Border) -> Iterator[Part]:
        opening = self._lines[self._at]
        first = self._at + 1
        last = closing(self._lines, first, border)
        inside = self._lines[first:last]
        attributes, self._attributes = self._attributes, Attributes()
        place = self._here()
        self._leave(unless=self._attached)
        self._at = last + 1
        if border.sign == "/":
            closed = self._lines[last] if last < len(self._lines) else (inside or [opening])[-1]
            words = "\n".join(line.text for line in inside)
            yield Comment(words.strip(), opening.start, closed.start + len(closed.text.rstrip()))
        elif border.is_table:
            if border.sign in "|!" and attributes.get("format") in {"", "psv"}:
                yield from self._table(inside, attributes, border.sign)
        elif attributes.style == "verse":
            yield from self._texts.inline([cut(line, 0) for line in inside], Standing("quotation"))
        elif not (border.hides or attributes.is_code):
            quoted = border.sign == "_" or attributes.style == "quote"
            yield from self._inside(inside, Standing("quotation") if quoted else place)

    def _inside(self, lines: Sequence[Line], place: Standing) -> Iterator[Part]:
        """What a delimited block or a cell holds."""
        yield from Blocks(self._texts, lines, place).read()

    def _table(self, lines: Sequence[Line], attributes: Attributes, sign: str) -> Iterator[Part]:
        grid = TableGrid()
        for cell in cells(lines, attributes, sign):
            if cell.opens_row:
                grid.start_row(header=cell.header)
            headers = grid.place(cell.columns, cell.rows).within(self._place.headers)
            place = Standing("table-cell", headers=headers)
            parts: list[Part] = []
            if cell.style == "a":
                parts += self._inside(cell.lines, place)
            elif cell.style not in {"l", "m"}:
                for paragraph in _between_blanks(cell.lines):
                    parts += self._texts.inline(paragraph, place)
            grid.fill(" ".join(part.text for part in parts if isinstance(part, Block)))
            yield from parts

    def _item(self, item: re.Match[str]) -> Iterator[Part]:
        mark = re.sub(r"\w+|<.*>", "1", item["mark"])
        if mark in self._marks:
            del self._marks[self._marks.index(mark) + 1 :]
        else:
            self._marks.append(mark)
        self._term = ""
        yield from self._text(item.end(), self._here(listed=True))

    def _description(self, term: re.Match[str]) -> Iterator[Part]:
        mark = term["mark"]
        if mark in self._marks:
            del self._marks[self._marks.index(mark) + 1 :]
        else:
            self._marks.append(mark)
        line = self._lines[self._at]
        self._term = ""
        for part in self._texts.inline([cut(line, *term.span("term"))], self._here(listed=True)):
            self._term = self._term or part.text
            yield part
        if line.text[term.end() :].strip():
            yield from self._text(term.end(), self._here(listed=True))
        else:
            self._at += 1

    def _text(self, start: int, place: Standing) -> Iterator[Part]:
        """The text of a list item, which begins at ``start`` of the current line and runs on until something else."""
        lines = [cut(self._lines[self._at], start)]
        self._at += 1
        yield from self._lines_of_text(lines, place, listed=True)

    def _paragraph(self, line: Line) -> Iterator[Part]:
        attributes, self._attributes = self._attributes, Attributes()
        place = self._here()
        if not self._attached and not self._term:
            self._leave()
        literal = _LITERAL.match(line.text) is not None and not self._term and not attributes.style
        if literal or attributes.is_code:
            while self._at < len(self._lines) and self._lines[self._at].text.strip():
                self._at += 1
            return
        self._attached = False
        if attributes.style in {"quote", "verse"} or self._is_quotation(line):
            place = Standing("quotation")
        admonition = ADMONITION.match(line.text)
        skip = admonition.end() if admonition else len(line.text) - len(line.text.lstrip())
        self._at += 1
        yield from self._lines_of_text([cut(line, skip)], place, listed=bool(self._term))

    def _lines_of_text(self, lines: list[Line], place: Standing, *, listed: bool) -> Iterator[Part]:
        silent: list[Part] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            if not line.text.strip() or starts_block(line.text):
                break
            if listed and (
                CONTINUATION.match(line.text)
                or LIST_ITEM.match(line.text)
                or DESCRIPTION.match(line.text)
                or BLOCK_TITLE.match(line.text)
            ):
                break
            if COMMENT_LINE.match(line.text) or CONDITION.match(line.text):
                silent += self._silent(line)
                continue
            lines.append(cut(line, len(line.text) - len(line.text.lstrip())))
            self._at += 1
        if place.kind == "quotation":
            lines = _without_marks(lines)
        yield from self._texts.inline(lines, place)
        yield from silent
        if listed and place.headers.row == self._term:
            self._term = ""

    def _is_quotation(self, line: Line) -> bool:
        """Whether a paragraph is marked as in Markdown, or stands in quotation marks with its author below it."""
        if MARKDOWN_QUOTE.match(line.text):
            return True
        if not line.text.startswith('"'):
            return False
        at = self._at
        while at < len(self._lines) and self._lines[at].text.strip():
            at += 1
        return _ATTRIBUTION.match(self._lines[at - 1].text) is not None

    def _here(self, *, listed: bool = False) -> Standing:
        """What a text is at this line: that of the place, or an item of the list that is open."""
        if self._place.kind in {"table-cell", "quotation"}:
            return self._place
        if listed or self._term or (self._attached and self._marks):
            return Standing("list-item", len(self._marks), Headers(row=self._term))
        return self._place

    def _leave(self, *, unless: bool = False) -> None:
        """End the lists that are open."""
        if not unless:
            self._marks.clear()
            self._term = ""
        self._attached = False


def _between_blanks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The paragraphs of a cell."""
    paragraph: list[Line] = []
    for line in lines:
        if line.text.strip():
            paragraph.append(cut(line, len(line.text) - len(line.text.lstrip())))
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _without_marks(lines: Sequence[Line]) -> list[Line]:
    """The lines of a quotation without the signs of Markdown before them."""
    marks = [MARKDOWN_QUOTE.match(line.text) for line in lines]
    return [cut(line, mark.end()) if mark else line for line, mark in zip(lines, marks, strict=True)]
