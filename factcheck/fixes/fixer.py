"""The fixer: writes corrections, has the file checked again, and takes back what did not put a finding right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from factcheck.documents.document import Document
from factcheck.errors import DocumentError
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
        count = 0
        refused: set[tuple[str, str]] = set()
        for _ in range(ROUNDS):
            wanted = [each for each in self._wanted(checked) if (each.old, each.new) not in refused]
            done = self._round(checked, content, wanted, refused)
            if done is None:
                break
            content, checked, count = done.content, done.checked, count + done.written
        return Fixed(content, checked, count)

    def _wanted(self, checked: Checked) -> list[Correction]:
        if not is_writable(checked.document.format):
            return []
        return chosen(self._findings(checked), unsafe=self._unsafe)

    def _round(
        self, checked: Checked, content: bytes, wanted: list[Correction], refused: set[tuple[str, str]]
    ) -> Fixed | None:
        """The file after those of the corrections that do what they should; None if none does."""
        while wanted:
            after, outcome = self._written(checked, content, wanted)
            wrong = self._wrong(checked.document, outcome, wanted)
            if not wrong and isinstance(outcome, Checked):
                return Fixed(after, outcome, len(wanted))
            refused.update((each.old, each.new) for each in wrong)
            wanted = [each for each in wanted if (each.old, each.new) not in refused]
        return None

    def _written(self, checked: Checked, content: bytes, wanted: Sequence[Correction]) -> tuple[bytes, Outcome]:
        after = edited(
            checked.document, content, edits_of(wanted), encoding=self._encoding, tracking=self._tracking
        )
        return after, self._recheck(after)

    def _wrong(self, before: Document, outcome: Outcome, wanted: Sequence[Correction]) -> list[Correction]:
        if isinstance(outcome, DocumentError):
            return list(wanted)
        wrong = misread(before, outcome.document, wanted)
        findings = self._findings(outcome)
        shift = 0
        for each in wanted:
            start = each.start + shift
            end = start + len(each.text)
            shift += len(each.text) - (each.end - each.start)
            if any(claim.start < end and start < claim.end for claim in findings):
                wrong.append(each)
        return wrong
