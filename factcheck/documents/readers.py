"""Which reader reads which file, and the one way to read a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from factcheck.documents.document import Block, Document
from factcheck.documents.encoding import decode
from factcheck.errors import ConfigError, DocumentError


@dataclass(frozen=True, slots=True)
class Reader:
    """A format and the function that finds the blocks of prose in a source of that format."""

    format: str
    blocks: Callable[[str], Iterator[Block]]


def _text(source: str) -> Iterator[Block]:
    from factcheck.documents.text import read_text

    return read_text(source)


def _markdown(source: str) -> Iterator[Block]:
    from factcheck.documents.markdown import read_markdown

    return read_markdown(source)


# Each reader is imported when the first file of its format is met: a parser costs as much as the rest of a start.
TEXT = Reader("text", _text)
MARKDOWN = Reader("markdown", _markdown)

READERS: dict[str, Reader] = {
    ".markdown": MARKDOWN,
    ".md": MARKDOWN,
    ".mdx": MARKDOWN,
    ".mkd": MARKDOWN,
    ".text": TEXT,
    ".txt": TEXT,
}
"""By extension, in lower case: the files that are found in a folder."""

FORMATS: dict[str, Reader] = {reader.format: reader for reader in READERS.values()}


def read_document(
    source: str | Path | bytes,
    *,
    path: str | None = None,
    format: str | None = None,  # noqa: A002 - the plain word is the API
    encoding: str | None = None,
) -> Document:
    """Read a file, or the bytes of one, whose ``path`` then only names it and tells its format.

    ``format`` overrules the extension. A name without an extension is read as plain text. Raises
    DocumentError for a file that is missing, unreadable, undecodable or of a kind that no reader knows.
    """
    name = path or ("<bytes>" if isinstance(source, bytes) else str(source))
    reader = _reader(name, format)
    content = source if isinstance(source, bytes) else content_of(source, name)
    text = decode(content, name, encoding)
    return Document(name, text, reader.format, reader.blocks)


def format_of(path: str, format: str | None = None) -> str:  # noqa: A002 - the plain word is the API
    """The format in which a file of that name is read; raises DocumentError where there is no reader."""
    return _reader(path, format).format


def document_of(text: str, *, path: str = "<text>", format: str = "text") -> Document:  # noqa: A002
    """A document of a text that is already in memory; its offsets are those of ``text`` as it stands."""
    reader = _reader(path, format)
    return Document(path, text, reader.format, reader.blocks)


def _reader(name: str, format_name: str | None) -> Reader:
    if format_name is not None:
        if format_name not in FORMATS:
            raise ConfigError(
                f"unknown format '{format_name}'", hint=f"Known formats: {', '.join(sorted(FORMATS))}."
            )
        return FORMATS[format_name]
    extension = Path(name).suffix.lower()
    if not extension or name.startswith("<"):
        return TEXT
    if extension not in READERS:
        raise DocumentError(
            f"no reader for {extension} files",
            path=name,
            hint=f"Readable: {', '.join(sorted(READERS))}. If it is such a file, say so with --format-as.",
        )
    return READERS[extension]


def content_of(file: str | Path, name: str = "") -> bytes:
    """The bytes of a file; raises DocumentError, under ``name`` where that differs from the path."""
    name = name or str(file)
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("no such file", path=name, hint="Check the path, or give a folder.") from error
    except IsADirectoryError as error:
        raise DocumentError("is a folder, not a file", path=name) from error
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror or error}", path=name) from error
