"""Writes edits into Word and OpenDocument texts: into the elements that the text came from, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from factcheck.documents.edits import Edit
from factcheck.documents.office.odt import read_odt
from factcheck.documents.office.passages import SOFT_HYPHEN
from factcheck.documents.office.word import read_word
from factcheck.documents.office.xml_text import TextSpan, XmlText
from factcheck.errors import UnwritableError
from factcheck.fixes.tracking import Tracking
from factcheck.fixes.word_changes import WordChanges

_READERS: Mapping[str, Callable[[bytes, str], XmlText]] = {"docx": read_word, "odt": read_odt}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def office_content(
    format_name: str, content: bytes, path: str, edits: Sequence[Edit], tracking: Tracking | None
) -> bytes:
    """The archive with the edits in it. New text has the formatting of what it takes the place of.

    Raises UnwritableError where an edit goes over what is no text: a tab, a formula, a field.
    """
    text = _READERS[format_name](content, path)
    changes = WordChanges(text, tracking) if tracking and format_name == "docx" else None
    changed: dict[str, None] = {}
    for edit in sorted(edits, reverse=True):  # from the end, so that what is before a change stays where it was
        spans = _spans(text, edit)
        if not spans:
            words = text.extract.source[edit.start : edit.end]
            raise UnwritableError(f"“{words}” is not all text and cannot be written", path=path)
        if changes:
            changes.make(spans, edit.text)
        else:
            _rewrite(spans, edit.text)
        changed.update(dict.fromkeys(span.part for span in spans))
    return _packed(content, {name: text.part_bytes(name) for name in changed})


def _spans(text: XmlText, edit: Edit) -> list[TextSpan]:
    """Where the characters of an edit stand. Soft hyphens, which Word has as elements, stay where they are."""
    spans: list[TextSpan] = []
    at = edit.start
    while at < edit.end:
        shown = text.extract.source.find(SOFT_HYPHEN.shown, at, edit.end)
        until = edit.end if shown < 0 or text.spans(at, edit.end) else shown
        found = text.spans(at, until) if at < until else []
        if found is None:
            return []
        spans += found
        at = until if until == edit.end else until + 1
    return spans


def _rewrite(spans: Sequence[TextSpan], words: str) -> None:
    """The words in the place of the longest of the spans, and nothing in that of the others."""
    longest = max(spans, key=lambda span: span.end - span.start)
    for span in reversed(spans):
        said = (span.element.tail if span.tail else span.element.text) or ""
        said = said[: span.start] + (words if span is longest else "") + said[span.end :]
        if span.tail:
            span.element.tail = said
        else:
            span.element.text = said
            if said != said.strip() and span.element.tag.endswith("}t"):
                span.element.set(_SPACE, "preserve")


def _packed(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with other content for some of its parts; the others come out with the bytes and dates they had."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        new.comment = old.comment
        for member in old.infolist():
            new.writestr(member, parts[member.filename] if member.filename in parts else old.read(member))
    return out.getvalue()
