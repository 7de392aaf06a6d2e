"""Mathematics of LaTeX that is a plain number: ``$12{,}000$``, ``$12\\%$``, ``$\\sim$``."""

from __future__ import annotations

import re

from factcheck.documents.prose import ProseBuilder

_SIGNS = {
    "{,}": ",",
    "{.}": ".",
    "{": "",
    "}": "",
    r"\,": "\u202f",
    r"\;": " ",
    r"\:": " ",
    r"\ ": " ",
    r"\!": "",
    "~": "\u00a0",
    r"\%": "%",
    r"\$": "$",
    r"\sim": "~",
    r"\approx": "~",
    r"\simeq": "~",
    r"\le": "\u2264",
    r"\leq": "\u2264",
    r"\leqslant": "\u2264",
    r"\ge": "\u2265",
    r"\geq": "\u2265",
    r"\geqslant": "\u2265",
    r"\pm": "\u00b1",
    "--": "\u2013",
}
_WORDS = re.compile(r"\\(?:text|mathrm|textrm|mathit)\{([^{}\\$]*)\}")
_TOKEN = re.compile(r"\\[a-zA-Z]+[ ]?|\\[,;: !%$]|\{,\}|\{\.\}|--|[~{}]|\d+|[.,<>+-]|\s+")


def read_number(builder: ProseBuilder, text: str, start: int) -> bool:
    """Add what ``text``, which begins at that offset of the source, says, if it is no more than a number and signs for
    how near or how great; whether it was."""
    tokens: list[re.Match[str]] = []
    at = 0
    while at < len(text):
        token = _WORDS.match(text, at) or _TOKEN.match(text, at)
        if token is None:
            return False
        if token.re is _TOKEN and token[0][0] == "\\" and token[0] not in _SIGNS and token[0].rstrip() not in _SIGNS:
            return False
        tokens.append(token)
        at = token.end()
    if not any(token.re is _WORDS or token[0].strip("{} \n") for token in tokens):
        return False
    for token in tokens:
        low, high = start + token.start(), start + token.end()
        sign = _SIGNS.get(token[0], _SIGNS.get(token[0].rstrip()))
        if token.re is _WORDS:
            builder.copy(start + token.start(1), start + token.end(1))
        elif sign is not None:
            builder.put(sign, low, high)
        elif not token[0].isspace():
            builder.copy(low, high)
    return True
