"""Fields: of what Word computes, the result is prose and the instruction is not."""

from __future__ import annotations

from lxml import etree

from factcheck.documents.office.word_names import value, word_name

_GENERATED = ("TOC", "INDEX", "TOA", "RD", "TC", "XE")
"""Fields whose result repeats what stands elsewhere."""


class Fields:
    """The fields that are open while a text is read from its beginning to its end; they may span paragraphs."""

    def __init__(self, root: etree._Element) -> None:
        kinds = [value(mark, "fldCharType") for mark in root.iter("{*}fldChar") if word_name(mark)]
        # In a damaged file a field may have no end; it must not swallow the rest of the document.
        self._trusted = kinds.count("begin") == kinds.count("end")
        self._open: list[_Field] = []

    def mark(self, mark: etree._Element) -> None:
        """Go past a ``w:fldChar``."""
        kind = value(mark, "fldCharType")
        if not self._trusted:
            return
        if kind == "begin":
            self._open.append(_Field())
        elif kind == "separate" and self._open:
            self._open[-1].has_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, words: str) -> None:
        """Go past a piece of instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += words

    @property
    def hide(self) -> bool:
        """Whether text here is part of an instruction, or generated."""
        return any(not field.has_result or is_generated(field.instruction) for field in self._open)


class _Field:
    __slots__ = ("has_result", "instruction")

    def __init__(self) -> None:
        self.has_result = False
        self.instruction = ""


def is_generated(instruction: str) -> bool:
    """Whether the result of a field repeats what stands elsewhere, as a table of contents does."""
    return instruction.strip().split(maxsplit=1)[:1] in [[name] for name in _GENERATED]
