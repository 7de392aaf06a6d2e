"""What a line of AsciiDoc is: a title, the mark of a list item, the border of a block, an attribute list ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.documents.positions import Line

SECTION = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S(?:.*\S)?)[ \t]*$")
_CLOSED = re.compile(r"[ \t](=+|#+)\Z")
UNDERLINE = re.compile(r"(=+|-+|~+|\^+|\++)[ \t]*$")
BLOCK_TITLE = re.compile(r"\.(?=[^\s.])(.*)$")
ATTRIBUTE_LINE = re.compile(r"\[(?:|[\w{,.#\"'%*].*|\[[\w:.][^\]]*\])\][ \t]*$")
ATTRIBUTE_ENTRY = re.compile(r":(!?)(\w[\w-]*)(!?):(?:[ \t]+(.*?))?[ \t]*$")
COMMENT_LINE = re.compile(r"//(?!/)(.*)$")
CONDITION = re.compile(r"(ifn?def|ifeval|endif|include)::(\S*?)\[(.*)\][ \t]*$")
BLOCK_MACRO = re.compile(r"(\w[\w-]*)::(\S*?)\[(.*)\][ \t]*$")
BREAK = re.compile(r"(?:'{3,}|-{3}|- - -|\*{3}|\* \* \*|<{3,})[ \t]*$")
CONTINUATION = re.compile(r"\+[ \t]*$")
LIST_ITEM = re.compile(
    r"[ \t]*(?P<mark>-|\*{1,6}|•|\.{1,6}|\d+\.|[a-zA-Z]\.|[ivxIVX]+\)|<(?:\d+|\.)>)[ \t]+(?:\[[ *x]\][ \t]+)?(?=\S)"
)
DESCRIPTION = re.compile(r"[ \t]*(?!//)(?P<term>\S.*?)(?P<mark>:{2,4}|;;)(?:[ \t]+|$)")
ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+(?=\S)")
MARKDOWN_QUOTE = re.compile(r">(?:[ \t]|$)")
_BORDER = re.compile(r"(-{4,}|\.{4,}|\+{4,}|/{4,}|_{4,}|\*{4,}|={4,}|--|`{3,}\S*|[|,:!]={3,})[ \t]*$")
_PAIR = re.compile(r"\s*(?:([\w-]+)[ \t]*=[ \t]*)?(\"[^\"]*\"|'[^']*'|[^,]*)(?:,|$)")
_SHORTHAND = re.compile(r"([#.%])([^#.%]+)")

_HIDDEN = frozenset({"-", ".", "+", "`"})
_CODE_STYLES = frozenset({"source", "listing", "literal", "pass", "stem", "latexmath", "asciimath", "graphviz"}) | {
    *("mermaid", "plantuml", "ditaa", "comment")
}


@dataclass(frozen=True, slots=True)
class Attributes:
    """The attribute list before a block: ``[style, second, third, name=value]``, ``[.role%option]``."""

    positional: tuple[str, ...] = ()
    named: tuple[tuple[str, str], ...] = ()
    options: frozenset[str] = frozenset()

    @property
    def style(self) -> str:
        return self.positional[0] if self.positional else ""

    @property
    def is_code(self) -> bool:
        return self.style in _CODE_STYLES

    def get(self, name: str) -> str:
        """The value of a named attribute, "" where it has none."""
        return dict(self.named).get(name, "")

    def joined(self, other: Attributes) -> Attributes:
        """These and those of a further line."""
        return Attributes(
            other.positional if other.style else self.positional, self.named + other.named, self.options | other.options
        )


def attributes_of(written: str) -> Attributes:
    """The attributes between the brackets of an attribute line."""
    if written.startswith("["):  # an anchor
        return Attributes()
    positional: list[str] = []
    named: list[tuple[str, str]] = []
    options: set[str] = set()
    at = 0
    while at < len(written) and (pair := _PAIR.match(written, at)):
        at = pair.end()
        value = pair[2].strip().strip("\"'")
        if pair[1] in {"options", "opts"}:
            options |= {option.strip() for option in value.split(",")}
        elif pair[1]:
            named.append((pair[1], value))
        else:
            if not positional:
                options |= {short[2] for short in _SHORTHAND.finditer(value) if short[1] == "%"}
                value = _SHORTHAND.sub("", value)
            positional.append(value)
    return Attributes(tuple(positional), tuple(named), frozenset(options))


class Border(NamedTuple):
    """A line that opens a delimited block, and the line that closes it."""

    sign: str
    closing: str

    @property
    def hides(self) -> bool:
        """Whether what is inside is code or raw."""
        return self.sign in _HIDDEN and self.closing != "--"

    @property
    def is_table(self) -> bool:
        return self.closing.endswith("===") and self.sign in "|,:!"


def border_of(text: str) -> Border | None:
    """The border that a line is, if it is one."""
    match = _BORDER.match(text)
    if match is None:
        return None
    return Border(match[1][0], "```" if match[1].startswith("`") else match[1])


def closing(lines: Sequence[Line], at: int, border: Border) -> int:
    """The index of the line that closes the block opened before ``at``; the number of lines if none does."""
    while at < len(lines) and lines[at].text.rstrip() != border.closing:
        at += 1
    return at


def underlined(lines: Sequence[Line], at: int) -> int:
    """The level of the two-line title that begins at that line, 0 if there is none."""
    if at + 1 >= len(lines):
        return 0
    text, below = lines[at].text.rstrip(), UNDERLINE.match(lines[at + 1].text)
    if below is None or not re.search(r"\w", text) or abs(len(below[1]) - len(text)) > 1 or len(below[1]) < 2:
        return 0
    return "=-~^+".index(below[1][0]) + 1


def title_of(line: Line, section: re.Match[str]) -> Line:
    """The title in a line that :data:`SECTION` matches, without its signs on either side."""
    start, end = section.span(2)
    closed = _CLOSED.search(section[2], max(len(section[2]) - len(section[1]) - 1, 0))
    if closed and closed[1] == section[1]:
        end = start + closed.start()
    return cut(line, start, end)


def is_silent(text: str) -> bool:
    """Whether a line sets an attribute or is a comment or a condition."""
    return any(form.match(text) for form in (ATTRIBUTE_ENTRY, COMMENT_LINE, CONDITION))


def starts_block(text: str) -> bool:
    """Whether a line ends the paragraph before it without a blank line between."""
    return ATTRIBUTE_LINE.match(text) is not None or border_of(text) is not None


def cut(line: Line, start: int, end: int | None = None) -> Line:
    """A stretch of a line without white space at its end."""
    return Line(line.start + start, line.text[start:end].rstrip())
