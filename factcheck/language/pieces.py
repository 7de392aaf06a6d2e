"""Pieces: the parts of a block of prose that no sentence crosses, which are its paragraphs and list items.

A line break alone parts nothing, for prose is wrapped; an empty line does, and so does a line break before a
list marker or, in a block of such lines, before a label ("Capital: Bishkek") or a year ("1998 – Legal").
Items run together in one line ("1. The first 2. The second") are parted when the line opens with a marker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Span = tuple[int, int]

_SIGN = "•⁃▪‣◦●○■□"
_NUMBER = r"\(?(?:\d{1,3}|[a-z])(?:\.\)|\.|\))"
_MARKER = rf"(?:[{_SIGN}]|[–*-]\s|{_NUMBER}\s)"
_ENTRY = r"(?:[A-Z][^\n:.;!?]{0,60}(?:\s[a-z]{2,4}\.\)?)?:\s|\d{4}[^\S\n]*[-–—:]\s)"
_BREAK = re.compile(rf"\n[^\S\n]*(?:(?P<empty>\n\s*)|(?=(?P<sign>[{_SIGN}])|{_MARKER}|(?P<entry>{_ENTRY})))")
_OPENING = re.compile(rf"\s*{_MARKER}")
_FIRST_LINE = re.compile(rf"\s*(?:{_MARKER}|{_ENTRY})")
_BULLET = re.compile(rf"(?<!\S)[{_SIGN}](?=\s*\S)")
_ITEM = re.compile(r"(?<!\S)(?P<label>\d{1,3}|[a-z])(?P<mark>\.\)|\.|\))(?=\s+[\"“‘(]?[A-Z])")
_SPACE = re.compile(r"\s*")
_WINDOW = 40
"""How far back the word before a marker is looked for."""


def pieces(text: str, announces_number: Callable[[str], bool]) -> Iterator[Span]:
    """Spans of the pieces, in order.

    ``announces_number`` says of the text before a marker whether its last word calls for a number, as "Tier"
    does before "2.": then it is no marker.
    """
    start = 0
    breaks = list(_BREAK.finditer(text))
    itemised = _itemised(text, breaks)
    for line in breaks:
        end = line.start()
        sure = itemised or line["empty"] is not None or line["sign"] is not None
        if not sure and (line["entry"] is not None or not _opens_item(text, start, end, announces_number)):
            continue
        yield from _items(text, start, end, announces_number)
        start = line.end()
    yield from _items(text, start, len(text), announces_number)


def _itemised(text: str, breaks: list[re.Match[str]]) -> bool:
    """Whether the lines of a block are items: two or more, at least half, open as one does, a title aside."""
    opened = sum(line["empty"] is None for line in breaks) + bool(_FIRST_LINE.match(text))
    return opened >= 2 and opened * 2 >= text.count("\n")


def _opens_item(text: str, start: int, end: int, announces_number: Callable[[str], bool]) -> bool:
    """Whether what looks like a marker after a line break is one: after an item or after a stop."""
    if _OPENING.match(text, start):
        return True
    before = text[max(start, end - _WINDOW) : end].rstrip()
    return before.endswith((".", ":", ";", "!", "?", ",")) and not announces_number(before)


def _items(text: str, start: int, end: int, announces_number: Callable[[str], bool]) -> Iterator[Span]:
    space = _SPACE.match(text, start, end)
    first = space.end() if space else start
    if bullet := _BULLET.match(text, first, end):
        for again in _BULLET.finditer(text, bullet.end(), end):
            if again[0] == bullet[0]:
                yield start, again.start()
                start = again.start()
    elif item := _ITEM.match(text, first, end):
        label, mark = _successor(item["label"]), item["mark"]
        for again in _ITEM.finditer(text, item.end(), end):
            before = text[max(start, again.start() - _WINDOW) : again.start()]
            if (again["label"], again["mark"]) == (label, mark) and not announces_number(before):
                yield start, again.start()
                start = again.start()
                label = _successor(label)
    yield start, end


def _successor(label: str) -> str:
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
