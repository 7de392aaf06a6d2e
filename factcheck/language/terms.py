"""Terms: the notation in which the phrases that name a concept are written.

A term is written as a linguist would jot it down::

    sell (sexual)? (sex|service)      words inflect; ``(a|b)`` chooses, ``?`` makes optional
    =may run                          ``=`` takes the word as it stands
    {brothel-verb} {det}? brothel     ``{concept}`` is any mention of another concept
    keeper of ..2 brothel             ``..N`` skips up to N words, never across punctuation

:mod:`factcheck.language.term_matcher` finds them in a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

Element = tuple[str, str | int]
"""One step of a term: ("word", base), ("exact", form), ("concept", id) or ("gap", most)."""

_PIECE = re.compile(r"\.\.(\d+)|\{([\w-]+)\}|([()|?])|([^\s(){}|?]+)")
MAX_EXPANSIONS = 4096


class TermSyntaxError(ValueError):
    """A term that does not follow the notation."""


@lru_cache(maxsize=65536)
def parse_term(term: str) -> tuple[tuple[Element, ...], ...]:
    """All the plain sequences that a term stands for."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for match in _PIECE.finditer(term):
        if term[at : match.start()].strip():
            raise TermSyntaxError(f"cannot read {term[at : match.start()].strip()!r} in term {term!r}")
        at = match.end()
        if match[1]:
            pieces.append(("gap", match[1]))
        elif match[2]:
            pieces.append(("concept", match[2]))
        elif match[3]:
            pieces.append(("mark", match[3]))
        else:
            pieces.append(("word", match[4]))
    if term[at:].strip():
        raise TermSyntaxError(f"cannot read {term[at:].strip()!r} in term {term!r}")
    sequences, rest = _parse_choice(pieces, 0, term)
    if rest != len(pieces):
        raise TermSyntaxError(f"unbalanced bracket in term {term!r}")
    unique = dict.fromkeys(_without_outer_gaps(sequence) for sequence in sequences)
    if () in unique:
        raise TermSyntaxError(f"term {term!r} can be empty")
    return tuple(unique)


def _without_outer_gaps(sequence: Sequence[Element]) -> tuple[Element, ...]:
    """A gap before or after everything says nothing; it is left over where an optional end is left out."""
    first, last = 0, len(sequence)
    while first < last and sequence[first][0] == "gap":
        first += 1
    while last > first and sequence[last - 1][0] == "gap":
        last -= 1
    return tuple(sequence[first:last])


def _parse_choice(pieces: Sequence[tuple[str, str]], at: int, term: str) -> tuple[list[list[Element]], int]:
    choices: list[list[Element]] = []
    current: list[list[Element]] = [[]]
    while at < len(pieces):
        kind, value = pieces[at]
        if (kind, value) == ("mark", ")"):
            break
        if (kind, value) == ("mark", "|"):
            choices += current
            current = [[]]
            at += 1
            continue
        if (kind, value) == ("mark", "?"):
            raise TermSyntaxError(f"'?' has nothing before it in term {term!r}")
        options: list[list[Element]]
        if (kind, value) == ("mark", "("):
            options, at = _parse_choice(pieces, at + 1, term)
            if at >= len(pieces):
                raise TermSyntaxError(f"unbalanced bracket in term {term!r}")
            at += 1
        else:
            options = [_elements(kind, value)]
            at += 1
        if at < len(pieces) and pieces[at] == ("mark", "?"):
            options = [*options, []]
            at += 1
        current = [head + tail for head in current for tail in options]
        if len(current) > MAX_EXPANSIONS:
            raise TermSyntaxError(f"term {term!r} stands for more than {MAX_EXPANSIONS} phrases; split it")
    return choices + current, at


def _elements(kind: str, value: str) -> list[Element]:
    if kind == "gap":
        return [("gap", int(value))]
    if kind == "concept":
        return [("concept", value)]
    if value.startswith("="):
        return [("exact", part) for part in split_words(value[1:])]
    return [("word", part) for part in split_words(value)]


_WORD = re.compile(r"[^\W_]+|[^\w\s]", re.UNICODE)


def split_words(text: str) -> list[str]:
    """The words of a term as the tokenizer would cut them, hyphens dropped as matching drops them."""
    parts: list[str] = []
    for chunk in text.lower().replace("’", "'").split():
        for piece in re.split(r"[-‐‑–/]", chunk):
            if not piece:
                continue
            if piece in {"'s", "'"}:
                parts.append(piece)
                continue
            match = re.fullmatch(r"(.+?)('s|n't|')", piece)
            if match:
                parts += [match[1], match[2]]
            elif re.fullmatch(r"[^\W_]+(?:[.'][^\W_]+)*\.?", piece):
                parts.append(piece)
            else:
                parts += _WORD.findall(piece)
    return parts


def references(term: str) -> set[str]:
    """The concepts that a term refers to."""
    return {str(value) for sequence in parse_term(term) for kind, value in sequence if kind == "concept"}
