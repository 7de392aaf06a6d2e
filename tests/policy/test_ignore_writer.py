"""Entries that are added to a configuration file: all else stays as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import ConfigError
from factcheck.policy.ignore_writer import pattern_of, with_entries

ENTRY = {"file": "/a b.docx", "fact": "trees", "text": "3.5%", "reason": 'so: "x"'}
ROWS = '- file: /a b.docx\n    fact: trees\n    text: "3.5%"\n    reason: "so: \\"x\\""\n'
FLOW = '{file: "/a b.docx", fact: "trees", text: "3.5%", reason: "so: \\"x\\""}'
INLINE = '{file = "/a b.docx", fact = "trees", text = "3.5%", reason = "so: \\"x\\""}'
TABLE = '\n[[tool.factcheck.ignore]]\nfile = "/a b.docx"\nfact = "trees"\ntext = "3.5%"\nreason = "so: \\"x\\""\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", f"ignore:\n  {ROWS}"),
        ("# a word", f"# a word\nignore:\n  {ROWS}"),
        ("fail-on: note # x\n", f"fail-on: note # x\nignore:\n  {ROWS}"),
        ("ignore:\n  - a # x\n  # y\n\nsubject: b\n", f"ignore:\n  - a # x\n  {ROWS}  # y\n\nsubject: b\n"),
        ("ignore:\n- a", f"ignore:\n- a\n{ROWS}".replace("\n    ", "\n  ")),
        ("ignore:\n  - file: b\n    reason: >\n      c\n", f"ignore:\n  - file: b\n    reason: >\n      c\n  {ROWS}"),
        ("ignore: [a, b] # x\nselect: [c]\n", f"ignore: [a, b, {FLOW}] # x\nselect: [c]\n"),
        ("ignore: [] # x\nselect: [c]\n", f"ignore: # x\n  {ROWS}select: [c]\n"),
        ("ignore:\nselect: [c]\n", f"ignore:\n  {ROWS}select: [c]\n"),
        ("ignore:\r\n  - b\r\n", f"ignore:\n  - b\n  {ROWS}".replace("\n", "\r\n")),
        ("{ignore: [a]}\n", f"{{ignore: [a, {FLOW}]}}\n"),
    ],
)  # fmt: skip
def test_yaml(text: str, expected: str) -> None:
    assert with_entries(Path("factcheck.yaml"), text, [ENTRY]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tool.factcheck]\n", f"[tool.factcheck]\n{TABLE}"),
        ("[tool.factcheck]\n[b]\nignore = ['c']", f"[tool.factcheck]\n[b]\nignore = ['c']\n{TABLE}"),
        ("[[tool.factcheck.ignore]]\nfile = 'a'\n[b]\n", f"[[tool.factcheck.ignore]]\nfile = 'a'\n[b]\n{TABLE}"),
        (
            "[b]\nignore = ['[']\n[tool.factcheck]\nignore = ['a]', # x\n 'c',\n]\n",
            f"[b]\nignore = ['[']\n[tool.factcheck]\nignore = ['a]', # x\n 'c', {INLINE}\n]\n",
        ),
        ("[ tool.factcheck ]\nignore = []\n", f"[ tool.factcheck ]\nignore = [{INLINE}]\n"),
    ],
)
def test_toml(text: str, expected: str) -> None:
    assert with_entries(Path("pyproject.toml"), text, [ENTRY]) == expected


def test_what_cannot_be_added_is_shown() -> None:
    with pytest.raises(ConfigError) as caught:
        with_entries(Path("factcheck.yaml"), "{fail-on: note}\n", [ENTRY])
    assert caught.value.hint == f"Add by hand: {FLOW}"


def test_the_pattern_of_a_file_fits_no_other() -> None:
    assert pattern_of("a b/c[1]*.docx") == "/a b/c\\[1\\]\\*.docx"
