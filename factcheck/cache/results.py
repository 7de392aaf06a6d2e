"""Reports of texts that were checked before, as they were then."""

from __future__ import annotations

from typing import Any

from factcheck.cache.folder import CacheFolder, digest
from factcheck.findings import Claim, Correction, Report

_RESULTS = "results"


class ResultCache:
    """Reports by the content of the file and everything else they depend on.

    ``basis`` names the rest: knowledge and program (:func:`factcheck.cache.fingerprint.knowledge_digest`), the subject
    that was set and the encoding that was asked for.
    """

    def __init__(self, folder: CacheFolder, *basis: str) -> None:
        self._folder = folder
        self._basis = [part.encode("utf-8", "surrogatepass") for part in basis]

    def name(self, content: bytes, format_name: str) -> str:
        """The name under which the report of a file with this content and format is kept."""
        return digest(*self._basis, format_name.encode(), content)

    def report(self, name: str, source: str) -> Report | None:
        """The report kept under a name; ``source`` is the decoded text that its offsets point into."""
        kept = self._folder.read(_RESULTS, name)
        if kept is None:
            return None
        try:
            claims = tuple(_claim(*fields) for fields in kept)
        except (TypeError, ValueError, IndexError):  # written by something else under the same name
            self._folder.drop(_RESULTS, name)
            return None
        return Report(source, claims)

    def keep(self, name: str, report: Report) -> None:
        self._folder.write(_RESULTS, name, [_fields(claim) for claim in report.claims])


def _claim(*fields: Any) -> Claim:
    *simple, slots, correction = fields
    said = tuple((role, words) for role, words in slots)
    return Claim(*simple, said, Correction(*correction) if correction else None)  # type: ignore[call-arg]


def _fields(claim: Claim) -> list[object]:
    *simple, correction = (getattr(claim, name) for name in Claim.__slots__)
    fixed = [getattr(correction, name) for name in Correction.__slots__] if correction else None
    return [*simple, fixed]
