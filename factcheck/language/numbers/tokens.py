"""Tokens of a stretch of text: numerals kept whole, words, symbols, and masked stretches that hold no
quantity."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD, NUMERAL, MIXED, SYMBOL, MASKED = 1, 2, 4, 5, 6
PAD = 10
"""Empty tokens at either end, so that a reader may look past the edge without asking."""

LONGEST_NUMERAL = 40
"""A longer run of digits is a serial number or noise."""

SPACES = " \u00a0\u2007\u2009\u202f"
FRACTION_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"

_NUMERAL = rf"""
    (?: \d{{1,3}}(?:[,，]\d{{3}})+(?!\d)(?:\.\d+)?                      # 7,100
      | \d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d+)?                # 1,23,456
      | \d{{1,3}}(?:['’]\d{{3}})+(?!\d)(?:[.,]\d+)?                   # 7'100
      | \d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+(?!\d))?       # 7 100
      | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)(?:,\d+)?                   # 7.100.000
      | \d{{1,3}}(?:\.\d{{3}})+,\d+                                   # 7.100,50
      | (?<!\d,)\d+,\d{{1,2}}(?!,?\d)(?!\.\d)                         # 0,5
      | \d+\.\d+ | \d+ | (?<![\w.])\.\d+ )
    (?: [eE][-+−]?\d+(?!\w)
      | \ ?[x×]\ ?(?:10|2)(?:\^[-+−]?\d+|[-+−]\d+|[⁻]?[⁰¹²³⁴-⁹]+)
      | \^[-+−]{{0,2}}\d+ )?
    (?: \ ?[{FRACTION_SIGNS}] )?
  | [{FRACTION_SIGNS}]
"""
_TOKEN = re.compile(
    rf"""([A-Za-z]+)(?![\w'’])                  # a plain word: most tokens end here
       | ({_NUMERAL})
       | ([^\W\d_]+(?:['’][^\W\d_]+)*(?![\d_])|[A-Z]{{3}}(?=\d))
       | (\w+)
       | (\S)""",
    re.VERBOSE,
)
_KINDS = (SYMBOL, WORD, NUMERAL, WORD, MIXED, SYMBOL)
_FOLD = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "―": "-",
        "﹣": "-",
        "－": "-",
        "％": "%",
    }
)


class Tokens:
    """The tokens of ``text[start:end]``, as columns; ``words`` are folded to lower case and plain dashes.

    Token numbers begin at PAD. ``raw`` gives a token as written.
    """

    __slots__ = ("after", "ends", "kinds", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int, masks: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        kinds = [SYMBOL] * PAD
        words = [""] * PAD
        starts = [start] * PAD
        ends = [start] * PAD
        for mask_start, mask_end in (*masks, (end, end)):
            matches = list(_TOKEN.finditer(text, start, mask_start))
            kinds += [_KINDS[match.lastindex or 0] for match in matches]
            words += [match[0] for match in matches]
            starts += [match.start() for match in matches]
            ends += [match.end() for match in matches]
            start = mask_end
            if mask_start < mask_end:
                kinds.append(MASKED)
                words.append("\ufffc")
                starts.append(mask_start)
                ends.append(mask_end)
        for index, word in enumerate(words):
            if len(word) > LONGEST_NUMERAL and kinds[index] == NUMERAL:
                kinds[index] = MIXED
        self.after = len(words)
        kinds.extend([SYMBOL] * PAD)
        words.extend([""] * PAD)
        starts.extend([end] * PAD)
        ends.extend([end] * PAD)
        self.kinds = kinds
        self.words = [word.translate(_FOLD) if not word.isascii() else word for word in map(str.lower, words)]
        self.starts = starts
        self.ends = ends

    def raw(self, index: int) -> str:
        """The token as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def slice(self, first: int, after: int) -> str:
        """The text of a run of tokens, without the hyphens and spaces at its ends."""
        return self.text[self.starts[first] : self.ends[after - 1]].strip(" -") if after > first else ""

    def capital(self, index: int) -> bool:
        """Whether this token is a word with a capital letter."""
        return self.kinds[index] == WORD and self.text[self.starts[index]].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return self.ends[index - 1] == self.starts[index] and self.words[index - 1] != ""

    def hyphen(self, index: int) -> bool:
        """Whether this token is a hyphen glued to both its neighbours."""
        return self.words[index] == "-" and self.glued(index) and self.glued(index + 1)

    def past_hyphen(self, index: int) -> int:
        """The next token, or the one after it when the next is a glued hyphen."""
        return index + 1 if self.words[index] == "-" and self.glued(index) and self.glued(index + 1) else index

    def phrase(self, first: int, length: int) -> tuple[str, ...]:
        """A run of folded words, as phrase tables key them."""
        return tuple(self.words[first : first + length])


def phrase_key(phrase: str) -> tuple[str, ...]:
    """A phrase of the word data cut and folded exactly as a text is."""
    tokens = Tokens(phrase, 0, len(phrase))
    return tuple(tokens.words[PAD : tokens.after])
