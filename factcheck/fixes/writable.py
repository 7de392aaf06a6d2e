"""Which formats can be written."""

from __future__ import annotations

from factcheck.documents.formats import FORMATS

OFFICE = frozenset({"docx", "odt"})


def is_writable(format_name: str) -> bool:
    """Whether files of that format can be written: texts can, and of the others Word and OpenDocument texts."""
    return not FORMATS[format_name].binary or format_name in OFFICE
