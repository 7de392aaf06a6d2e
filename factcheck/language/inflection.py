"""Inflection: every surface form that a word may take, from its base form.

Rules name words as a dictionary does (``sell``, ``woman``, ``legalise``); prose writes *sold*, *women*,
*legalized*. The inflector turns the first into the second. It does inflection and spelling only, never
derivation: *prostitute* gives *prostitutes* and *prostituted*, not *prostitution*. It may give forms that do
not exist; it avoids those that are another word (*bar* gives *barred*, not *bared*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from factcheck.errors import RuleError

_VOWELS = "aeiou"
_ONE_SHORT_SYLLABLE = re.compile(r"y?[^aeiouy]*(?:qu)?[aeiouy][^aeiouwxyh]")
_ENDS_SHORT = re.compile(r"(?:^|qu|[^aeiou])[aeiouy][^aeiouwxyh]$")
_MIN_STEM = 3
"""A spelling ending is exchanged only after at least so many letters: *realise*, but not *rise*."""

_WHOLE_ENDING = 5
"""Endings of so many letters are words (*centre*, *litre*) and may follow anything."""


@dataclass(frozen=True, slots=True)
class Inflector:
    """Knows the irregular words and the spelling variants; derives the rest by English orthography."""

    verbs: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, tuple[str, ...]]
    complete: Mapping[str, tuple[str, ...]]
    invariable: frozenset[str]
    verb_prefixes: tuple[str, ...]
    compound_nouns: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    _known: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any]) -> Inflector:
        """Build from the content of an inflection file; raises RuleError when a word is not a string."""
        spelling = mapping.get("spelling", {})
        whole = _pairs(spelling.get("words", ()), "spelling.words")
        return cls(
            verbs=_table(mapping, "verbs"),
            nouns=_table(mapping, "nouns"),
            complete=_table(mapping, "complete"),
            invariable=frozenset(_words(mapping.get("invariable", ()), "invariable")),
            verb_prefixes=_words(mapping.get("verb-prefixes", ()), "verb-prefixes"),
            compound_nouns=_words(mapping.get("compound-nouns", ()), "compound-nouns"),
            parts=_pairs(spelling.get("parts", ()), "spelling.parts"),
            endings=_pairs(spelling.get("endings", ()), "spelling.endings"),
            words=dict(whole + tuple((american, british) for british, american in whole)),
        )

    def forms(self, word: str) -> frozenset[str]:
        """All lower-case forms of ``word``, itself included, without possessives (tokens of their own)."""
        base = word.lower()
        known = self._known.get(base)
        if known is None:
            known = self._known[base] = frozenset(_with_curly(self._inflect(base)))
        return known

    def spellings(self, word: str) -> frozenset[str]:
        """``word`` and the ways in which British, American and Oxford houses spell it."""
        found = {word, self.words.get(word, word)}
        # Every pair is tried once on what the pairs before it gave: a chain of exchanges cannot run on.
        for one, other in self.endings:
            ends = (one, other)
            found |= {_exchange_end(spelled, one, other) for spelled in found if spelled.endswith(ends)}
        for one, other in self.parts:
            found |= {_exchange_part(spelled, one, other) for spelled in found if one in spelled or other in spelled}
        return frozenset(found)

    def _inflect(self, base: str) -> Iterator[str]:
        yield base
        if not base or not base[-1].isalpha() or base in self.invariable:
            return
        if base in self.complete:
            yield from self.complete[base]
            return
        for spelled in self.spellings(base):
            yield spelled
            yield from self._nouns(spelled)
            yield from self._verbs(spelled)

    def _nouns(self, base: str) -> Iterator[str]:
        if base in self.nouns:
            yield from self.nouns[base]
        for head in self.compound_nouns:
            if base.endswith(head):
                stem = base[: -len(head)]
                plurals = self.nouns.get(head) or self.complete.get(head, ())
                yield from (stem + plural for plural in plurals)
        yield from _add_s(base)

    def _verbs(self, base: str) -> Iterator[str]:
        yield from _add_ing(base)
        if base in self.verbs:
            yield from self.verbs[base]
            return
        for prefix in self.verb_prefixes:
            rest = base[len(prefix) :]
            if base.startswith(prefix):
                pasts = self.verbs.get(rest) or self.complete.get(rest, ())
                yield from (prefix + past for past in pasts)
        yield from _add_ed(base)


def _exchange_end(word: str, one: str, other: str) -> str:
    """``word`` with the ending ``one`` made ``other`` or the other way round; short endings need a stem."""
    for ours, theirs in ((one, other), (other, one)):
        stem = word.removesuffix(ours)
        if stem != word and (not stem or len(stem) >= _MIN_STEM or len(ours) >= _WHOLE_ENDING):
            return stem + theirs
    return word


def _exchange_part(word: str, one: str, other: str) -> str:
    """``word`` with the first ``one`` made ``other`` or the other way round, the longer looked for first."""
    for ours, theirs in ((one, other), (other, one)) if len(one) >= len(other) else ((other, one), (one, other)):
        if ours in word:
            return word.replace(ours, theirs, 1)
    return word


def _add_s(base: str) -> Iterator[str]:
    """Plural of a noun, third person of a verb."""
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        yield base[:-1] + "ies"
        yield base + "s"  # names: Kennedys
    elif base.endswith("quy"):
        yield base[:-1] + "ies"
    elif base.endswith(("s", "x", "z", "ch", "sh")):
        yield base + "es"
        if base.endswith(("s", "z")) and _ENDS_SHORT.search(base):
            yield base + base[-1] + "es"
        if base.endswith("sis"):
            yield base[:-2] + "es"
        if base.endswith("ch"):
            yield base + "s"  # stomachs
    elif base.endswith("o"):
        yield base + "es"
        yield base + "s"
    else:
        yield base + "s"


def _add_ed(base: str) -> Iterator[str]:
    """Regular past and participle."""
    if base.endswith("e"):
        yield base + "d"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        yield base[:-1] + "ied"
    else:
        yield from (stem + "ed" for stem in _before_vowel(base))


def _add_ing(base: str) -> Iterator[str]:
    """Present participle."""
    if base.endswith("ie"):
        yield base[:-2] + "ying"
    elif base.endswith(("ee", "oe", "ye")):
        yield base + "ing"
    elif base.endswith("e"):
        yield base[:-1] + "ing"
        if base.endswith(("ge", "ue")):
            yield base + "ing"  # ageing, queueing
    else:
        yield from (stem + "ing" for stem in _before_vowel(base))


def _before_vowel(base: str) -> Iterator[str]:
    """The stem before -ed and -ing: *stop* doubles, *visit* does not, *travel* may, *traffic* takes k."""
    if base.endswith("c"):
        yield base + "k"
        yield base
    elif not _ENDS_SHORT.search(base):
        yield base
    else:
        yield base + base[-1]
        if not _ONE_SHORT_SYLLABLE.fullmatch(base):
            yield base


def _with_curly(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield form
        if "'" in form:
            yield form.replace("'", "’")


def _table(mapping: Mapping[str, Any], key: str) -> dict[str, tuple[str, ...]]:
    rows = mapping.get(key, {})
    if not isinstance(rows, Mapping):
        raise RuleError(f"{key} must map words to lists of forms")
    _words(rows, key)
    return {base: _words(forms, f"{key}.{base}") for base, forms in rows.items()}


def _words(entries: Any, key: str) -> tuple[str, ...]:
    if isinstance(entries, str) or not isinstance(entries, Iterable):
        raise RuleError(f"{key} must be a list of words, not {entries!r}")
    words = tuple(entries)
    for word in words:
        if not isinstance(word, str):
            message = f"{key} holds {word!r}, which is not a word"
            raise RuleError(message, hint="put words such as 'no' in quotes")
    return words


def _pairs(entries: Any, key: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for entry in entries:
        words = _words(entry, key)
        if len(words) != 2:
            raise RuleError(f"{key} holds {entry!r}, which is not a pair of spellings")
        pairs.append((words[0], words[1]))
    return tuple(pairs)
