"""Corrections of the numbers of articles and of ranks: "Article 214", "Tier Three"."""

from __future__ import annotations

import re

from factcheck.claims.corrections.passage import Passage, Proposal
from factcheck.claims.corrections.spelling import styled
from factcheck.claims.corrections.wording import Wording
from factcheck.language.numbers import Quantity

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_NUMERAL = re.compile(r"[IVX]+")
_GOES_ON = re.compile(r"\s?[(\[]\s?\w|[-–./]\w|\s+(?:part|paragraph|§|bis|ter)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?<!\w)\w{3,}s\s+$|§§\s*$", re.IGNORECASE)


def identifier_proposal(passage: Passage, designation: str, wording: Wording) -> Proposal | None:
    """The right number of an article; None where a paragraph or another article follows."""
    quantity = _only(passage, "identifier")
    if quantity is None or _GOES_ON.match(passage.text, quantity.number_end):
        return None
    if _PLURAL.search(passage.text[: quantity.number_start]):
        return None
    said = passage.text[quantity.number_start : quantity.number_end]
    text = _like(said, designation, wording)
    return Proposal(quantity.number_start, quantity.number_end, text) if text else None


def rank_proposal(passage: Passage, label: str, wording: Wording) -> Proposal | None:
    """The right place in a scheme, ``label`` ("Tier 2"), qualified as the scheme has it."""
    quantity = _only(passage, "rank")
    number, _, qualifier = label.partition(" ")[2].partition(" ")
    if quantity is None or not number or quantity.label.lower() != label.partition(" ")[0].lower():
        return None
    said = passage.text[quantity.number_start : quantity.number_end]
    rank, _, qualified = said.partition(" ")
    text = _like(rank, number, wording)
    if text is None or _PLURAL.search(passage.text[: quantity.number_start]):
        return None
    end = quantity.number_end
    return Proposal(quantity.number_start, end, f"{text} {qualifier}".rstrip(), safe=not qualifier and not qualified)


def _only(passage: Passage, kind: str) -> Quantity | None:
    quantities = passage.quantities()
    return quantities[0] if len(quantities) == 1 and quantities[0].kind == kind else None


def _like(said: str, designation: str, wording: Wording) -> str | None:
    """A designation in digits, words or Roman figures, as it was said."""
    if said.isdecimal() and said.isascii():
        return designation
    if not designation.isdecimal():
        return None
    if _NUMERAL.fullmatch(said):
        return _roman(int(designation))
    return wording.speller.cardinal(int(designation), said) if wording.speller.is_spelled(said) else None


def _roman(number: int) -> str | None:
    if number not in range(1, 40):
        return None
    figures = ""
    for value, figure in _ROMAN:
        figures += figure * (number // value)
        number %= value
    return styled(figures, figures)
