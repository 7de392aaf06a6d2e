"""Digits that state no quantity: addresses, citations, list markers, phones, clock times, coordinates, versions.

The readers see each such stretch as one masked token. Dates in figures are found here too, because their dots and
dashes would otherwise be cut into numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Structure:
    """A stretch that holds no quantity; ``label`` names it when it is an identifier, ``date`` holds a calendar date."""

    start: int
    end: int
    label: str = ""
    date: tuple[int, int, int] | None = None


_GUARDED: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (guard, label, re.compile(pattern, re.M))
    for guard, label, pattern in (
        ("://", "", r"\b(?:https?|ftp)://\S+"),
        ("www.", "", r"\bwww\.\S+"),
        ("@", "", r"[\w.+-]+@[\w-]+\.[\w.]*\w"),
        ("`", "", r"`[^`\n]*`"),
        ("[", "citation", r"\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]"),
        (
            "(",
            "citation",
            r"\((?:cf\. |see )?(?!Jan|Feb|Mar|Apr|May |Jun|Jul|Aug|Sep|Oct|Nov|Dec|In |As |Since )"
            r"[A-Z][\w'’.-]+(?:,? (?:et al\.?|and|&|of|the|[A-Z][\w'’.-]*)){0,6},? "
            r"(?:19|20)\d\d[a-z]?(?:[,:;] ?(?:pp?\. ?)?\d+(?:[–-]\d+)?)?\)",
        ),
        ("/", "", r"(?<![\w/])[\w.~-]*(?:/[\w.~%-]+){2,}/?(?<=[A-Za-z])"),
        ("/", "", r"(?<![\w/])/?(?:[\w~-]*[A-Za-z][\w~-]*/)+[\w~.-]*\d[\w~.-]*\.[a-z]{2,4}\b"),
        (
            "°",
            "coordinate",
            r"\d+(?:\.\d+)?\s?°\s?(?:\d+(?:\.\d+)?\s?['′’]\s?(?:\d+(?:\.\d+)?\s?[\"″”]\s?)?)?[NSEW]\b",
        ),
        ("#", "", r"#\w*\d\w*"),
    )
)
_PHONES = re.compile(
    r"""(?<![\w.,/=*-])\(?\+\(?\d[\d\s().-]{5,}\d (?:\s?(?:x|ext\.?)\s?\d+)?
      | (?<![\w.,/-])(?:\+?\d{1,2}[\s-]?)?\(\d{2,5}\)[\s.-]*\d[\d\s.-]{4,}\d (?:\s?(?:x|ext\.?)\s?\d+)?
      | (?<![\w.,/=*()-])0\d{1,4}(?:[\s-]+\d{1,8}){1,5} (?:\s?(?:x|ext\.?)\s?\d+)? (?!\d|[.,]\d)
      | (?<![\w.,/=*-])0\d{5,}(?:x\d+)?(?![\d.,]\d)
      | (?<![\w.,/=*-])\d{3}[-.]\d{3}[-.]\d{4} (?:\s?(?:x|ext\.?)\s?\d+)? (?![\d-])
      | (?<![\w.,/=*-])\d{2}(?:-\d{2}){2,4}(?![\w-])
      | (?<![\w.,/=*-])\d{3,}(?:-\d{2,}){2,}(?![\w])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DIGIT_LED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (label, re.compile(pattern, re.M))
    for label, pattern in (
        ("doi", r"\b10\.\d{4,}/\S+"),
        ("isbn", r"\b(?:ISBN|ISSN|IBAN|PMID|DOI)(?:-1[03])?:? ?[\dX][\dX -]{5,}[\dX]"),
        ("time", r"(?<![\w.,:])(?!1:[1-9]0{1,4}\b|1:[1-9]\d{2})\d{1,2}:\d\d(?::\d\d)?(?: ?[apAP]\.?[mM]\b\.?)?(?![\d:])"),
        ("time", r"(?<![\w.,])\d{1,2}(?:\.\d\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock)"),
        ("version", r"(?<![\w.,])v?\d+(?:\.\d+){2,}(?!\d)(?<!\.\d{3})"),
        ("version", r"(?<![\w.,])v\d+(?:\.\d+)+"),
        ("p-value", r"\b[pP] ?[<=>≤] ?0?\.\d+"),
        ("sample size", r"\b[nN] ?= ?\d[\d,]*\b"),
        (
            "confidence level",
            r"(?<![\w.,])9\d(?:\.\d)? ?(?:%|per ?cent|percent)[ -]*(?:\(?CI\b|confidence|credible|uncertainty|C\.I\.)",
        ),
        ("list marker", r"(?<![^\n])(?:(?<=[.:;!?\n]\n)|(?<!\n))[ \t>#*-]*\(?\d{1,2}[.)](?=[ \t])"),
        ("section", r"^[ \t>#*]*\d{1,2}(?:\.\d{1,2})+\.?(?=[ \t]+[A-Z])"),
        ("footnote", r"(?<=[a-z]{5}[.,;:])\d{1,3}(?=\s|$)"),
    )
)
_DATES = re.compile(
    r"""(?<![\w.,/-])(?: (?P<y>(?:1[5-9]|20)\d\d)-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)
      | (?P<d2>[0-3]?\d)\.(?P<m2>[01]?\d)\.(?P<y2>(?:1[5-9]|20)\d\d)
      | (?P<d3>[0-3]?\d)/(?P<m3>[0-3]?\d)/(?P<y3>(?:(?:19|20)\d\d|\d\d)) ) (?![\w/-]|[.,]\d)""",
    re.VERBOSE,
)


def find_structures(text: str, phone_words: re.Pattern[str]) -> list[Structure]:
    """Every structure of a text, in order, without overlaps; what is found first wins."""
    found = sorted(_all(text, phone_words), key=lambda structure: (structure.start, -structure.end))
    kept: list[Structure] = []
    for structure in found:
        if not kept or structure.start >= kept[-1].end:
            kept.append(structure)
    return kept


def compile_phone_words(words: frozenset[str]) -> re.Pattern[str]:
    """A phone word and, a few words on, a run of digits."""
    joined = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})s?\b[^\d\n+(]{{0,24}}?(?P<digits>[+(]?\d(?:[\d\s().-]{{3,}})\d)(?![,.]?\d|%)", re.I)


def _all(text: str, phone_words: re.Pattern[str]) -> Iterator[Structure]:
    for guard, label, pattern in _GUARDED:
        if guard in text:
            for match in pattern.finditer(text):
                yield Structure(match.start(), match.end(), label)
    for match in _DATES.finditer(text):
        date = _calendar_date(match)
        yield Structure(match.start(), match.end(), "" if date else "number", date)
    for label, pattern in _DIGIT_LED:
        for match in pattern.finditer(text):
            yield Structure(match.start(), match.end(), label)
    for match in _PHONES.finditer(text):
        yield Structure(match.start(), match.end(), "phone")
    for match in phone_words.finditer(text):
        if sum(character.isdigit() for character in match["digits"]) >= 6:
            yield Structure(match.start("digits"), match.end("digits"), "phone")


def _calendar_date(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day; month 0 when the order of day and month cannot be known."""
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    elif match["y2"]:
        year, month, day = int(match["y2"]), int(match["m2"]), int(match["d2"])
    else:
        year, month, day = int(match["y3"]), int(match["m3"]), int(match["d3"])
        if len(match["y3"]) == 2:
            year += 1900 if year > 40 else 2000
        if month > 12 >= day:
            month, day = day, month
        elif month <= 12 and day <= 12 and month != day:
            return (year, 0, 0)
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None
