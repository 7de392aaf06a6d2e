"""Reads LaTeX: titles, sections, paragraphs, lists, tables, captions, quotations, notes; no code, no formulas."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pylatexenc.latexwalker import (
    LatexCharsNode,
    LatexEnvironmentNode,
    LatexGroupNode,
    LatexMacroNode,
    LatexMathNode,
    LatexNode,
    LatexSpecialsNode,
)

from factcheck.documents import text as plain_text
from factcheck.documents.document import Block, Part
from factcheck.documents.latex.arguments import needed, option, rule_arguments
from factcheck.documents.latex.commands import COMMANDS, ENVIRONMENTS, Command, context
from factcheck.documents.latex.inline import PARAGRAPH, InlineWriter
from factcheck.documents.latex.math import read_number
from factcheck.documents.latex.paragraphs import Paragraphs
from factcheck.documents.latex.source import LatexSource, prepared
from factcheck.documents.latex.table import Cell, rows
from factcheck.documents.latex.walker import Walker
from factcheck.documents.prose import NOT_PROSE
from factcheck.documents.standing import Standing
from factcheck.documents.table_grid import Headers, TableGrid
from factcheck.documents.wraps import LineJoiner

_UNKNOWN = Command("unknown")
_STANDINGS = {"title": Standing("title"), "heading": Standing("heading"), "caption": Standing("caption")}


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of a LaTeX source, in order."""
    before = prepared(source)
    try:
        blocks = _Reader(source, before).document()
    except RecursionError:  # the parser follows nesting by recursion; nobody nests a hundred groups
        yield from plain_text.read(source)
        return
    comments = deque(before.comments)
    for block in blocks:
        while comments and comments[0].start < block.start:
            yield comments.popleft()
        yield block
    yield from comments


