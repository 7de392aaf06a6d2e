"""Documents: bytes become blocks of prose, and every character knows where in the source it stood."""

from factcheck.documents.document import Block, BlockKind, Comment, Document, Extract, Part, Place
from factcheck.documents.formats import EXTENSIONS, FORMATS, Format
from factcheck.documents.positions import LineIndex, Position
from factcheck.documents.readers import document_of, read_document

__all__ = [
    "EXTENSIONS",
    "FORMATS",
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Extract",
    "Format",
    "LineIndex",
    "Part",
    "Place",
    "Position",
    "document_of",
    "read_document",
]
