"""Reads reStructuredText: sections, paragraphs, lists, tables, quotations, notes, captions; no code, no targets."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from factcheck.documents import text
from factcheck.documents.document import Block, BlockKind, Comment, Part
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.rst.inline import InlineReader
from factcheck.documents.rst.lines import Origin, Prose, prose_of
from factcheck.documents.rst.parser import parse
from factcheck.documents.table_grid import Headers, TableGrid
from factcheck.documents.wraps import LineJoiner

_KINDS: dict[type[nodes.Element], BlockKind] = {
    nodes.block_quote: "quotation",
    nodes.footnote: "footnote",
    nodes.citation: "footnote",
    nodes.list_item: "list-item",
    nodes.definition: "list-item",
    nodes.option_list_item: "list-item",
}
_REFUSED = 3
"""Docutils' level of messages, from which on it leaves out what the message is about."""
_NOT_PROSE = (
    nodes.literal_block, nodes.doctest_block, nodes.math_block, nodes.raw, nodes.image, nodes.pending, nodes.label,
    nodes.target, nodes.substitution_definition, nodes.option_group, nodes.classifier, nodes.transition,
)  # fmt: skip


def read(source: str) -> Iterator[Part]:
    """The blocks and comments of a reStructuredText source, in order."""
    try:
        parts = list(_Walk(source).parts())
    except RecursionError:  # docutils follows nesting by recursion; nobody nests a hundred quotations
        parts = list(text.read(source))
    yield from parts


class _Walk:
    def __init__(self, source: str) -> None:
        self._source = source
        self._joiner = LineJoiner(source)
        self._tree, self._origin = parse(source)
        self._substitutions = {
            nodes.whitespace_normalize_name(name).casefold(): " ".join(node.astext().split())
            for node in self._tree.findall(nodes.substitution_definition)
            for name in node["names"]
        }
        self._kinds: list[BlockKind] = ["paragraph"]
        self._headers: list[Headers] = []
        self._label = ""
        self._sections = 0

    def parts(self) -> Iterator[Part]:
        yield from self._all(self._tree)

    def _all(self, node: nodes.Element) -> Iterator[Part]:
        for child in node.children:
            yield from self._part(child)

    def _part(self, node: nodes.Node) -> Iterator[Part]:
        match node:
            case nodes.comment():
                yield from self._comment(node)
            case nodes.section():
                self._sections += 1
                yield from self._all(node)
                self._sections -= 1
            case nodes.title():
                yield from self._title(node)
            case nodes.rubric():
                yield from self._block([node], "heading", self._sections + 1)
            case nodes.caption():
                yield from self._block([node], "caption")
            case nodes.table():
                yield from self._table(node)
            case nodes.definition_list_item() | nodes.field():
                yield from self._definition(node)
            case nodes.line_block():
                yield from self._block(list(node.findall(nodes.line)))
            case nodes.system_message():
                yield from self._message(node)
            case _ if isinstance(node, _NOT_PROSE):
                pass
            case nodes.TextElement():
                yield from self._block([node])
            case nodes.Element():
                kind = _KINDS.get(type(node))
                if kind:
                    self._kinds.append(kind)
                yield from self._all(node)
                if kind:
                    self._kinds.pop()

    def _title(self, node: nodes.Element) -> Iterator[Block]:
        if isinstance(node.parent, nodes.section):
            first = self._sections == 1 and _alone(node.parent)
            yield from self._block([node], "title" if first else "heading", self._sections)
        else:
            yield from self._block([node], "caption")

    def _block(self, elements: list[nodes.Element], kind: BlockKind | None = None, level: int = 0) -> Iterator[Block]:
        column_header, row_header, self._label = "", self._label, ""
        if self._headers:
            kind, (column_header, row_header) = "table-cell", self._headers[-1]
        kind = kind or self._kinds[-1]
        if kind == "list-item":
            level = self._kinds.count("list-item")
        block = self._builder(elements).block(kind, level, column_header=column_header, row_header=row_header)
        if block is not None:
            yield block

    def _builder(self, elements: list[nodes.Element]) -> ProseBuilder:
        builder = ProseBuilder(self._source)
        reader = InlineReader(self._source, builder, self._joiner, self._substitutions)
        for element in elements:
            for prose in element.findall(Prose):
                if prose.passage:
                    start = prose.passage.source(0)
                    builder.space(start, start)
                reader.read(prose)
        return builder

    def _table(self, table: nodes.Element) -> Iterator[Part]:
        for title in table.children:
            if isinstance(title, nodes.title):
                yield from self._block([title], "caption")
        grid = TableGrid()
        for row in table.findall(nodes.row):
            if row.parent.parent.parent is not table:
                continue  # of a table in a cell
            grid.start_row(header=isinstance(row.parent, nodes.thead))
            for entry in row.findall(nodes.entry):
                if entry.parent is not row:
                    continue
                headers = grid.place(entry.get("morecols", 0) + 1, entry.get("morerows", 0) + 1)
                self._headers.append(headers.within(self._headers[-1]) if self._headers else headers)
                parts = list(self._all(entry))
                self._headers.pop()
                grid.fill(" ".join(part.text for part in parts if isinstance(part, Block)))
                yield from parts

    def _definition(self, item: nodes.Element) -> Iterator[Part]:
        """A term and what is said about it, or a field and its value: read like the two cells of a row."""
        label = ""
        self._kinds.append("list-item")
        for child in item.children:
            match child:
                case nodes.term():
                    for part in self._block([child]):
                        label = part.text
                        yield part
                case nodes.field_name():
                    named = self._builder([child]).block("list-item")
                    label = named.text if named else ""
                case nodes.definition() | nodes.field_body():
                    self._label = label
                    yield from self._all(child)
                    self._label = ""
        self._kinds.pop()

    def _comment(self, node: nodes.comment) -> Iterator[Comment]:
        origin, first = node.source, node.line
        if not isinstance(origin, Origin):
            return
        marker = origin.locate(first - 1, "..", anywhere=True)
        if marker is None or not node.rawsource.strip():
            return
        start, end = marker.start, marker.start + len("..")
        words = node.rawsource.rstrip().split("\n")
        for last in (first + len(words) - 2, first + len(words) - 1):
            line = origin.locate(last, words[-1])
            if words[-1] and line is not None:
                end = max(end, line.start + len(line.text))
                break
        yield Comment(node.rawsource.strip(), start, end)

    def _message(self, message: nodes.system_message) -> Iterator[Block]:
        """A title where docutils allows none: the text that it hands back is a heading all the same."""
        if message.get("level", 0) < _REFUSED:
            return
        for refused in message.children:
            if not isinstance(refused, nodes.literal_block) or refused.astext().startswith(".."):
                continue
            for row, line in enumerate(refused.astext().split("\n")):
                if any(map(str.isalnum, line)):
                    words = line.strip()
                    prose = prose_of(words, self._origin, message.get("line", 0) + row, [nodes.Text(words)])
                    yield from self._block([nodes.paragraph("", "", prose)], "heading", self._sections + 1)


def _alone(section: nodes.Element) -> bool:
    """Whether the section is the whole document but for what is no prose: its title is then that of the document."""
    silent = (*_NOT_PROSE, nodes.comment, nodes.system_message, nodes.decoration)
    return all(part is section or isinstance(part, silent) for part in section.parent.children)
