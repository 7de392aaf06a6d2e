"""Directives of reStructuredText, those of docutils and of Sphinx alike: what of their text is prose, and what kind.

A directive is not run. Its argument, options and content are told apart, and what is prose is parsed in its place.
"""

from __future__ import annotations

import re
from typing import Any, Literal, NamedTuple

from docutils import nodes
from docutils.statemachine import StringList

from factcheck.documents.rst.lines import Lines, inline, origin_of
from factcheck.documents.rst.tables import csv_table, list_table


class Manner(NamedTuple):
    """How a directive is read: its argument, its content, and the option that is a caption."""

    argument: Literal["drop", "caption", "heading", "prose"] = "drop"
    content: Literal["drop", "prose", "quotation", "figure"] = "prose"


class Parts(NamedTuple):
    """The lines of a directive. An option is named by its first line."""

    argument: StringList
    options: dict[str, StringList]
    content: StringList


_CODE = (
    *("autosummary", "bibliography", "code", "code-block", "command-output", "contents", "currentmodule", "date"),
    *("default-role", "digraph", "doctest", "feed", "graph", "graphviz", "highlight", "include", "index"),
    *("inheritance-diagram", "ipython", "jupyter-execute", "literalinclude", "math", "mermaid", "meta", "module"),
    *("parsed-literal", "plantuml", "plot", "productionlist", "program-output", "prompt", "raw", "role"),
    *("sectnum", "sourcecode", "tabularcolumns", "target-notes", "testcleanup", "testcode", "testoutput"),
    *("testsetup", "title", "toctree", "uml", "video", "youtube", "codeauthor", "sectionauthor", "image"),
)
_BOXES = (
    *("attention", "caution", "danger", "deprecated", "error", "footer", "header", "hint", "important", "note"),
    *("seealso", "tip", "todo", "versionadded", "versionchanged", "versionremoved", "warning", "centered"),
)
_WRAPPERS = ("class", "compound", "container", "cssclass", "grid", "ifconfig", "only", "rst-class", "tab-set")
_MANNERS: dict[str, Manner] = {
    **dict.fromkeys(_CODE, Manner(content="drop")),
    **dict.fromkeys(_BOXES, Manner("prose")),
    **dict.fromkeys(_WRAPPERS, Manner()),
    **dict.fromkeys(("epigraph", "highlights", "pull-quote"), Manner("prose", "quotation")),
    "figure": Manner(content="figure"),
    "rubric": Manner("heading"),
}
_TITLED = Manner("caption")
_CAPTIONS = ("alt", "caption")
_OPTION = re.compile(r":([^:\s][^:]*):(?:\s+|$)")
_CODE_NAME = re.compile(r"[\w.-]*[\d_./()=:<>-][\w./()=:,<>-]*")


def run_directive(state: Any, marker: int, name: str) -> tuple[list[nodes.Node], bool]:
    """The nodes of the directive at the current line, and whether a blank line follows; ``marker`` ends its ``::``."""
    block, _, _, blank_finish = state.state_machine.get_first_known_indented(marker, strip_top=0)
    name = name.lower()
    parts = _parts(block)
    match name:
        case "list-table":
            found = list_table(state, parts.argument, parts.options, parse(state, parts.content))
        case "csv-table":
            found = csv_table(state, parts.argument, parts.options, parts.content)
        case _:
            found = _read(state, _manner(name, parts.argument), parts)
    return found, blank_finish or state.state_machine.is_next_line_blank()


def parse(state: Any, lines: StringList) -> nodes.Element:
    """The lines read as a text of its own, with its own headings."""
    node = nodes.container()
    memo = state.memo
    kept = memo.title_styles, memo.section_level
    memo.title_styles, memo.section_level = [], 0
    state.nested_parse(lines, lines.items[0][1] if lines.items else 0, node, match_titles=True)
    memo.title_styles, memo.section_level = kept
    return node


def _manner(name: str, argument: StringList) -> Manner:
    if ":" in name or name.startswith("auto"):  # an object of a programming language, and what is said about it
        return Manner()
    known = _MANNERS.get(name, _TITLED)
    if known is _TITLED and _CODE_NAME.fullmatch(" ".join(argument).strip()):
        return Manner()
    return known


def _read(state: Any, manner: Manner, parts: Parts) -> list[nodes.Node]:
    found: list[nodes.Node] = [
        nodes.caption("", "", inline(state, parts.options[option])) for option in _CAPTIONS if option in parts.options
    ]
    content = parts.content
    if parts.argument and manner.argument == "prose":
        content = _joined(parts.argument, content)
    elif parts.argument and manner.argument != "drop":
        title = nodes.rubric if manner.argument == "heading" else nodes.caption
        found.append(title("", "", inline(state, parts.argument)))
    match manner.content:
        case "prose":
            found += parse(state, content).children
        case "quotation":
            found += state.block_quote(content, origin_of(content, 0)[1]) if content else []
        case "figure":
            figure = parse(state, content)
            if figure.children and isinstance(figure[0], nodes.paragraph):
                figure[0] = nodes.caption("", "", *figure[0].children)
            found += figure.children
    return found


def _joined(argument: StringList, content: StringList) -> StringList:
    """An argument that is the beginning of the content, with a blank line between the two."""
    return Lines(
        [*argument.data, "", *content.data], items=[*argument.items, argument.items[-1], *content.items]
    )


def _parts(block: StringList) -> Parts:
    """Argument, options and content; a blank line ends the first two."""
    at = 0
    if block and block[0].strip():
        while at < len(block) and block[at].strip() and not (at and _OPTION.match(block[at])):
            at += 1
    argument = block[:at]
    if argument and _OPTION.match(argument[0]):
        argument, at = block[:0], 0
    if not argument:
        while at < len(block) and not block[at].strip():
            at += 1
    options: dict[str, StringList] = {}
    while at < len(block) and (option := _OPTION.match(block[at])):
        first, at = at, at + 1
        while at < len(block) and block[at].startswith(" ") and block[at].strip():
            at += 1
        lines = block[first:at]
        lines.disconnect()
        lines.data = [lines.data[0][option.end() :], *(line.strip() for line in lines.data[1:])]
        if any(lines.data):
            if not lines.data[0]:
                lines = lines[1:]
            options[option[1].lower()] = lines
    while at < len(block) and not block[at].strip():
        at += 1
    content = block[at:]
    content.disconnect()
    return Parts(argument, options, content)
