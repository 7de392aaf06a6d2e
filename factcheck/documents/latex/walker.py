"""The parser of LaTeX, made fast enough for a book."""

from __future__ import annotations

import re
from typing import Any

from pylatexenc.latexwalker import LatexToken, LatexWalker

_SPACE = r"(?P<space>[ \t]*(?:\n[ \t]*)?)"
_WORDS = re.compile(rf"{_SPACE}(?P<words>(?:[^\W_]|[(),.;:/])+(?: (?:[^\W_]|[(),.;:/])+)*)")
_ENVIRONMENT = re.compile(rf"{_SPACE}\\(?P<kind>begin|end)\s*\{{(?P<name>[\w* ._-]+)\}}")


class Walker(LatexWalker):  # type: ignore[misc]
    """Takes words for one token where the library takes every character for one, and copies no rest of the source."""

    def get_token(
        self,
        pos: int,
        include_brace_chars: Any = None,
        environments: bool = True,
        keep_inline_math: Any = None,
        parsing_state: Any = None,
        **kwargs: Any,
    ) -> LatexToken:
        if environments:  # otherwise the argument of a command is asked for, which may be one character
            found = _WORDS.match(self.s, pos)
            if found:
                return _token("char", found, "words")
            found = _ENVIRONMENT.match(self.s, pos)
            if found:
                return _token(f"{found['kind']}_environment", found, "name")
        return super().get_token(
            pos,
            include_brace_chars=include_brace_chars,
            environments=environments,
            keep_inline_math=keep_inline_math,
            parsing_state=parsing_state,
            **kwargs,
        )


def _token(kind: str, found: re.Match[str], group: str) -> LatexToken:
    start = found.end("space")
    return LatexToken(tok=kind, arg=found[group], pos=start, len=found.end() - start, pre_space=found["space"])
