"""The corpus as an OpenDocument text, in the XML that LibreOffice writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.documents.corpus.office_parts import DECOYS, Said, claims
from tests.documents.office.odt_files import h, note, odt_file, p, style, table

STYLES = "".join(
    (
        style("Standard"),
        style("Title", "Standard"),
        style("Caption", "Standard"),
        style("Table", "Caption"),
        style("Quotations", "Standard"),
        style("Preformatted_20_Text", "Standard", more='style:display-name="Preformatted Text"'),
    )
)
AUTOMATIC = "".join(
    (
        style("P1", "Quotations"),
        style("T1", family="text", inside='style:text-line-through-style="solid"'),
        style("T2", family="text", inside='text:display="none"'),
        style("T3", family="text", inside='style:text-position="super 58%"'),
    )
)


def bold(words: str) -> str:
    return f'<text:span text:style-name="T9">{words[:2]}</text:span>{words[2:]}'


def wrapped(words: str) -> str:
    return words.replace(" ", "\n   ")


def spaced(words: str) -> str:
    return words.replace(" ", "<text:s/>")


def tracked(words: str) -> str:
    return f'<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>{bold(words)}<text:change-end/>'


def linked(words: str) -> str:
    return f'<text:a xlink:href="https://example.org/13000">{bold(words)}</text:a>'


def annotated(words: str) -> str:
    note = f"<office:annotation>{p(DECOYS[0])}</office:annotation>"
    return f"{words[:1]}{note}{words[1:]}<office:annotation-end/>"


def struck(words: str) -> str:
    gone = '<text:span text:style-name="T1">13 </text:span>{}<text:span text:style-name="T2"> 13</text:span>'
    return gone.format(words) + '<text:span text:style-name="T3">7</text:span>'


def hyphened(words: str) -> str:
    return f"{words[:1]}\u00ad{words[1:]}"


WAYS: Sequence[Callable[[str], str]] = (bold, wrapped, spaced, tracked, linked, annotated, struck, hyphened)


def sentence(claim: Said, way: int) -> str:
    """A sentence, the words of the claim marked up in one of the ways that the format knows."""
    return f"{claim.before}{WAYS[way % len(WAYS)](claim.words)}{claim.after}"


def build() -> bytes:
    """The bytes of the document."""
    said = claims()
    decoys = (
        p(DECOYS[0], "Preformatted_20_Text")
        + f'<text:section text:display="none">{p(DECOYS[1])}</text:section>'
        + f"<text:table-of-content><text:index-body>{p(DECOYS[0])}</text:index-body></text:table-of-content>"
    )
    deleted = (
        f'<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion>{p(DECOYS[0])}</text:deletion>'
        "</text:changed-region></text:tracked-changes>"
    )
    items = "".join(f"<text:list-item>{p(sentence(claim, n + 2))}</text:list-item>" for n, claim in enumerate(said))
    rows = [(p(claim.label), p(WAYS[n % len(WAYS)](claim.cell))) for n, claim in enumerate(said)]
    notes = "".join(note(sentence(claim, n + 5)) for n, claim in enumerate(said))
    body = (
        deleted
        + p(sentence(said[0], 0), "Title")
        + "".join(h(sentence(claim, n), 1 + n % 9) for n, claim in enumerate(said))
        + "".join(p(sentence(claim, n + 1)) for n, claim in enumerate(said))
        + decoys
        + f"<text:list>{items}</text:list>"
        + table(("Topic", "Kyrgyzstan"), *rows, header_rows=1)
        + "".join(p(sentence(claim, n + 3), "Table") for n, claim in enumerate(said))
        + "".join(p(sentence(claim, n + 4), "P1") for n, claim in enumerate(said))
        + p(f"The notes follow{notes}.")
    )
    return odt_file(body, styles=STYLES, automatic=AUTOMATIC, title=DECOYS[1])
