"""The fixer: writes corrections, has the file checked again, and takes back what did not put a finding right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from factcheck.documents.document import Document
from factcheck.documents.edits import Edit
from factcheck.documents.readers import read_document
from factcheck.errors import DocumentError, UnwritableError
from factcheck.findings import Claim, Correction
from factcheck.fixes.choice import chosen, edits_of, misread
from factcheck.fixes.contents import edited
from factcheck.fixes.tracking import Tracking
from factcheck.fixes.writable import is_writable
from factcheck.jobs import Checked, Outcome

ROUNDS = 10
"""So often at most a file is written anew: a correction may bring to light what it stood beside."""


class Fixed(NamedTuple):
    """A file after its fixes: what it holds, what is found in it now, and how many corrections were written."""

    content: bytes
    checked: Checked
    written: int


class Fixer:
    """Fixes files. ``recheck`` checks other content for a file; ``findings`` are those that stand of a check."""

    def __init__(
        self,
        recheck: Callable[[bytes], Outcome],
        findings: Callable[[Checked], Sequence[Claim]],
        *,
        unsafe: bool = False,
        encoding: str | None = None,
        tracking: Tracking | None = None,
    ) -> None:
        self._recheck = recheck
        self._findings = findings
        self._unsafe = unsafe
        self._encoding = encoding
        self._tracking = tracking

    def fixed(self, checked: Checked, content: bytes) -> Fixed:
        """The file with its corrections. Raises DocumentError where it cannot be written so."""
        fixed = Fixed(content, checked, 0)
        refused: set[Edit] = set()
        for _ in range(ROUNDS):
            done = self._round(fixed, refused)
            if done is None:
                break
            fixed = done
        return fixed

    def _round(self, fixed: Fixed, refused: set[Edit]) -> Fixed | None:
        """The file after those of its corrections that do what they should; None if none does.

        ``refused`` are the edits that did not; they are carried on to where they then stand.
        """
        wanted = self._wanted(fixed.checked, refused)
        if self._after(fixed, wanted) is None:
            kept = self._readable(fixed, wanted)
            refused.update(edits_of(each for each in wanted if each not in kept))
            wanted = kept
        while wanted:
            content = self._content(fixed, wanted)
            outcome = self._recheck(content)
            if isinstance(outcome, DocumentError):
                raise outcome
            wrong = self._still_found(outcome, wanted)
            if not wrong:
                moved = [_moved(edit, edits_of(wanted)) for edit in refused]
                refused.clear()
                refused.update(moved)
                return Fixed(content, outcome, fixed.written + len(wanted))
            refused.update(edits_of(wrong))
            wanted = [each for each in wanted if each not in wrong]
        return None

    def _wanted(self, checked: Checked, refused: set[Edit]) -> list[Correction]:
        if not is_writable(checked.document.format):
            return []
        findings = [claim for claim in self._findings(checked) if refused.isdisjoint(_edit(claim))]
        return chosen(findings, unsafe=self._unsafe)

    def _readable(self, fixed: Fixed, wanted: Sequence[Correction]) -> list[Correction]:
        """Those of the corrections that together change nothing but what they say; found by halves."""
        if not wanted or self._after(fixed, wanted) is not None:
            return list(wanted)
        if len(wanted) == 1:
            return []
        half = len(wanted) // 2
        first, second = self._readable(fixed, wanted[:half]), self._readable(fixed, wanted[half:])
        return [*first, *second] if self._after(fixed, [*first, *second]) is not None else first or second

    def _after(self, fixed: Fixed, wanted: Sequence[Correction]) -> Document | None:
        """The document after the corrections; None where it reads otherwise than they say."""
        before = fixed.checked.document
        try:
            content = self._content(fixed, wanted)
            after = read_document(content, path=before.path, format=before.format, encoding=self._encoding)
            return None if misread(before, after, wanted) else after
        except UnwritableError:
            return None

    def _content(self, fixed: Fixed, wanted: Sequence[Correction]) -> bytes:
        document = fixed.checked.document
        edits = edits_of(wanted)
        return edited(document, fixed.content, edits, encoding=self._encoding, tracking=self._tracking)

    def _still_found(self, outcome: Checked, wanted: Sequence[Correction]) -> list[Correction]:
        """The corrections in whose place something is found after all."""
        findings = self._findings(outcome)
        wrong: list[Correction] = []
        shift = 0
        for each in wanted:
            start = each.start + shift
            end = start + len(each.text)
            shift += len(each.text) - (each.end - each.start)
            if any(claim.start < end and start < claim.end for claim in findings):
                wrong.append(each)
        return wrong


def _edit(claim: Claim) -> list[Edit]:
    correction = claim.correction
    return [Edit(correction.start, correction.end, correction.text)] if correction else []


def _moved(edit: Edit, made: Iterable[Edit]) -> Edit:
    """Where an edit stands after those that were made."""
    shift = sum(len(each.text) - (each.end - each.start) for each in made if each.end <= edit.start)
    return Edit(edit.start + shift, edit.end + shift, edit.text)
