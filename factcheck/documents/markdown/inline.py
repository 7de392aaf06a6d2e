"""Reads the inline content of one Markdown block: markup falls away, words keep their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from factcheck.documents.document import Block, Comment, Run
from factcheck.documents.html.elements import CODE, VOID, is_hidden
from factcheck.documents.html.reader import read as read_html
from factcheck.documents.html.tokens import Tag, html_tokens
from factcheck.documents.prose import NOT_PROSE, ProseBuilder
from factcheck.documents.relocate import relocated
from factcheck.documents.wraps import LineJoiner

_BREAK = re.compile(r"(?:\\|[ \t]*)\n[ \t]*")
_COMMENT_SIGNS = re.compile(r"\A(?:<!-*|\{\s*/\**)|(?:-*>|\**/\s*\})\Z")

_IN_HTML = re.compile(
    r"<!--.*?-->|<(code|pre|script|style|textarea)\b.*?</\1\s*>|(?P<comment>\{[ \t]*/\*.*?\*/[ \t]*\})",
    re.DOTALL | re.IGNORECASE,
)


def comment_words(written: str) -> str:
    """What a comment of HTML or MDX says."""
    return _COMMENT_SIGNS.sub("", written).strip()


def mdx_comments(html: str) -> list[Comment]:
    """The comments of MDX in a piece of HTML, outside of code and of HTML's own comments."""
    return [
        Comment(comment_words(match["comment"]), match.start(), match.end())
        for match in _IN_HTML.finditer(html)
        if match["comment"]
    ]


class InlineReader:
    """Walks the tokens of one inline content in step with a cursor over that content.

    ``to_source`` maps an offset in the content to one in the document, line by line.
    """

    def __init__(
        self, source: str, joiner: LineJoiner, content: str, to_source: Callable[[int], int]
    ) -> None:
        self.builder = ProseBuilder(source)
        self.captions: list[Block] = []
        self.comments: list[Comment] = []
        self._source = source
        self._joiner = joiner
        self._content = content
        self._to_source = to_source
        self._cursor = 0
        self._hidden: list[str] = []

    def read(self, tokens: Sequence[Token], start: int = 0) -> None:
        """Take in the tokens of the content, from its offset ``start`` on, where a line of it begins."""
        if start == len(self._content):
            return
        lines = self._content.count("\n", 0, start)
        breaks = [number for number, token in enumerate(tokens) if token.type in ("softbreak", "hardbreak")]
        self._cursor = start
        for token in tokens[breaks[lines - 1] + 1 :] if lines else tokens:
            self._read(token)

    def _read(self, token: Token) -> None:
        match token.type:
            case "text" if "autolink" in self._hidden:
                pass  # the parser decodes the address, so it may not stand in the content as it is here
            case "text":
                start = self._content.index(token.content, self._cursor)
                self._cursor = start + len(token.content)
                if token.content and not self._hidden:
                    self.builder.copy(self._to_source(start), self._to_source(self._cursor - 1) + 1)
            case "text_special":
                start = self._content.index(token.markup, self._cursor)
                self._cursor = start + len(token.markup)
                self._put(token.content, start, self._cursor)
            case "softbreak" | "hardbreak":
                self._break()
            case "code_inline" | "math":
                self._skip(token, NOT_PROSE)
            case "html_inline" if token.content.startswith("<!--"):
                self._comment(token)
            case "mdx_comment":
                self._comment(token)
            case "html_inline":
                self._tag(token)
            case "image":
                self._image(token)
            case "footnote_ref":
                self._skip(token, "")
            case "link_open" if token.markup == "autolink":
                self._skip(token, NOT_PROSE)
                self._hidden.append("autolink")
            case "link_close" if token.markup == "autolink":
                self._hidden.remove("autolink")
            case "link_open":
                self._cursor = token.meta["span"][0] + 1
            case "link_close":
                self._cursor = token.meta["span"][1]
            case "s_open" | "s_close":
                self._cursor += len(token.markup)
                self._toggle("s", closing=token.nesting < 0)
            case _:
                self._cursor += len(token.markup)

    def _put(self, text: str, start: int, end: int) -> None:
        if not self._hidden:
            self.builder.put(text, self._to_source(start), self._to_source(end - 1) + 1)

    def _skip(self, token: Token, placeholder: str) -> None:
        start, end = token.meta["span"]
        self._cursor = end
        self._put(placeholder, start, start + 1)

    def _break(self) -> None:
        match = _BREAK.search(self._content, self._cursor)
        if match is None:
            return
        self._cursor = match.end()
        if not self._hidden:
            following = self._content[match.end() : match.end() + 40]
            self._joiner.join(
                self.builder, self._to_source(match.start()), self._to_source(match.end()), following
            )

    def _comment(self, token: Token) -> None:
        start, self._cursor = token.meta["span"]
        self.comments.append(
            Comment(comment_words(token.content), self._to_source(start), self._to_source(self._cursor - 1) + 1)
        )

    def _tag(self, token: Token) -> None:
        start, self._cursor = token.meta["span"]
        tag = next(html_tokens(token.content), None)
        if not isinstance(tag, Tag):
            return
        if tag.closing:
            if tag.name in self._hidden:
                self._hidden.remove(tag.name)
        elif tag.name == "br":
            self.builder.space(self._to_source(start), self._to_source(start) + 1)
        elif tag.name in VOID:
            self._void(token, start)
        elif tag.name in self._hidden or is_hidden(tag._replace(end=self._cursor), self._content):
            if tag.name in CODE:
                self._put(NOT_PROSE, start, self._cursor)
            self._hidden.append(tag.name)

    def _void(self, token: Token, start: int) -> None:
        """An image in HTML has a caption as one in Markdown has."""
        origin = [Run(at, 1, self._to_source(start + at), 1) for at in range(len(token.content))]
        if not self._hidden:
            self.captions += (part for part in relocated(read_html(token.content), origin) if isinstance(part, Block))

    def _toggle(self, name: str, *, closing: bool) -> None:
        if not closing:
            self._hidden.append(name)
        elif name in self._hidden:
            self._hidden.remove(name)

    def _image(self, token: Token) -> None:
        start, self._cursor = token.meta["span"]
        alt_start = start + len("![")
        inner = InlineReader(
            self._source, self._joiner, token.content, lambda offset: self._to_source(alt_start + offset)
        )
        inner.read(token.children or [])
        caption = inner.builder.block("caption")
        if caption is not None and not self._hidden:
            self.captions.append(caption)
