"""One number with its unit, as an author wrote it: taken apart, and written again with another value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from factcheck.claims.corrections.figures import ENGLISH, Notation, notation_of, separator_in, written
from factcheck.claims.corrections.wording import Wording

_FIGURE = re.compile(r"\d[\d,.\u00a0\u202f\u2009 '’]*(?<=\d)", re.ASCII)
_SCALE = re.compile(r"(?P<gap>[\s\u00a0-]?)(?P<word>[^\W\d_]+)")
_DOUBLED = re.compile(r"(?P<words>[^\d()]+?)(?P<gap>\s+)\((?P<figure>[\d][\d,. ]*)\)", re.ASCII)
_DECIMALS = 2
"""So many decimals a scale word can carry: "7.1 thousand" but not "7.123 thousand"."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """``number`` is what carries the value, ``tail`` what follows it: a unit, a percent sign."""

    number: str
    tail: str
    form: Literal["digits", "words", "both"]
    notation: Notation = ENGLISH
    scale: str = ""
    factor: float = 1.0


def parse(text: str, value: float, wording: Wording, around: str = "") -> Numeral | None:
    """The numeral that ``text`` is of that value, or None where it is written in another way.

    ``around`` is the text that shows how its author separates thousands where the number itself does not.
    """
    doubled = _DOUBLED.match(text)
    if doubled and wording.speller.is_spelled(doubled["words"]):
        notation = notation_of(doubled["figure"].strip(), value)
        return Numeral(doubled[0], text[doubled.end() :], "both", notation) if notation else None
    if _FIGURE.match(text):
        return _in_digits(text, value, wording, around)
    number = _spelled_part(text, wording)
    return Numeral(number, text[len(number) :], "words") if number else None


def rewritten(numeral: Numeral, value: float, wording: Wording) -> str | None:
    """The numeral with another value and without its tail; None where the value does not go into its form."""
    if numeral.form == "digits":
        return _digits(numeral, value)
    if numeral.form == "words":
        return wording.speller.cardinal(value, numeral.number) or written(value, numeral.notation)
    found = _DOUBLED.match(numeral.number)
    words = wording.speller.cardinal(value, found["words"]) if found else None
    return f"{words}{found['gap']}({written(value, numeral.notation)})" if found and words else None


def _in_digits(text: str, value: float, wording: Wording, around: str) -> Numeral | None:
    found = _FIGURE.match(text)
    figure = found[0] if found else ""
    scale = _SCALE.match(text, len(figure))
    factor = wording.scales.get(scale["word"], wording.scales.get(scale["word"].lower())) if scale else None
    if scale and factor:
        notation = notation_of(figure, round(value / factor, 9))
        if notation:
            return Numeral(text[: scale.end()], text[scale.end() :], "digits", notation, scale[0], factor)
    notation = notation_of(figure, value)
    if notation is None:
        return None
    if abs(value) < 1000 and notation.mark == ".":
        seen = separator_in(around)
        notation = Notation(seen, "." if seen != "." else ",") if seen else notation
    return Numeral(figure, text[len(figure) :], "digits", notation)


def _digits(numeral: Numeral, value: float) -> str:
    scaled = round(value / numeral.factor, 9)
    short = round(scaled, _DECIMALS)
    if numeral.scale and short == scaled and scaled >= 1:
        return f"{written(scaled, Notation('', numeral.notation.mark))}{numeral.scale}"
    return written(value, numeral.notation)


def _spelled_part(text: str, wording: Wording) -> str:
    """The number words that the text begins with."""
    end = 0
    for word in re.finditer(r"[^\W\d_]+", text):
        if not wording.speller.is_spelled(word[0]):
            break
        end = word.end()
    return text[:end]
