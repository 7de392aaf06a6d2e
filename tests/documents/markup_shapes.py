"""What the tests of the readers of markup share: the shape of what was read, and that every character has its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from factcheck.documents.document import Block, Comment, Part

Read = Callable[[str], Iterable[Part]]


def shape(read: Read, source: str) -> list[tuple[str, int, str]]:
    """The kind, level and text of each block; comments as blocks of a kind of their own."""
    return [
        (part.kind, part.level, part.text) if isinstance(part, Block) else ("comment", 0, part.text)
        for part in read(source)
    ]


def cells(read: Read, source: str) -> list[tuple[str, str, str]]:
    """The text, the column header and the row header of each cell of a table."""
    blocks = (part for part in read(source) if isinstance(part, Block))
    return [(block.text, block.column_header, block.row_header) for block in blocks if block.kind == "table-cell"]


def located(read: Read, source: str, words: str) -> str:
    """What stands in the source where ``words`` were read."""
    for part in read(source):
        if isinstance(part, Block) and words in part.text:
            at = part.text.index(words)
            start, end = part.source_span(at, at + len(words))
            return source[start:end]
    raise AssertionError(f"{words!r} was not read")


def assert_spans_hold(read: Read, source: str, put: str) -> None:
    """Every character stands in the source where it says, but for those that are ``put`` for other signs."""
    for part in read(source):
        if isinstance(part, Comment):
            assert 0 <= part.start < part.end <= len(source)
            continue
        for index, character in enumerate(part.text):
            start, end = part.source_span(index, index + 1)
            assert 0 <= start <= end <= len(source)
            assert source[start:end] == character or end - start > 1 or character in put

