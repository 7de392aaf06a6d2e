"""The YAML block at the head of a Markdown file: its title is the document's, the rest of it is no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.documents.document import Block, BlockKind
from factcheck.documents.prose import ProseBuilder

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n|\n|\r)(.*?)(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL
)
_TOML_FRONT_MATTER = re.compile(
    r"\+\+\+[ \t]*(?:\r\n|\n|\r)(.*?)(?<=[\r\n])\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL
)

PROSE_KEYS: dict[str, BlockKind] = {
    "title": "title",
    "subtitle": "heading",
    "description": "paragraph",
    "summary": "paragraph",
    "abstract": "paragraph",
    "excerpt": "paragraph",
}


def front_matter_end(source: str) -> int:
    """Where the document proper begins: 0 without front matter."""
    match = _FRONT_MATTER.match(source) or _TOML_FRONT_MATTER.match(source)
    return match.end() if match else 0


def read_front_matter(source: str) -> Iterator[Block]:
    """The title, description ... that YAML front matter states."""
    match = _FRONT_MATTER.match(source)
    if match is None:
        return
    import yaml

    try:
        root = yaml.compose(match[1], Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return  # templates put things here that are not YAML; the document below is read all the same
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        kind = PROSE_KEYS.get(str(key.value).lower())
        if kind is None or not isinstance(value, yaml.ScalarNode):
            continue
        start = match.start(1) + value.start_mark.index
        end = match.start(1) + value.end_mark.index
        if value.style in ("'", '"'):
            start, end = start + 1, end - 1
        builder = ProseBuilder(source)
        _copy_words(builder, source, value.value.split(), start, end)
        block = builder.block(kind, 1 if kind in ("title", "heading") else 0)
        if block is not None:
            yield block


def _copy_words(builder: ProseBuilder, source: str, words: list[str], start: int, end: int) -> None:
    """Each word from its own place, whatever folding or escapes of YAML stand between."""
    for word in words:
        at = source.find(word, start, end)
        builder.space(start, max(at, start))
        if at < 0:
            builder.put(word, start, end)
        else:
            builder.copy(at, at + len(word))
            start = at + len(word)
