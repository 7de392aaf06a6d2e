"""The table of formats: which module reads which files, and what has to be installed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from factcheck.documents.declaration import Declares
from factcheck.documents.document import Extract, Part
from factcheck.errors import DocumentError


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file. ``module`` names the module of :mod:`factcheck.documents` that reads it.

    The module of a text format has ``read(source)``, which yields the blocks and comments of a source in order. The
    module of a ``binary`` format has ``extract(content, path)``, which returns an
    :class:`~factcheck.documents.document.Extract`. ``parser`` is the package that the module needs and ``extra`` the
    optional dependency group that brings it. ``open`` is for formats whose source is so near to its prose that it can
    be searched for words as it stands, ``declares`` for those whose files name their own encoding; it tells how: as
    HTML and XML do ("markup"), or in the header of a mail.
    """

    name: str
    extensions: tuple[str, ...]
    module: str
    parser: str = ""
    extra: str = ""
    binary: bool = False
    open: bool = False
    declares: Declares = ""

    @property
    def is_installed(self) -> bool:
        """Whether its parser is there; imports nothing."""
        return not self.extra or find_spec(self.parser) is not None

    @property
    def installation(self) -> str:
        """The command that installs its parser."""
        return f'pip install "factcheck[{self.extra}]"'

    def require(self, path: str) -> None:
        """Raise DocumentError, for the file of that path, where the parser is not installed; imports nothing."""
        if not self.is_installed:
            raise DocumentError(
                f"the parser for {self.extensions[0]} files, {self.parser}, is not installed",
                path=path,
                hint=f"Install it with: {self.installation}",
            )

    def read(self, source: str) -> Iterator[Part]:
        """The blocks and comments of a source of a text format."""
        parts: Iterator[Part] = self._module().read(source)
        return parts

    def extract(self, content: bytes, path: str) -> Extract:
        """The text of a file of a binary format; raises DocumentError where it cannot be had."""
        extract: Extract = self._module().extract(content, path)
        return extract

    def _module(self) -> ModuleType:
        # Imported when the first file of the format is parsed: a parser costs as much as the rest of a start.
        return import_module(f"factcheck.documents.{self.module}")


TEXT = Format("text", (".text", ".txt"), "text", open=True)

_ALL = (
    TEXT,
    Format("asciidoc", (".adoc", ".asciidoc", ".asc"), "asciidoc.reader"),
    Format("docx", (".docx", ".docm", ".dotx"), "office.word", parser="lxml", extra="docx", binary=True),
    Format("html", (".htm", ".html", ".xht", ".xhtml"), "html.reader", declares="markup"),
    Format(
        "latex", (".tex", ".latex", ".ltx"), "latex.reader", parser="pylatexenc", extra="latex", declares="inputenc"
    ),
    Format("mail", (".eml",), "mail", declares="mail"),
    Format("markdown", (".markdown", ".md", ".mdx", ".mkd"), "markdown.reader", open=True),
    Format("notebook", (".ipynb",), "notebook"),
    Format("odt", (".odt", ".ott"), "office.odt", parser="lxml", extra="odt", binary=True),
    Format("pdf", (".pdf",), "office.pdf", parser="pdfminer", extra="pdf", binary=True),
    Format("pptx", (".pptx", ".pptm", ".ppsx"), "office.slides", parser="lxml", extra="pptx", binary=True),
    Format("rst", (".rst", ".rest"), "rst.reader", parser="docutils", extra="rst", declares="coding"),
    Format("subtitles", (".srt", ".vtt"), "subtitles"),
)

FORMATS: dict[str, Format] = {each.name: each for each in _ALL}
"""By name."""

EXTENSIONS: dict[str, Format] = {extension: each for each in _ALL for extension in each.extensions}
"""By extension, in lower case: the files that are found in a folder."""
