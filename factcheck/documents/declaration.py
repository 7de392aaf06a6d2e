"""The encoding that a file says it is in (HTML, XML, mail, LaTeX, reStructuredText), told from its bytes alone."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from typing import Literal

from factcheck.errors import DocumentError

Declares = Literal["", "markup", "mail", "inputenc", "coding"]

HEAD = 4096
"""Bytes in which a declaration of markup has to stand; the HTML standard asks for the first 1024."""

_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._:-]+)")
_META = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]+)", re.IGNORECASE)
_CHARSET = re.compile(
    rb"^content-type[ \t]*:[ \t]*text/(?:[^\r\n]|\r?\n[ \t])*?charset[ \t]*=[ \t]*\"?([A-Za-z0-9._:-]+)",
    re.IGNORECASE | re.MULTILINE,
)
_INPUTENC = re.compile(rb"^[^%\r\n]*\\usepackage\s*\[\s*([A-Za-z0-9-]+)\s*\]\s*\{inputenc\}", re.MULTILINE)
_CODING = re.compile(rb"(?:[^\r\n]*(?:\r\n|\r|\n))?[^\r\n]*?coding[:=][ \t]*([A-Za-z0-9._-]+)")

_INPUTENC_NAMES = {
    **dict.fromkeys(("ascii", "latin1", "ansinew", "cp1252"), "cp1252"),
    **{f"latin{number}": f"iso8859-{part}" for number, part in ((2, 2), (3, 3), (4, 4), (5, 9), (9, 15), (10, 16))},
    **dict.fromkeys(("utf8", "utf8x"), "utf-8"),
    "applemac": "mac_roman",
}
"""What names of the LaTeX package inputenc mean; the others are known by the same name."""
_WEB_NAMES = {
    **dict.fromkeys(("ascii", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874"), "cp874"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "windows-949"), "cp949"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be"), "utf-8"),
    "big5": "big5hkscs",
    "iso-8859-8-i": "iso-8859-8",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
}
"""What these names mean to browsers (Encoding Standard): supersets that writers of pages have always meant by them; and
a declaration that can be read in ASCII is no UTF-16."""


def declared_encoding(content: bytes, path: str, declares: Declares) -> str | None:
    """The encoding that the file declares, by ``<?xml encoding>``, ``<meta charset>``, the header of a mail, the LaTeX
    package inputenc, or ``coding:`` in one of the first two lines, or None.

    Markup in UTF-16 without a byte order mark is known by its first character, which is "<". Of a mail only the first
    text is asked, and only where not all of it is ASCII. Raises DocumentError for an encoding that is none.
    """
    if declares == "inputenc":
        found = None if content.isascii() else _INPUTENC.search(content)
        return None if found is None else _python_name(found[1], path, _INPUTENC_NAMES)
    if declares == "coding":
        found = None if content.isascii() else _CODING.match(content[:HEAD])
        return None if found is None else _python_name(found[1], path)
    if declares == "mail":
        found = None if content.isascii() else _CHARSET.search(content)
        return None if found is None else _python_name(found[1], path)
    if content.startswith((b"<\0", b"\0<")):
        return "utf-16-le" if content[0] else "utf-16-be"
    head = content[:HEAD]
    found = _XML.match(head) or _META.search(_COMMENT.sub(b"", head))
    return None if found is None else _python_name(found[1], path)


def _python_name(written: bytes, path: str, names: Mapping[str, str] = _WEB_NAMES) -> str:
    said = written.decode("ascii")
    name = names.get(said.lower(), said)
    try:
        codecs.lookup(name)
    except LookupError as error:
        raise DocumentError(
            f"says that its encoding is '{said}', which is not known",
            path=path,
            hint="Correct the declaration, or name the encoding, for example with --encoding cp1252.",
        ) from error
    return name
