"""Leaves out what a PDF prints on every page: running headers and footers, page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from factcheck.documents.office.pdf_lines import Line

ROWS = 3
"""So many rows at the top and at the bottom of a page may belong to the margin."""

SHARE = 0.4
"""What stands there on this share of the pages is a running one: left and right pages may have their own."""

ENOUGH = 3
"""And so many pages are enough in a long document, whose chapters each have their own."""

MOST_NUMBERS = 8
"""So many numbers of a line at most are tried for the page's."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/|\|)\s*\d{1,4})?\W*", re.IGNORECASE
)


def without_margins(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without their running lines."""
    edges = [_edges(page) for page in pages]
    where: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for number, edge in enumerate(edges):
        for side, rows in edge.items():
            for line in [line for row in rows for line in row]:
                for key in _keys(line):
                    where[side, key].add(number)
    least = min(max(2, SHARE * len(pages)), ENOUGH)
    running = {key for key, numbers in where.items() if len(numbers) >= least}
    return [
        [line for line in page if line not in _running(edge, running)] for page, edge in zip(pages, edges, strict=True)
    ]


def _running(edge: dict[str, list[list[Line]]], running: set[tuple[str, str]]) -> set[Line]:
    """The lines of the margins of one page: from the edge inwards up to the first row that is of the text."""
    found: set[Line] = set()
    for side, rows in edge.items():
        for number, row in enumerate(rows):
            known = [any((side, key) in running for key in _keys(line)) for line in row]
            if all(known) or (number == 0 and len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text)):
                found.update(row)
            elif not any(known):
                break
            else:
                found.update(line for line, is_known in zip(row, known, strict=True) if is_known)
    return found


def _edges(page: Sequence[Line]) -> dict[str, list[list[Line]]]:
    """The first and the last rows of a page, from the edge inwards."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: (-line.y0, line.x0)):
        if rows and line.is_beside(rows[-1][0]):
            rows[-1].append(line)
        else:
            rows.append([line])
    top = min(ROWS, len(rows) // 2)
    return {"top": rows[:top], "bottom": rows[: -min(ROWS, len(rows) - top) - 1 : -1]}


def _keys(line: Line) -> Iterator[str]:
    """What is the same on every page: height and words, the words but for a number that grows with the page's."""
    height = f"{line.y0 / 2:.0f} "
    yield height + line.text
    for digits in islice(_DIGITS.finditer(line.text), MOST_NUMBERS):
        if len(digits[0]) <= 5:
            counted = int(digits[0]) - line.page
            yield f"{height}{line.text[: digits.start()]}#{counted}{line.text[digits.end() :]}"
