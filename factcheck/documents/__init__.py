"""Documents: bytes become blocks of prose, and every character knows where in the source it stood."""

from factcheck.documents.document import Block, BlockKind, Document
from factcheck.documents.positions import LineIndex, Position
from factcheck.documents.readers import READERS, Reader, document_of, read_document

__all__ = [
    "READERS",
    "Block",
    "BlockKind",
    "Document",
    "LineIndex",
    "Position",
    "Reader",
    "document_of",
    "read_document",
]
