"""Cuts HTML into tags, text and comments, each with its span, as browsers do: the tokens of the HTML standard.

The parser of the standard library would do for tidy pages. On untidy ones it takes quadratic time (forty kilobytes of
``<a /<a /`` take it a quarter of a minute), ends comments where no browser does, and gives no offsets, only lines that
it counts by LF alone. Every pattern here runs over the source once: what is never closed goes on to the end of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from factcheck.documents.document import Comment

_MARKUP = re.compile(r"<(?=[A-Za-z!?/])")
_TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>]*)")
_SPACE = re.compile(r"[\s/]*")
_ATTRIBUTE = re.compile(r"(=?[^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>][^\s>]*)|(?=[>\"'])))?")
_COMMENT_END = re.compile(r"--!?>")
_EMPTY_COMMENT = re.compile(r"<!---?>")
_XML = re.compile(r"\A\s*<\?xml\b|<html\b[^>]*\sxmlns\s*=", re.IGNORECASE)
_HEAD = 2000
"""Characters in which a file says that it is XML, if it does."""

RAW = frozenset({"iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"})
"""Elements in which no tag counts but their own closing one."""


class Value(NamedTuple):
    """The value of an attribute as written, references and all, and where it begins in the source."""

    text: str
    start: int


class Tag(NamedTuple):
    """An opening or ``closing`` tag; ``empty`` is one that closes itself (``<br/>``) where that means anything."""

    name: str
    start: int
    end: int
    attributes: Mapping[str, Value]
    closing: bool = False
    empty: bool = False

    def value(self, name: str) -> str:
        """What an attribute says, in lower case and without white space at its ends; "" without the attribute."""
        value = self.attributes.get(name)
        return value.text.strip().lower() if value else ""

    def words(self, name: str) -> frozenset[str]:
        """The words of an attribute such as ``class``, in lower case."""
        return frozenset(self.value(name).split())


class Text(NamedTuple):
    """A stretch of text; where it is ``literal`` no reference counts in it, as in CDATA."""

    start: int
    end: int
    literal: bool = False


Token: TypeAlias = "Tag | Text | Comment"


def html_tokens(source: str) -> Iterator[Token]:
    """The tokens of a source in order. Of elements that hold raw text only titles yield theirs."""
    return _Tokenizer(source).tokens()


class _Tokenizer:
    def __init__(self, source: str) -> None:
        self._source = source
        self._xml = _XML.search(source[:_HEAD]) is not None
        self._never_closed: set[str] = set()

    def tokens(self) -> Iterator[Token]:
        source, at, size = self._source, 0, len(self._source)
        text_start = 0
        while at < size:
            found = _MARKUP.search(source, at)
            if found is None:
                break
            start = found.start()
            token, end = self._markup(start)
            if end == start:  # "</ >" without a name and the like: a sign, not markup
                at = start + 1
                continue
            if text_start < start:
                yield Text(text_start, start)
            if token is not None:
                yield token
            at = text_start = end
            if isinstance(token, Tag) and token.name in RAW and not token.closing and not token.empty:
                at = text_start = self._raw_end(token)
                if token.name == "title":
                    yield Text(token.end, at)
        if text_start < size:
            yield Text(text_start, size)

    def _markup(self, start: int) -> tuple[Token | None, int]:
        """What begins at a ``<``, and where it ends; nothing is yielded for declarations."""
        source = self._source
        after = source[start + 1]
        if source.startswith("<!--", start):
            return self._comment(start)
        if after in "!?" or (after == "/" and not source[start + 2 : start + 3].isalpha()):
            if self._xml and source.startswith("<![CDATA[", start):
                end = source.find("]]>", start)
                end = len(source) if end < 0 else end
                return Text(start + len("<![CDATA["), end, literal=True), min(end + 3, len(source))
            end = source.find(">", start)
            return None, len(source) if end < 0 else end + 1
        return self._tag(start)

    def _comment(self, start: int) -> tuple[Comment, int]:
        empty = _EMPTY_COMMENT.match(self._source, start)
        if empty:
            return Comment("", start, empty.end()), empty.end()
        close = _COMMENT_END.search(self._source, start + 4)
        inner, end = (close.start(), close.end()) if close else (len(self._source), len(self._source))
        return Comment(self._source[start + 4 : inner].strip("- \t\r\n\f"), start, end), end

    def _tag(self, start: int) -> tuple[Tag | None, int]:
        source = self._source
        named = _TAG_NAME.match(source, start)
        if named is None:
            return None, start
        at = named.end()
        attributes: dict[str, Value] = {}
        while True:
            between = _SPACE.match(source, at)
            at = between.end() if between else at
            if source.startswith(">", at):
                break
            written = _ATTRIBUTE.match(source, at)
            if written is None or written.end() == at:  # the tag is never closed, or an unclosed quote begins
                return None, len(source)
            group = written.lastindex or 1
            value = Value(written[group], written.start(group)) if group > 1 else Value("", written.end())
            attributes.setdefault(written[1].lower(), value)
            at = written.end()
        closing = source[start + 1] == "/"
        name = named[1].lower()
        empty = source[at - 1] == "/" and (self._xml or (name in RAW and not self._closes(name, at)))
        return Tag(name, start, at + 1, attributes, closing, empty), at + 1

    def _raw_end(self, tag: Tag) -> int:
        """Where the closing tag of an element with raw text begins."""
        close = self._close(tag.name, tag.end)
        return len(self._source) if close is None else close

    def _closes(self, name: str, at: int) -> bool:
        return self._close(name, at) is not None

    def _close(self, name: str, at: int) -> int | None:
        if name in self._never_closed:
            return None
        close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._source, at)
        if close is None:
            self._never_closed.add(name)
            return None
        return close.start()
