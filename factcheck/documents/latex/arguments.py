"""Which nodes are the arguments of a command: those that the parser gave it, and those after it that are its own."""

from __future__ import annotations

from collections.abc import Sequence

from pylatexenc.latexwalker import LatexCharsNode, LatexGroupNode, LatexMacroNode, LatexNode

from factcheck.documents.latex.commands import Command


def option(following: Sequence[LatexNode], text: str) -> int:
    """How many nodes after an unknown command are its option: ``[...]`` before a group."""
    if len(following) < 2 or not isinstance(following[1], LatexGroupNode):
        return 0
    option = text[following[0].pos : following[0].pos + following[0].len]
    return int(option.startswith("[") and option.endswith("]"))


def needed(node: LatexMacroNode, command: Command) -> list[LatexNode]:
    """The arguments of a command that must be there; all of its groups where it is not known."""
    given = node.nodeargd.argnlist if node.nodeargd and node.nodeargd.argnlist else []
    if command.arguments:
        pairs = zip(command.arguments, given, strict=False)
        return [argument for sign, argument in pairs if sign == "{" and argument is not None]
    return [argument for argument in given if isinstance(argument, LatexGroupNode) and argument.delimiters[0] == "{"]


def rule_arguments(following: Sequence[LatexNode]) -> int:
    """How many nodes after a rule of a table are its arguments: ``(lr){2-3}``."""
    taken = 0
    for node in following:
        trimming = isinstance(node, LatexCharsNode) and node.chars.startswith("(") and node.chars.rstrip().endswith(")")
        if not trimming and not isinstance(node, LatexGroupNode):
            break
        taken += 1
    return taken

