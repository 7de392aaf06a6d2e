"""The corpus as a PDF, set by reportlab; it has no marks of structure, only sizes and places."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, ListFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.documents.corpus.office_parts import Said, claims

BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=4)
TITLE = ParagraphStyle("title", BODY, fontSize=22, leading=27, spaceAfter=12)
HEADING = ParagraphStyle("heading", BODY, fontName="Times-Bold", fontSize=14, leading=17, spaceBefore=6)
WRAPPED = ParagraphStyle("wrapped", BODY, rightIndent=9 * cm)


def build() -> bytes:
    """The bytes of the document."""
    said = claims()
    story: list[Flowable] = [Paragraph(bold(said[0]), TITLE)]
    story += [Paragraph(plain(claim), HEADING) for claim in said]
    # What runs over the ends of lines: one paragraph to the full width, and each claim in a narrow column.
    story += [Paragraph(" ".join(map(bold, said[:6])), BODY)]
    story += [Paragraph(marked(claim), WRAPPED) for claim in said[6:]]
    story += [
        PageBreak(),
        ListFlowable([Paragraph(bold(claim), BODY) for claim in said], bulletType="bullet", start="•"),
    ]
    rows = [["Topic", "Kyrgyzstan"], *([claim.label, claim.cell] for claim in said)]
    story += [Spacer(1, 20), Table(rows, colWidths=[11 * cm, 5 * cm]), Spacer(1, 20)]
    story += [Paragraph(f"Figure {number}. {plain(claim)}", BODY) for number, claim in enumerate(said, 1)]
    story += [PageBreak(), Paragraph("The notes are at the foot of this page, as they are in most of the books.", BODY)]
    out = io.BytesIO()
    # The notes are drawn where no flowing text would be, and so on the last page.
    template = SimpleDocTemplate(out, pagesize=A4, invariant=True, title="There are 13,000 sex workers in Kyrgyzstan.")

    def page(canvas: Canvas, document: SimpleDocTemplate) -> None:
        margins(canvas, document.page)
        if document.page == 4:
            notes(canvas, said)

    template.build(story, onFirstPage=page, onLaterPages=page)
    return out.getvalue()


def plain(claim: Said) -> str:
    return f"{claim.before}{claim.words}{claim.after}"


def bold(claim: Said) -> str:
    return f"{claim.before}<b>{claim.words[:2]}</b>{claim.words[2:]}{claim.after}"


def marked(claim: Said) -> str:
    return f"{claim.before}{claim.words}<super size=6>13</super>{claim.after}"


def margins(canvas: Canvas, page: int) -> None:
    """What stands on every page, and a stamp across it."""
    canvas.saveState()
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(72, 800, "There are 13,000 sex workers in Kyrgyzstan.")
    canvas.drawString(280, 25, f"Page {page} of 13,000")
    canvas.rotate(60)
    canvas.drawString(400, 100, "The capital of Kyrgyzstan is Karakol.")
    canvas.restoreState()


def notes(canvas: Canvas, said: Sequence[Said]) -> None:
    """Twelve notes in small print, their numbers raised."""
    for number, claim in enumerate(said, 1):
        height = 60 + 11 * (len(said) - number)
        canvas.setFont("Times-Roman", 5)
        canvas.drawString(72, height + 3, str(number))
        canvas.setFont("Times-Roman", 8)
        canvas.drawString(78, height, plain(claim))
