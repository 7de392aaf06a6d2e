"""Reads mail: the subject, the text, what is quoted in it; no other headers, no signatures, no attachments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from email.message import Message
from email.parser import HeaderParser
from typing import NamedTuple

from factcheck.documents.document import Block, BlockKind, Comment, Part, Run
from factcheck.documents.formats import FORMATS
from factcheck.documents.positions import LineIndex
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.relocate import relocated
from factcheck.documents.transfer import Decoded, transferred, unfolded
from factcheck.errors import DocumentError

DEEPEST = 32
"""Parts within parts that are looked into."""
LONGEST_SIGNATURE = 12
"""Lines after two hyphens without the space that makes them the sign of a signature: more are a text."""

_READERS = {"text/plain": "text", "text/html": "html", "application/xhtml+xml": "html", "text/markdown": "markdown"}
_ENVELOPE = re.compile(r"From [^\r\n]*(?:\r\n|\n|\r)")
_HEADER_END = re.compile(r"(?:\r\n|\n|\r(?!\n)|\A)(\r\n|\n|\r(?!\n))")
_FIELD = re.compile(r"[!-9;-~]+[ \t]*:")
_SUBJECT = re.compile(r"(?:^|(?<=[\r\n]))subject[ \t]*:[ \t]*", re.IGNORECASE)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_SIGNATURE = re.compile(r"(?:^|(?<=[\r\n]))-- ?(?=\r|\n|\Z)")
_QUOTED_LINE = re.compile(r"(?<=[\r\n])>")
_ORIGINAL = re.compile(
    r"(?:^|(?<=[\r\n]))[ \t]*(?:-{2,}[ \t]*(?:original|forwarded)[ \t]+message[ \t]*-{2,}|_{20,})[ \t]*(?=\r|\n|\Z)",
    re.IGNORECASE,
)


class _Entity(NamedTuple):
    """A message or a part of one: its header fields, and where its head and its body stand in the source."""

    fields: Message
    head: int
    start: int
    end: int

    @property
    def kind(self) -> str:
        return self.fields.get_content_type()


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of a message, in order.

    Raises DocumentError, with line and column, for what is no message and for parts that do not decode.
    """
    envelope = _ENVELOPE.match(source)
    start = envelope.end() if envelope else 0
    if not _FIELD.match(source, start):
        raise DocumentError("not a message: it does not begin with a header field", line=1, column=1)
    yield from _message(source, _entity(source, start, len(source)), 0)


def _entity(source: str, start: int, end: int) -> _Entity:
    found = _HEADER_END.search(source, start, end)
    if source[start : start + 1] in ("\r", "\n"):  # a part without header fields
        head_end, body = start, start + (2 if source.startswith("\r\n", start) else 1)
    elif found is None:
        head_end, body = end, end
    else:
        head_end, body = found.start(1), found.end()
    fields = HeaderParser().parsestr(source[start:head_end])
    return _Entity(fields, start, min(body, end), end)


def _message(source: str, message: _Entity, depth: int) -> Iterator[Part]:
    subject = _SUBJECT.search(source, message.head, message.start)
    if subject:
        end = subject.end()
        while True:  # a field goes on over lines that begin with white space
            line = _LINE.match(source, end)
            end = line.end() if line else end
            if source[end : end + 1] not in (" ", "\t") or end >= message.start:
                break
        decoded = unfolded(source, subject.end(), end)
        yield from relocated(_title(decoded.text, "heading" if depth else "title"), decoded.origin)
    yield from _body(source, message, depth)


def _title(text: str, kind: BlockKind) -> Iterator[Block]:
    builder = ProseBuilder(text)
    builder.copy(0, len(text))
    block = builder.block(kind, 1)
    if block is not None:
        yield block


def _body(source: str, entity: _Entity, depth: int) -> Iterator[Part]:
    """What an entity says: a text, or that of its parts, of alternatives the plainest."""
    if depth > DEEPEST or entity.fields.get_content_disposition() == "attachment":
        return
    if entity.kind in _READERS:
        yield from _text(source, entity)
    elif entity.kind == "message/rfc822":
        yield from _message(source, _entity(source, entity.start, entity.end), depth + 1)
    elif entity.fields.get_content_maintype() == "multipart":
        parts = list(_parts(source, entity))
        if entity.kind != "multipart/alternative":
            for part in parts:
                yield from _body(source, part, depth + 1)
            return
        for part in sorted(parts, key=lambda part: part.kind != "text/plain"):
            said = list(_body(source, part, depth + 1))
            if said:
                yield from said
                return


def _parts(source: str, entity: _Entity) -> Iterator[_Entity]:
    """The parts between the boundary lines; one that is never closed ends with what it is in."""
    boundary = entity.fields.get_boundary()
    if not boundary:
        return
    delimiter = re.compile(rf"(?:\r\n|\n|\r|(?<=[\r\n])|\A)--{re.escape(boundary)}(--)?[ \t]*(?:\r\n|\n|\r|\Z)")
    begin: int | None = None
    at = entity.start
    while at <= entity.end and (found := delimiter.search(source, at, entity.end)):
        if begin is not None:
            yield _entity(source, begin, max(begin, found.start()))
        begin = None if found[1] else found.end()
        at = found.end()
        if found[1]:
            return
    if begin is not None:
        yield _entity(source, begin, entity.end)


def _text(source: str, entity: _Entity) -> Iterator[Part]:
    charset = str(entity.fields.get_content_charset("utf-8"))
    transfer = str(entity.fields.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    decoded = transferred(source, entity.start, entity.end, transfer, "utf-8" if charset == "us-ascii" else charset)
    if not decoded.text:
        return
    read_text = FORMATS[_READERS[entity.kind]].read
    parts = _plain(decoded, read_text) if entity.kind == "text/plain" else read_text(decoded.text)
    for part in relocated(parts, decoded.origin):
        # The title of a message is its subject.
        yield replace(part, kind="paragraph", level=0) if isinstance(part, Block) and part.kind == "title" else part


def _plain(decoded: Decoded, read_text: Callable[[str], Iterable[Part]]) -> Iterator[Part]:
    """The blocks of a plain text without its signatures; what follows the line of an original message is quoted."""
    text, at = decoded.text, 0
    original = _ORIGINAL.search(text)
    own_end = original.start() if original else len(text)
    while at < own_end:
        start, end = next(_signatures(text, at, own_end), (own_end, own_end))
        yield from _piece(text, at, start, read_text)
        at = end
    if original:
        for part in _piece(text, original.end(), len(text), read_text):
            yield part if isinstance(part, Comment) else replace(part, kind="quotation", level=0)


def _signatures(text: str, begin: int, stop: int) -> Iterator[tuple[int, int]]:
    """Where signatures stand: from their line of two hyphens to the next quoted line or the end."""
    for sign in _SIGNATURE.finditer(text, begin, stop):
        after = _QUOTED_LINE.search(text, sign.end(), stop)
        end = after.start() if after else stop
        if sign[0].endswith(" ") or len(LineIndex(text[sign.end() : end])) <= LONGEST_SIGNATURE:
            yield sign.start(), end


def _piece(text: str, start: int, end: int, read_text: Callable[[str], Iterable[Part]]) -> Iterator[Part]:
    if start < end:
        yield from relocated(read_text(text[start:end]), [Run(0, end - start, start, end - start)])
