"""Edits: other prose for a stretch of a block, as other text for a stretch of the source.

Markup around the stretch stays. Markup within it stays too, where the new prose can be put on one side of it so that
the document reads as it should; otherwise there is no edit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from factcheck.documents.document import Block, Document
from factcheck.documents.escapes import escaped
from factcheck.documents.prose import INVISIBLE
from factcheck.documents.rst.widths import with_width_kept

_BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)(?:[ \t]*>)*[ \t]*")
_WRAP = re.compile(rf"[-\u2010\u00ad]?(?:{_BREAK.pattern})|[ \t]+")
"""The end of a line within a sentence, with the hyphen of a word that it cuts in two."""
_EMPTY = re.compile(r"<([A-Za-z][\w-]*)[^<>]*></\1\s*>|\\\w+\{\}")
_NEAR = 60


class Edit(NamedTuple):
    """``text`` is to be written for the half-open span of the source."""

    start: int
    end: int
    text: str


class _Stretch(NamedTuple):
    """Characters of a block whose sources follow each other without anything between."""

    start: int
    end: int


def edit_of(document: Document, block: Block, start: int, end: int, text: str) -> Edit | None:
    """The edit by which ``block.text[start:end]`` becomes ``text``; None where the markup leaves no way."""
    edit = _edit_of(document, block, start, end, text)
    if edit is None or document.format != "rst":
        return edit
    kept = with_width_kept(document.source, block.kind, *edit)
    return Edit(*kept) if kept else None


def _edit_of(document: Document, block: Block, start: int, end: int, text: str) -> Edit | None:
    kept = _common_end(block.text[start:end], text)
    end, text = end - kept, text[: len(text) - kept]
    if start == end or not _is_separable(block, start, end) or _is_from_elsewhere(block, start, end):
        return None
    for at in _parted(document.source, block, start, end):
        same = block.text[at:end]
        if not same[0].isalnum() and len(same) < len(text) and text.endswith(same):
            return _edit_of(document, block, start, at, text[: len(text) - len(same)])
    source, written = document.source, _written(document, block, start, end, text)
    stretches = list(_stretches(source, block, start, end))
    whole = slice(stretches[0].start, stretches[-1].end)
    edits = list(_wrapped(source[whole], whole.start, written))
    if len(stretches) == 1 or all(_WRAP.fullmatch(gap) for gap in _gaps(source, stretches)):
        edits.append(Edit(whole.start, whole.stop, written))
    if len(stretches) == 1 and len(edits) == 1:
        return edits[0]
    if len(stretches) > 1:
        edits += sorted(
            (_placed(source, stretches, place, written) for place in range(len(stretches))),
            key=lambda edit: _empties(source, edit),
        )
    expected = {block: block.text[:start] + text + block.text[end:]}
    return next((edit for edit in edits if reads_as(document, [edit], expected)), None)


def applied(source: str, edits: Iterable[Edit]) -> str:
    """The source after edits that are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join((*parts, source[at:]))


def reads_as(document: Document, edits: Iterable[Edit], changed: dict[Block, str]) -> bool:
    """Whether the document, after the edits, has the same blocks with the same text, but for those that change."""
    after = document.with_source(applied(document.source, edits)).blocks
    before = document.blocks
    return len(before) == len(after) and all(
        (one.kind, one.level, changed.get(one, one.text)) == (other.kind, other.level, other.text)
        for one, other in zip(before, after, strict=True)
    )


def _common_end(old: str, new: str) -> int:
    """How many characters at the end, from a space on, both texts have in common."""
    length = 0
    while length < min(len(old), len(new)) and old[-1 - length] == new[-1 - length]:
        length += 1
    while length and not old[len(old) - length].isspace():
        length -= 1
    return length


def _is_separable(block: Block, start: int, end: int) -> bool:
    """Whether no character of the source stands for prose within the stretch and for prose beside it."""
    first, last = block.source_span(start, end)
    before = block.source_span(start - 1, start)[1] if start else first
    after = block.source_span(end, end + 1)[0] if end < len(block.text) else last
    return before <= first and last <= after


def _is_from_elsewhere(block: Block, start: int, end: int) -> bool:
    """Whether the stretch begins or ends within what a reference stands for, such as an attribute of AsciiDoc."""
    ends = (block.run_at(start), block.run_at(end - 1))
    return any(run.length > 1 and run.length != run.source_length for run in ends)


def _parted(source: str, block: Block, start: int, end: int) -> Iterator[int]:
    """Where in the text of the block markup divides the stretch."""
    for at in range(start + 1, end):
        before, after = block.source_span(at - 1, at)[1], block.source_span(at, at + 1)[0]
        if after > before and not INVISIBLE.issuperset(source[before:after]):
            yield at


def _stretches(source: str, block: Block, start: int, end: int) -> Iterator[_Stretch]:
    first, last = block.source_span(start, start + 1)
    for at in range(start + 1, end):
        begin, until = block.source_span(at, at + 1)
        if begin > last and not INVISIBLE.issuperset(source[last:begin]):
            yield _Stretch(first, last)
            first = begin
        last = until
    yield _Stretch(first, last)


def _gaps(source: str, stretches: list[_Stretch]) -> Iterator[str]:
    for one, other in pairwise(stretches):
        yield source[one.end : other.start]


def _wrapped(old: str, start: int, written: str) -> Iterator[Edit]:
    """The edit in which a line ends about where one ended before, if one did."""
    found = _BREAK.search(old)
    spaces = [at for at, character in enumerate(written) if character == " "]
    if found and spaces:
        at = min(spaces, key=lambda at: abs(at - found.start()))
        yield Edit(start, start + len(old), written[:at] + found[0] + written[at + 1 :])


def _empties(source: str, edit: Edit) -> int:
    """How many marks an edit leaves that have nothing between them: the fewer the better."""
    before, after = source[max(0, edit.start - _NEAR) : edit.start], source[edit.end : edit.end + _NEAR]
    return len(_EMPTY.findall(before + edit.text + after))


def _placed(source: str, stretches: list[_Stretch], place: int, written: str) -> Edit:
    text = ""
    for at, stretch in enumerate(stretches):
        text += source[stretches[at - 1].end : stretch.start] if at else ""
        text += written if at == place else ""
    return Edit(stretches[0].start, stretches[-1].end, text)


def _written(document: Document, block: Block, start: int, end: int, text: str) -> str:
    """The text as the format writes it; a character that the stretch spells as an entity or command stays so."""
    spelled: dict[str, str] = {}
    for at in range(start, end):
        character, source = block.text[at], document.source[slice(*block.source_span(at, at + 1))]
        if source != character and not character.isalnum() and character != " ":
            spelled[character] = source
    return "".join(spelled.get(character) or escaped(character, document.format) for character in text)
