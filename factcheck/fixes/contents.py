"""The bytes of a file after edits of its text, for every format that can be written."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.documents.document import Document
from factcheck.documents.edits import Edit, applied
from factcheck.documents.formats import FORMATS
from factcheck.documents.readers import named_encoding
from factcheck.documents.writing import encoded
from factcheck.errors import DocumentError
from factcheck.fixes.tracking import Tracking
from factcheck.fixes.writable import OFFICE


def edited(
    document: Document,
    content: bytes,
    edits: Sequence[Edit],
    *,
    encoding: str | None = None,
    tracking: Tracking | None = None,
) -> bytes:
    """The content of the file with its text edited; in Word documents as tracked changes with ``tracking``.

    Raises DocumentError where the format cannot be written, or the encoding lacks a character, and UnwritableError for
    edits that cannot be made.
    """
    kind = FORMATS[document.format]
    if not kind.binary:
        name = named_encoding(content, document.path, kind, encoding)
        return encoded(applied(document.source, edits), content, document.path, name)
    if document.format not in OFFICE:
        raise DocumentError(f"{document.format} files cannot be written", path=document.path)
    from factcheck.fixes.office import office_content

    return office_content(document.format, content, document.path, edits, tracking)
