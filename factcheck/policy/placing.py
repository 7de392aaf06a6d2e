"""Puts suppressions into a text: each where it silences its findings and leaves the prose as it is.

Where a comment may stand depends on the markup around a claim. So places are tried, from the nearest on, and the text
is read again with the comment: what counts is that the blocks are the same and that the finding is silenced.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from factcheck.documents.document import Block, Document
from factcheck.documents.edits import Edit, applied
from factcheck.documents.positions import LineIndex
from factcheck.errors import ConfigError, DocumentError
from factcheck.findings import Claim
from factcheck.policy.comment_syntax import CommentSyntax, comment_syntax
from factcheck.policy.names import NameBook
from factcheck.policy.reach import Layout, block_end
from factcheck.policy.suppressions import Suppressions

_END_OF_STRING = re.compile(r'(?:\\n)?(?:"[ \t]*,?)?\s*\Z')
"""With which a line of a cell ends in a notebook, where it is a string of JSON or a part of one."""


class Placed(NamedTuple):
    """The edits that put suppressions in, in order, and the findings for which there was no place."""

    edits: tuple[Edit, ...]
    left: tuple[Claim, ...]


def place_suppressions(document: Document, findings: Sequence[Claim], reason: str, names: NameBook) -> Placed:
    """The suppressions of these findings of a document, with that reason, "" for none.

    Raises ConfigError for a reason that a comment of the format cannot hold.
    """
    syntax = comment_syntax(document.format, document.path)
    if syntax is None:
        return Placed((), tuple(findings))
    if any(sign in reason for sign in ("\n", "\r", syntax.forbidden)):
        raise ConfigError(
            f"the reason cannot stand in a comment of a {document.format} file: {reason!r}",
            hint=f'Leave out "{syntax.forbidden.strip() or "line breaks"}".',
        )
    return _Placer(document, syntax, reason, names).placed(findings)


@dataclass(slots=True, eq=False)
class _Group:
    """Findings that end on the same line, and the places for a comment about them that are still to be tried."""

    claims: list[Claim]
    places: Iterator[Edit]
    edit: Edit | None = None


class _Placer:
    def __init__(self, document: Document, syntax: CommentSyntax, reason: str, names: NameBook) -> None:
        self._document = document
        self._syntax = syntax
        self._reason = f" {reason}" if reason else ""
        self._names = names
        self._index = LineIndex(document.source)
        self._layout = Layout(document)
        self._shape = _shape(document)

    def placed(self, findings: Sequence[Claim]) -> Placed:
        by_line: dict[int, list[Claim]] = {}
        for claim in sorted(findings, key=lambda claim: (claim.end, claim.start)):
            by_line.setdefault(self._layout.lines(claim.end - 1, claim.end).start, []).append(claim)
        waiting = [_Group(claims, self._places(claims)) for claims in by_line.values()]
        done: list[_Group] = []
        left: list[Claim] = []
        while waiting:
            for group in waiting:
                group.edit = next(group.places, None)
            failed = [group for group in waiting if group.edit is None]
            left += [claim for group in failed if len(group.claims) == 1 for claim in group.claims]
            waiting = [group for group in waiting if group.edit is not None]
            held = self._held(waiting, done)
            done += held
            waiting = [group for group in waiting if group not in held]
            # Where no comment does for all of a line, each may have a place of its own.
            waiting += [
                _Group([claim], self._places([claim]))
                for group in failed
                if len(group.claims) > 1
                for claim in group.claims
            ]
        return Placed(tuple(sorted(group.edit for group in done if group.edit)), tuple(left))

    def _held(self, groups: list[_Group], done: list[_Group]) -> list[_Group]:
        """Those groups whose comments do what they are to do, beside those that are placed already."""
        if not groups or self._holds([*done, *groups]):
            return groups
        if len(groups) == 1:
            return []
        half = len(groups) // 2
        first = self._held(groups[:half], done)
        return [*first, *self._held(groups[half:], [*done, *first])]

    def _holds(self, groups: list[_Group]) -> bool:
        """Whether the text with all these comments reads as before and the findings are silenced."""
        edits = sorted(group.edit for group in groups if group.edit)
        source, shift = applied(self._document.source, edits), _shift(edits)
        document = self._document.with_source(source)
        try:
            shape = _shape(document)
        except DocumentError:  # the format has a syntax, and a comment has broken it
            return False
        if shape != self._shape or len(document.comments) != len(self._document.comments) + len(edits):
            return False
        suppressions = Suppressions(document, self._names)
        return all(suppressions.of(_moved(claim, shift)) is not None for group in groups for claim in group.claims)

    def _places(self, claims: list[Claim]) -> Iterator[Edit]:
        """Where a comment about these claims may stand: after their line, their block, themselves, or above."""
        names = ", ".join(dict.fromkeys(claim.fact or claim.rule for claim in claims))
        comment = self._syntax.comment(f"factcheck: ignore[{names}]{self._reason}")
        if self._document.format == "notebook":
            comment = json.dumps(comment, ensure_ascii=False)[1:-1]
        last = claims[-1]
        block = self._block(last)
        if self._syntax.inline:
            line_end = self._line_end(last)
            prose_end = _prose_end(block, last.end, line_end) if block is not None else last.end
            yield from (Edit(end, end, f" {comment}") for end in dict.fromkeys((line_end, prose_end)))
            yield Edit(last.end, last.end, comment)  # among words, where one more space would be read
        first = self._block(claims[0])
        if self._syntax.gap and first is not None:
            start = self._index.line(self._index.position(first.start).line).start
            lead = self._document.source[start : first.start]
            indent = lead[: len(lead) - len(lead.lstrip())]
            ending = self._line_break() * self._syntax.gap
            yield Edit(start, start, f"{indent}{comment}{ending}")
            if lead.strip():  # behind the sign of a quotation or a list
                yield Edit(start, start, f"{lead}{comment}{self._line_break()}")
            above = self._paragraph_start(start)
            if self._syntax.gap > 1 and above < start:  # before the directive or cue that the block is part of
                yield Edit(above, above, f"{comment}{ending}")

    def _line_end(self, claim: Claim) -> int:
        """Where the words of the line end on which a claim ends."""
        line = self._layout.lines(claim.end - 1, claim.end)
        text = self._document.source[line.start : line.end]
        if self._document.format == "notebook":
            text = _END_OF_STRING.sub("", text)
        return line.start + len(text.rstrip())

    def _paragraph_start(self, offset: int) -> int:
        """The start of the line after the last empty one before an offset."""
        number = self._index.position(offset).line
        while number > 1 and self._index.line(number - 1).text.strip():
            number -= 1
        return self._index.line(number).start

    def _block(self, claim: Claim) -> Block | None:
        holding = (b for b in self._document.blocks if b.start <= claim.start and claim.end <= block_end(b))
        return next(holding, None)

    def _line_break(self) -> str:
        source = self._document.source
        return "\r\n" if "\r\n" in source else "\r" if "\r" in source and "\n" not in source else "\n"


def _prose_end(block: Block, start: int, line_end: int) -> int:
    """The end of the last prose of a block that begins on the line that ends there, at least ``start``."""
    ends = (
        run.source + run.source_length
        for run in block.runs
        if run.source < line_end and not block.text[run.at : run.at + run.length].isspace()
    )
    return max(start, min(max(ends, default=start), line_end))


def _shape(document: Document) -> list[tuple[str, int, str]]:
    """The prose of a document, white space aside."""
    return [(block.kind, block.level, " ".join(block.text.split())) for block in document.blocks]


def _shift(edits: Sequence[Edit]) -> Callable[[int], int]:
    """Where an offset is after edits that only put text in."""
    places = [edit.start for edit in edits]
    totals = [0]
    for edit in edits:
        totals.append(totals[-1] + len(edit.text))
    return lambda offset: offset + totals[bisect_right(places, offset)]


def _moved(claim: Claim, shift: Callable[[int], int]) -> Claim:
    # The end is that of its last character: what is put in right after it does not belong to it.
    return replace(claim, start=shift(claim.start), end=shift(claim.end - 1) + 1)
