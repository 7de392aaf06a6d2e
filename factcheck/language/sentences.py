"""Sentences: where one ends and the next begins inside a block of prose.

A full stop is weighed by the word before it (an abbreviation, an initial, a number), by what closes after it
(quotes, brackets, citations) and by the word that follows. Line breaks do not count, except before a list
item and where a line is empty. Spans are exact: code points of the block, trimmed, in order, and all that is
not white space is inside one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.errors import RuleError
from factcheck.language.pieces import pieces

Span = tuple[int, int]

_CITATION = (
    r"(?:[^\S\n]?\[(?:\d[\d,;\s–-]{0,40}|[a-z]|(?:note|n|nb|fn)\s?\d{1,3}"
    r"|[Cc]itation\sneeded|(?:p|pp)\.\s?[\d–-]{1,12})\](?::\d{1,4}(?:[–-]\d{1,4})?)?|[¹²³⁰⁴-⁹]+"
    r"|[^\S\n]?\((?:\d{2,3}|\d{1,3}(?:[,;–-]\s?\d{1,3}){1,30})\))"
)
_STOP = re.compile(
    # One class first, so that the search skips from stop to stop.
    r"[.!?…](?:"
    r"(?<![.!?…].)(?P<more>(?<=\.)(?:[^\S\n]\.)+|[.!?…]*)"
    rf"(?P<close>[\"'”’»›)\]]*)(?P<cite>{_CITATION}*)(?=\s|$)"
    # A footnote number or the next sentence written on to the stop: workers.12 The; workers.The state
    r"|(?<=[a-z]{2}\.)\d{1,3}(?=\s+[\"“‘(]?[A-Z])"
    r"|(?:(?<=[a-z]{3}.)|(?<=\d\d.))[\"”’)]?(?=[A-Z][a-z]*[\s,])"
    r")"
)
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«‹(\[{*_]*)(?P<word>[^\s\"”“(),;:!?\[\]]*)")
_REFERENCE = re.compile(r"\s*\((?=[^()]*\d)[^()]{1,80}\)\s*[.,;]")
_NUMERAL = re.compile(r".*\d.*|[IVXLCM]+|[A-Z]|[a-z]")
_MARKER = re.compile(r"\s*(?:[•⁃▪‣◦●○■□]\s*)?[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxlc]{2,6}|[IVXLC]{2,6})[.)\]]{0,2}")
_JOINT = re.compile(r"[\"'“‘(\[{—–/-]")
_DOTTED = re.compile(r"(?:\w\.)+\w")
_FIGURE = re.compile(r"\d[\d,.]*(?:\d|%)")
_WINDOW = 40
"""How far back a word before a stop is looked for."""


@dataclass(frozen=True, slots=True)
class SentenceSplitter:
    """Splits a block into sentences by what a language's abbreviations and opening words say."""

    titles: frozenset[str]
    inside: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    ends: frozenset[str]
    times: frozenset[str]
    also_words: frozenset[str]
    numbered: frozenset[str]
    openers: frozenset[str]
    after_times: frozenset[str]
    starters: frozenset[str]

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> SentenceSplitter:
        """Build from the content of a sentence file; raises RuleError when a list is missing or malformed."""
        return cls(**{name: _word_set(mapping, name.replace("_", "-")) for name in cls.__slots__})

    @property
    def abbreviations(self) -> frozenset[str]:
        """The abbreviations with their stop, in the cases in which they cannot be another word."""
        stems = self.titles | self.inside | self.before_number | self.may_end | self.times
        titled = {stem[:1].upper() + stem[1:] for stem in stems}
        return frozenset(f"{stem}." for stem in titled | (stems - self.also_words) if stem[-1].isalpha())

    def split(self, text: str) -> list[Span]:
        """Half-open spans of the sentences of one block of text."""
        sentences: list[Span] = []
        for start, end in pieces(text, self._announces_number):
            for stop in self._ends(text, start, end):
                sentences.extend(_trimmed(text, start, stop))
                start = stop
            sentences.extend(_trimmed(text, start, end))
        return sentences

    def _announces_number(self, before: str) -> bool:
        """Whether the last word calls for a number: after "Tier", "2." opens no list item."""
        words = before.split()
        low = words[-1].lower() if words else ""
        return low in self.numbered or low.removesuffix(".") in self.before_number

    def _ends(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where the sentences of a piece end, the last one left out."""
        for match in _STOP.finditer(text, start, end):
            if match.end() >= end:
                return
            stop = self._end(text, start, end, match)
            if stop is not None:
                yield stop
                start = stop

    def _end(self, text: str, start: int, end: int, match: re.Match[str]) -> int | None:
        """The end of the sentence that begins at ``start``, if the matched stop ends it."""
        at = match.start()
        if match["more"] is None:
            word = _word_before(text, start, at)
            return None if not word or "." in word or self._known(word.lower()) else match.end()
        following = _NEXT.match(text, match.end(), end)
        if following is None or not (following["open"] or following["word"]):
            return None
        if at - start <= 8 and _MARKER.fullmatch(text, start, at):
            return None
        stop = text[at : match.end("more")]
        if stop == "…" or (len(stop) > 1 and stop.endswith((".", "…"))):
            return self._after_ellipsis(text, start, match, following)
        if _REFERENCE.match(text, match.end(), end) and match["close"]:
            return None
        if stop != ".":
            alone = text[at - 1 : at] in "([" and match["close"][:1] in (")", "]")
            return None if alone or _goes_on(following) else match.end()
        return match.end() if self._ends_after(text, start, match, following) else None

    def _after_ellipsis(
        self, text: str, start: int, match: re.Match[str], following: re.Match[str]
    ) -> int | None:
        at, stop = match.start(), text[match.start() : match.end("more")]
        attached = at > start and not text[at - 1].isspace()
        dots = stop.count(".") + 3 * stop.count("…")
        bracketed = attached and text[at - 1] in "[("
        if _goes_on(following) or bracketed or (dots < 4 and not attached and not match["close"]):
            return None
        if " " in stop and attached and not match["close"]:
            # "compounds. . . . The": the sentence has its stop, the omission belongs to what follows.
            return at + 1 if dots > 3 else None
        return match.end()

    def _ends_after(self, text: str, start: int, match: re.Match[str], following: re.Match[str]) -> bool:
        """Whether a single full stop ends the sentence, by the word before and the word after."""
        word = _word_before(text, start, match.start())
        low = word.lower()
        after = following["word"].rstrip(".’'")
        starts = after.lower() in self.starters and after[:1].isupper()
        closed = bool(match["close"] or match["cite"])
        if _goes_on(following):
            # Notes are written without capitals; abbreviations that are not listed are short.
            plain = word.isalpha() and word.islower() and not self._known(low)
            ends = plain and (len(word) > 3 or after in self.starters)
            return (ends or bool(_FIGURE.fullmatch(word))) and not closed and not following["open"]
        if closed and (")" not in match["close"] or text.startswith("(", start)):
            return True
        if low in self.titles:
            return False
        if low in self.times:
            return (starts or after.lower() not in self.after_times) and not self._opening_phrase(
                text, start, match.start()
            )
        numeral = _NUMERAL.fullmatch(after) is not None and not starts
        if len(word) == 1 and word.isupper():
            # An initial before a name, unless it is the number of something: Annex A. Officials …
            before = text[max(start, match.start() - _WINDOW) : match.start() - 1]
            ends = after[:1].isdigit() and low not in self.before_number
            return starts or ends or self._announces_number(before)
        if low in self.before_number and numeral:
            return False
        if low in self.ends:
            return True
        if low in self.inside:
            return False
        if low in self.may_end or _DOTTED.fullmatch(word):
            starts = starts or (word.isupper() and after[:1].isdigit())  # the U.S. 7,100 women …
            return starts and not self._opening_phrase(text, start, match.start())
        return True

    def _known(self, low: str) -> bool:
        lists = (self.titles, self.inside, self.before_number, self.may_end, self.ends, self.times)
        return any(low in words for words in lists)

    def _opening_phrase(self, text: str, start: int, end: int) -> bool:
        """Whether a sentence so far is an adverbial that something must follow: At 5 a.m."""
        if end - start > _WINDOW:
            return False
        words = text[start:end].split()
        return len(words) <= 4 and bool(words) and words[0].lower() in self.openers


def _word_before(text: str, start: int, at: int) -> str:
    """The word that a stop is written on to, without what a bracket, quote or dash parts from it.

    Empty where there is none or where the stop follows an address.
    """
    window = text[max(start, at - _WINDOW) : at]
    if not window or window[-1].isspace():
        return ""
    word = window.split()[-1]
    if "@" in word or ("/" in word and "." in word):
        return ""
    return _JOINT.split(word)[-1]


def _goes_on(following: re.Match[str]) -> bool:
    """Whether what follows cannot begin a sentence: a small letter, or a sign such as |."""
    first = following["word"][:1]
    return first.islower() or (first in "|,;:=&/" and not following["open"])


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    start += len(part) - len(part.lstrip())
    end -= len(part) - len(part.rstrip())
    if start < end:
        yield start, end


def _word_set(mapping: Mapping[str, Any], key: str) -> frozenset[str]:
    words = mapping.get(key)
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise RuleError(f"{key} must be a list of words", hint="put words such as 'no' in quotes")
    return frozenset(word.lower() for word in words)
