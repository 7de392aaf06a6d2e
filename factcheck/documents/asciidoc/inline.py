"""Reads the inline text of one AsciiDoc block: markup falls away, words keep their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from factcheck.documents.asciidoc.references import REFERENCE, References
from factcheck.documents.passage import Passage
from factcheck.documents.prose import NOT_PROSE, ProseBuilder
from factcheck.documents.wraps import LineJoiner

_GONE = "\ue000"
"""Stands for markup that has been read; no letter, so that what it encloses still stands apart."""
_KEPT = "\ue001"
"""Stands for text that no further markup is looked for in."""
_AHEAD = 40
_LONGEST = 1500

_ROLE = r"(?:\[([^\[\]\n]{0,200})\])?"


def _constrained(mark: str) -> re.Pattern[str]:
    """Marks around whole words."""
    inner = rf"(\S|\S.{{0,{_LONGEST}}}?\S)"
    return re.compile(rf"(?<![\w;:}}\\]){_ROLE}({mark}){inner}({mark})(?!\w)", re.DOTALL)


def _unconstrained(mark: str) -> re.Pattern[str]:
    """Double marks, which may stand inside a word."""
    return re.compile(rf"(?<!\\){_ROLE}({mark}{mark})(.{{1,{_LONGEST}}}?)({mark}{mark})", re.DOTALL)


_PASSTHROUGH = re.compile(
    rf"(?<!\\)(?:(?P<open>\+{{2,3}}|\$\$)(?P<raw>.{{1,{_LONGEST}}}?)(?P=open)"
    rf"|(?<![\w;:}}\\])\+(?P<plain>\S|\S.{{0,{_LONGEST}}}?\S)\+(?!\w))",
    re.DOTALL,
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_QUOTES = re.compile(rf"(?<![\w;:}}\\])(\"`|'`)(\S|\S.{{0,{_LONGEST}}}?\S)(`\"|`')(?!\w)", re.DOTALL)
_APOSTROPHE = re.compile(r"(?<=\w)`'(?=\w)")
_CODE = (
    re.compile(rf"(?<!\\){_ROLE}``.{{1,{_LONGEST}}}?``", re.DOTALL),
    re.compile(rf"(?<![\w;:}}\\\"']){_ROLE}`(?:\S|\S.{{0,{_LONGEST}}}?\S)`(?![\w\"'])", re.DOTALL),
)
_FORMATS = tuple(
    (mark, form(re.escape(mark))) for mark in ("*", "_", "#") for form in (_unconstrained, _constrained)
)
_RAISED = re.compile(r"(?<!\\)(\^)([^\s^]+)(\^)")
_LOWERED = re.compile(r"(?<!\\)(~)([^\s~]+)(~)")
_ESCAPED = re.compile(r"\\(?=[*_`#^~+{<\[&|]|\(\(|\w+:)")
_MACRO = re.compile(
    r"(?<![\w\\])(?P<name>footnoteref|footnote|link|mailto|xref|image|icon|kbd|btn|menu|pass|stem|latexmath|asciimath"
    r"|indexterm2?|anchor|video|audio|cite|citenp|bibitem)"
    r":(?P<target>(?!:)[^\s\[\]]*)\["
)
_ADDRESS = re.compile(
    r"(?<![\w\\])(?:<(?P<angled>(?:https?|ftp|irc)://[^\s<>]+)>"
    r"|(?P<url>(?:https?|ftp|irc)://[^\s\[\]<>\ue000]*[^\s\[\]<>\ue000.,;:!?)'\"*_])(?P<text>\[)?"
    r"|(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+))"
)
_REFERENCE_TO = re.compile(r"(?<!\\)<<[^<>,\n]+(?:,\s*(?P<text>[^<>]*?))?>>")
_ANCHOR = re.compile(r"(?<!\\)\[\[[^\[\]]*\]\]|(?<!\\)\[{3}[^\[\]]*\]{3}")
_TERM = re.compile(r"(?<!\\)(?:\(\(\(.{0,200}?\)\)\)|\(\((?P<shown>[^()].{0,200}?)\)\))", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|\w{2,32});")
_HARD_BREAK = re.compile(r"[ \t]+\+[ \t]*(?=\n|\Z)")
_DASH = re.compile(r"(?<=\w)--(?=\w)|(?<=[ \n])--(?=[ \n])|(?<=\A)--(?= )")
_NAMED = re.compile(r",\s*[\w-]+=")
_QUOTED = re.compile(r'\s*"([^"]*)"')
_NAMED_ALT = re.compile(r'(?:^|,)\s*alt=(?:"|(?=[^"]))([^"]*?)(?="|,\s*[\w-]+=|$)')
_HIDDEN_ROLES = frozenset({"line-through", "strike", "del", "s"})
_TEXT_MACROS = frozenset({"link", "mailto", "xref", "btn"})


class InlineReader:
    """One inline text. ``footnotes`` and ``captions`` are the passages in it that are texts of their own."""

    def __init__(self, passage: Passage, joiner: LineJoiner, references: References) -> None:
        self.footnotes: list[Passage] = []
        self.captions: list[Passage] = []
        self._passage = passage
        self._joiner = joiner
        self._references = references
        self._work = list(passage.text)
        self._puts: dict[int, tuple[int, str]] = {}

    def read(self, builder: ProseBuilder) -> None:
        """Add the prose of the text to a builder."""
        for signs, pattern, act in self._steps():
            text = "".join(self._work)
            if any(sign in text for sign in signs):
                for match in pattern.finditer(text):
                    act(match)
        self._write(builder)

    def _steps(self) -> Iterator[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str]], None]]]:
        """What is looked for, in order, after the signs without which it is not there, and what is done about it."""
        yield ("+",), _HARD_BREAK, lambda match: self._drop(*match.span())
        yield ("+", "$$"), _PASSTHROUGH, self._passthrough
        yield ("`",), _QUOTES, lambda match: self._unmark(match, 1, 3)
        yield ("`",), _APOSTROPHE, lambda match: self._replace(match, "\u2019")
        for code in _CODE:
            yield ("`",), code, lambda match: self._replace(match, NOT_PROSE)
        yield ("{",), REFERENCE, self._reference
        self._macros()
        yield ("://", "@"), _ADDRESS, self._address
        yield ("<<",), _REFERENCE_TO, lambda match: self._keep_only(match, "text", NOT_PROSE)
        yield ("[[",), _ANCHOR, lambda match: self._drop(*match.span())
        yield ("((",), _TERM, lambda match: self._keep_only(match, "shown", "")
        for mark, pattern in _FORMATS:
            yield (mark,), pattern, self._format
        yield ("^",), _RAISED, self._raised
        yield ("~",), _LOWERED, lambda match: self._unmark(match, 1, 3)
        yield ("&",), _ENTITY, lambda match: self._replace(match, unescape(match[0]))
        yield ("--",), _DASH, lambda match: self._replace(match, "\u2014")
        yield ("\\",), _ESCAPED, lambda match: self._drop(*match.span())

    def _drop(self, start: int, end: int) -> None:
        for at in range(start, end):
            self._work[at] = _GONE
            self._puts.pop(at, None)

    def _replace(self, match: re.Match[str], text: str) -> None:
        start, end = match.span()
        self._drop(start, end)
        self._puts[start] = end, text

    def _unmark(self, match: re.Match[str], *groups: int) -> None:
        for group in groups:
            self._drop(*match.span(group))

    def _protect(self, start: int, end: int) -> None:
        for at in range(start, end):
            if self._work[at] not in (_GONE, "\n"):
                self._work[at] = _KEPT

    def _passthrough(self, match: re.Match[str]) -> None:
        group = "raw" if match["raw"] else "plain"
        self._drop(match.start(), match.start(group))
        self._drop(match.end(group), match.end())
        for tag in _TAG.finditer(match[group]) if group == "raw" else ():
            self._drop(match.start(group) + tag.start(), match.start(group) + tag.end())
        self._protect(*match.span(group))

    def _reference(self, match: re.Match[str]) -> None:
        text = self._references.value(match)
        after = "".join(self._work[match.end() : match.end() + 1])
        if "://" in text and after == "[":  # an address, and the words that link to it
            end = self._closing(match.end())
            self._drop(match.start(), match.end() + 1)
            self._drop(end, end + 1)
        else:
            self._replace(match, NOT_PROSE if "://" in text else text)

    def _macros(self) -> None:
        text = "".join(self._work)
        at = 0
        while match := _MACRO.search(text, at):
            end = self._closing(match.end() - 1)
            if end >= len(text):
                at = match.end()
                continue
            at = self._macro(match, end)

    def _macro(self, match: re.Match[str], end: int) -> int:
        """Read the macro whose brackets close at ``end``; the offset to go on from."""
        start, inner = match.start(), match.end()
        name = match["name"]
        if name in _TEXT_MACROS:
            self._link_text(start, inner, end)
            return inner
        if name == "pass":
            self._drop(start, inner)
            self._drop(end, end + 1)
            for tag in _TAG.finditer(self._passage.text[inner:end]):
                self._drop(inner + tag.start(), inner + tag.end())
            self._protect(inner, end)
            return end + 1
        self._drop(start, end + 1)
        if name == "footnote" and inner < end:
            self.footnotes.append(self._passage.part(inner, end))
        elif name == "image":
            self.captions.append(alt_text(self._passage, inner, end))
        elif name not in {"footnote", "footnoteref", "anchor", "indexterm", "cite", "citenp", "bibitem"}:
            self._puts[start] = end + 1, NOT_PROSE
        return end + 1

    def _link_text(self, start: int, inner: int, end: int) -> None:
        """Keep of a link only its words, or a sign where it has none."""
        words = self._passage.text[inner:end]
        named = _NAMED.search(words)
        last = inner + (named.start() if named else len(words))
        if self._passage.text[inner:last].endswith("^"):  # opens a window of its own
            last -= 1
        self._drop(start, inner)
        self._drop(last, end + 1)
        if not words[: last - inner].strip():
            self._puts[start] = end + 1, NOT_PROSE

    def _address(self, match: re.Match[str]) -> None:
        if match["text"]:
            end = self._closing(match.end() - 1)
            if end < len(self._work):
                self._link_text(match.start(), match.end(), end)
                return
        start, end = match.start(), match.end() - len(match["text"] or "")
        self._drop(start, end)
        self._puts[start] = end, NOT_PROSE

    def _keep_only(self, match: re.Match[str], group: str, otherwise: str) -> None:
        if match[group]:
            self._drop(match.start(), match.start(group))
            self._drop(match.end(group), match.end())
        else:
            self._replace(match, otherwise)

    def _format(self, match: re.Match[str]) -> None:
        role = match[1] or ""
        if not _HIDDEN_ROLES.isdisjoint(role.replace(".", " ").split()):
            self._drop(*match.span())
            return
        self._drop(match.start(), match.end(2))
        self._unmark(match, 4)

    def _raised(self, match: re.Match[str]) -> None:
        if match[2].isalpha():
            self._unmark(match, 1, 3)
        else:  # the mark of a note, or a power
            self._drop(*match.span())

    def _closing(self, opening: int) -> int:
        """Where the bracket that opens there closes; the length of the text if it does not."""
        depth = 0
        text = self._passage.text
        for at in range(opening, min(len(text), opening + _LONGEST)):
            if text[at] == "[" and text[at - 1] != "\\":
                depth += 1
            elif text[at] == "]" and text[at - 1] != "\\":
                depth -= 1
                if not depth:
                    return at
        return len(text)

    def _write(self, builder: ProseBuilder) -> None:
        text = self._passage.text
        at = 0
        while at < len(text):
            if at in self._puts:
                start = at
                at, put = self._puts[at]
                builder.put(put, *self._passage.span(start, at))
            elif self._work[at] == _GONE:
                at += 1
            elif text[at] == "\n":
                following = text[at + 1 : at + _AHEAD].lstrip()
                at += 1
                start = self._passage.source(at - 1)
                end = self._passage.source(at) if at < len(text) else start
                self._joiner.join(builder, start, end, following)
            else:
                start = at
                while at < len(text) and self._work[at] != _GONE and text[at] != "\n" and at not in self._puts:
                    at += 1
                builder.copy(*self._passage.span(start, at))


def alt_text(passage: Passage, start: int, end: int) -> Passage:
    """The words that stand for an image: its first attribute, or the one that is named so."""
    words = passage.text[start:end]
    quoted = _QUOTED.match(words) or _NAMED_ALT.search(words)
    if quoted:
        return passage.part(start + quoted.start(1), start + quoted.end(1))
    first = re.match(r"[^,=]*(?=,|$)", words)
    return passage.part(start, start + (first.end() if first else 0))
