"""Writes a sentence with random markup in it, format by format, and knows where each of its characters stands.

To add a format: a :class:`Markup` in ``FORMATS``. For a format that packs texts of another in a code of its own, such
as JSON or quoted-printable: a function that packs character by character, in ``PACKED``.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from factcheck.documents.prose import NOT_PROSE

CHARACTERS = "12,0aB\u00e9\u0301\U0001f600&"
"""What the sentences are made of."""

T = TypeVar("T")


@dataclass(frozen=True)
class Markup:
    """How a format marks up running text.

    ``marks`` are pairs that go around words and may be nested. ``written`` are other ways to write a character.
    ``silent`` are things that say nothing, and leave nothing behind; ``code`` leaves a sign that something stood there.
    ``wraps`` part two words. The sentence stands between ``before`` and ``after``.
    """

    marks: tuple[tuple[str, str], ...]
    written: dict[str, tuple[str, ...]] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    wraps: tuple[str, ...] = (" ", "\n")
    before: str = ""
    after: str = "\n"
    is_prose: bool = False
    """Whether what stands before the sentence belongs to it."""


_HTML_REFERENCES = {
    "&": ("&amp;", "&#38;", "&#x26;", "&AMP"),
    "\u00e9": ("&eacute;", "&#233;", "&eacute"),
    "1": ("&#49;",),
    ",": ("&comma;",),
}

HTML = Markup(
    marks=(("<b>", "</b>"), ("<a href='13,000' title=\">\">", "</a>"), ("<SPAN\nclass=x>", "</SPAN >")),
    written=_HTML_REFERENCES,
    silent=("<!-- 13 -->", "<wbr>", "&shy;", "\u00ad", "<del>9</del>", "<sup>[1]</sup>", "<span hidden>8</span>"),
    code=("<code>12</code>", "<kbd>a<b>c</b></kbd>"),
    wraps=(" ", "\n", "  \n\t", "<br>", "&#32;"),
    before="<p>",
    after="</p>",
)

FORMATS: dict[str, Markup] = {
    "html": HTML,
    "markdown": Markup(
        marks=(("<b>", "</b>"), ("<i>", "</i>")),
        written={**{sign: names[:1] for sign, names in _HTML_REFERENCES.items()}, "&": ("&amp;", "\\&")},
        silent=("<!-- 13 -->", "&shy;", "\u00ad", "<del>9</del>", "~~8~~", "[^1]"),
        code=("<code>12</code>", "<kbd>a<b>c</b></kbd>"),
        before="So ",
        is_prose=True,
    ),
    "subtitles": Markup(
        marks=(("<i>", "</i>"), ("<c.loud>", "</c>")),
        written=_HTML_REFERENCES,
        silent=("{\\an8}", "<00:00:01.500>", "&shy;", "<rt>9</rt>"),
        wraps=(" ", "\n", "\n\n2\n00:02.000 --> 00:03.000 line:0\n"),
        before="WEBVTT\n\n1\n00:01.000 --> 00:02.000\n",
    ),
}


class Letter(NamedTuple):
    """A character of the prose and the span of the source that it was written in."""

    character: str
    start: int
    end: int


class Sentence(NamedTuple):
    """A source, and the prose that is to be read from it."""

    source: str
    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.character for letter in self.letters)


def sentences(markup: Markup) -> st.SearchStrategy[Sentence]:
    """Sentences of a format with random markup; the fewer and smaller the choices, the simpler."""
    return st.lists(st.integers(0, 999), max_size=40).map(lambda choices: _Writer(markup, choices).sentence())


class _Writer:
    """Writes as it is told by choices, one after the other; when they have run out, the sentence ends."""

    def __init__(self, markup: Markup, choices: Sequence[int]) -> None:
        self._markup = markup
        self._choices = list(reversed(choices))
        self._parts = [markup.before]
        self._size = len(markup.before)
        self._letters = [Letter(said, at, at + 1) for at, said in enumerate(markup.before) if markup.is_prose]

    def sentence(self) -> Sentence:
        self._phrase(0)
        while self._choices:
            self._say(" ", self._one_of(self._markup.wraps))
            self._phrase(0)
        return Sentence("".join(self._parts) + self._markup.after, tuple(self._letters))

    def _phrase(self, depth: int) -> None:
        """Words, each of which begins with a character; marks may go around several in the midst of one."""
        self._say(sign := self._one_of("12,0aB"), sign)
        while self._choices:
            match self._choices.pop() % 12:
                case 0 | 1 | 2 | 3:
                    sign = self._one_of(CHARACTERS)
                    self._say(sign, self._one_of((sign, *self._markup.written.get(sign, ()))))
                case 4 | 5 if self._markup.silent:
                    self._say("", self._one_of(self._markup.silent))
                case 6 if self._markup.code:
                    self._say(NOT_PROSE, self._one_of(self._markup.code))
                case 7 | 8 if depth < 4:
                    opening, closing = self._one_of(self._markup.marks)
                    self._say("", opening)
                    self._phrase(depth + 1)
                    self._say("", closing)
                case 9:
                    self._say(" ", self._one_of(self._markup.wraps))
                    self._say(sign := self._one_of("12,0aB"), sign)
                case _:
                    return

    def _say(self, said: str, written: str) -> None:
        if said:
            self._letters.append(Letter(said, self._size, self._size + len(written)))
        self._parts.append(written)
        self._size += len(written)

    def _one_of(self, things: Sequence[T]) -> T:
        return things[self._choices.pop() % len(things) if self._choices else 0]


Pack = Callable[[Sentence, list[int]], Sentence]


def _packed(sentence: Sentence, codes: list[str], before: str, after: str) -> Sentence:
    """The sentence with each character of its source written as its code."""
    starts = [len(before)]
    for code in codes:
        starts.append(starts[-1] + len(code))
    letters = tuple(Letter(said, starts[start], starts[end]) for said, start, end in sentence.letters)
    return Sentence(before + "".join(codes) + after, letters)


def notebook(sentence: Sentence, choices: list[int]) -> Sentence:
    """A cell of a notebook, its lines in strings of their own, some characters as escapes."""
    codes = []
    for number, sign in enumerate(sentence.source.removesuffix("\n")):
        escaped = choices[number % len(choices)] % 2 == 0
        code = json.dumps(sign, ensure_ascii=escaped)[1:-1]
        codes.append(f'{code}",\n   "' if sign == "\n" and choices[number % len(choices)] % 3 else code)
    return _packed(sentence, codes, '{"cells": [{"source": ["', '"], "cell_type": "markdown"}]}')


def quoted_printable(sentence: Sentence, choices: list[int]) -> Sentence:
    """A part of a mail in quoted-printable, with soft line breaks wherever they happen to fall."""
    codes = []
    for number, sign in enumerate(sentence.source):
        choice = choices[number % len(choices)]
        plain = sign == "\n" or (sign.isascii() and sign not in "=\t" and choice % 3)
        escaped = [f"={octet:02X}" for octet in sign.encode()]
        code = sign if plain else ("=\r\n" if choice % 4 == 0 else "").join(escaped)
        codes.append(code)
    before = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return _packed(sentence, codes, before, "")


def in_base64(sentence: Sentence, choices: list[int]) -> Sentence:
    """A part of a mail in base64, in lines of random lengths."""
    before = "Content-Type: text/html; charset=utf-8\n\nContent".partition("\n\n")[0]
    before += "\nContent-Transfer-Encoding: base64\n\n"
    signs = base64.b64encode(sentence.source.encode()).decode()
    width = 4 + choices[0] % 80
    octets = [0]
    for sign in sentence.source:
        octets.append(octets[-1] + len(sign.encode()))

    def place(sextet: int) -> int:
        return len(before) + sextet + sextet // width

    letters = tuple(
        Letter(said, place(octets[start] * 8 // 6), place((octets[end] * 8 - 1) // 6) + 1)
        for said, start, end in sentence.letters
    )
    lines = [signs[at : at + width] for at in range(0, len(signs), width)]
    return Sentence(before + "\n".join(lines) + "\n", letters)


def quoted_html(sentence: Sentence, choices: list[int]) -> Sentence:
    """HTML in a quotation of a Markdown text."""
    codes = [f"{sign}> " if sign == "\n" else sign for sign in sentence.source]
    return _packed(sentence, codes, "\U0001f600 text\n\n> <div>\n> ", "</div>\n")


PACKED: dict[str, tuple[str, Markup, Pack]] = {
    "a notebook": ("notebook", FORMATS["markdown"], notebook),
    "quoted-printable": ("mail", HTML, quoted_printable),
    "base64": ("mail", HTML, in_base64),
    "HTML in Markdown": ("markdown", HTML, quoted_html),
}
"""Formats in which texts of another stand, with the format that they are read as."""
