"""The corpus as a Word document, written with python-docx, with what that library cannot write added as XML."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

from tests.documents.corpus.office_parts import DECOYS, Said, claims

W = nsdecls("w")
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def build() -> bytes:
    """The bytes of the document."""
    document = docx.Document()
    document.core_properties.title = DECOYS[1]
    said = claims()
    write(document.add_paragraph(style="Title"), said[0], 0)
    for number, claim in enumerate(said):
        write(document.add_heading(level=1 + number % 9), claim, number)
    for number, claim in enumerate(said):
        write(document.add_paragraph(), claim, number + 1)
    add_decoys(document)
    for number, claim in enumerate(said):
        write(document.add_paragraph(style=("List Bullet", "List Number 2")[number % 2]), claim, number + 2)
    add_table(document, said)
    for number, claim in enumerate(said):
        write(document.add_paragraph(style="Caption"), claim, number + 3)
    for number, claim in enumerate(said):
        write(document.add_paragraph(style=("Quote", "Intense Quote")[number % 2]), claim, number + 4)
    add_footnotes(document, said)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run as XML."""
    return f'<w:r {W}><w:rPr>{properties}</w:rPr><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def halves(words: str) -> tuple[str, str]:
    return words[: len(words) // 2], words[len(words) // 2 :]


def bold(words: str) -> list[str]:
    first, second = halves(words)
    return [run(first, "<w:b/>"), run(second)]


def tracked(words: str) -> list[str]:
    gone = run("13,000 ", tag="delText")
    return [
        f"<w:del {W} w:id='1' w:author='a'>{gone}</w:del>",
        f"<w:ins {W} w:id='2' w:author='a'>{run(words)}</w:ins>",
    ]


def linked(words: str) -> list[str]:
    return [f"<w:hyperlink {W} w:anchor='x'>{''.join(bold(words))}</w:hyperlink>"]


def computed(words: str) -> list[str]:
    begin, middle, end = (f'<w:r {W}><w:fldChar w:fldCharType="{k}"/></w:r>' for k in ("begin", "separate", "end"))
    return [begin, run(" DOCPROPERTY 13,000 ", tag="instrText"), middle, *bold(words), end]


def controlled(words: str) -> list[str]:
    return [f"<w:sdt {W}><w:sdtPr><w:tag w:val='13'/></w:sdtPr><w:sdtContent>{run(words)}</w:sdtContent></w:sdt>"]


def struck(words: str) -> list[str]:
    return [
        run("13 ", "<w:strike/>"),
        run(words),
        run(" 13", "<w:vanish/>"),
        run("7", '<w:vertAlign w:val="superscript"/>'),
    ]


def hyphened(words: str) -> list[str]:
    first, second = halves(words)
    return [
        f"<w:r {W}><w:t xml:space='preserve'>{first}</w:t><w:softHyphen/><w:t xml:space='preserve'>{second}</w:t></w:r>"
    ]


WAYS: Sequence[Callable[[str], list[str]]] = (bold, tracked, linked, computed, controlled, struck, hyphened)


def write(paragraph: Paragraph, claim: Said, way: int) -> None:
    """Write a sentence, the words of the claim marked up in one of the ways that Word knows."""
    paragraph.add_run(claim.before)
    for xml in WAYS[way % len(WAYS)](claim.words):
        paragraph._p.append(parse_xml(xml))
    paragraph.add_run(claim.after)


def add_decoys(document: Document) -> None:
    """What is no prose: deleted, hidden, a comment, a table of contents, an empty control."""
    deleted = document.add_paragraph()
    deleted._p.append(parse_xml(f"<w:del {W} w:id='9'>{run(DECOYS[0], tag='delText')}</w:del>"))
    hidden = document.add_paragraph().add_run(DECOYS[0])
    hidden.font.hidden = True
    document.add_comment(hidden, text=DECOYS[1], author="a", initials="a")
    contents = document.styles.add_style("toc 1", 1)
    document.add_paragraph(DECOYS[0], style=contents)
    empty = "<w:sdt {}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert_element_before(parse_xml(empty.format(W, run(DECOYS[1]))), "w:sectPr")


def add_table(document: Document, said: Sequence[Said]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Topic", "Kyrgyzstan"), strict=True):
        cell.text = text
    for number, claim in enumerate(said):
        label, cell = table.add_row().cells
        label.text = claim.label
        write(cell.paragraphs[0], Said("", claim.cell, "", "", ""), number)


def add_footnotes(document: Document, said: Sequence[Said]) -> None:
    notes = ""
    paragraph = document.add_paragraph("The notes follow")
    for number, claim in enumerate(said, 1):
        paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="{number}"/></w:r>'))
        words = "".join(bold(claim.words))
        notes = (
            f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(claim.before)}{words}'
            f"{run(claim.after)}</w:p></w:footnote>{notes}"
        )
    content = f"<w:footnotes {W}>{notes}</w:footnotes>".encode()
    part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, content, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
