"""Finds the streams of a PDF that unpack to more than any page needs, before a parser unpacks them whole."""

from __future__ import annotations

import re
import zlib

LARGEST = 100_000_000
"""Bytes that one stream may unpack to; the longest page of text has a hundredth of it."""

_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 1000


def unpacks_too_far(content: bytes) -> bool:
    """Whether a stream is larger than LARGEST once it is unpacked.

    Pictures do not count: no one unpacks them to read text. A stream that is packed twice, or written in letters, is
    not looked into.
    """
    view = memoryview(content)
    for stream in _STREAM.finditer(content):
        head = content[max(0, stream.start() - _DICTIONARY) : stream.start()]
        if b"/Image" in head[max(head.rfind(b" obj"), 0) :]:
            continue
        end = content.find(b"endstream", stream.end())
        if _unpacked(view[stream.end() : end if end >= 0 else None]) > LARGEST:
            return True
    return False


def _unpacked(packed: memoryview) -> int:
    """How many bytes come out, counted no further than just over LARGEST."""
    unpacking = zlib.decompressobj()
    size = 0
    try:
        rest: bytes | memoryview = packed
        while rest and size <= LARGEST:
            size += len(unpacking.decompress(rest, 1 << 20))
            rest = unpacking.unconsumed_tail
    except zlib.error:  # another filter, or a damaged stream, which the parser will find
        return size
    return size
