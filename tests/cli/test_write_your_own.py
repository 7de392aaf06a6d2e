"""Whoever follows "Write your own reference set" word by word sees what it says."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = Path(__file__).resolve().parents[2] / "docs" / "write-your-own.md"
BLOCK = re.compile(r"^```(\w+) (file|append|replace|exit)=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps() -> Iterator[tuple[str, str, str]]:
    """(what to do, with what, the content) of each block, in order."""
    for match in BLOCK.finditer(PAGE.read_text("utf-8")):
        yield match[2], match[3], match[4]


def same(output: str) -> str:
    """The output without the numbers of bundled rules and concepts, which grow."""
    return re.sub(r"\d+ rules and \d+ concepts", "rules and concepts", output)


def test_every_block_is_a_step() -> None:
    assert PAGE.read_text("utf-8").count("\n```") == 2 * len(list(steps()))


def test_the_page_holds(run_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for action, argument, content in steps():
        if action == "exit":
            command, _, expected = content.partition("\n")
            # The page shows what a terminal shows.
            monkeypatch.setattr(type(sys.stdout), "isatty", lambda stream: True)
            outcome = run_line(*shlex.split(command.removeprefix("$ factcheck ")))
            assert (command, same(outcome.out + outcome.err)) == (command, same(expected))
            assert outcome.code == int(argument)
            continue
        path = tmp_path / argument
        path.parent.mkdir(exist_ok=True)
        if action == "file":
            path.write_text(content, "utf-8")
        elif action == "append":
            path.write_text(path.read_text("utf-8") + content, "utf-8")
        else:
            key = content.partition(":")[0] + ":"
            lines = path.read_text("utf-8").splitlines(keepends=True)
            assert sum(line.startswith(key) for line in lines) == 1
            path.write_text("".join(content if line.startswith(key) else line for line in lines), "utf-8")
