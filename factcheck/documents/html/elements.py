"""The elements of HTML by what they mean to a reader: which begin a block, which end one, which hold no prose."""

from __future__ import annotations

import re

from factcheck.documents.html.tokens import Tag


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADINGS = {f"h{level}": level for level in range(1, 7)} | {"summary": 6}
"""Elements that head what follows, and their level."""

VOID = _names("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
"""Elements without content, which are never closed."""

CODE = frozenset({"code", "kbd", "math", "samp", "svg", "tt", "var"})
"""Code, formulas and drawings in running text: no prose, but something stands there."""

WITHDRAWN = frozenset({"del", "rp", "rt", "s", "strike", "sup"})
"""What was struck out, and notes on words and marks of notes: the sentence reads on without it."""

_CONTROLS = _names("button datalist select textarea")
_EMBEDDED = _names("audio canvas iframe marquee noembed noframes noscript object script style template video")
_VERBATIM = _names("listing plaintext pre xmp")

HIDDEN = CODE | WITHDRAWN | _CONTROLS | _EMBEDDED | _VERBATIM
"""Elements of which nothing is prose."""

STRUCTURE = frozenset({"caption", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
"""The parts of tables."""

_SECTIONS = _names(
    "address article aside body center details dialog div fieldset figure footer form frameset head header hgroup "
    "hr html legend main nav optgroup option p pre search section"
)
_LISTS = _names("dd dir dl dt li menu ol ul")

BLOCKS = STRUCTURE | _SECTIONS | _LISTS | HEADINGS.keys() | {"blockquote", "figcaption", "title"}
"""Elements before and after which another block of prose begins."""

CLOSES_PARAGRAPH = BLOCKS - STRUCTURE - {"body", "head", "html", "option", "optgroup", "legend", "title"} | {"table"}
"""Elements before which an open paragraph ends, closed or not."""

SCOPE = frozenset({"caption", "html", "table", "td", "template", "th"})
"""No end tag reaches out of these but that of a part of a table, and nothing in them ends what is around."""

IMPLIED_ENDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset({"li"}), SCOPE | {"ol", "ul", "menu", "dir"}),
    "dt": (frozenset({"dt", "dd"}), SCOPE | {"dl"}),
    "dd": (frozenset({"dt", "dd"}), SCOPE | {"dl"}),
    "td": (frozenset({"td", "th", "caption"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th", "caption"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr", "caption", "colgroup"}), frozenset({"thead", "tbody", "tfoot", "table"})),
    **dict.fromkeys(
        ("thead", "tbody", "tfoot"),
        (frozenset({"thead", "tbody", "tfoot", "caption", "colgroup"}), frozenset({"table"})),
    ),
    "body": (frozenset({"head"}), frozenset({"html"})),
}
"""For an element that begins, those of which the innermost ends, and those beyond which none is looked for."""

NOTE_MARKS = frozenset(
    {"footnote-ref", "footnote-reference", "noteref", "footnote-backref", "reversefootnote", "mw-editsection"}
)
"""Classes of links from a text to its notes and back, and of the buttons of wikis."""

_NOTE_ROLES = frozenset({"doc-footnote", "doc-endnote", "doc-endnotes", "footnote", "endnote", "rearnote", "footnotes"})
_NOTE_CLASSES = frozenset(
    {"footnote", "footnotes", "footnote-list", "footnote-body", "endnote", "endnotes", "fn-content", "references"}
)
_NOTE_ID = re.compile(r"(?:fn|_?ftn|_?edn|(?:foot|end|cite_)note)s?[-:._]?\w*\d")
_LINK_ROLES = frozenset({"doc-noteref", "doc-backlink", "noteref"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|text-decoration[^;]*line-through")
_ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\s*</sup", re.IGNORECASE)


def is_hidden(tag: Tag, source: str) -> bool:
    """Whether nothing in the element that the tag opens is prose that a reader is shown."""
    if tag.name in HIDDEN:
        return tag.name != "sup" or _ORDINAL.match(source, tag.end) is None
    if not tag.attributes:
        return False
    return (
        "hidden" in tag.attributes
        or tag.value("aria-hidden") == "true"
        or _NOT_SHOWN.search(tag.value("style")) is not None
        or not NOTE_MARKS.isdisjoint(tag.words("class"))
        or not _LINK_ROLES.isdisjoint(tag.words("role") | tag.words("epub:type"))
    )


def is_note(tag: Tag) -> bool:
    """Whether the element that the tag opens holds a footnote, or all of them."""
    if tag.name not in BLOCKS or not tag.attributes:
        return False
    return (
        not _NOTE_ROLES.isdisjoint(tag.words("role") | tag.words("epub:type"))
        or not _NOTE_CLASSES.isdisjoint(tag.words("class"))
        or _NOTE_ID.fullmatch(tag.value("id")) is not None
    )
