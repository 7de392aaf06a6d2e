"""Texts within texts: what was read from the inner one, in the offsets of the outer one."""

from __future__ import annotations

from factcheck.documents.document import Block, Comment, Run
from factcheck.documents.relocate import relocated

# The inner text "abcd" came from the source as: a at 10, "bc" from an escape at 20 to 26, d at 30.
ORIGIN = [Run(0, 1, 10, 1), Run(1, 2, 20, 6), Run(3, 1, 30, 1)]


def spans(block: Block) -> list[tuple[int, int]]:
    (read,) = relocated([block], ORIGIN)
    assert isinstance(read, Block)
    assert (read.kind, read.text, read.level, read.row_header) == (block.kind, block.text, 2, "r")
    return [read.source_span(at, at + 1) for at in range(len(read.text))]


def test_characters_come_from_where_the_inner_ones_did() -> None:
    block = Block("heading", "abcd", (Run(0, 4, 0, 4),), 2, "", "r")
    assert spans(block) == [(10, 11), (20, 26), (20, 26), (30, 31)]


def test_a_run_that_stands_for_a_stretch_stands_for_all_that_the_stretch_came_from() -> None:
    block = Block("paragraph", "x&", (Run(0, 1, 0, 1), Run(1, 1, 0, 4)), 2, "", "r")
    assert spans(block) == [(10, 11), (10, 31)]


def test_a_run_without_source_keeps_its_place() -> None:
    block = Block("paragraph", "a d", (Run(0, 1, 0, 1), Run(1, 1, 3, 0), Run(2, 1, 3, 1)), 2, "", "r")
    assert spans(block) == [(10, 11), (30, 30), (30, 31)]


def test_comments_move_too() -> None:
    assert list(relocated([Comment("x", 1, 4)], ORIGIN)) == [Comment("x", 20, 31)]
