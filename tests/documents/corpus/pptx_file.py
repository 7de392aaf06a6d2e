"""The corpus as slides, written with python-pptx."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from pptx import Presentation
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.text.text import _Paragraph as Paragraph
from pptx.util import Inches

from tests.documents.corpus.office_parts import DECOYS, Said, claims

TITLE, BULLETS, TITLE_ONLY, BLANK = 0, 1, 5, 6


def build() -> bytes:
    """The bytes of the presentation."""
    slides = Presentation()
    slides.core_properties.title = DECOYS[1]
    said = claims()
    first = slides.slides.add_slide(slides.slide_layouts[TITLE])
    runs(first.shapes.title.text_frame.paragraphs[0], said[0])
    for claim in said:
        slide = slides.slides.add_slide(slides.slide_layouts[TITLE_ONLY])
        runs(slide.shapes.title.text_frame.paragraphs[0], claim)
    prose(slides, said)
    bullets = slides.slides.add_slide(slides.slide_layouts[BULLETS]).placeholders[1].text_frame
    for number, claim in enumerate(said):
        paragraph = bullets.paragraphs[0] if number == 0 else bullets.add_paragraph()
        paragraph.level = number % 3
        runs(paragraph, claim)
    add_table(slides.slides.add_slide(slides.slide_layouts[BLANK]), said)
    pictures = slides.slides.add_slide(slides.slide_layouts[BLANK])
    for claim in said:
        picture = pictures.shapes.add_picture(io.BytesIO(dot()), 0, 0)
        picture._element.nvPicPr.cNvPr.set("descr", f"{claim.before}{claim.words}{claim.after}")
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def runs(paragraph: Paragraph, claim: Said) -> None:
    """Write a sentence in several runs, with a struck-out decoy."""
    for text, bold, struck in cut(claim):
        run = paragraph.add_run()
        run.text, run.font.bold = text, bold
        if struck:
            run._r.get_or_add_rPr().set("strike", "sngStrike")


def cut(claim: Said) -> Iterator[tuple[str, bool, bool]]:
    yield claim.before, False, False
    yield "13 ", False, True
    yield claim.words[:2], True, False
    yield claim.words[2:], False, False
    yield claim.after, False, False


def prose(slides: Slides, said: list[Said]) -> None:
    """Half of the claims in text boxes, one of them in a group; half in the notes."""
    slide = slides.slides.add_slide(slides.slide_layouts[BLANK])
    for claim in said[:5]:
        box = slide.shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame
        runs(box.paragraphs[0], claim)
    group = slide.shapes.add_group_shape().shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame
    runs(group.paragraphs[0], said[5])
    notes = slide.notes_slide.notes_text_frame
    for number, claim in enumerate(said[6:]):
        runs(notes.paragraphs[0] if number == 0 else notes.add_paragraph(), claim)


def add_table(slide: Slide, said: list[Said]) -> None:
    table = slide.shapes.add_table(len(said) + 1, 2, 0, 0, Inches(8), Inches(5)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Topic", "Kyrgyzstan"
    for number, claim in enumerate(said, 1):
        table.cell(number, 0).text = claim.label
        runs(table.cell(number, 1).text_frame.paragraphs[0], Said("", claim.cell, "", "", ""))


def dot() -> bytes:
    """A picture of one point."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")
