"""Writes OpenDocument texts of which every byte of XML is known."""

from __future__ import annotations

from factcheck.documents import Document, read_document
from tests.documents.office.word_files import zipped

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(
    (
        f'xmlns:office="{_ODF}:office:1.0" xmlns:style="{_ODF}:style:1.0" xmlns:text="{_ODF}:text:1.0"',
        f'xmlns:table="{_ODF}:table:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:svg="{_ODF}:svg-compatible:1.0"',
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:math="http://www.w3.org/1998/Math/MathML"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
    )
)
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
ENCRYPTED = (
    f'<m:manifest xmlns:m="{MANIFEST}"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
    "</m:manifest>"
)


def odt_file(
    body: str, *, styles: str = "", automatic: str = "", pages: str = "", title: str = "", manifest: str = ""
) -> bytes:
    """The bytes of a text with that body; ``styles`` are common styles, ``automatic`` those of single places."""
    files = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {NAMES}><office:automatic-styles>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
        ),
        "styles.xml": (
            f"<office:document-styles {NAMES}><office:styles>{styles}</office:styles>"
            f"<office:master-styles>{pages}</office:master-styles></office:document-styles>"
        ),
        "meta.xml": (
            f"<office:document-meta {NAMES}><office:meta><dc:title>{title}</dc:title></office:meta>"
            "</office:document-meta>"
        ),
    }
    if manifest:
        files["META-INF/manifest.xml"] = manifest
    return zipped({name: content.encode() for name, content in files.items()})


def p(content: str, style: str = "") -> str:
    """A paragraph; the content is XML."""
    return f'<text:p text:style-name="{style}">{content}</text:p>' if style else f"<text:p>{content}</text:p>"


def h(content: str, level: int = 1) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{content}</text:h>'


def style(name: str, parent: str = "", family: str = "paragraph", inside: str = "", more: str = "") -> str:
    """A style; ``inside`` are the attributes of its text properties."""
    base = f' style:parent-style-name="{parent}"' if parent else ""
    marks = f"<style:text-properties {inside}/>" if inside else ""
    return f'<style:style style:name="{name}" style:family="{family}"{base} {more}>{marks}</style:style>'


def note(content: str, kind: str = "footnote") -> str:
    """A note as it stands in the text."""
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p(content)}</text:note-body></text:note>"
    )


def table(*rows: tuple[str, ...], header_rows: int = 0) -> str:
    """A table; a cell that begins with < is taken as it is."""
    written = [f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows]
    header = f"<table:table-header-rows>{''.join(written[:header_rows])}</table:table-header-rows>"
    return f"<table:table>{header if header_rows else ''}{''.join(written[header_rows:])}</table:table>"


def spanning(content: str, columns: int = 1, rows: int = 1) -> str:
    """A cell over several columns or rows."""
    return (
        f'<table:table-cell table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}">'
        f"{p(content)}</table:table-cell>"
    )


COVERED = "<table:covered-table-cell/>"


def read(content: bytes) -> Document:
    return read_document(content, path="a.odt")


def _cell(content: str) -> str:
    if content.startswith("<table:"):
        return content
    return f"<table:table-cell>{content if content.startswith('<') else p(content)}</table:table-cell>"
