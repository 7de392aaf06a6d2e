"""Bytes to text: a byte order mark decides, then the encoding that was named, then UTF-8; never a guess."""

from __future__ import annotations

import codecs

from factcheck.errors import ConfigError, DocumentError

BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, path: str, encoding: str | None = None) -> str:
    """The text of a file without its byte order mark.

    Raises DocumentError with the offset of the first byte that does not decode, and for NUL characters,
    which are a sign of a binary file or of UTF-16 without a mark.
    """
    mark, name = encoding_of(content, encoding)
    try:
        text = content[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        offset = len(mark) + error.start
        raise DocumentError(
            f"not {name}: the byte 0x{content[offset]:02x} at offset {offset} does not decode",
            path=path,
            hint="Save the file as UTF-8, or name its encoding, for example with --encoding cp1252.",
        ) from error
    if "\0" in text:
        raise DocumentError(
            f"NUL character at offset {text.index(chr(0))}: binary, or UTF-16 without a byte order mark",
            path=path,
            hint="If it is text, name its encoding with --encoding, for example --encoding utf-16-le.",
        )
    return text.removeprefix("\ufeff")


def encoding_of(content: bytes, encoding: str | None = None) -> tuple[bytes, str]:
    """The byte order mark of a file, b"" without one, and the name of its encoding."""
    mark, name = _marked(content)
    return (mark, name) if mark else (b"", _known(encoding or "utf-8"))


def _marked(content: bytes) -> tuple[bytes, str]:
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return mark, name
    return b"", ""


def _known(encoding: str) -> str:
    try:
        codec = codecs.lookup(encoding)
    except LookupError as error:
        raise ConfigError(
            f"unknown encoding '{encoding}'", hint="Use a name such as utf-8, utf-16, cp1252 or koi8-r."
        ) from error
    try:
        b"    ".decode(codec.name, errors="replace")
    except LookupError as error:  # hex, zlib and the like turn bytes into bytes
        raise ConfigError(
            f"'{encoding}' is not an encoding of text", hint="Use a name such as utf-8."
        ) from error
    return codec.name
