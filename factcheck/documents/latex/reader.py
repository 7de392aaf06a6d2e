"""Reads LaTeX: titles, sections, paragraphs, lists, tables, captions, quotations, notes; no code, no formulas."""

from __future__ import annotations

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
from factcheck.documents.latex.commands import COMMANDS, ENVIRONMENTS, Command, context
from factcheck.documents.latex.inline import PARAGRAPH, InlineWriter
from factcheck.documents.latex.math import read_number
from factcheck.documents.latex.source import LatexSource, prepared
from factcheck.documents.latex.table import Cell, rows
from factcheck.documents.latex.walker import Walker
from factcheck.documents.prose import NOT_PROSE, ProseBuilder
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
    comments = list(before.comments)
    for block in blocks:
        while comments and comments[0].start < block.start:
            yield comments.pop(0)
        yield block
    yield from comments


class _Reader:
    """Goes through the nodes of a source; ``_builder`` has what was read of the paragraph that is open."""

    def __init__(self, source: str, before: LatexSource) -> None:
        self._source = source
        self._before = before
        self._writer = InlineWriter(before.text, LineJoiner(source))
        self._builder = ProseBuilder(source)
        self._standing = [Standing()]
        self._blocks: list[Block] = []
        self._notes: list[Block] = []
        self._term = ""
        self._lists: list[str] = []

    def document(self) -> list[Block]:
        before = self._before
        known = context()
        for offset in before.titles:
            walker = Walker(before.text[: before.start], latex_context=known)
            self._all(walker.get_latex_nodes(pos=offset, read_max_nodes=1)[0])
            self._flush()
        walker = Walker(before.text[: before.end], latex_context=known)
        self._all(walker.get_latex_nodes(pos=before.start)[0])
        self._flush()
        return self._blocks

    def _flush(self) -> None:
        """End the paragraph that is open."""
        standing = self._standing[-1]
        if self._term and standing.kind == "list-item":
            standing = standing._replace(headers=Headers(row=self._term))
        block = standing.block(self._builder)
        if block is not None:
            self._blocks.append(block)
            self._term = ""
        self._builder = ProseBuilder(self._source)
        self._blocks += self._notes
        self._notes = []

    def _apart(self, standing: Standing, nodes: Sequence[LatexNode]) -> list[Block]:
        """The blocks of a text of its own, such as a note, in the midst of another."""
        kept = self._builder, self._blocks, self._notes, self._term
        self._builder, self._blocks, self._notes, self._term = ProseBuilder(self._source), [], [], ""
        self._standing.append(standing)
        self._all(nodes)
        self._flush()
        self._standing.pop()
        blocks = self._blocks
        self._builder, self._blocks, self._notes, self._term = kept
        return blocks

    def _within(self, standing: Standing, nodes: Sequence[LatexNode]) -> None:
        """Read paragraphs that stand otherwise than those around them; in a cell all stand as the cell does."""
        self._flush()
        self._standing.append(self._standing[-1] if self._standing[-1].kind == "table-cell" else standing)
        self._all(nodes)
        self._flush()
        self._standing.pop()

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
            self._writer.special(self._builder, node.specials_chars, node.pos, node.pos + node.len)
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
            self._writer.characters(self._builder, start, gap.start())
            self._flush()
            start = gap.end()
        self._writer.characters(self._builder, start, end)

    def _math(self, node: LatexMathNode) -> None:
        opening, closing = node.delimiters
        start, end = node.pos + len(opening), node.pos + node.len - len(closing)
        if not read_number(self._builder, self._before.text[start:end], start):
            self._builder.put(NOT_PROSE, node.pos, node.pos + node.len)

    def _environment(self, node: LatexEnvironmentNode) -> None:
        name = node.environmentname.rstrip("*")
        match ENVIRONMENTS.get(name, ""):
            case "math":
                self._builder.put(NOT_PROSE, node.pos, node.pos + node.len)
            case "quotation":
                self._within(Standing("quotation"), node.nodelist)
            case "list":
                self._lists.append(name)
                self._within(Standing("list-item", len(self._lists)), node.nodelist)
                self._lists.pop()
            case "table":
                self._flush()
                self._table(node.nodelist)
            case "bibliography":
                self._within(Standing("footnote"), node.nodelist)
            case _:
                self._within(self._standing[-1], self._headed(name, node.nodelist))

    def _headed(self, name: str, nodes: Sequence[LatexNode]) -> Sequence[LatexNode]:
        """The nodes of an environment without the group that is its title, as slides and boxes have one."""
        if name in {"frame", "block", "alertblock", "exampleblock"} and nodes and isinstance(nodes[0], LatexGroupNode):
            self._flush()
            self._blocks += self._apart(Standing("heading", 2), nodes[0].nodelist)
            return nodes[1:]
        return nodes

    def _table(self, nodes: Sequence[LatexNode]) -> None:
        grid = TableGrid()
        tall, left = "", 0  # a first cell of several rows leaves empty ones below it
        for row in rows(nodes):
            grid.start_row(header=row.header)
            for number, cell in enumerate(row.cells):
                text = self._cell(cell, grid.place(cell.columns).within(self._standing[-1].headers))
                if number == 0:
                    tall, left = (tall, left - 1) if not text and left > 1 else (text, cell.rows)
                    text = tall
                grid.fill(text)

    def _cell(self, cell: Cell, headers: Headers) -> str:
        blocks = self._apart(Standing("table-cell", headers=headers), cell.nodes)
        self._blocks += blocks
        return " ".join(block.text for block in blocks if block.kind == "table-cell")

    def _macro(self, node: LatexMacroNode, following: Sequence[LatexNode]) -> int:
        """Read a command; how many of the nodes after it belong to it."""
        command = COMMANDS.get(node.macroname, _UNKNOWN)
        start, end = node.pos, node.pos + node.len
        needed = _needed(node, command)
        match command.action:
            case "drop" | "none":
                pass
            case "rule":
                return _rule_arguments(following)
            case "hide":
                self._builder.put(NOT_PROSE, start, end)
            case "note":
                if self._builder.tail(1) in {" ", "\u00a0"}:
                    self._builder.drop_last()
            case "read":
                self._all(needed)
            case "last":
                self._all(needed[-1:])
            case "first":
                self._all(needed[:1])
            case "footnote":
                self._notes += self._apart(Standing("footnote"), needed)
            case "title" | "heading" | "caption":
                self._flush()
                self._blocks += self._apart(_STANDINGS[command.action]._replace(level=command.level), needed[-1:])
            case "quotation":
                self._within(Standing("quotation"), needed)
            case "quote":
                self._builder.put("\u201c", start, start + 1)
                self._all(needed)
                self._builder.put("\u201d", end - 1, end)
            case "raised":
                if "".join(self._before.text[each.pos : each.pos + each.len] for each in needed).strip("{}").isalpha():
                    self._all(needed)
            case "number":
                self._all(needed)
            case "quantity" | "range":
                self._quantity(command.action, needed)
            case "item":
                self._item(node)
            case "paragraph" | "entry":
                self._flush()
            case "space":
                self._builder.space(start, end)
            case "symbol":
                self._symbol(command.text, node)
            case _:
                return self._unknown(node, needed, following)
        if command.action in {"drop", "none"} and "\n\n" in node.macro_post_space.replace(" ", ""):
            self._flush()
        return 0

    def _symbol(self, text: str, node: LatexMacroNode) -> None:
        self._builder.put(text, node.pos, node.pos + node.len)

    def _quantity(self, action: str, needed: Sequence[LatexNode]) -> None:
        numbers, units = (needed[:2], needed[2:]) if action == "range" else (needed[:1], needed[1:])
        for number in numbers:
            if number is not numbers[0]:
                self._builder.put("\u2013", number.pos, number.pos + 1)
            self._all([number])
        for unit in units:
            written = self._before.text[unit.pos : unit.pos + unit.len].strip("{} ")
            if written in {r"\percent", r"\%"}:
                self._builder.put("%", unit.pos, unit.pos + unit.len)
            elif written:
                self._builder.put(f" {NOT_PROSE}", unit.pos, unit.pos + unit.len)

    def _item(self, node: LatexMacroNode) -> None:
        self._flush()
        self._term = ""
        label = node.nodeargd.argnlist[0] if node.nodeargd and node.nodeargd.argnlist else None
        if label is None:
            return
        level = len(self._lists)
        blocks = self._apart(Standing("list-item", level), [label])
        words = blocks[0].text if blocks else ""
        if self._lists[-1:] == ["description"] or (sum(map(str.isalpha, words)) >= 4 and "." not in words):
            self._blocks += blocks
            self._term = words

    def _unknown(self, node: LatexMacroNode, needed: Sequence[LatexNode], following: Sequence[LatexNode]) -> int:
        """A command that is not in the tables: its own text, a symbol, or the text of its arguments."""
        start, end = node.pos, node.pos + node.len
        if self._writer.accented(self._builder, node):
            return 0
        text = self._before.definitions.get(node.macroname)
        if text is None and not needed:
            text = self._writer.symbol(node.macroname)
        if text is not None:
            self._builder.put(text, start, end)
            return 0
        taken = 0 if needed else _option(following, self._before.text)
        after = takewhile(lambda each: isinstance(each, LatexGroupNode), following[taken:])
        groups = needed or list(after)  # what the parser knows takes no more than its arguments
        if node.macro_post_space and not groups:
            self._builder.space(start, end)
        for number, group in enumerate(groups):
            if number:
                self._builder.space(group.pos, group.pos + 1)
            self._all([group])
        return 0 if needed or not groups else taken + len(groups)


