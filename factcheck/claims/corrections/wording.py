"""The words that corrections are written with and judged by, compiled from the word files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.claims.corrections.spelling import Speller

_AN = re.compile(
    r"(?:8|1[18](?:\D|$)|1[18],\d{3}(?:\D|$)|[aeio](?!ne\b|nce\b)|u(?!n[iy]|s[ae]|k))", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?<!\w)(?P<article>an?)(?P<gap>[\s\u00a0])$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """``scales`` are the words and suffixes that multiply digits, with their factors; ``joints`` join a range.

    Of the patterns, ``evaluative`` matches at the end of what stands before a number, ``year_ties`` and ``number_ties``
    anywhere in a sentence, ``vague`` a whole amount, ``state`` at the end of what makes a participle a state.
    """

    speller: Speller
    scales: Mapping[str, float]
    joints: frozenset[str]
    evaluative: re.Pattern[str]
    year_ties: re.Pattern[str]
    number_ties: re.Pattern[str]
    vague: re.Pattern[str]
    about: str
    state: re.Pattern[str]
    statuses: Mapping[str, Mapping[str, str]]

    @classmethod
    def from_mapping(cls, rules: Mapping[str, Any]) -> Wording:
        """From the tables of the language layer, by the names of their files."""
        numbers, own = rules["numbers"], rules["corrections"]
        return cls(
            speller=Speller.from_mapping(numbers),
            scales={str(word): float(factor) for word, factor in {**numbers["scales"], **numbers["suffixes"]}.items()},
            joints=frozenset((*numbers["to"], *numbers["or"], *numbers["and"])),
            evaluative=re.compile(rf"(?<!\w)(?:{_any(own['evaluative'])})\s+(?:an?\s+)?$", re.IGNORECASE),
            year_ties=_words(own["year-ties"]),
            number_ties=_words(own["number-ties"]),
            vague=re.compile(_any(own["vague"]), re.IGNORECASE),
            about=str(own["about"][0]),
            state=re.compile(rf"(?<!\w)(?:{_any(own['copulas'])})(?:\s+[^\W\d_]+){{0,2}}\s+$", re.IGNORECASE),
            statuses={str(status): dict(words) for status, words in own["statuses"].items()},
        )


def with_article(text: str, start: int, replacement: str) -> tuple[int, str]:
    """Where to begin, and what to write, so that an article right before ``start`` fits what follows: "an 8", "a 2"."""
    found = _ARTICLE.search(text[:start])
    if found is None:
        return start, replacement
    article = found["article"]
    fitting = article[0] + ("n" if _AN.match(replacement) else "")
    if fitting.lower() == article.lower():
        return start, replacement
    return found.start(), f"{fitting}{found['gap']}{replacement}"


def _any(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _words(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(phrases)})(?!\w)|n['’]t(?!\w)", re.IGNORECASE)
