"""Digits that state no quantity: addresses, citations, list markers, phones, times, coordinates, versions.

The readers see each such stretch as one masked token. Dates in figures are found here too, because their
dots and dashes would otherwise be cut into numbers. Patterns begin with the character they look for and look
back from there, so that a search skips from digit to digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.language.numbers.tokens import SPACES


@dataclass(frozen=True, slots=True)
class Structure:
    """A stretch that holds no quantity; ``label`` says what it is, ``date`` holds year, month and day of a
    date."""

    start: int
    end: int
    label: str = ""
    date: tuple[int, int, int] | None = None


_MARKS = ("://", "www.", "@", "/")
"""A stretch between white space that holds one of these may be an address or a path."""

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+\.[\w.]*\w")
_FILE = re.compile(r"\.[A-Za-z]{2,5}\Z")
_BRACKETS_AND_STOPS = "()[]<>{},.;:!?'\"“”‘’*_|"

_BRACKETED: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (mark, label, re.compile(pattern))
    for mark, label, pattern in (
        ("`", "code", r"`[^`\n]*`"),
        ("[", "citation", r"\[\^?\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\]"),
        (
            "(",
            "citation",
            r"\((?:cf\. |see )?"
            r"(?!Jan|Feb|Mar|Apr|May |Jun|Jul|Aug|Sep|Oct|Nov|Dec|In |As |Since |Until |From )"
            r"[A-Z][\w'’.-]+(?:,? (?:et al\.?|and|&|of|the|[A-Z][\w'’.-]*)){0,6},? "
            r"(?:19|20)\d\d[a-z]?(?:[,:;] ?(?:pp?\. ?)?\d+(?:[–-]\d+)?)?\)",
        ),
        ("(", "citation", r"\((?!\d{1,3}(?:,\d{3})+\))\d{1,3}(?:, ?\d{1,3})+\)"),
        ("(", "citation", r"(?<=[.!?*”\"])\s?\(\d{1,3}\)"),
        ("#", "hashtag", r"#\w*\d\w*"),
    )
)
_DIGIT_LED: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (label, marks, re.compile(pattern, re.M))
    for label, marks, pattern in (
        ("doi", ("10.",), r"10\.\d{4,}/\S+"),
        (
            "identifier",
            ("ISBN", "ISSN", "IBAN", "DOI"),
            r"[ID](?:SBN|SSN|BAN|OI)(?:-1[03])?:? ?[\dX][\dX -]{5,}[\dX]",
        ),
        (
            "coordinate",
            ("°",),
            r"\d(?<![\w.]\d)\d{0,3}(?:\.\d+)? ?° ?"
            r"(?:\d+(?:\.\d+)? ?['′’] ?(?:\d+(?:\.\d+)? ?[\"″”] ?)?)?[NSEW]\b",
        ),
        ("coordinate", (" N", " S", " E", " W"), r"\d(?<![\w.,]\d)\d{0,2} \d\d [NSEW]\b"),
        (
            "time",
            (":",),
            r"\d(?<![\w.,:]\d)\d?:\d\d(?<!\b1:[1-9]0)(?::\d\d)?(?: ?[apAP]\.?[mM]\b\.?)?(?![\d:])",
        ),
        (
            "time",
            ("am", "pm", "AM", "PM", ".m.", "clock"),
            r"\d(?<![\w.,]\d)\d?(?:\.\d\d)? ?(?:[ap]\.m\.|[ap]m\b|[AP]M\b|o['’]clock)",
        ),
        ("version", (".",), r"\d(?<![\w.,]\d)\d*(?:\.\d+){2,}(?!\d)(?<!\.\d{3})"),
        ("version", ("v",), r"v(?<!\wv)\d+(?:\.\d+)*\b"),
        ("p-value", ("<", "=", ">", "≤"), r"[pP](?<!\w[pP]) ?[<=>≤] ?0?\.\d+"),
        ("sample size", ("=",), rf"[nN](?<!\w[nN])\s?=\s?(?:\d{{1,3}}(?:[,.'’{SPACES}]\d{{3}})+|\d+)\b"),
        (
            "confidence level",
            ("CI", "C.I.", "onfiden", "redible", "ncertain"),
            r"9\d(?<![\w.,]9\d)(?:\.\d)? ?(?:%|per ?cent)[ -]*"
            r"(?:\(?CI\b|confidence|credible|uncertainty|C\.I\.)",
        ),
        ("list marker", (". ", ") ", ".\t", ")\t"), r"\d{1,2}[.)](?=[ \t])"),
        ("section", (".",), r"^[ \t>#*]*\d{1,2}(?:\.\d{1,2})+\.?(?=[ \t]+[A-Z])"),
        ("footnote", (".", ",", ";", ":"), r"\d(?<=[a-z]{5}[.,;:]\d)\d{0,2}(?=\s|$)"),
    )
)
"""Each with the marks one of which must be there at all: looking for those is quicker than trying the pattern."""

_SPACE = re.compile(r"\s")
_DIGIT = re.compile(r"\d")
_SHORTEST_PHONE = 6
_SHORTEST_DATE = 4
_LINE_BEFORE_MARKER = re.compile(r"(?:\A|\n[ \t\r]*\n|[.:;!?][ \t\r]*\n|\n(?=[ \t]*[>#*-]))[ \t>#*-]*\(?\Z")
_PHONE = re.compile(
    r"""[+(](?<![\w.,/=*][+(])(?:
          (?<=\+)\(?\d[\d\s()./-]{5,}\d
        | (?<=\()(?!(?:19|20)\d\d\))\s?\+?\d{2,5}\s?\)[\s.-]*\(?\d[\d\s().-]{4,}\d
        ) (?:\s?(?:x|ext\.?)\s?\d+)?
      | \d(?<![\w.,/=*-]\d)(?<!\d\s\d)(?:
          \d?[\s-]?\(\d{2,5}\)[\s.-]*\d[\d\s.-]{4,}\d (?:\s?(?:x|ext\.?)\s?\d+)?
        | (?<=0)\d{1,4}(?:[\s/-]+\d{1,8}){1,5} (?:\s?(?:x|ext\.?)\s?\d+)? (?!\d|[.,]\d)
        | (?<=0)\d{5,}(?:x\d+)?(?![\d.,]\d)
        | \d{2}[-. )]\d{3}[-. ]\d{4} (?:\s?(?:x|ext\.?)\s?\d+)? (?![\d-])
        | \d(?:-\d{2}){2,4}(?![\w-])
        | \d{2,}(?:-\d{2,}){2,}(?!\w)
        )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DATES = re.compile(
    r"""\d(?<![\w.,/-]\d)(?: (?<=[12])(?P<y>\d\d\d)-(?P<m>0\d|1[0-2])-(?P<d>[0-3]\d)
        (?:T[\d:.]+(?:Z|[+-][\d:]+)?)?
      | (?P<d2>\d?)\.(?P<m2>[01]?\d)\.(?P<y2>(?:1[5-9]|20)\d\d)
      | (?P<d3>\d?)/(?P<m3>[0-3]?\d)/(?P<y3>(?:(?:19|20)\d\d|\d\d)) ) (?![\w/-]|[.,]\d)""",
    re.VERBOSE,
)


def compile_phone_words(words: frozenset[str]) -> re.Pattern[str]:
    """A phone word and, a few words on, a run of digits."""
    joined = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})s?\b[^\d\n+(]{{0,24}}?(?P<digits>[+(]?\d(?:[\d\s()./-]{{3,}})\d)(?![,.]?\d|%)")


def find_structures(text: str, start: int, end: int, phone_words: re.Pattern[str]) -> list[Structure]:
    """Every structure of ``text[start:end]``, in order, without overlaps; of two that begin together the
    longer stands."""
    found = sorted(_all(text, start, end, phone_words), key=lambda structure: (structure.start, -structure.end))
    kept: list[Structure] = []
    for structure in found:
        if not kept or structure.start >= kept[-1].end:
            kept.append(structure)
    return kept


def _all(text: str, start: int, end: int, phone_words: re.Pattern[str]) -> Iterator[Structure]:
    digits = len(_DIGIT.findall(text, start, end))
    if not digits:
        return
    if digits >= _SHORTEST_DATE:
        yield from _dates(text, start, end)
    stretch = text[start:end]
    yield from _marked(text, start, end)
    for mark, label, pattern in _BRACKETED:
        if mark in stretch:
            for match in pattern.finditer(text, start, end):
                yield Structure(match.start(), match.end(), label)
    for label, marks, pattern in _DIGIT_LED:
        if any(mark in stretch for mark in marks):
            for match in pattern.finditer(text, start, end):
                first = match.start()
                if label != "list marker" or _LINE_BEFORE_MARKER.search(text, max(0, first - 12), first):
                    yield Structure(first, match.end(), label)
    if digits >= _SHORTEST_PHONE:
        yield from _phones(text, start, end, phone_words)


def _dates(text: str, start: int, end: int) -> Iterator[Structure]:
    for match in _DATES.finditer(text, start, end):
        date = _calendar_date(match)
        yield Structure(match.start(), match.end(), "" if date else "number", date)


def _phones(text: str, start: int, end: int, phone_words: re.Pattern[str]) -> Iterator[Structure]:
    for match in _PHONE.finditer(text, start, end):
        if len(_DIGIT.findall(match[0])) >= _SHORTEST_PHONE:
            yield Structure(match.start(), match.end(), "phone")
    for match in phone_words.finditer(text, start, end):
        if len(_DIGIT.findall(match["digits"])) >= _SHORTEST_PHONE:
            yield Structure(match.start("digits"), match.end("digits"), "phone")


def _marked(text: str, start: int, end: int) -> Iterator[Structure]:
    for mark in _MARKS:
        at = text.find(mark, start, end)
        while at >= 0:
            left = max(start - 1, *(text.rfind(space, start, at) for space in " \n\t\r")) + 1
            space = _SPACE.search(text, at, end)
            right = space.start() if space else end
            inner = _address(text, left, right, mark)
            if inner:
                yield Structure(*inner, "address")
            at = text.find(mark, right, end)


def _address(text: str, start: int, end: int, mark: str) -> tuple[int, int] | None:
    """The address or path in a stretch without white space."""
    if mark == "@":
        email = _EMAIL.search(text, start, end)
        return email.span() if email else None
    if mark != "/":
        return text.find(mark, start), end
    stretch = text[start:end].strip(_BRACKETS_AND_STOPS)
    slashes = stretch.count("/")
    letters = any(character.isalpha() for character in stretch)
    digits = any(character.isdigit() for character in stretch)
    if (
        letters
        and digits
        and (_FILE.search(stretch) or (slashes > 1 and (stretch[0] in "/~." or not stretch[0].isdigit())))
    ):
        return start, end
    return None


def _calendar_date(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Year, month and day; month 0 when the order of day and month cannot be known."""
    lead = match[0][0]
    if match["y"]:
        year, month, day = int(lead + match["y"]), int(match["m"]), int(match["d"])
    elif match["y2"]:
        year, month, day = int(match["y2"]), int(match["m2"]), int(lead + match["d2"])
    else:
        year, month, day = int(match["y3"]), int(match["m3"]), int(lead + match["d3"])
        if len(match["y3"]) == 2:
            year += 1900 if year > 40 else 2000
        if month > 12 >= day:
            month, day = day, month
        elif month <= 12 and day <= 12 and month != day:
            return (year, 0, 0)
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 and 1500 <= year <= 2100 else None
