"""The prose in a piece of HTML that stands in a Markdown file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser

from factcheck.documents.document import BlockKind, Comment, Part
from factcheck.documents.markdown_inline import HIDDEN_TAGS
from factcheck.documents.positions import LineIndex
from factcheck.documents.prose import ProseBuilder

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("td", "th"), "table-cell"),
    **dict.fromkeys(("caption", "figcaption"), "caption"),
    "li": "list-item",
    "blockquote": "quotation",
}
_PARAGRAPHS = frozenset(
    {"address", "article", "aside", "center", "dd", "details", "div", "dt", "footer", "header"}
) | {*("main", "nav", "ol", "p", "section", "summary", "table", "tbody", "thead", "tr", "ul", "figure", "hr")}


def read_html(source: str, content: str, to_source: Callable[[int], int]) -> Iterator[Part]:
    """The blocks and comments of an HTML fragment; ``to_source`` maps an offset in it to one in the document."""
    fragment = _Fragment(source, content, to_source)
    fragment.feed(content)
    fragment.close()
    fragment.finish_block()
    yield from fragment.parts


class _Fragment(HTMLParser):
    def __init__(self, source: str, content: str, to_source: Callable[[int], int]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[Part] = []
        self._source = source
        self._content = content
        self._lines = LineIndex(content)
        self._to_source = to_source
        self._builder = ProseBuilder(source)
        self._kind: BlockKind = "paragraph"
        self._level = 0
        self._hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _KINDS or tag in _PARAGRAPHS:
            self.finish_block()
            self._kind = _KINDS.get(tag, "paragraph")
            self._level = int(tag[1]) if self._kind == "heading" else int(tag == "li")
        elif tag == "br":
            start = self._offset()
            self._builder.space(start, start + 1)
        elif tag in HIDDEN_TAGS:
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            self._hidden.remove(tag)
        elif tag in _KINDS or tag in _PARAGRAPHS:
            self.finish_block()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        line, column = self.getpos()
        begin = self._lines.offset(line, column + 1)
        for part in LineIndex(data):
            text = part.text.strip(" \t")
            start = self._to_source(begin + part.start + len(part.text) - len(part.text.lstrip(" \t")))
            if part.start or part.text[:1].isspace():
                self._builder.space(start, start)
            self._builder.copy(start, start + len(text))
            if text and part.text[-1:].isspace():
                self._builder.space(start + len(text), start + len(text) + 1)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        line, column = self.getpos()
        begin = self._lines.offset(line, column + 1)
        if self._content.startswith("<!--", begin):  # the parser also takes "<!DOCTYP" and "</ p>" for comments
            end = self._content.index(">", begin + len("<!--") + len(data))
            self.parts.append(Comment(data.strip("- \t\r\n"), self._to_source(begin), self._to_source(end) + 1))

    def finish_block(self) -> None:
        block = self._builder.block(self._kind, self._level)
        if block is not None:
            self.parts.append(block)
        self._builder = ProseBuilder(self._source)
        self._kind, self._level = "paragraph", 0

    def _reference(self, written: str) -> None:
        if not self._hidden:
            start = self._offset()
            self._builder.put(unescape(written), start, start + len(written))

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._to_source(self._lines.offset(line, column + 1))
