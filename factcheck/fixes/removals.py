"""Takes out suppressions that are of no use, where the text reads the same without them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from factcheck.documents.document import Document
from factcheck.documents.edits import Edit
from factcheck.fixes.contents import edited
from factcheck.jobs import Checked, Outcome
from factcheck.policy.notices import Notice


class Cleared(NamedTuple):
    """A file without its useless suppressions: what it holds, what is found in it, and how many were taken out."""

    content: bytes
    checked: Checked
    removed: int


def cleared(
    checked: Checked,
    content: bytes,
    notices: Iterable[Notice],
    recheck: Callable[[bytes], Outcome],
    encoding: str | None = None,
) -> Cleared:
    """The file without the suppressions that the notices call useless; ``recheck`` checks other content for it.

    What cannot be taken out without a change of the prose or of what is found stays.
    """
    removals = [notice.edits for notice in notices if notice.edits]
    together = _without(checked, content, removals, recheck, encoding)
    if together is not None:
        return together
    alone = [each for each in removals if _without(checked, content, [each], recheck, encoding)]
    return _without(checked, content, alone, recheck, encoding) or Cleared(content, checked, 0)


def _without(
    checked: Checked,
    content: bytes,
    removals: Iterable[Sequence[Edit]],
    recheck: Callable[[bytes], Outcome],
    encoding: str | None,
) -> Cleared | None:
    """The file after these removals; None where it is then another text, or there is nothing to remove."""
    edits: list[Edit] = []
    removed = 0
    for each in removals:
        if not any(edit.start < other.end and other.start < edit.end for edit in each for other in edits):
            edits += each
            removed += 1
    if not edits:
        return None
    after = edited(checked.document, content, sorted(edits), encoding=encoding)
    outcome = recheck(after)
    if not isinstance(outcome, Checked) or _shape(outcome.document) != _shape(checked.document):
        return None
    same = len(outcome.report.findings) == len(checked.report.findings)
    return Cleared(after, outcome, removed) if same else None


def _shape(document: Document) -> list[tuple[str, int, str]]:
    """The prose of a document, white space aside."""
    return [(block.kind, block.level, " ".join(block.text.split())) for block in document.blocks]
