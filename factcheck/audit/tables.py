"""Lines of a file that is read in stretches, as the csv module wants them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

DELIMITERS = {"csv": ",", "tsv": "\t"}

MOST_CHARACTERS = 64 * 1024 * 1024
"""A field that is longer is an error: a quotation mark that is never closed must not swallow the memory."""


class byte_lines(Iterator[str]):  # noqa: N801 - reads as the function that it is used as
    """The lines of a file, one character a byte; ``offset`` and ``number`` are those of the last line's end.

    No encoding need be known to find records: delimiters and quotation marks are ASCII, and in UTF-8 no other
    character contains them.
    """

    def __init__(self, file: BinaryIO, start: int = 0, stop: int | None = None, number: int = 0) -> None:
        file.seek(start)
        self._file = file
        self._stop = stop
        self.offset = start
        self.number = number

    def __next__(self) -> str:
        if self._stop is not None and self.offset >= self._stop:
            raise StopIteration
        line = self._file.readline()
        if not line:
            raise StopIteration
        self.offset += len(line)
        self.number += 1
        return line.decode("latin-1")
