"""A text within a text: what was read from the inner one, told in the offsets of the outer one.

Cells of a notebook, decoded parts of a mail and pieces of HTML in Markdown are read by the reader of their own format.
Where each of their characters stands in the file is told by runs, as for the prose of a block.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.documents.document import Block, Comment, Part, Run


def relocated(parts: Iterable[Part], origin: Sequence[Run]) -> Iterator[Part]:
    """The blocks and comments of an inner text with offsets into the source that ``origin`` tells it came from.

    ``origin`` covers the inner text from its first character to its last, in order.
    """
    starts = [run.at for run in origin]
    for part in parts:
        if isinstance(part, Comment):
            start, end = _span(origin, starts, part.start, part.end)
            yield Comment(part.text, start, end)
        else:
            yield _block(part, origin, starts)


def _block(block: Block, origin: Sequence[Run], starts: list[int]) -> Block:
    runs: list[Run] = []
    for run in block.runs:
        if run.length == run.source_length:
            runs += _pieces(run, origin, starts)
        else:
            start, end = _span(origin, starts, run.source, run.source + run.source_length)
            runs.append(Run(run.at, run.length, start, end - start))
    return replace(block, runs=tuple(runs))


def _pieces(run: Run, origin: Sequence[Run], starts: list[int]) -> Iterator[Run]:
    """A run of which every character has its own place, cut where the inner text did not come in one piece."""
    at, inner, end = run.at, run.source, run.source + run.length
    while inner < end:
        number = bisect_right(starts, inner) - 1
        whole = origin[number]
        if whole.length == whole.source_length:
            size = min(end, whole.at + whole.length) - inner
            yield Run(at, size, whole.source + inner - whole.at, size)
        else:  # an escape: each character that it stands for comes from all of it
            size = 1
            yield Run(at, 1, whole.source, whole.source_length)
        at, inner = at + size, inner + size


def _span(origin: Sequence[Run], starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The span of the source from which the inner text from ``start`` to ``end`` came."""
    if start >= end:
        before = _character(origin, starts, start)[0]
        return before, before
    return _character(origin, starts, start)[0], _character(origin, starts, end - 1)[1]


def _character(origin: Sequence[Run], starts: list[int], inner: int) -> tuple[int, int]:
    run = origin[max(bisect_right(starts, inner) - 1, 0)]
    if run.length != run.source_length:
        return run.source, run.source + run.source_length
    offset = run.source + min(inner - run.at, run.length)
    return offset, offset + 1
