"""Suppressions: findings that the text itself asks to be silent about, and what is wrong with the asking."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from factcheck.documents.document import Document
from factcheck.documents.edits import Edit
from factcheck.documents.positions import LineIndex
from factcheck.findings import Claim
from factcheck.policy.directives import Directive, Malformed, Name, read_directives
from factcheck.policy.names import NameBook
from factcheck.policy.notices import Notice, notice_at
from factcheck.policy.reach import Layout, Reach
from factcheck.policy.removal import without_names

_SIC = re.compile(r"sic(?<![^\W_]sic)(?![^\W_])")
"""The word, beginning with its letters so that the search is fast."""


class Suppression(NamedTuple):
    """Why a finding is silenced: by the text (``inSource``) or by the configuration, and the reason that was given."""

    kind: Literal["inSource", "external"]
    justification: str


@dataclass(slots=True)
class _Request:
    """One name of one directive, how far it reaches, and whether any finding has come under it.

    ``closed_by`` is the directive that ends a range.
    """

    name: Name
    directive: Directive
    reach: Reach
    used: bool = False
    closed_by: Directive | None = None


class Suppressions:
    """The suppressions of one document. Ask :meth:`of` about each finding, then :meth:`notices`."""

    def __init__(self, document: Document, names: NameBook) -> None:
        self._path = document.path
        self._names = names
        self._requests: list[_Request] = []
        self._trouble: list[Notice] = []
        self._sic: tuple[Reach, ...] = ()
        self._asked: list[Claim] = []
        # Most texts hold neither word, and then need not be parsed where the report is already known.
        source = document.source.lower()
        if "factcheck" in source or _SIC.search(source):
            self._source = document.source
            self._index = LineIndex(document.source)
            self._layout = Layout(document)
            self._sic = self._layout.marked_sic()
            self._read(document)

    def of(self, claim: Claim) -> Suppression | None:
        """What silences a finding, if anything does."""
        found: Suppression | None = None
        self._asked.append(claim)
        for request in self._requests:
            if request.reach.covers(claim.start, claim.end) and self._names.covers(request.name.text, claim):
                request.used = True
                found = found or Suppression("inSource", request.directive.reason)
        if found is None and any(reach.start < claim.end <= reach.end for reach in self._sic):
            found = Suppression("inSource", "[sic]")
        return found

    def notices(self) -> tuple[Notice, ...]:
        """What is wrong with the suppressions, in order, once all findings have been asked about."""
        unused: dict[Directive, list[_Request]] = {}
        for request in self._requests:
            if not request.used:
                unused.setdefault(request.directive, []).append(request)
        notices = (*self._trouble, *(self._unused(*each) for each in unused.items()))
        return tuple(sorted(notices, key=lambda notice: (notice.offset or 0, notice.rule)))

    def _read(self, document: Document) -> None:
        open_ranges: dict[str, _Request] = {}
        for comment in document.comments:
            for directive in read_directives(comment, self._source):
                if isinstance(directive, Malformed):
                    span = directive.start, directive.end
                    self._note("malformed-suppression", directive.message, span, directive.hint)
                    continue
                for name in directive.names:
                    if self._is_known(name):
                        self._take(directive, name, open_ranges)
        for request in open_ranges.values():
            self._note(
                "unclosed-suppression",
                f'"{request.name.text}" is disabled here and never enabled again',
                request.name.span,
                f"Write factcheck: enable[{request.name.text}] where it ends, or ignore-file[...] for the whole file.",
            )

    def _is_known(self, name: Name) -> bool:
        hint = self._names.hint(name.text)
        if hint is not None:
            message = f'there is no fact, rule, topic or tag "{name.text}"'
            self._note("unknown-suppression", message, name.span, hint)
        return hint is None

    def _take(self, directive: Directive, name: Name, open_ranges: dict[str, _Request]) -> None:
        match directive.verb:
            case "ignore":
                self._requests.append(_Request(name, directive, self._layout.of_comment(directive.comment)))
            case "ignore-file":
                self._requests.append(_Request(name, directive, Reach(0, len(self._source))))
            case "disable" if name.text in open_ranges:
                line = self._index.position(open_ranges[name.text].name.start).line
                self._note("unused-suppression", f'"{name.text}" is disabled since line {line}', name.span)
            case "disable":
                request = _Request(name, directive, Reach(directive.comment.end, len(self._source)))
                open_ranges[name.text] = request
                self._requests.append(request)
            case "enable" if name.text in open_ranges:
                request = open_ranges.pop(name.text)
                request.reach, request.closed_by = Reach(request.reach.start, directive.comment.start), directive
            case "enable":
                self._note("unclosed-suppression", f'"{name.text}" is enabled here but was not disabled', name.span)

    def _unused(self, directive: Directive, requests: list[_Request]) -> Notice:
        names = [request.name.text for request in requests]
        quoted = " or ".join(f'"{name}"' for name in names)
        span = requests[0].name.span if len(names) == 1 else (directive.start, directive.end)
        message = f"nothing is found here that {quoted} would silence"
        edits = self._edits(requests)
        missed = next(filter(None, map(self._missed, requests)), None)
        if missed is not None:
            edits, line = (), self._index.position(missed.start).line
            hint = f"It is for its own line. What is found on line {line} needs one there, or one above the paragraph."
        else:
            hint = "Remove it, or have it removed with --fix." if edits else "Remove it."
        return notice_at("unused-suppression", message, self._path, self._index, span, hint=hint, edits=edits)

    def _missed(self, request: _Request) -> Claim | None:
        """A finding in the same block that is out of reach of a comment by some lines."""
        if request.directive.verb != "ignore":
            return None
        blocks = self._layout.blocks_of(request.reach)
        return next(
            (
                claim
                for claim in self._asked
                if any(block.covers(claim.start, claim.end) for block in blocks)
                and self._names.covers(request.name.text, claim)
            ),
            None,
        )

    def _edits(self, requests: list[_Request]) -> tuple[Edit, ...]:
        """What removes them, and the ends of their ranges with them; nothing unless all can be removed."""
        gone: dict[Directive, list[str]] = {}
        for request in requests:
            for directive in filter(None, (request.directive, request.closed_by)):
                gone.setdefault(directive, []).append(request.name.text)
        edits = [without_names(self._source, self._index, *each) for each in gone.items()]
        return tuple(edit for edit in edits if edit) if all(edits) else ()

    def _note(self, rule: str, message: str, span: tuple[int, int], hint: str = "") -> None:
        self._trouble.append(notice_at(rule, message, self._path, self._index, span, hint=hint))
