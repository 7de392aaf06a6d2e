"""Corrections in reStructuredText where the width of a text counts."""

from __future__ import annotations

import pytest

from factcheck.documents import document_of
from factcheck.documents.edits import applied, edit_of, reads_as


@pytest.mark.parametrize(
    ("source", "old", "new", "expected"),
    [
        ("+----+---------+\n| A  | B x     |\n+----+---------+\n", "B", "Bcd", "| A  | Bcd x   |"),
        ("+----+---------+\n| A  | Bcd x   |\n+----+---------+\n", "Bcd", "B", "| A  | B x     |"),
        ("+----+---------+\n| A  | B x     |\n+----+---------+\n", "A", "Abcd", None),
        ("====  ===\nA     B x\n====  ===\n", "A", "Abcd", "Abcd  B x"),
        ("====  ===\nA     B x\n====  ===\n", "A", "Abcde", None),
        ("====  ===\nA     B x\n====  ===\n", "B", "Bcdefg", "A     Bcdefg x"),
        (".. list-table::\n\n   * - A x\n     - B\n", "A", "Abcdefg", "   * - Abcdefg x"),
        ("A x\n===\n\nB", "A", "Abc", "Abc x\n====="),
        ("A x\r\n=======\r\n\r\nB", "A", "Abc", "Abc x\r\n======="),
        ("===\r\nA x\r\n===\r\n\r\nB", "A", "Abc", "=====\r\nAbc x\r\n====="),
        ("B\n\n===\nA x\n===\n", "A", "Abc", "=====\nAbc x\n====="),
        ("A x", "A", "Abc", "Abc x"),
    ],
)
def test_what_stands_beside_keeps_its_place(source: str, old: str, new: str, expected: str | None) -> None:
    document = document_of(source, format="rst")
    block = next(block for block in document.blocks if old in block.text)
    at = block.text.index(old)
    edit = edit_of(document, block, at, at + len(old), new)
    if expected is None:
        assert edit is None
        return
    assert edit is not None
    assert expected in applied(source, [edit])
    assert reads_as(document, [edit], {block: block.text.replace(old, new)})
