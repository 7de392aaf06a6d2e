"""A YAML file as plain values, each of which still knows the line and column it came from.

Scalars follow YAML 1.2: only ``true`` and ``false`` are booleans; dates, ``yes``, ``no``, ``on`` and
``off`` stay text. So does a number with a leading zero, because it is an identifier. Keys are always text.
"""

from __future__ import annotations

import gc
import re
from bisect import bisect_right
from pathlib import Path
from typing import Any

import yaml

from factcheck.errors import FactcheckError

_Parser: Any
try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml: slower, same tree
    from factcheck.knowledge._yaml_parser import PythonParser as _Parser

Pointer = tuple[str | int, ...]

_PLAIN, _QUOTED, _LIST, _MAPPING = "plain", "quoted", "list", "mapping"
_NOT_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_BREAK = re.compile("\r\n|\n|\r")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?\Z")
_WORDS: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
}  # fmt: skip


class _TreeParser(_Parser):  # type: ignore[misc]
    """Composes the node tree; tags say only how a scalar was written, so that no YAML 1.1 guess gets in."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return _PLAIN if implicit[0] else _QUOTED
        return _LIST if kind is yaml.SequenceNode else _MAPPING

    def descend_resolver(self, current_node: Any, current_index: Any) -> None: ...

    def ascend_resolver(self) -> None: ...


class YamlSource:
    """One YAML file: ``data`` in plain Python values, ``position`` of any of them."""

    __slots__ = ("_error", "_line_starts", "_root", "data", "path", "text")

    def __init__(self, path: str, text: str, error: type[FactcheckError] = FactcheckError) -> None:
        """``text`` is the decoded file; ``error`` is the class raised for what is wrong with it."""
        self.path = path
        self.text = text
        self._error = error
        self._line_starts: list[int] | None = None
        # Building many small objects makes the cyclic collector run over and over for nothing.
        was_collecting = gc.isenabled()
        gc.disable()
        try:
            self._root = self._compose()
            self.data: Any = None if self._root is None else self._value(self._root, set())
        except RecursionError:
            raise error("the file is nested too deeply", path=path) from None
        finally:
            if was_collecting:
                gc.enable()

    @classmethod
    def load(cls, path: Path | str, error: type[FactcheckError] = FactcheckError) -> YamlSource:
        """Reads and parses ``path``; raises ``error`` with the place of what is wrong."""
        return cls(str(path), read_text(Path(path), error), error)

    def position(self, pointer: Pointer, key: bool = False) -> tuple[int, int]:
        """Line and column, 1-based, of the value at ``pointer``, or with ``key`` of the key that holds it.

        A pointer that leads past what the file has ends at the innermost value that is there.
        """
        node = self._root
        if node is None:
            return 1, 1
        index = node.start_mark.index
        for step in pointer:
            held = _child(node, step)
            if held is None:
                break
            key_node, node = held
            index = (key_node if key and key_node is not None else node).start_mark.index
        return self.place(index)

    def problem(
        self, message: str, pointer: Pointer = (), *, key: bool = False, hint: str | None = None
    ) -> FactcheckError:
        """An error of this file's class about the value (or key) at ``pointer``, to raise or to keep."""
        line, column = self.position(pointer, key)
        return self._error(message, path=self.path, line=line, column=column, hint=hint)

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, 1-based, of a code-point offset into the text."""
        if self._line_starts is None:
            self._line_starts = [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]
        line = bisect_right(self._line_starts, index)
        return line, index - self._line_starts[line - 1] + 1

    def _compose(self) -> Any:
        forbidden = _NOT_IN_YAML.search(self.text)
        if forbidden:
            code = ord(forbidden.group())
            raise self._at(
                forbidden.start(), f"the character U+{code:04X} is not allowed in YAML", "remove it"
            )
        parser = _TreeParser(self.text)
        try:
            return parser.get_single_node()
        except yaml.MarkedYAMLError as trouble:
            mark = trouble.problem_mark or trouble.context_mark
            index = min(mark.index, len(self.text)) if mark is not None else 0
            message, hint = _in_plain_words(trouble, self.text, index)
            raise self._at(index, message, hint) from None
        finally:
            dispose = getattr(parser, "dispose", None)
            if dispose is not None:
                dispose()

    def _value(self, node: Any, seen: set[int]) -> Any:
        tag = node.tag
        if tag == _PLAIN:
            return _scalar(node.value)
        if tag == _QUOTED:
            return node.value
        if tag != _MAPPING and tag != _LIST:
            if tag == "tag:yaml.org,2002:str":
                return node.value
            raise self._at(node.start_mark.index, f"the tag {tag} is not read here", "remove the tag")
        if id(node) in seen:
            raise self._at(
                node.start_mark.index, "this part is used again by an alias (*)", "write it out twice"
            )
        seen.add(id(node))
        if tag == _LIST:
            return [self._value(item, seen) for item in node.value]
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._at(key_node.start_mark.index, "a key must be text", 'write it as "key: value"')
            key = key_node.value
            if key in mapping:
                first, _ = _child(node, key) or (key_node, None)
                line, _ = self.place(first.start_mark.index)
                raise self._at(
                    key_node.start_mark.index,
                    f'"{key}" is given twice',
                    f"it is already on line {line}; keep one",
                )
            mapping[key] = self._value(value_node, seen)
        return mapping

    def _at(self, index: int, message: str, hint: str | None = None) -> FactcheckError:
        line, column = self.place(index)
        return self._error(message, path=self.path, line=line, column=column, hint=hint)


def read_text(path: Path, error: type[FactcheckError]) -> str:
    """The file as text, UTF-8 with or without a byte-order mark; raises ``error`` when it cannot be had."""
    try:
        content = path.read_bytes()
    except OSError as trouble:
        raise error(f"cannot be read: {trouble.strerror or trouble}", path=str(path)) from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        # The decoder counts from behind a byte-order mark; the author's editor counts from the first byte.
        offset = trouble.start + (3 if content.startswith(b"\xef\xbb\xbf") else 0)
        before = content[:offset]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig", "replace")) + 1
        raise error(
            f"not UTF-8: byte 0x{content[offset]:02X} at byte offset {offset}",
            path=str(path),
            line=line,
            column=column,
            hint="save the file as UTF-8",
        ) from None


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    """The (key node or None, value node) one step below ``node``; the first of a repeated key."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _scalar(text: str) -> Any:
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "0123456789+-.":
        if _INTEGER.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text