def _option(following: Sequence[LatexNode], text: str) -> int:
    """How many nodes after an unknown command are its option: ``[...]`` before a group."""
    if len(following) < 2 or not isinstance(following[1], LatexGroupNode):
        return 0
    option = text[following[0].pos : following[0].pos + following[0].len]
    return int(option.startswith("[") and option.endswith("]"))


def _needed(node: LatexMacroNode, command: Command) -> list[LatexNode]:
    """The arguments of a command that must be there; all of its groups where it is not known."""
    given = node.nodeargd.argnlist if node.nodeargd and node.nodeargd.argnlist else []
    if command.arguments:
        pairs = zip(command.arguments, given, strict=False)
        return [argument for sign, argument in pairs if sign == "{" and argument is not None]
    return [argument for argument in given if isinstance(argument, LatexGroupNode) and argument.delimiters[0] == "{"]


def _rule_arguments(following: Sequence[LatexNode]) -> int:
    """How many nodes after a rule of a table are its arguments: ``(lr){2-3}``."""
    taken = 0
    for node in following:
        trimming = isinstance(node, LatexCharsNode) and node.chars.startswith("(") and node.chars.rstrip().endswith(")")
        if not trimming and not isinstance(node, LatexGroupNode):
            break
        taken += 1
    return taken

