"""Writes Word documents of which every byte of XML is known, for what no library writes."""

from __future__ import annotations

import io
import zipfile

from factcheck.documents import Block, Document, read_document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHERS = (
    f'xmlns:r="{_OFFICE}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
PARTS = {
    "styles": "styles",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header1": "hdr",
    "header2": "hdr",
    "footer1": "ftr",
}


def word_file(body: str, *, namespace: str = W, core: str = "", prologue: str = "", **parts: str) -> bytes:
    """The bytes of a document with that body and what is in the root elements of those other parts."""
    names = f'xmlns:w="{namespace}" {_OTHERS}'
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}">'
            f'<Relationship Id="d" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="c" Type="{_PACKAGE}/metadata/core-properties" Target="docProps/core.xml"/>'
            "</Relationships>"
        ),
        "word/document.xml": f"{prologue}<w:document {names}><w:body>{body}</w:body></w:document>",
    }
    related = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        related += f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        files[f"word/{name}.xml"] = f"<w:{PARTS[name]} {names}>{content}</w:{PARTS[name]}>"
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_PACKAGE}">{related}</Relationships>'
    if core:
        files["docProps/core.xml"] = (
            f'<cp:p xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{core}</dc:title></cp:p>'
        )
    return zipped({name: content.encode() for name, content in files.items()})


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive of those files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """A paragraph; what is not XML yet becomes a run of text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, based_on: str = "", *, style_id: str = "", kind: str = "paragraph", inside: str = "") -> str:
    """A style whose id, if none is given, is its name."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{style_id or name}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def table(*rows: tuple[str, ...], header_rows: int = 0, look: str = "") -> str:
    """A table; a cell that is not XML yet becomes a paragraph, one that begins with <w:tc> is taken as it is."""
    written = ""
    for number, row in enumerate(rows):
        marked = "<w:trPr><w:tblHeader/></w:trPr>" if number < header_rows else ""
        cells = "".join(
            cell if cell.startswith("<w:tc>") else f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>"
            for cell in row
        )
        written += f"<w:tr>{marked}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{written}</w:tbl>"


def read(content: bytes) -> Document:
    return read_document(content, path="a.docx")


def shape(document: Document) -> list[tuple[str, str, str]]:
    """Place, kind with its level, and text of every block."""
    return [(document.place(block.start), _kind(block), block.text) for block in document.blocks]


def cells(document: Document) -> list[tuple[str, str, str]]:
    """Row header, column header and text of the table cells."""
    return [(b.row_header, b.column_header, b.text) for b in document.blocks if b.kind == "table-cell"]


def _kind(block: Block) -> str:
    return f"{block.kind} {block.level}" if block.level else block.kind
