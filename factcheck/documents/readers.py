"""The one way to read a document, whatever its format."""

from __future__ import annotations

from pathlib import Path

from factcheck.documents.declaration import declared_encoding
from factcheck.documents.document import Document
from factcheck.documents.encoding import decode
from factcheck.documents.formats import EXTENSIONS, FORMATS, TEXT, Format
from factcheck.errors import ConfigError, DocumentError


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
    kind = _format(name, format)
    content = source if isinstance(source, bytes) else content_of(source, name)
    kind.require(name)
    if kind.binary:
        return Document.of_extract(name, kind.name, kind.extract(content, name))
    text = decode(content, name, named_encoding(content, name, kind, encoding))
    return Document(name, text, kind.name, kind.read, open_source=kind.open)


def named_encoding(content: bytes, path: str, kind: Format, encoding: str | None = None) -> str | None:
    """The encoding that was asked for, else the one that a file of that kind declares, if any."""
    return encoding or (declared_encoding(content, path, kind.declares) if kind.declares else None)


def format_of(path: str, format: str | None = None) -> str:  # noqa: A002 - the plain word is the API
    """The format in which a file of that name is read; raises DocumentError where there is no reader."""
    return _format(path, format).name


def document_of(text: str, *, path: str = "<text>", format: str = "text") -> Document:  # noqa: A002
    """A document of a text that is already in memory; its offsets are those of ``text`` as it stands.

    Raises ConfigError for a format whose files hold no text.
    """
    kind = _format(path, format)
    if kind.binary:
        raise ConfigError(f"a {kind.name} file is not text", hint="Give its bytes to read_document.")
    kind.require(path)
    return Document(path, text, kind.name, kind.read, open_source=kind.open)


def _format(name: str, format_name: str | None) -> Format:
    if format_name is not None:
        if format_name not in FORMATS:
            raise ConfigError(
                f"unknown format '{format_name}'", hint=f"Known formats: {', '.join(sorted(FORMATS))}."
            )
        return FORMATS[format_name]
    extension = Path(name).suffix.lower()
    if not extension or name.startswith("<"):
        return TEXT
    if extension not in EXTENSIONS:
        raise DocumentError(
            f"no reader for {extension} files",
            path=name,
            hint=f"Readable: {', '.join(sorted(EXTENSIONS))}. If it is such a file, say so with --format-as.",
        )
    return EXTENSIONS[extension]


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
