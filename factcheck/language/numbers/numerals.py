"""Digits: what a numeral such as 7,100, 7 100, 7.1e3, 1½ or 0,5 is worth, and how it was written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from factcheck.language.numbers.tokens import FRACTION_SIGNS, SPACES

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_POWER = re.compile(
    r"(?P<base>.*?)"
    r"(?: ?[x×] ?(?P<ten>10|2)\^?(?P<exponent>[-+]?\d+)|[eE](?P<e>[-+]?\d+)|\^(?P<hat>[-+]*\d+))$",
    re.S,
)
_GROUPED = re.compile(rf"\d{{1,3}}(?:[,.'’{SPACES}]\d{{2,3}})*[,.'’{SPACES}]\d{{3}}(?:[.,]\d+)?")
_SPACE = re.compile(rf"[{SPACES}'’]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """The worth of a numeral: ``decimals`` as written, ``digits`` the length of a plain run of digits (else
    0)."""

    value: float
    decimals: int = 0
    digits: int = 0
    grouped: bool = False
    fraction: bool = False
    one_dot: bool = False
    """Written like 7.100: a decimal, or a continental 7,100."""


def read_numeral(written: str) -> Numeral:
    """Read a numeral token; every token of kind NUMERAL is readable."""
    if written.isdigit() and unicodedata.category(written[0]) == "Nd":
        return Numeral(int(written), digits=len(written))
    if written[-1] in FRACTION_SIGNS:
        part = unicodedata.numeric(written[-1])
        whole = written[:-1].strip()
        return Numeral(part + (read_numeral(whole).value if whole else 0), fraction=True)
    written = written.replace("，", ",")
    power = _POWER.fullmatch(written.translate(_SUPERSCRIPTS))
    if power:
        return _read_power(power)
    plain = _SPACE.sub("", written)
    grouped = bool(_GROUPED.fullmatch(written))
    comma, dot = plain.rfind(","), plain.rfind(".")
    if grouped and comma == -1 and plain.count(".") == 1 and plain == written:
        return Numeral(float(plain), decimals=3, one_dot=plain[0] != "0")
    point = _decimal_point(plain, comma, dot, grouped)
    whole, decimals = (plain, "") if point == -1 else (plain[:point], plain[point + 1 :])
    whole = whole.replace(",", "").replace(".", "") or "0"
    value: float = float(f"{whole}.{decimals}") if decimals else int(whole)
    return Numeral(value, decimals=len(decimals), grouped=grouped)


def _decimal_point(plain: str, comma: int, dot: int, grouped: bool) -> int:
    """Where the decimal sign of a numeral without spaces stands, -1 for none."""
    if comma >= 0 and dot >= 0:
        return max(comma, dot)
    last = max(comma, dot)
    if last < 0 or (
        grouped and plain.count(plain[last]) >= 1 and len(plain) - last == 4 and (last == comma or plain.count(".") > 1)
    ):
        return -1
    return last


def _read_power(power: re.Match[str]) -> Numeral:
    base = read_numeral(power["base"])
    if power["hat"]:
        exponent = (
            int(power["hat"].replace("--", "-").lstrip("+"))
            if "--" not in power["hat"]
            else int(power["hat"].lstrip("-+"))
        )
        return Numeral(_raised(base.value, exponent))
    root = int(power["ten"] or 10)
    exponent = int(power["exponent"] or power["e"])
    return Numeral(base.value * _raised(root, exponent), decimals=max(0, base.decimals - exponent))


def _raised(base: float, exponent: int) -> float:
    """A power, infinite when it is past what a float holds: such a numeral is noise, not a claim."""
    if abs(exponent) > 400:
        return float("inf") if exponent > 0 else 0.0
    try:
        return float(base) ** exponent
    except (OverflowError, ZeroDivisionError):
        return float("inf")
