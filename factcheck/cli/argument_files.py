"""Arguments in files: ``@names.txt`` stands for the lines of names.txt, for lists that no command line holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from factcheck.errors import ConfigError


def expanded(arguments: Iterable[str]) -> Iterator[str]:
    """The arguments, each ``@FILE`` replaced by those that stand in FILE, one a line; empty lines are none.

    A line is taken as it is, spaces, quotation marks, another @ and all. Raises ConfigError for a file that cannot be
    read. A file whose name begins with @ is named ``./@name``.
    """
    for argument in arguments:
        if not argument.startswith("@") or argument == "@":
            yield argument
            continue
        from factcheck.knowledge.yaml_source import read_text  # brings a parser, which most runs do without

        text = read_text(Path(argument[1:]), ConfigError)
        yield from (line for line in text.replace("\r\n", "\n").split("\n") if line)
