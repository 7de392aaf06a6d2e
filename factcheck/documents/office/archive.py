"""Opens the zip archives that office files are, and the XML in them, with limits on what a hostile one can cost."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from lzma import LZMAError

from lxml import etree

from factcheck.errors import DocumentError

LARGEST = 100_000_000
"""Bytes of XML, unpacked, that are read of one file; a book of a thousand pages has a tenth of it."""

PACKED = 300
"""So many times smaller than its content no part is that an office program wrote, once it is over a megabyte."""

_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, LZMAError, EOFError, OSError, RuntimeError, ValueError
)  # fmt: skip
"""What Python's reader of archives raises for those that do not hold."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML in one file"),
)


class Archive:
    """The parts of one office file. ``kind`` says in words what the file should be: "Word document".

    Raises DocumentError for what is no zip archive, is encrypted or damaged, unpacks to too much, or has XML that is
    malformed or declares entities.
    """

    def __init__(self, content: bytes, path: str, kind: str) -> None:
        self._path = path
        self._kind = kind
        self._left = LARGEST
        if not content.startswith(b"PK"):
            raise self._foreign(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _DAMAGE as error:
            raise self.damaged(str(error)) from error
        self._members = {info.filename: info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def content(self, name: str) -> bytes:
        """The content of a part that is there."""
        member = self._members[name]
        if member.flag_bits & 1:
            raise self.encrypted()
        self._left -= member.file_size
        if self._left < 0:
            raise DocumentError(
                f"unpacks to more than {LARGEST // 1_000_000} MB of text: not read",
                path=self._path,
                hint="Split the file, or leave it out with --exclude.",
            )
        if member.file_size > 1_000_000 and member.file_size > PACKED * member.compress_size:
            raise DocumentError(
                f"{name} in it unpacks to {member.file_size // max(member.compress_size, 1)} times its size, "
                "as no office program writes it: not read",
                path=self._path,
                hint="If you trust the file, open it and save it anew.",
            )
        try:
            return self._zip.read(member)
        except _DAMAGE as error:
            raise self.damaged(f"{name}: {error}") from error

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part, or None if there is no such part."""
        if name not in self._members:
            return None
        content = self.content(name)
        if b"<!DOCTYPE" in content:  # before the parser spends anything on its entities
            raise self._declaring(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.damaged(f"{name}: {error}") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._declaring(name)  # in UTF-16
        return root

    def damaged(self, how: str) -> DocumentError:
        """The error for a file that cannot be read to its end."""
        return DocumentError(
            f"a damaged {self._kind}: {how}",
            path=self._path,
            hint="Open it in the program it was written with and save it anew.",
        )

    def encrypted(self) -> DocumentError:
        """The error for a file that only opens with a password."""
        return DocumentError(
            f"an encrypted {self._kind}: it cannot be read without its password",
            path=self._path,
            hint="Save a copy without a password.",
        )

    def other(self, what: str) -> DocumentError:
        """The error for a file that is something else than its name says."""
        return DocumentError(
            f"not a {self._kind}: {what}",
            path=self._path,
            hint="Open it in an office program and save it in the format that its name says.",
        )

    def _declaring(self, name: str) -> DocumentError:
        return DocumentError(
            f"{name} in it declares entities or a document type: not read",
            path=self._path,
            hint="No office program writes that. If you trust the file, open it and save it anew.",
        )

    def _foreign(self, content: bytes) -> DocumentError:
        if not content:
            return self.other("the file is empty")
        if content.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in content:
                return self.encrypted()
            return self.other("it is in the old binary format of Office 97 to 2003")
        head = content[:200].lstrip().lower()
        for signature, name in _OTHERS:
            if head.startswith(signature.lower()):
                return self.other(f"it is {name}")
        return self.other("it is no zip archive")