def _in_plain_words(trouble: yaml.MarkedYAMLError, text: str, index: int) -> tuple[str, str | None]:
    problem = trouble.problem or "not YAML"
    at = text[index : index + 1]
    if "\t" in text[max(0, text.rfind("\n", 0, index) + 1) : index + 1] and "token" in problem:
        return "a tab is used for indentation", "indent with spaces"
    if "cannot start any token" in problem and at:
        return f"a value cannot start with {at}", "put the value in quotes"
    if "mapping values are not allowed" in problem:
        return 'a ":" where no key can be', "put text that holds a colon in quotes, or check the indentation"
    if "expected a single document" in problem or "another document" in problem:
        return "a second document starts here", 'one file holds one document; remove the "---"'
    if "undefined alias" in problem:
        return "an alias (*) that names nothing", "put text that starts with * in quotes"
    if not at and ("unexpected end" in problem or "end of stream" in problem):
        return "the file ends inside a quotation or bracket", "close it"
    if "expected key" in problem or "expected <block end>" in problem:
        return "the indentation does not fit what is above", "line it up with the keys beside it"
    if "could not find expected ':'" in problem:
        return 'a key without ":"', 'write "key: value"'
    context = f" ({trouble.context})" if trouble.context else ""
    return f"not YAML: {problem}{context}", None
