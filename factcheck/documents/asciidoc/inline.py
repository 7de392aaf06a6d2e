"""Reads the inline text of one AsciiDoc block: markup falls away, words keep their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from factcheck.documents.asciidoc.patterns import (
    ADDRESS,
    ADDRESS_VALUE,
    ANCHOR,
    APOSTROPHE,
    CODE,
    DASH,
    ENTITY,
    ESCAPED,
    FORMATS,
    GONE,
    HARD_BREAK,
    HIDDEN_ROLES,
    KEPT,
    LONGEST,
    LOWERED,
    MACRO,
    NAMED,
    NAMED_ALT,
    PASSTHROUGH,
    QUOTED,
    QUOTES,
    RAISED,
    REFERENCE_TO,
    REST_OF_ADDRESS,
    TAG,
    TERM,
    TEXT_MACROS,
)
from factcheck.documents.asciidoc.references import REFERENCE, References
from factcheck.documents.passage import Passage
from factcheck.documents.prose import NOT_PROSE, ProseBuilder
from factcheck.documents.wraps import LineJoiner

_AHEAD = 40


class InlineReader:
    """One inline text. ``footnotes`` and ``captions`` are the passages in it that are texts of their own."""

    def __init__(self, passage: Passage, joiner: LineJoiner, references: References) -> None:
        self.footnotes: list[Passage] = []
        self.captions: list[Passage] = []
        self._passage = passage
        self._joiner = joiner
        self._references = references
        self._work = list(passage.text)
        self._puts: dict[int, tuple[int, str]] = {}

    def read(self, builder: ProseBuilder) -> None:
        """Add the prose of the text to a builder."""
        for signs, pattern, act in self._steps():
            text = "".join(self._work)
            if any(sign in text for sign in signs):
                for match in pattern.finditer(text):
                    act(match)
        self._write(builder)

    def _steps(self) -> Iterator[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], None]]]:
        """What is looked for, in order, after the signs without which it is not there, and what is done about it."""
        yield ("+",), HARD_BREAK, lambda match: self._drop(*match.span())
        yield ("+", "$$"), PASSTHROUGH, self._passthrough
        yield ("`",), QUOTES, lambda match: self._unmark(match, 1, 3)
        yield ("`",), APOSTROPHE, lambda match: self._replace(match, "\u2019")
        for code in CODE:
            yield ("`",), code, lambda match: self._replace(match, NOT_PROSE)
        yield ("{",), REFERENCE, self._reference
        self._macros()
        yield ("://", "@"), ADDRESS, self._address
        yield ("<<",), REFERENCE_TO, lambda match: self._keep_only(match, "text", NOT_PROSE)
        yield ("[[",), ANCHOR, lambda match: self._drop(*match.span())
        yield ("((",), TERM, lambda match: self._keep_only(match, "shown", "")
        for mark, pattern in FORMATS:
            yield (mark,), pattern, self._format
        yield ("^",), RAISED, self._raised
        yield ("~",), LOWERED, lambda match: self._unmark(match, 1, 3)
        yield ("&",), ENTITY, lambda match: self._replace(match, unescape(match[0]))
        yield ("--",), DASH, lambda match: self._replace(match, "\u2014")
        yield ("\\",), ESCAPED, lambda match: self._drop(*match.span())

    def _drop(self, start: int, end: int) -> None:
        for at in range(start, end):
            self._work[at] = GONE
            self._puts.pop(at, None)

    def _replace(self, match: re.Match[str], text: str) -> None:
        start, end = match.span()
        self._drop(start, end)
        self._puts[start] = end, text

    def _unmark(self, match: re.Match[str], *groups: int) -> None:
        for group in groups:
            self._drop(*match.span(group))

    def _protect(self, start: int, end: int) -> None:
        for at in range(start, end):
            if self._work[at] not in (GONE, "\n"):
                self._work[at] = KEPT

    def _passthrough(self, match: re.Match[str]) -> None:
        group = "raw" if match["raw"] else "plain"
        self._drop(match.start(), match.start(group))
        self._drop(match.end(group), match.end())
        for tag in TAG.finditer(match[group]) if group == "raw" else ():
            self._drop(match.start(group) + tag.start(), match.start(group) + tag.end())
        self._protect(*match.span(group))

    def _reference(self, match: re.Match[str]) -> None:
        text = self._references.value(match)
        address = ADDRESS_VALUE.search(text) is not None
        rest = REST_OF_ADDRESS.match(self._passage.text, match.end())
        if rest and rest["opening"] and (address or NOT_PROSE in text):  # the words that link to it follow
            end = self._closing(rest.end() - 1)
            if end < len(self._work):
                self._link_text(match.start(), rest.end(), end)
                return
        self._replace(match, NOT_PROSE if address else text)

    def _macros(self) -> None:
        text = "".join(self._work)
        at = 0
        while match := MACRO.search(text, at):
            end = self._closing(match.end() - 1)
            if end >= len(text):
                at = match.end()
                continue
            at = self._macro(match, end)

    def _macro(self, match: re.Match[str], end: int) -> int:
        """Read the macro whose brackets close at ``end``; the offset to go on from."""
        start, inner = match.start(), match.end()
        name = match["name"]
        if name in TEXT_MACROS:
            self._link_text(start, inner, end)
            return inner
        if name == "pass":
            self._drop(start, inner)
            self._drop(end, end + 1)
            for tag in TAG.finditer(self._passage.text[inner:end]):
                self._drop(inner + tag.start(), inner + tag.end())
            self._protect(inner, end)
            return end + 1
        self._drop(start, end + 1)
        if name == "footnote" and inner < end:
            self.footnotes.append(self._passage.part(inner, end))
        elif name == "image":
            self.captions.append(alt_text(self._passage, inner, end))
        elif name not in {"footnote", "footnoteref", "anchor", "indexterm", "cite", "citenp", "bibitem"}:
            self._puts[start] = end + 1, NOT_PROSE
        return end + 1

    def _link_text(self, start: int, inner: int, end: int) -> None:
        """Keep of a link only its words, or a sign where it has none."""
        words = self._passage.text[inner:end]
        named = NAMED.search(words)
        last = inner + (named.start() if named else len(words))
        if self._passage.text[inner:last].endswith("^"):  # opens a window of its own
            last -= 1
        self._drop(start, inner)
        self._drop(last, end + 1)
        if not words[: last - inner].strip():
            self._puts[start] = end + 1, NOT_PROSE

    def _address(self, match: re.Match[str]) -> None:
        if match["text"]:
            end = self._closing(match.end() - 1)
            if end < len(self._work):
                self._link_text(match.start(), match.end(), end)
                return
        start, end = match.start(), match.end() - len(match["text"] or "")
        self._drop(start, end)
        self._puts[start] = end, NOT_PROSE

    def _keep_only(self, match: re.Match[str], group: str, otherwise: str) -> None:
        if match[group]:
            self._drop(match.start(), match.start(group))
            self._drop(match.end(group), match.end())
        else:
            self._replace(match, otherwise)

    def _format(self, match: re.Match[str]) -> None:
        role = match[1] or ""
        if not HIDDEN_ROLES.isdisjoint(role.replace(".", " ").split()):
            self._drop(*match.span())
            return
        self._drop(match.start(), match.end(2))
        self._unmark(match, 4)

    def _raised(self, match: re.Match[str]) -> None:
        if match[2].isalpha():
            self._unmark(match, 1, 3)
        else:  # the mark of a note, or a power
            self._drop(*match.span())

    def _closing(self, opening: int) -> int:
        """Where the bracket that opens there closes; the length of the text if it does not."""
        depth = 0
        text = self._passage.text
        for at in range(opening, min(len(text), opening + LONGEST)):
            if text[at] == "[" and text[at - 1] != "\\":
                depth += 1
            elif text[at] == "]" and text[at - 1] != "\\":
                depth -= 1
                if not depth:
                    return at
        return len(text)

    def _write(self, builder: ProseBuilder) -> None:
        text = self._passage.text
        at = 0
        while at < len(text):
            if at in self._puts:
                start = at
                at, put = self._puts[at]
                builder.put(put, *self._passage.span(start, at))
            elif self._work[at] == GONE:
                at += 1
            elif text[at] == "\n":
                following = text[at + 1 : at + _AHEAD].lstrip()
                at += 1
                start = self._passage.source(at - 1)
                end = self._passage.source(at) if at < len(text) else start
                self._joiner.join(builder, start, end, following)
            else:
                start = at
                while at < len(text) and self._work[at] != GONE and text[at] != "\n" and at not in self._puts:
                    at += 1
                builder.copy(*self._passage.span(start, at))


def alt_text(passage: Passage, start: int, end: int) -> Passage:
    """The words that stand for an image: its first attribute, or the one that is named so."""
    words = passage.text[start:end]
    quoted = QUOTED.match(words) or NAMED_ALT.search(words)
    if quoted:
        return passage.part(start + quoted.start(1), start + quoted.end(1))
    first = re.match(r"[^,=]*(?=,|$)", words)
    return passage.part(start, start + (first.end() if first else 0))
