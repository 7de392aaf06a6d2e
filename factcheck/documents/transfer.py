"""Transfer encodings of mail, undone with the place of every character: quoted-printable, base64, encoded words."""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from factcheck.documents.document import Run
from factcheck.documents.positions import LineIndex
from factcheck.errors import DocumentError

_QUOTED = re.compile(r"=[0-9A-Fa-f]{2}|=[ \t]*(?:\r\n|\n|\r|\Z)")
_QUOTED_STRETCH = re.compile(r"(?:=[0-9A-Fa-f]{2}|=[ \t]*(?:\r\n|\n|\r|\Z))+")
_SEXTETS = re.compile(r"[A-Za-z0-9+/]+")
_ENCODED_WORD = re.compile(r"=\?([^?*\s]+)(?:\*[^?\s]*)?\?([QqBb])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"\s+(?==\?[^?\s]+\?[QqBb]\?[^?\s]*\?=)")
_FOLDING = re.compile(r"[ \t]*(?:\r\n|\n|\r)[ \t]+")


class Decoded(NamedTuple):
    """A text and where in the source each of its characters came from."""

    text: str
    origin: list[Run]


class _Octet(NamedTuple):
    """A byte of the decoded text, and the span of the source that stands for it."""

    value: int
    start: int
    end: int


class _Writer:
    """Puts a decoded text together."""

    def __init__(self, source: str, charset: str) -> None:
        self._source = source
        self._charset = charset
        self._texts: list[str] = []
        self._origin: list[Run] = []
        self._at = 0

    def copy(self, start: int, end: int) -> None:
        """Characters that stand for themselves."""
        if start < end:
            self._add(self._source[start:end], start, end - start)

    def octets(self, octets: Iterator[_Octet]) -> None:
        """Bytes, in the character set of the part; raises DocumentError for the first that is none of it."""
        decoder = codecs.getincrementaldecoder(self._charset)()
        begin: int | None = None
        last = None
        for last in octets:
            begin = last.start if begin is None else begin
            text = self._decode(decoder, bytes((last.value,)), last)
            if text:
                self._add(text, begin, last.end - begin)
                begin = None
        if last is not None and (text := self._decode(decoder, b"", last, final=True)):
            self._add(text, last.start if begin is None else begin, last.end - (last.start if begin is None else begin))

    def put(self, text: str, start: int, end: int) -> None:
        """A character that stands for others."""
        self._add(text, start, end - start)

    def done(self) -> Decoded:
        return Decoded("".join(self._texts), self._origin)

    def _add(self, text: str, start: int, length: int) -> None:
        self._texts.append(text)
        self._origin.append(Run(self._at, len(text), start, length))
        self._at += len(text)

    def _decode(self, decoder: codecs.IncrementalDecoder, octet: bytes, where: _Octet, *, final: bool = False) -> str:
        try:
            return decoder.decode(octet, final)
        except UnicodeDecodeError as error:
            place = LineIndex(self._source).position(where.start)
            raise DocumentError(
                f"not {self._charset}, as this part says: the byte 0x{where.value:02x} does not decode",
                line=place.line,
                column=place.column,
            ) from error


def transferred(source: str, start: int, end: int, transfer: str, charset: str) -> Decoded:
    """The text of a part whose body is ``source[start:end]``.

    ``transfer`` is its Content-Transfer-Encoding. Raises DocumentError, with line and column, for an unknown character
    set and for what does not decode.
    """
    if not _is_charset(charset):
        place = LineIndex(source).position(start)
        message = f"a part says that its character set is '{charset}', which is not known"
        raise DocumentError(message, line=place.line, column=place.column)
    writer = _Writer(source, charset)
    body = source[start:end]
    if transfer == "base64":
        writer.octets(_base64_octets(source, start, end))
    elif transfer == "quoted-printable" and _is_plain(charset):
        at = start
        for stretch in _QUOTED_STRETCH.finditer(source, start, end):
            writer.copy(at, stretch.start())
            writer.octets(_quoted_octets(source, *stretch.span(), charset))
            at = stretch.end()
        writer.copy(at, end)
    elif transfer == "quoted-printable" or (body.isascii() and not _is_plain(charset)):
        quoted = transfer == "quoted-printable"
        writer.octets(_quoted_octets(source, start, end, charset, escapes=quoted))
    else:
        writer.copy(start, end)
    return writer.done()


def unfolded(source: str, start: int, end: int) -> Decoded:
    """The text of a header field such as a subject: lines unfolded, encoded words decoded."""
    writer = _Writer(source, "utf-8")
    at = start
    for word in _ENCODED_WORD.finditer(source, start, end):
        charset, form = word[1].lower(), word[2].lower()
        if not _is_charset(charset):
            continue
        between = _BETWEEN_WORDS.fullmatch(source, at, word.start()) if at > start else None
        if between is None and not (at > start and source[at : word.start()].isspace()):
            _put_folded(writer, source, at, word.start())
        inner = _Writer(source, charset)
        octets = (
            _base64_octets(source, word.start(3), word.end(3))
            if form == "b"
            else _quoted_octets(source, word.start(3), word.end(3), charset, underscores=True)
        )
        inner.octets(octets)
        decoded = inner.done()
        for run in decoded.origin:
            writer.put(decoded.text[run.at : run.at + run.length], run.source, run.source + run.source_length)
        at = word.end()
    _put_folded(writer, source, at, end)
    return writer.done()


def _put_folded(writer: _Writer, source: str, start: int, end: int) -> None:
    at = start
    for fold in _FOLDING.finditer(source, start, end):
        writer.copy(at, fold.start())
        writer.put(" ", *fold.span())
        at = fold.end()
    writer.copy(at, end)


def _quoted_octets(
    source: str, start: int, end: int, charset: str, *, escapes: bool = True, underscores: bool = False
) -> Iterator[_Octet]:
    """The bytes of quoted-printable text; ends of lines after a "=" are none."""
    at = start
    while at < end:
        quoted = _QUOTED.match(source, at, end) if escapes else None
        if quoted is not None:
            if quoted[0][1:].strip():
                yield _Octet(int(quoted[0][1:], 16), at, quoted.end())
            at = quoted.end()
            continue
        sign = " " if underscores and source[at] == "_" else source[at]
        for value in sign.encode(charset if not sign.isascii() else "ascii", "replace"):
            yield _Octet(value, at, at + 1)
        at += 1


def _base64_octets(source: str, start: int, end: int) -> Iterator[_Octet]:
    """The bytes of base64 text; each comes from the two or three characters that hold its bits."""
    places = [at for line in _SEXTETS.finditer(source, start, end) for at in range(*line.span())]
    signs = "".join(line[0] for line in _SEXTETS.finditer(source, start, end))
    signs = signs[: len(signs) - 1] if len(signs) % 4 == 1 else signs
    try:
        content = base64.b64decode(signs + "=" * (-len(signs) % 4))
    except binascii.Error as error:
        place = LineIndex(source).position(start)
        raise DocumentError(f"not base64: {error}", line=place.line, column=place.column) from error
    for number, value in enumerate(content):
        first, last = number * 8 // 6, (number * 8 + 7) // 6
        yield _Octet(value, places[first], places[last] + 1)


@lru_cache(maxsize=32)
def _is_charset(charset: str) -> bool:
    try:
        b"    ".decode(charset, "replace")
    except LookupError:
        return False
    return True


@lru_cache(maxsize=32)
def _is_plain(charset: str) -> bool:
    """Whether every ASCII byte stands for itself in the character set, whatever comes before it."""
    name = codecs.lookup(charset).name
    if name == "utf-8":
        return True
    if name.startswith(("iso2022", "hz", "utf-7")):  # an escape sequence changes what follows it
        return False
    ascii_bytes, octets = bytes(range(128)), bytes(range(256))
    return (
        ascii_bytes.decode(name, "replace") == ascii_bytes.decode("ascii")
        and len(octets.decode(name, "replace")) == 256
    )
