"""Writes texts back into files: in their encoding, whole or not at all, with the rights they had."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from factcheck.documents.encoding import encoding_of
from factcheck.errors import DocumentError


def encoded(text: str, content: bytes, path: str, encoding: str | None = None) -> bytes:
    """The bytes of a text as the file that now holds ``content`` would have it: with its mark, in its encoding.

    Raises DocumentError where the encoding lacks a character of the text, or where the file itself would not come out
    the same, byte for byte.
    """
    mark, name = encoding_of(content, encoding)
    present = content[len(mark) :].decode(name)
    lead = present[: len(present) - len(present.removeprefix("\ufeff"))]
    if present.encode(name) != content[len(mark) :]:
        raise DocumentError(f"cannot be written as it is in {name}", path=path, hint="Save it as UTF-8.")
    try:
        return mark + (lead + text).encode(name)
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        raise DocumentError(f"{name} has no “{character}”", path=path, hint="Save the file as UTF-8.") from error


def write_whole(path: Path, content: bytes) -> None:
    """Replace what a file holds in one step, so that nobody ever sees half of it; a link goes on to point where it did.

    A file that is there keeps its rights. Raises DocumentError where it cannot be written, and then it is as it was.
    """
    target = path.resolve()
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(None, "it is read-only")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            if target.exists():
                shutil.copymode(target, name)
            else:
                os.chmod(name, 0o666 & ~_umask())
            os.replace(name, target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(name)
            raise
    except OSError as error:
        raise DocumentError(f"cannot be written: {error.strerror or error}", path=str(path)) from error


def _umask() -> int:
    """The rights that new files are made without; it can only be read by setting it."""
    present = os.umask(0)
    os.umask(present)
    return present
