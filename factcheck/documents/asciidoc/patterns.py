"""The signs of AsciiDoc within a paragraph, as patterns."""

from __future__ import annotations

import re

GONE = "\ue000"
"""Stands for markup that has been read; no letter, so that what it encloses still stands apart."""
KEPT = "\ue001"
"""Stands for text that no further markup is looked for in."""
LONGEST = 1500

_ROLE = r"(?:\[([^\[\]\n]{0,200})\])?"


def _constrained(mark: str) -> re.Pattern[str]:
    """Marks around whole words."""
    inner = rf"(\S|\S.{{0,{LONGEST}}}?\S)"
    return re.compile(rf"(?<![\w;:}}\\]){_ROLE}({mark}){inner}({mark})(?!\w)", re.DOTALL)


def _unconstrained(mark: str) -> re.Pattern[str]:
    """Double marks, which may stand inside a word."""
    return re.compile(rf"(?<!\\){_ROLE}({mark}{mark})(.{{1,{LONGEST}}}?)({mark}{mark})", re.DOTALL)


PASSTHROUGH = re.compile(
    rf"(?<!\\)(?:(?P<open>\+{{2,3}}|\$\$)(?P<raw>.{{1,{LONGEST}}}?)(?P=open)"
    rf"|(?<![\w;:}}\\])\+(?P<plain>\S|\S.{{0,{LONGEST}}}?\S)\+(?!\w))",
    re.DOTALL,
)
TAG = re.compile(r"</?[A-Za-z][^<>]*>")
QUOTES = re.compile(rf"(?<![\w;:}}\\])(\"`|'`)(\S|\S.{{0,{LONGEST}}}?\S)(`\"|`')(?!\w)", re.DOTALL)
APOSTROPHE = re.compile(r"(?<=\w)`'(?=\w)")
CODE = (
    re.compile(rf"(?<!\\){_ROLE}``.{{1,{LONGEST}}}?``", re.DOTALL),
    re.compile(rf"(?<![\w;:}}\\\"']){_ROLE}`(?:\S|\S.{{0,{LONGEST}}}?\S)`(?![\w\"'])", re.DOTALL),
)
FORMATS = tuple(
    (mark, form(re.escape(mark))) for mark in ("*", "_", "#") for form in (_unconstrained, _constrained)
)
RAISED = re.compile(r"(?<!\\)(\^)([^\s^]+)(\^)")
LOWERED = re.compile(r"(?<!\\)(~)([^\s~]+)(~)")
ESCAPED = re.compile(r"\\(?=[*_`#^~+{<\[&|]|\(\(|\w+:)")
MACRO = re.compile(
    r"(?<![\w\\])(?P<name>footnoteref|footnote|link|mailto|xref|image|icon|kbd|btn|menu|pass|stem|latexmath|asciimath"
    r"|indexterm2?|anchor|video|audio|cite|citenp|bibitem)"
    r":(?P<target>(?!:)[^\s\[\]]*)\["
)
ADDRESS = re.compile(
    r"(?<![\w\\])(?:<(?P<angled>(?:https?|ftp|irc)://[^\s<>]+)>"
    r"|(?P<url>(?:https?|ftp|irc)://[^\s\[\]<>\ue000]*[^\s\[\]<>\ue000.,;:!?)'\"*_])(?P<text>\[)?"
    r"|(?<![.+-])(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+))"
)
ADDRESS_VALUE = re.compile(r"://|\A(?:link|xref|mailto):")
REST_OF_ADDRESS = re.compile(r"[^\s\[\]]{0,300}(?P<opening>\[)?")
REFERENCE_TO = re.compile(r"(?<!\\)<<[^<>,\n]+(?:,\s*(?P<text>[^<>]*?))?>>")
ANCHOR = re.compile(r"(?<!\\)\[\[[^\[\]]*\]\]|(?<!\\)\[{3}[^\[\]]*\]{3}")
TERM = re.compile(r"(?<!\\)(?:\(\(\(.{0,200}?\)\)\)|\(\((?P<shown>[^()].{0,200}?)\)\))", re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,32});")
HARD_BREAK = re.compile(r"[ \t]+\+[ \t]*(?=\n|\Z)")
DASH = re.compile(r"(?<=\w)--(?=\w)|(?<=[ \n])--(?=[ \n])|(?<=\A)--(?= )")
NAMED = re.compile(r",\s*[\w-]+=")
QUOTED = re.compile(r'\s*"([^"]*)"')
NAMED_ALT = re.compile(r'(?:^|,)\s*alt=(?:"|(?=[^"]))([^"]*?)(?="|,\s*[\w-]+=|$)')
HIDDEN_ROLES = frozenset({"line-through", "strike", "del", "s"})
TEXT_MACROS = frozenset({"link", "mailto", "xref", "btn"})
