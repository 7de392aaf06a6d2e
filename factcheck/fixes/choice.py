"""Which corrections are written, and whether a document then reads as it should."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.documents.document import Block, Document
from factcheck.documents.edits import Edit
from factcheck.findings import Claim, Correction


def chosen(findings: Iterable[Claim], *, unsafe: bool) -> list[Correction]:
    """The corrections of the findings in order, without overlaps and each once; those not safe only with ``unsafe``."""
    corrections = {
        Edit(c.start, c.end, c.text): c
        for claim in findings
        if (c := claim.correction) is not None and (c.safe or unsafe)
    }
    kept: list[Correction] = []
    for edit in sorted(corrections):
        if not kept or kept[-1].end <= edit.start:
            kept.append(corrections[edit])
    return kept


def edits_of(corrections: Iterable[Correction]) -> list[Edit]:
    """The edits of the source that the corrections come to."""
    return [Edit(each.start, each.end, each.text) for each in corrections]


def misread(before: Document, after: Document, corrections: Sequence[Correction]) -> list[Correction]:
    """The corrections that change more of the document's prose than they say, or something else.

    Where the document falls into other blocks than before, those are all of them.
    """
    if [(b.kind, b.level) for b in before.blocks] != [(b.kind, b.level) for b in after.blocks]:
        return list(corrections)
    wrong: list[Correction] = []
    for old, new in zip(before.blocks, after.blocks, strict=True):
        own = [each for each in corrections if _lies_in(old, each)]
        if not _comes_to(old.text, new.text, own):
            wrong += own or corrections
    return wrong


def _lies_in(block: Block, correction: Correction) -> bool:
    # Run by run: a note stands within the paragraph that it is a note to, and cells of a row line by line.
    return any(
        run.source < correction.end and correction.start < run.source + run.source_length for run in block.runs
    )


def _comes_to(old: str, new: str, corrections: Sequence[Correction]) -> bool:
    """Whether the corrections, one after another, turn one text into the other."""
    states = {(old, 0)}
    for each in corrections:
        states = {
            (text[:at] + each.new + text[at + len(each.old) :], at + len(each.new))
            for text, start in states
            for at in _places(text, each.old, start)
        }
    return any(text == new for text, _ in states)


def _places(text: str, words: str, start: int) -> Iterable[int]:
    at = text.find(words, start)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
