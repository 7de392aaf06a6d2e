"""Parses reStructuredText with docutils, keeping for every piece of prose the lines and columns it was read from.

Docutils knows the line of most things and the column of none. Three small changes to its parser supply what is
missing: lines remember which stretch of the source they are when table cells are cut out of them, each piece of inline
text is wrapped into a :class:`~factcheck.documents.rst.lines.Prose` that knows its lines, and directives and roles are
taken for what they do with their text, so that those of Sphinx are read like those of docutils.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Parser, states
from docutils.statemachine import StringList
from docutils.utils import new_document

from factcheck.documents.passage import Passage
from factcheck.documents.rst.directives import run_directive
from factcheck.documents.rst.lines import PAD, Lines, Origin, Prose, SourceLines, origin_of, prose_of
from factcheck.documents.rst.roles import interpreted

_CELLS = re.compile(r"[|]|\s{2,}|[-=+]{3,}")
_DIRECTIVE = r"(?:\.\.[ ]+)?%s[ ]?::(?:[ ]+|$)"
_SUBSTITUTIONS = frozenset({"replace", "unicode"})


def _inliner() -> states.Inliner:
    inliner = states.Inliner()
    # Set on the object, not in a subclass: the class compiles its patterns from its own attributes alone.
    vars(inliner)["interpreted"] = lambda rawsource, text, role, lineno: ([interpreted(rawsource, text, role)], [])
    return inliner


class _Reading:
    """What all states of the parser do otherwise than in docutils."""

    nested_sm_cache: list[Any]
    state_machine: Any
    parent: Any

    def __init__(self, state_machine: Any, debug: bool = False) -> None:
        super().__init__(state_machine, debug)  # type: ignore[call-arg]
        self.nested_sm_kwargs = {"state_classes": _STATES, "initial_state": "Body"}

    def inline_text(self, text: str, lineno: int) -> tuple[list[nodes.Node], list[nodes.Node]]:
        found, messages = super().inline_text(text, lineno)  # type: ignore[misc]
        origin, line = self.state_machine.get_source_and_line(lineno)
        return [prose_of(text, origin, line, found)], messages

    def section(self, title: str, source: str, style: Any, lineno: int, messages: list[nodes.Node]) -> None:
        said = len(self.parent.children)
        if self.check_subsection(source, style, lineno):  # type: ignore[attr-defined]
            self.new_subsection(title, lineno, messages)  # type: ignore[attr-defined]
        else:  # a level was skipped: a heading all the same
            del self.parent.children[said:]
            self.parent += nodes.rubric(title, "", *self.inline_text(title, lineno)[0])

    def run_directive(
        self, directive: Any, match: re.Match[str], type_name: str, option_presets: dict[str, Any]
    ) -> tuple[list[nodes.Node], bool]:
        if option_presets and type_name in _SUBSTITUTIONS:
            found: tuple[list[nodes.Node], bool] = super().run_directive(  # type: ignore[misc]
                directive, match, type_name, option_presets
            )
            return found
        nodes_read, blank_finish = run_directive(self, match.end(), type_name)
        return [] if option_presets else nodes_read, blank_finish

    def unknown_directive(self, type_name: str) -> tuple[list[nodes.Node], bool]:
        marker = re.match(_DIRECTIVE % re.escape(type_name), self.state_machine.line)
        return run_directive(self, marker.end() if marker else 0, type_name)

    def comment(self, match: re.Match[str]) -> tuple[list[nodes.Node], bool]:
        origin, first = self.state_machine.get_source_and_line()
        found, blank_finish = super().comment(match)  # type: ignore[misc]
        for node in found:
            node.source, node.line = origin, first
        return found, blank_finish

    def malformed_table(self, block: StringList, detail: str = "", offset: int = 0) -> list[nodes.Node]:
        block.replace(PAD, "")
        paragraphs: list[nodes.Node] = []
        for row, line in enumerate(block.data):
            origin, number = origin_of(block, row)
            for piece in _CELLS.split(line):
                if piece.strip():
                    found, _ = super().inline_text(piece.strip(), number + 1)  # type: ignore[misc]
                    at = origin.lines.texts[number].find(piece.strip(), origin.start)
                    prose = Prose(piece.strip(), "", *found)
                    prose.passage = Passage([origin.lines.stretch(number, at, at + len(piece.strip()))])
                    paragraphs.append(nodes.paragraph(line, "", prose))
        return paragraphs


_STATES = [type(state.__name__, (_Reading, state), {"nested_sm_cache": []}) for state in states.state_classes]


def parse(source: str) -> tuple[nodes.document, Origin]:
    """The tree of a source, and where its lines are. Nothing is included, fetched, run, transformed or reported."""
    settings = get_default_settings(Parser)
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level = settings.halt_level = 5
    settings.warning_stream = False
    document = new_document("", settings)
    lines = SourceLines(source)
    origin = Origin(lines)
    items: Any = [(origin, number) for number in range(len(lines.texts))]
    machine = states.RSTStateMachine(state_classes=_STATES, initial_state="Body")
    machine.run(Lines(lines.texts, items=items), document, inliner=_inliner())
    return document, origin
