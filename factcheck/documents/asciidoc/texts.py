"""Makes blocks of inline text of AsciiDoc, with the attributes in force where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.documents.asciidoc.inline import InlineReader
from factcheck.documents.asciidoc.references import References
from factcheck.documents.document import Block
from factcheck.documents.passage import Passage
from factcheck.documents.positions import Line
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.standing import Standing
from factcheck.documents.wraps import LineJoiner


class Texts:
    """The inline texts of one source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._joiner = LineJoiner(source)
        self._references = References()

    def define(self, entry: re.Match[str], value: str) -> None:
        """Set or unset the attribute of an entry."""
        self._references.define(entry[2], None if entry[1] or entry[3] else value)

    def inline(self, lines: Sequence[Line], place: Standing) -> Iterator[Block]:
        """The block of some lines of inline text, then the footnotes and images in it."""
        yield from self.passage(Passage(line for line in lines if line.text), place)

    def passage(self, passage: Passage, place: Standing) -> Iterator[Block]:
        """The block of one inline text, then the footnotes and images in it."""
        if not passage.text:
            return
        builder = ProseBuilder(self._source)
        reader = InlineReader(passage, self._joiner, self._references)
        reader.read(builder)
        block = place.block(builder)
        if block is not None:
            yield block
        for note in reader.footnotes:
            yield from self.passage(note, Standing("footnote"))
        for caption in reader.captions:
            yield from self.passage(caption, Standing("caption"))
