"""The table of docs/fixing.md holds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck import Checker
from factcheck.documents.edits import Edit, applied

PAGE = (Path(__file__).parents[2] / "docs" / "fixing.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| (.+?) \| (yes|no) \|$", PAGE, re.MULTILINE)


def test_there_is_a_table() -> None:
    assert len(ROWS) > 10


@pytest.mark.parametrize(("before", "after", "safe"), ROWS)
def test_a_row(checker: Checker, before: str, after: str, safe: str) -> None:
    (finding,) = checker.check_text(before).findings
    correction = finding.correction
    assert correction is not None
    assert applied(before, [Edit(correction.start, correction.end, correction.text)]) == after
    assert correction.safe == (safe == "yes")
