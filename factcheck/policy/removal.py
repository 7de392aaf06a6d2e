"""Removes suppressions: the comment with its line, or some names from its bracket."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.documents.document import Comment
from factcheck.documents.edits import Edit
from factcheck.documents.positions import LineIndex
from factcheck.policy.directives import Directive


def without_names(source: str, index: LineIndex, directive: Directive, names: Collection[str]) -> Edit | None:
    """The edit that takes names out of a directive, or all of it where none is left.

    None where it shares its comment with other words, or where its names are written in a way that cannot be cut.
    """
    kept = [name for name in directive.names if name.text not in names]
    if not kept:
        return without_comment(source, index, directive.comment) if directive.alone else None
    if any(source[name.start : name.end] != name.text for name in directive.names):
        return None
    start, end = directive.names[0].start, directive.names[-1].end
    return Edit(start, end, ", ".join(name.text for name in kept))


def without_comment(source: str, index: LineIndex, comment: Comment) -> Edit:
    """The edit that takes a comment out, with the space before it, or with its lines where it has them to itself.

    Its line stays, empty, where it parts what would otherwise run together.
    """
    first, last = index.position(comment.start).line, index.position(comment.end).line
    before, after = index.line(first), index.line(last)
    lead = source[before.start : comment.start]
    tail = source[comment.end : after.start + len(after.text)]
    if lead.strip() or tail.strip():
        gap = len(lead) - len(lead.rstrip()) if lead.strip() and (not tail or tail[0].isspace()) else 0
        return Edit(comment.start - gap, comment.end, "")
    above = first == 1 or _is_empty(index, first - 1)
    below = last == len(index) or _is_empty(index, last + 1)
    if above and below and last + 1 < len(index):  # of two empty lines one is enough
        return Edit(before.start, index.line(last + 2).start, "")
    if (above or below) and last < len(index):
        return Edit(before.start, index.line(last + 1).start, "")
    return Edit(before.start, after.start + len(after.text), "")


def _is_empty(index: LineIndex, number: int) -> bool:
    return not index.line(number).text.strip()
