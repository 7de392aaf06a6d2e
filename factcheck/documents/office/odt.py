"""Reads OpenDocument texts (.odt): the text with its places, and the way back from it to the XML."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from factcheck.documents.document import Extract
from factcheck.documents.office.archive import Archive
from factcheck.documents.office.odt_names import first, odf_name
from factcheck.documents.office.odt_story import OdfStoryReader
from factcheck.documents.office.odt_styles import OdfStyles
from factcheck.documents.office.passages import Passage, lay_out, titled
from factcheck.documents.office.xml_text import XmlText

CONTENT = "content.xml"
STYLES = "styles.xml"


def extract(content: bytes, path: str) -> Extract:
    """The text of an OpenDocument text; raises DocumentError for what is none or cannot be read."""
    return read_odt(content, path).extract


def read_odt(content: bytes, path: str) -> XmlText:
    """A document with its trees, for whoever wants to write in it; the same text as :func:`extract` has."""
    archive = Archive(content, path, "OpenDocument text")
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and any(odf_name(each) == "manifest:encryption-data" for each in manifest.iter()):
        raise archive.encrypted()
    root = archive.xml(CONTENT)
    body = first(root, "office:body", "office:text")
    if root is None or body is None:
        raise archive.other("there is no text document in the archive")
    parts = {CONTENT: root}
    styles = archive.xml(STYLES)
    if styles is not None:
        parts[STYLES] = styles
    reader = OdfStoryReader(OdfStyles(styles, root))
    passages = [*reader.body(body), *_margins(reader, styles)]
    meta = archive.xml("meta.xml")
    title = first(meta, "office:meta", "dc:title")
    named = "" if title is None else title.text or ""
    laid_out = lay_out([*titled(named, passages), *passages])
    return XmlText(laid_out.extract, parts, laid_out.origins)


def _margins(reader: OdfStoryReader, styles: etree._Element | None) -> Iterator[Passage]:
    """Headers and footers of all kinds of page, each text once."""
    seen: set[tuple[str, ...]] = set()
    pages = first(styles, "office:master-styles")
    for page in pages if pages is not None else ():
        for margin in page:
            name = odf_name(margin).removeprefix("style:").partition("-")[0]
            if name in ("header", "footer"):
                passages = list(reader.part(margin, name))
                texts = tuple(passage.text for passage in passages)
                if texts not in seen:
                    seen.add(texts)
                    yield from passages
