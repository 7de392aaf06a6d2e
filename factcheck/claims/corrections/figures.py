"""Numbers in digits: how an author separates thousands and marks decimals, and another number written that way."""

from __future__ import annotations

import re
from typing import NamedTuple

_SEPARATORS = ",.\u00a0\u202f\u2009 '’"
_GROUPED = re.compile(
    rf"\d{{1,3}}(?P<separator>[{_SEPARATORS}])\d{{3}}(?:(?P=separator)\d{{3}})*(?:(?P<mark>[.,])\d+)?", re.ASCII
)
_PLAIN = re.compile(r"\d+(?:(?P<mark>[.,])\d+)?", re.ASCII)
_GROUPING = 1000


class Notation(NamedTuple):
    """How digits are written: what stands between thousands, "" for nothing, and before decimals."""

    separator: str = ","
    mark: str = "."


ENGLISH = Notation()


def notation_of(figure: str, value: float) -> Notation | None:
    """The notation in which ``figure`` is ``value``, or None where it is not written in digits that way.

    A number below a thousand shows no separator; it then has that of the notation by default.
    """
    grouped = _GROUPED.fullmatch(figure)
    if grouped:
        separator, mark = grouped["separator"], grouped["mark"] or _other(grouped["separator"])
        if separator != mark and _value(figure, separator, mark) == value:
            return Notation(separator, mark)
    plain = _PLAIN.fullmatch(figure)
    if plain is None or _value(figure, "", plain["mark"] or ".") != value:
        return None
    mark = plain["mark"] or "."
    if abs(value) >= _GROUPING:
        return Notation("", mark)
    return Notation("," if mark == "." else ".", mark)


def separator_in(text: str) -> str | None:
    """What stands between thousands in a text, from its first number of more than three digits; None if it has none."""
    found = re.search(rf"(?<![\d.,])\d{{1,3}}([{_SEPARATORS}])\d{{3}}(?![\d])", text, re.ASCII)
    return found[1] if found else None


def written(value: float, notation: Notation) -> str:
    """The value in that notation, with as many decimals as it has."""
    whole, _, decimals = (str(int(value)) if value == int(value) else repr(float(value))).partition(".")
    if notation.separator:
        whole = f"{int(whole):,}".replace(",", notation.separator)
    return f"{whole}{notation.mark}{decimals}" if decimals else whole


def _other(separator: str) -> str:
    return "," if separator == "." else "."


def _value(figure: str, separator: str, mark: str) -> float | None:
    bare = figure.replace(separator, "") if separator else figure
    try:
        return float(bare.replace(mark, "."))
    except ValueError:
        return None
