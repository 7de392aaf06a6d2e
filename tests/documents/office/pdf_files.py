"""Writes PDF files line by line, so that every position is known."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from factcheck.documents import Document, read_document


class Print(NamedTuple):
    """A string of print: its place in points from the upper left corner, its size and font."""

    text: str
    x: float
    y: float
    size: float = 10
    font: str = "Times-Roman"
    turned: float = 0


HEIGHT = 800


def pdf_file(*pages: Iterable[Print], password: str = "", owner: str = "", picture: bool = False) -> bytes:
    """The bytes of a file with those pages."""
    out = io.BytesIO()
    lock = StandardEncryption(password, owner, canPrint=0) if password or owner else None
    canvas = Canvas(out, pagesize=(600, HEIGHT), encrypt=lock, invariant=True)
    for page in pages:
        for each in page:
            canvas.saveState()
            canvas.translate(each.x, HEIGHT - each.y)
            canvas.rotate(each.turned)
            canvas.setFont(each.font, each.size)
            canvas.drawString(0, 0, each.text)
            canvas.restoreState()
        if picture:
            canvas.rect(50, 50, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(*texts: str, x: float = 72, y: float = 100, size: float = 10, pitch: float = 12) -> list[Print]:
    """Lines one below the other; an empty one leaves a gap."""
    return [Print(text, x, y + number * pitch, size) for number, text in enumerate(texts) if text]


def row(*texts: str, y: float, left: float = 72, width: float = 150, size: float = 10) -> list[Print]:
    """The cells of a row."""
    return [Print(text, left + number * width, y, size) for number, text in enumerate(texts) if text]


def read(content: bytes) -> Document:
    return read_document(content, path="a.pdf")


def filler(pages: int) -> list[Sequence[Print]]:
    """Pages of text that has no bearing on the test."""
    return [lines(*(f"This is line {n} of some text that fills the page {'abcdefgh'[p]}." for n in range(6)), y=300)
            for p in range(pages)]  # fmt: skip
