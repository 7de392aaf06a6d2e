"""Directives: what a comment in a text asks of this program, ``factcheck: ignore[sex-workers] a figure of 2009``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from factcheck.documents.document import Comment
from factcheck.knowledge.suggestions import hint_for

Verb = Literal["ignore", "disable", "enable", "ignore-file"]
VERBS: tuple[Verb, ...] = get_args(Verb)

_HOW_TO = "Write factcheck: ignore[fact-id], and a reason if there is one."
_OPENING = re.compile(r"^[^\w\n]*(factcheck)\b[ \t]*(:?)", re.IGNORECASE | re.MULTILINE)
_COLON_LEFT_OUT = re.compile(r"[\s_=-]*(?:ignore|disable|enable|noqa)\b(?:-\w+)?\s*(?:\[|\Z)", re.IGNORECASE)
_WRITTEN = re.compile(r"factcheck\b[\s_=-]*:?\s*[\w-]*(?:\s*\[[^\]\n]*\]?)?", re.IGNORECASE)


class Name(NamedTuple):
    """A name in the brackets of a directive, and its half-open span in the source."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end


class Directive(NamedTuple):
    """What is asked for, for which facts, rules, topics or tags, and why.

    ``start`` and ``end`` are its half-open span in the source, inside ``comment``; ``alone`` tells that the comment
    says nothing else.
    """

    verb: Verb
    names: tuple[Name, ...]
    reason: str
    start: int
    end: int
    comment: Comment
    alone: bool


class Malformed(NamedTuple):
    """What begins like a directive, what is wrong with it, and its half-open span in the source."""

    message: str
    hint: str
    start: int
    end: int


def read_directives(comment: Comment, source: str) -> Iterator[Directive | Malformed]:
    """The directives in a comment of that source; each begins a line of the comment."""
    openings = [
        match
        for match in _OPENING.finditer(comment.text)
        if match[2] or _COLON_LEFT_OUT.match(comment.text, match.end())
    ]
    alone = len(openings) == 1 and not comment.text[: openings[0].start(1)].strip()
    at = comment.start
    for number, opening in enumerate(openings):
        end = openings[number + 1].start(1) if number + 1 < len(openings) else len(comment.text)
        span = _span(source, comment, at)
        at = span[1]
        if opening[2]:
            yield _read(comment.text[opening.end() : end], source, span, comment, alone)
        else:
            yield Malformed('a colon is missing after "factcheck"', _HOW_TO, *span)


def _span(source: str, comment: Comment, start: int) -> tuple[int, int]:
    """Where the next directive of a comment is: as far as its bracket, or its verb where it has none."""
    written = _WRITTEN.search(source, start, comment.end)
    return written.span() if written else (comment.start, comment.end)


def _read(words: str, source: str, span: tuple[int, int], comment: Comment, alone: bool) -> Directive | Malformed:
    """The directive that has these words after the colon."""
    said, bracket, after = words.partition("[")
    said = " ".join(said.split())
    verb = next((verb for verb in VERBS if verb == said.lower()), None)
    if not said:
        return Malformed("the comment does not say what is to be done", _HOW_TO, *span)
    if verb is None:
        first = said.split()[0].lower()
        if first in VERBS:
            return Malformed(f'"{first}" does not say which facts', f"Write {first}[fact-id].", *span)
        return Malformed(f'"{said}" is nothing that a comment can ask for', hint_for(first, VERBS) or _HOW_TO, *span)
    if not bracket:
        return Malformed(f'"{verb}" does not say which facts', f"Write {verb}[fact-id].", *span)
    inside, closed, reason = after.partition("]")
    names = [name.strip() for name in inside.split(",")]
    if not closed:
        return Malformed(f'the bracket after "{verb}" is not closed', f"Write {verb}[fact-id].", *span)
    if not all(names):
        return Malformed(f'"{verb}[{inside}]" lacks a name', f"Write {verb}[fact-id, fact-id].", *span)
    spans = _name_spans(source, span, names)
    return Directive(
        verb,
        tuple(Name(name, *where) for name, where in zip(names, spans, strict=True)),
        " ".join(reason.split()).lstrip(":-\u2013\u2014 "),
        *span,
        comment,
        alone,
    )


def _name_spans(source: str, span: tuple[int, int], names: list[str]) -> Iterator[tuple[int, int]]:
    """Where each name of a bracket is; the whole directive for one that is written in another way in the source."""
    at = source.find("[", *span)
    for name in names:
        found = source.find(name, max(at, span[0]), span[1])
        yield (found, found + len(name)) if found >= 0 else span
        at = found + len(name)
