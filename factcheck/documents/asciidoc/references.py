"""What ``{name}`` stands for in AsciiDoc: the attributes that a document sets, and those that are always there."""

from __future__ import annotations

import re

from factcheck.documents.prose import NOT_PROSE

REFERENCE = re.compile(r"\{(\w[\w-]*)\}|\{(?:counter2?|set):[^{}\n]*\}")
_BUILT_IN = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "brvbar": "\u00a6",
    "caret": "^",
    "cpp": "C++",
    "deg": "\u00b0",
    "empty": "",
    "endsb": "]",
    "gt": ">",
    "ldquo": "\u201c",
    "lsquo": "\u2018",
    "lt": "<",
    "nbsp": "\u00a0",
    "plus": "+",
    "pp": "++",
    "quot": '"',
    "rdquo": "\u201d",
    "rsquo": "\u2019",
    "sp": " ",
    "startsb": "[",
    "tilde": "~",
    "two-colons": "::",
    "two-semicolons": ";;",
    "vbar": "|",
    "wj": "\u2060",
    "zwsp": "\u200b",
}


class References:
    """The attributes in force at the place that is being read."""

    def __init__(self) -> None:
        self._values = dict(_BUILT_IN)

    def define(self, name: str, value: str | None) -> None:
        """Set an attribute, or unset it with None."""
        if value is None:
            self._values.pop(name.lower(), None)
        else:
            self._values[name.lower()] = REFERENCE.sub(self.value, value)

    def value(self, reference: re.Match[str]) -> str:
        """What a reference stands for; the sign for what is no prose where the document does not say."""
        return self._values.get(reference[1].lower(), NOT_PROSE) if reference[1] else NOT_PROSE