class _Reader:
    """Goes through the nodes of a source."""

    def __init__(self, source: str, before: LatexSource) -> None:
        self._before = before
        self._writer = InlineWriter(before.text, LineJoiner(source))
        self._paragraphs = Paragraphs(source)
        self._lists: list[str] = []

    def document(self) -> list[Block]:
        before = self._before
        known = context()
        for offset in before.titles:
            walker = Walker(before.text[: before.start], latex_context=known)
            self._all(walker.get_latex_nodes(pos=offset, read_max_nodes=1)[0])
            self._paragraphs.end()
        walker = Walker(before.text[: before.end], latex_context=known)
        self._all(walker.get_latex_nodes(pos=before.start)[0])
        self._paragraphs.end()
        return self._paragraphs.blocks

    def _apart(self, standing: Standing, nodes: Sequence[LatexNode]) -> list[Block]:
        return self._paragraphs.apart(standing, lambda: self._all(nodes))

    def _within(self, standing: Standing, nodes: Sequence[LatexNode]) -> None:
        self._paragraphs.within(standing, lambda: self._all(nodes))

    def _all(self, nodes: Sequence[LatexNode]) -> None:
        at = 0
        while at < len(nodes):
            at += self._node(nodes, at)

    def _node(self, nodes: Sequence[LatexNode], at: int) -> int:
        """Read the node at that index; how many nodes were taken in."""
        node = nodes[at]
        if isinstance(node, LatexCharsNode):
            self._characters(node.pos, node.pos + node.len)
        elif isinstance(node, LatexSpecialsNode):
            self._writer.special(self._paragraphs.builder, node.specials_chars, node.pos, node.pos + node.len)
        elif isinstance(node, LatexGroupNode):
            self._all(node.nodelist)
        elif isinstance(node, LatexMathNode):
            self._math(node)
        elif isinstance(node, LatexEnvironmentNode):
            self._environment(node)
        elif isinstance(node, LatexMacroNode):
            return 1 + self._macro(node, nodes[at + 1 : at + 9])
        return 1

    def _characters(self, start: int, end: int) -> None:
        text = self._before.text
        for gap in PARAGRAPH.finditer(text, start, end):
            self._writer.characters(self._paragraphs.builder, start, gap.start())
            self._paragraphs.end()
            start = gap.end()
        self._writer.characters(self._paragraphs.builder, start, end)

    def _math(self, node: LatexMathNode) -> None:
        opening, closing = node.delimiters
        start, end = node.pos + len(opening), node.pos + node.len - len(closing)
        if not read_number(self._paragraphs.builder, self._before.text[start:end], start):
            self._paragraphs.builder.put(NOT_PROSE, node.pos, node.pos + node.len)

    def _environment(self, node: LatexEnvironmentNode) -> None:
        name = node.environmentname.rstrip("*")
        match ENVIRONMENTS.get(name, ""):
            case "math":
                self._paragraphs.builder.put(NOT_PROSE, node.pos, node.pos + node.len)
            case "quotation":
                self._within(Standing("quotation"), node.nodelist)
            case "list":
                self._lists.append(name)
                self._within(Standing("list-item", len(self._lists)), node.nodelist)
                self._lists.pop()
            case "table":
                self._paragraphs.end()
                self._table(node.nodelist)
            case "bibliography":
                self._within(Standing("footnote"), node.nodelist)
            case _:
                self._within(self._paragraphs.standing, self._headed(name, node.nodelist))

    def _headed(self, name: str, nodes: Sequence[LatexNode]) -> Sequence[LatexNode]:
        """The nodes of an environment without the group that is its title, as slides and boxes have one."""
        if name in {"frame", "block", "alertblock", "exampleblock"} and nodes and isinstance(nodes[0], LatexGroupNode):
            self._paragraphs.end()
            self._paragraphs.blocks += self._apart(Standing("heading", 2), nodes[0].nodelist)
            return nodes[1:]
        return nodes

    def _table(self, nodes: Sequence[LatexNode]) -> None:
        grid = TableGrid()
        tall, left = "", 0  # a first cell of several rows leaves empty ones below it
        for row in rows(nodes):
            grid.start_row(header=row.header)
            for number, cell in enumerate(row.cells):
                text = self._cell(cell, grid.place(cell.columns).within(self._paragraphs.standing.headers))
                if number == 0:
                    tall, left = (tall, left - 1) if not text and left > 1 else (text, cell.rows)
                    text = tall
                grid.fill(text)

    def _cell(self, cell: Cell, headers: Headers) -> str:
        blocks = self._apart(Standing("table-cell", headers=headers), cell.nodes)
        self._paragraphs.blocks += blocks
        return " ".join(block.text for block in blocks if block.kind == "table-cell")

    def _macro(self, node: LatexMacroNode, following: Sequence[LatexNode]) -> int:
        """Read a command; how many of the nodes after it belong to it."""
        command = COMMANDS.get(node.macroname, _UNKNOWN)
        start, end = node.pos, node.pos + node.len
        arguments = needed(node, command)
        match command.action:
            case "drop" | "none":
                pass
            case "rule":
                return rule_arguments(following)
            case "hide":
                self._paragraphs.builder.put(NOT_PROSE, start, end)
            case "note":
                if self._paragraphs.builder.tail(1) in {" ", "\u00a0"}:
                    self._paragraphs.builder.drop_last()
            case "read":
                self._all(arguments)
            case "last":
                self._all(arguments[-1:])
            case "first":
                self._all(arguments[:1])
            case "footnote":
                self._paragraphs.notes += self._apart(Standing("footnote"), arguments)
            case "title" | "heading" | "caption":
                self._paragraphs.end()
                standing = _STANDINGS[command.action]._replace(level=command.level)
                self._paragraphs.blocks += self._apart(standing, arguments[-1:])
            case "quotation":
                self._within(Standing("quotation"), arguments)
            case "quote":
                self._paragraphs.builder.put("\u201c", start, start + 1)
                self._all(arguments)
                self._paragraphs.builder.put("\u201d", end - 1, end)
            case "raised":
                if "".join(map(self._written, arguments)).isalpha():  # otherwise the mark of a note, or a power
                    self._all(arguments)
            case "quantity" | "range":
                self._quantity(command.action, arguments)
            case "item":
                self._item(node)
            case "paragraph" | "entry":
                self._paragraphs.end()
            case "space":
                self._paragraphs.builder.space(start, end)
            case "symbol":
                self._paragraphs.builder.put(command.text, start, end)
            case _:
                return self._unknown(node, arguments, following)
        if command.action in {"drop", "none"} and "\n\n" in node.macro_post_space.replace(" ", ""):
            self._paragraphs.end()
        return 0

    def _quantity(self, action: str, arguments: Sequence[LatexNode]) -> None:
        numbers, units = (arguments[:2], arguments[2:]) if action == "range" else (arguments[:1], arguments[1:])
        for number in numbers:
            if number is not numbers[0]:
                self._paragraphs.builder.put("\u2013", number.pos, number.pos + 1)
            self._all([number])
        for unit in units:
            written = self._written(unit)
            if written in {r"\percent", r"\%"}:
                self._paragraphs.builder.put("%", unit.pos, unit.pos + unit.len)
            elif written:
                self._paragraphs.builder.put(f" {NOT_PROSE}", unit.pos, unit.pos + unit.len)

    def _written(self, argument: LatexNode) -> str:
        """An argument as it is written, without its braces."""
        return self._before.text[argument.pos : argument.pos + argument.len].strip("{} ")

    def _item(self, node: LatexMacroNode) -> None:
        self._paragraphs.end()
        self._paragraphs.term = ""
        label = node.nodeargd.argnlist[0] if node.nodeargd and node.nodeargd.argnlist else None
        if label is None:
            return
        level = len(self._lists)
        blocks = self._apart(Standing("list-item", level), [label])
        words = blocks[0].text if blocks else ""
        if self._lists[-1:] == ["description"] or (sum(map(str.isalpha, words)) >= 4 and "." not in words):
            self._paragraphs.blocks += blocks
            self._paragraphs.term = words

    def _unknown(self, node: LatexMacroNode, arguments: Sequence[LatexNode], following: Sequence[LatexNode]) -> int:
        """A command that is not in the tables: its own text, a symbol, or the text of its arguments."""
        start, end = node.pos, node.pos + node.len
        if self._writer.accented(self._paragraphs.builder, node):
            return 0
        text = self._before.definitions.get(node.macroname)
        if text is None and not arguments:
            text = self._writer.symbol(node.macroname)
        if text is not None:
            self._paragraphs.builder.put(text, start, end)
            return 0
        taken = 0 if arguments else option(following, self._before.text)
        after = takewhile(lambda each: isinstance(each, LatexGroupNode), following[taken:])
        groups = arguments or list(after)  # what the parser knows takes no more than its arguments
        if node.macro_post_space and not groups:
            self._paragraphs.builder.space(start, end)
        for number, group in enumerate(groups):
            if number:
                self._paragraphs.builder.space(group.pos, group.pos + 1)
            self._all([group])
        return 0 if arguments or not groups else taken + len(groups)
