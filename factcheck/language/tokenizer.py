"""The tokenizer: spaCy's, with splitting rules for reference prose, where figures and names are often glued.

*brothel-keeping*, *1998–2003*, *HIV/AIDS*, *≥8,000*, *workers.[12]* come apart, so that every word and every
figure is a token; *7,100*, *U.S.*, *e.g.*, *10:30* and addresses stay whole. Text is never changed: the
tokens and their white space add up to the text.

No special case is used, because spaCy stops caching in a text after the first one that it meets; contractions
and abbreviations are read by the affix rules instead, which are cached like any other word.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # Cython, no stub

REGISTERED = "factcheck.Tokenizer.v1"
"""The name under which spaCy's registry knows the tokenizer."""

CACHE_SIZE = 1_000_000
"""Distinct chunks kept; spaCy's default of 10,000 is fewer than one large file holds."""

_CLITIC = r"(?:[nN]['’][tT]|['’](?:[sS]|[rR][eE]|[vV][eE]|[lL][lL]|[dD]|[mM]))"
_FOOTNOTE = r"(?<![kcm]m)(?<!\bm)[¹²³⁰⁴-⁹]+"
"""Raised figures, unless they are the power of a unit (km²)."""

_LONG_RUN = r"[^\w\s]{12,}"
"""Rules and leaders ("-=-=-=-") are one token: peeling them symbol by symbol takes quadratic time."""

_PREFIX = re.compile(rf"{_LONG_RUN}|\.\.+|[()\[\]{{}}]|(?![\w\s.'’])(.)\1*|_+|(?!{_CLITIC}\b)['’]|\.(?!\d)")

_URL = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)\S+"
    r"|[^\s@/]+@[^\s@/]+\.[a-z]{2,}"
    r"|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|int|info|html?|php|pdf|kg|ru|uk|eu|un)(?:[/?#]\S*)?$",
    re.I,
)


_ABBREVIATION = re.compile(r"(?:[^\W\d_]+\.)*[^\W\d_]{2,}\.(?:[^\W\d_]+\.)*")


def blank_english(abbreviations: Iterable[str] = ()) -> Language:
    """spaCy's blank English with this tokenizer from the start.

    Building spaCy's own tokenizer first, only to replace it, takes longer than all the rest.
    """
    import spacy
    from spacy.util import registry

    registry.tokenizers.register(REGISTERED, func=_factory)
    tokenizer = {"@tokenizers": REGISTERED, "abbreviations": sorted(abbreviations)}
    return spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})


def _factory(abbreviations: list[str]) -> Callable[[Language], Tokenizer]:
    return partial(make_tokenizer, abbreviations=abbreviations)


def make_tokenizer(nlp: Language, abbreviations: Iterable[str] = ()) -> Tokenizer:
    """A tokenizer over the vocabulary of ``nlp``.

    ``abbreviations`` (with their full stop: ``Art.``) keep the stop, as do those that spaCy lists for the
    language and single letters.
    """
    from spacy.tokenizer import Tokenizer

    listed = (case for case in nlp.Defaults.tokenizer_exceptions if _ABBREVIATION.fullmatch(case))
    kept = _not_after((*listed, *abbreviations))
    return Tokenizer(
        nlp.vocab,
        rules={},
        prefix_search=_PREFIX.match,
        suffix_search=_suffixes(kept).search,
        infix_finditer=_infixes(kept).finditer,
        url_match=_URL.match,
        max_cache_size=CACHE_SIZE,
    )


def _not_after(abbreviations: Iterable[str]) -> str:
    """A guard before a full stop: it belongs to no abbreviation, initial or dotted name (*Dr.*, *U.S.*)."""
    by_length: dict[int, set[str]] = defaultdict(set)
    for abbreviation in abbreviations:
        for stem in abbreviation.split("."):
            if len(stem) > 1:
                by_length[len(stem)].add(re.escape(stem))
    # A single letter keeps its stop, except after an apostrophe (isn't.) and I, the last word of a sentence.
    guards = [r"(?<!(?<!['’])\b[A-HJ-Za-z])", r"(?<!\.[A-Za-z])"]
    guards += [rf"(?<!\b(?:{'|'.join(sorted(stems))}))" for _, stems in sorted(by_length.items())]
    return "".join(guards)


def _suffixes(kept: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_LONG_RUN}"
        r"|\.\.+"
        r"|[()\[\]{}]"
        r"|(?![\w\s.'’])(?P<symbol>.)(?P=symbol)*"
        rf"|(?<=[\w.]){_CLITIC}"
        r"|(?<!^)['’]"
        r"|_+"
        rf"|{_FOOTNOTE}"
        rf"|{kept}\."
        r")$"
    )


def _infixes(kept: str) -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    return re.compile(
        r"\.\.+|--+"
        # Signs that join words and figures; a comma, colon or stop between digits belongs to the figure.
        r"|[‐-―−\-/~≈≥≤<>=±+×|\\→←⇒•·…;!?()\[\]{}\"“”«»„‘%‰°$€£¥]"
        rf"|(?<={letter})[,:]|[,:](?={letter})"
        rf"|(?<=[\w)\]%]){kept}\.(?=[A-Z\[(\"“”‘’¹²³⁰⁴-⁹])"
        rf"|(?<={letter}{letter}){kept}\.(?=\d)|(?<={letter}\.)(?=\d)"
        rf"|(?<=[\w.]){_CLITIC}(?=[^\w'’])"
        rf"|(?<=[\w.]){_FOOTNOTE}"
        # Figures and what is written on to them: 5km, 7.1bn, 8am, but 2nd; cannot.
        r"|(?<=\d)(?=(?!(?:st|nd|rd|th)\b)[a-z]{2,}[²³]?\b)"
        r"|(?<=^[Cc]an)(?=not$)"
    )
