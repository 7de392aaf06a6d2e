"""From the text of one table cell to a typed value, as the column's description says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from factcheck.knowledge.value_reader import ValueTrouble, read_value
from factcheck.knowledge.values import Number, Value, slug

SEPARATOR = ";"

_NUMBER = re.compile(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,18})?\Z")
_YES, _NO = ("yes", "true"), ("no", "false")


def read_cell(text: str, column: Mapping[str, Any]) -> Value:
    """The value of a cell that is not empty; raises ValueTrouble."""
    kind = column["value"]
    return read_value({kind: _CONTENTS[kind](text, column)})


def _number(text: str, column: Mapping[str, Any]) -> Number:
    digits = text.removesuffix("%").rstrip() if column["value"] == "percentage" else text
    if not _NUMBER.match(digits):
        plain = digits.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("_", "")
        raise ValueTrouble(
            f'"{text}" is not a number', (), f"write {plain}" if _NUMBER.match(plain) else "write digits only"
        )
    return float(digits) if "." in digits else int(digits)


def _year(text: str, column: Mapping[str, Any]) -> int:
    if not (text.isdecimal() and len(text) == 4):
        raise ValueTrouble(f'"{text}" is not a year', (), "write four digits, as in 1998")
    return int(text)


def _duration(text: str, column: Mapping[str, Any]) -> dict[str, Any]:
    length = _number(text, column)
    return {column.get("bound", "exactly"): length, "unit": column.get("unit", "year")}


def _yes_no(text: str, column: Mapping[str, Any]) -> bool:
    said = text.casefold()
    if said not in _YES + _NO:
        raise ValueTrouble(f'"{text}" is neither yes nor no', (), "write yes or no")
    return said in _YES


def _identifier(text: str, column: Mapping[str, Any]) -> dict[str, Any]:
    return {"designation": text, "label": column.get("label")}


def _slug(text: str, column: Mapping[str, Any]) -> str:
    return slug(text)


def _text(text: str, column: Mapping[str, Any]) -> str:
    return text


_CONTENTS: dict[str, Callable[[str, Mapping[str, Any]], Any]] = {
    "count": _number,
    "percentage": _number,
    "year": _year,
    "duration": _duration,
    "rank": lambda text, column: {"label": text, "scheme": column.get("scheme")},
    "status": _slug,
    "set": lambda text, column: {"members": split_cell(text), "closed": column.get("closed", False)},
    "name": _text,
    "identifier": _identifier,
    "yes_no": _yes_no,
    "state": _slug,
}


def split_cell(text: str) -> list[str]:
    """The entries of a cell that holds several, between semicolons."""
    return [entry for part in text.split(SEPARATOR) if (entry := part.strip())]
