"""Lines that docutils is given, each with the stretch of the source that it is, and the prose read from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from docutils.parsers.rst import states
from docutils.statemachine import StringList
from docutils.utils import column_indices

from factcheck.documents.passage import Passage
from factcheck.documents.positions import Line, LineIndex

_TAB = 8
_NOT_A_BREAK = {ord(character): " " for character in "\t\0\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
PAD = states.Body.double_width_pad_char
_NEAR = (0, -1, 1, -2, 2, 3)
_LITERAL_NEXT = re.compile(r"\s*:{1,2}\Z")


class SourceLines:
    """The lines of a source as docutils is given them: tabs as spaces, no breaks but those that editors know."""

    def __init__(self, source: str) -> None:
        self._lines = list(LineIndex(source))
        self.texts = [_plain(line.text) for line in self._lines]

    def stretch(self, number: int, start: int, end: int) -> Line:
        """A stretch of the 0-based line of that number as it stands in the source."""
        line = self._lines[number]
        # Only the indentation may be longer than in the source, so columns count from the end of the line.
        shift = len(line.text.rstrip()) - len(self.texts[number])
        return Line(line.start + max(start + shift, 0), self.texts[number][start:end])


def _plain(line: str) -> str:
    indent = len(line) - len(line.lstrip(" \t"))
    return line[:indent].expandtabs(_TAB) + line[indent:].translate(_NOT_A_BREAK).rstrip()


@dataclass(frozen=True, slots=True)
class Origin:
    """The stretch of a source line, by columns, that a line given to the parser was cut from; without ``end``, all."""

    lines: SourceLines
    start: int = 0
    end: int | None = None

    def locate(self, number: int, text: str, *, anywhere: bool = False) -> Line | None:
        """Where ``text`` stands in the 0-based line of that number: at the end of the stretch if it can be there,
        or ``anywhere``, which is the first place in it."""
        if not 0 <= number < len(self.lines.texts):
            return None
        held = self.lines.texts[number][: self.end].rstrip()
        text = text.rstrip()
        at = -1
        if anywhere:
            at = held.find(text, self.start)
        elif held.endswith(text):
            at = len(held) - len(text)
        elif _LITERAL_NEXT.sub("", held).endswith(_LITERAL_NEXT.sub("", text)):
            at = len(_LITERAL_NEXT.sub("", held)) - len(_LITERAL_NEXT.sub("", text))
        if at < self.start:
            at = held.find(text, self.start)
        return None if at < 0 else self.lines.stretch(number, at, at + len(text))

    def __fspath__(self) -> str:
        """Docutils takes what a line comes from for a path."""
        return ""

    def column(self, number: int, text: str) -> int:
        """The column at which ``text``, the rest of a stretch, begins."""
        held = self.lines.texts[number][: self.end].rstrip()
        return max(len(held) - len(text.rstrip()), 0)


class Lines(StringList):
    """The lines of a source or of a part of it; each item tells, beside the number of its line, its origin."""

    def get_2D_block(  # noqa: N802 - the name of the method in docutils
        self, top: int, left: int, bottom: int, right: int, strip_indent: bool = True
    ) -> StringList:
        """The lines of a table cell."""
        block = super().get_2D_block(top, left, bottom, right, strip_indent)
        for row in range(len(block.data)):
            line = self.data[top + row]
            origin, number = origin_of(self, top + row)
            first, last = _index(line, left), _index(line, right)
            start = origin.column(number, line.replace(PAD, "")) + first - line[:first].count(PAD)
            end = start + last - first - line[first:last].count(PAD)
            item: Any = Origin(origin.lines, start, end), number
            block.items[row] = item
        return block


def origin_of(lines: StringList, row: int) -> tuple[Origin, int]:
    """What a line was cut from, and its 0-based number in the source."""
    item: Any = lines.items[row]
    origin, number = item
    return origin, number


def _index(line: str, column: int) -> int:
    indices: list[int] = column_indices(line)
    return indices[column] if column < len(indices) else max(column, len(line))


class Prose(nodes.inline):
    """A piece of inline text; ``passage`` is where it stands, None where that could not be found."""

    passage: Passage | None = None


def prose_of(text: str, origin: Origin | None, line: int | None, children: Sequence[nodes.Node]) -> Prose:
    """Wraps the inline nodes that were read from ``text``, which begins near the 1-based ``line``."""
    prose = Prose(text, "", *children)
    if origin is not None and line is not None:
        for near in _NEAR:
            found = [origin.locate(line - 1 + near + row, part) for row, part in enumerate(text.split("\n"))]
            if None not in found:
                prose.passage = Passage(part for part in found if part is not None)
                break
    return prose


def inline(state: Any, lines: StringList) -> Prose:
    """The inline text that some lines hold, read in a state of the parser."""
    origin, number = origin_of(lines, 0)
    text = "\n".join(lines.data).rstrip()
    children, _ = state.inliner.parse(text, number + 1, state.memo, state.parent)
    return prose_of(text, origin, number + 1, children)
