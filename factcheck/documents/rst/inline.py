"""Reads the inline nodes of reStructuredText in step with the text that they were parsed from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from docutils import nodes

from factcheck.documents.passage import Passage
from factcheck.documents.prose import NOT_PROSE, ProseBuilder
from factcheck.documents.rst.lines import Prose
from factcheck.documents.wraps import LineJoiner

_ESCAPE = re.compile(r"\\(\s?)(.?)", re.DOTALL)
_AHEAD = 40


class InlineReader:
    """Adds the prose of inline texts to a builder; ``substitutions`` are what the names between bars stand for."""

    def __init__(
        self, source: str, builder: ProseBuilder, joiner: LineJoiner, substitutions: Mapping[str, str]
    ) -> None:
        self._source = source
        self._builder = builder
        self._joiner = joiner
        self._substitutions = substitutions

    def read(self, prose: Prose) -> None:
        """Take in a piece of inline text; one whose place was not found is left out."""
        if prose.passage:
            _Steps(prose.passage, self._builder, self._joiner, self._substitutions).read(prose.children)


class _Steps:
    """Walks over one text, keeping how far it has come, in the text as written and as it reads without backslashes."""

    def __init__(
        self, passage: Passage, builder: ProseBuilder, joiner: LineJoiner, substitutions: Mapping[str, str]
    ) -> None:
        self._passage = passage
        self._builder = builder
        self._joiner = joiner
        self._substitutions = substitutions
        self._cursor = 0
        self._plain, self._spans = _unescaped(passage.text)
        self._row = 0

    def read(self, children: Sequence[nodes.Node]) -> None:
        for node in children:
            if isinstance(node, nodes.Text):
                self._cursor = self._copy(node.astext(), self._cursor, len(self._passage.text))
            elif isinstance(node, nodes.Element) and node.rawsource and not _is_address(node):
                start = self._passage.text.find(node.rawsource, self._cursor)
                if start >= 0:
                    self._cursor = start + len(node.rawsource)
                    self._element(node, start, self._cursor)

    def _element(self, node: nodes.Element, start: int, end: int) -> None:
        match node:
            case nodes.literal() | nodes.math() | nodes.image():
                self._put(NOT_PROSE, start, end)
            case nodes.reference() if node.astext() == node.rawsource:  # an address that stands in the text
                self._put(NOT_PROSE, start, end)
            case nodes.substitution_reference():
                name = nodes.whitespace_normalize_name(node.astext()).casefold()
                self._put(self._substitutions.get(name, NOT_PROSE), start, end)
            case nodes.superscript() if not node.astext().isalpha():
                pass  # the mark of a note, or a power
            case nodes.footnote_reference() | nodes.citation_reference():
                if self._builder.tail(1) == " ":  # the markup wants it before the mark; the sentence does not
                    self._builder.drop_last()
            case nodes.raw() | nodes.system_message():
                pass
            case nodes.reference() if node.children and isinstance(node[0], nodes.substitution_reference):
                self._element(node[0], start, end)
            case _:
                quote = self._passage.text.find("`", start, end) if node.rawsource.startswith(":") else -1
                self._copy(node.astext(), max(start, quote), end)

    def _put(self, text: str, start: int, end: int) -> None:
        self._builder.put(text, *self._passage.span(start, end))

    def _copy(self, words: str, start: int, end: int) -> int:
        """Copy ``words``, which stand between two offsets of the text as written, and tell where they end there."""
        first = self._at(start)
        at = self._plain.find(words, first, self._at(end))
        if at >= 0:
            self._take(at, at + len(words))
            return self._spans[at + len(words) - 1][1] if words else start
        for word in words.split():  # white space was changed on the way
            at = self._plain.find(word, first)
            if at >= 0:
                self._builder.space(*self._passage.span(*self._spans[at]))
                self._take(at, at + len(word))
                first = at + len(word)
        return self._spans[first - 1][1] if first else start

    def _at(self, offset: int) -> int:
        """The index in the unescaped text of the first character at or after an offset of the text as written."""
        low, high = 0, len(self._spans)
        while low < high:
            middle = (low + high) // 2
            if self._spans[middle][0] < offset:
                low = middle + 1
            else:
                high = middle
        return low

    def _take(self, start: int, end: int) -> None:
        at = start
        while at < end:
            first, last = self._spans[at]
            if self._plain[at] == "\n":
                following = self._plain[at + 1 : at + _AHEAD].lstrip()
                begin = self._passage.source(first)
                after = self._passage.source(last) if last < len(self._passage.text) else begin + 1
                self._joiner.join(self._builder, begin, max(begin, after), following)
                at += 1
            elif last - first > 1:  # a backslash and the character after it
                self._put(self._plain[at], first, last)
                at += 1
            else:
                begin = at
                while at < end and self._plain[at] != "\n" and self._spans[at][1] - self._spans[at][0] == 1:
                    if at > begin and self._spans[at][0] != self._spans[at - 1][1]:
                        break
                    at += 1
                low, high = self._passage.span(first, self._spans[at - 1][1])
                self._builder.copy(low, high)


def _is_address(node: nodes.Element) -> bool:
    """Whether a node is the address inside a reference, which the reference has taken in."""
    return isinstance(node, nodes.target) and not node.children


def _unescaped(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without the backslashes of its escapes, and the span in it that each character was written in."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for escape in _ESCAPE.finditer(text):
        plain += text[at : escape.start()]
        spans += ((offset, offset + 1) for offset in range(at, escape.start()))
        at = escape.end()
        if escape[1]:  # escaped white space is none
            at = escape.end(1)
        elif escape[2]:
            plain.append(escape[2])
            spans.append(escape.span())
    plain += text[at:]
    spans += ((offset, offset + 1) for offset in range(at, len(text)))
    return "".join(plain), spans
