"""The Markdown parser: CommonMark, tables, struck-out text, footnotes, comments of MDX, with all their spans."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_MEASURED_RULES = ("backticks", "link", "image", "autolink", "html_inline", "footnote_ref", "mdx_comment", "math")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_FOOTNOTE_MARK = re.compile(r"\[\^[^\]\s]+\](?!:)")
_MDX_COMMENT = re.compile(r"\{[ \t]*/\*.*?\*/[ \t]*\}", re.DOTALL)

_MATH = re.compile(r"\$\$(?P<block>.+?)\$\$|\$(?P<inline>[^\s$](?:[^$]*?[^\s$\\])?)\$(?!\d)", re.DOTALL)
_PLAIN_WORD = re.compile(r"(?<![\\A-Za-z])[A-Za-z]{2,}")


def markdown_parser() -> MarkdownIt:
    """A parser whose inline tokens carry their span of the inline content in ``meta["span"]``.

    Runs of text carry none: they stand in order between the constructs. Entities and escapes stay tokens of
    their own, whose ``markup`` is what the author typed.
    """
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.before("reference", "mdx_comment", _mdx_block, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.before("link", "footnote_ref", _footnote_mark)
    parser.inline.ruler.before("link", "mdx_comment", _mdx_comment)
    parser.inline.ruler.before("link", "math", _math)
    rules = dict(zip(parser.inline.ruler.get_active_rules(), parser.inline.ruler.getRules(""), strict=True))
    for name in _MEASURED_RULES:
        parser.inline.ruler.at(name, _measured(rules[name]))
    return parser


def _measured(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """The rule, noting on each new token the span of the construct it belongs to."""

    def measured(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        for token in state.tokens[known:]:
            token.meta.setdefault("span", (start, state.pos))
        return True

    return measured


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """``[^label]`` in running text."""
    match = _FOOTNOTE_MARK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        state.push("footnote_ref", "", 0)
    state.pos = match.end()
    return True


def _mdx_comment(state: StateInline, silent: bool) -> bool:
    """``{/* what is not shown */}`` in running text."""
    match = _MDX_COMMENT.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("mdx_comment", "", 0)
        token.content = match[0]
    state.pos = match.end()
    return True


def _math(state: StateInline, silent: bool) -> bool:
    """``$x$`` or ``$$x$$``; sums of money are none, nor is what stands between two of them."""
    match = _MATH.match(state.src, state.pos, state.posMax)
    if match is None or state.src[state.pos - 1 : state.pos].isalnum() or _is_money(match["inline"] or ""):
        return False
    if not silent:
        state.push("math", "", 0)
    state.pos = match.end()
    return True


def _is_money(between: str) -> bool:
    """Whether two dollar signs have words between them, not a formula: "$10, in US$", "$5 for ten people and US$"."""
    words = len(_PLAIN_WORD.findall(between))
    return words > (0 if between[:1].isdigit() else 1)


def _mdx_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The same on lines of its own, which may be empty ones, between two paragraphs or at the head of one."""
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    match = _MDX_COMMENT.match(state.src, begin, state.eMarks[end_line - 1])
    if match is None:
        return False
    line = start_line
    while state.eMarks[line] < match.end():
        line += 1
    if state.src[match.end() : state.eMarks[line]].strip():
        return False
    if not silent:
        token = state.push("mdx_comment", "", 0)
        token.content, token.map = match[0], [start_line, line + 1]
        state.line = line + 1
    return True


def _footnote(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """``[^label]: text``, its wrapped lines, and further paragraphs indented by four."""
    if state.is_code_block(start_line):
        return False
    begin = state.bMarks[start_line] + state.tShift[start_line]
    match = _FOOTNOTE.match(state.src, begin, state.eMarks[start_line])
    if match is None:
        return False
    if silent:
        return True
    state.push("footnote_open", "", 1)
    line, content_start = start_line, match.end()
    while line < end_line:
        first = line
        lines = [state.src[content_start : state.eMarks[line]]]
        line += 1
        while line < end_line and not state.isEmpty(line) and not _starts_footnote(state, line):
            lines.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
            line += 1
        token = state.push("inline", "", 0)
        token.content = "\n".join(lines)
        token.map = [first, line]
        token.children = []
        following = line
        while following < end_line and state.isEmpty(following):
            following += 1
        if following == line or following >= end_line or state.sCount[following] - state.blkIndent < 4:
            break
        line = following
        content_start = state.bMarks[line] + state.tShift[line]
    state.push("footnote_close", "", -1)
    state.line = line
    return True


def _starts_footnote(state: StateBlock, line: int) -> bool:
    begin = state.bMarks[line] + state.tShift[line]
    return _FOOTNOTE.match(state.src, begin, state.eMarks[line]) is not None
