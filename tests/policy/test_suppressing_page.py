"""docs/suppressing.md: what it shows is what the program takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from factcheck.cli.check import check
from factcheck.documents import document_of
from factcheck.documents.document import Comment
from factcheck.policy.comment_syntax import comment_syntax
from factcheck.policy.directives import Directive, read_directives
from factcheck.policy.notices import NOTICE_RULES

PAGE = (Path(__file__).parents[2] / "docs" / "suppressing.md").read_text("utf-8")


def test_every_directive_on_the_page_is_one() -> None:
    shown = re.findall(r"<!-- (factcheck: .*?) -->|\{/\* (factcheck: .*?) \*/\}|\[//\]: # \((factcheck: .*?)\)", PAGE)
    assert len(shown) > 6
    for words in map("".join, shown):
        comment = Comment(words, 0, len(words))
        assert all(isinstance(each, Directive) for each in read_directives(comment, words)), words


def test_the_example_does_what_the_page_says() -> None:
    example = re.search(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    comments = document_of(example[1], format="markdown").comments
    found = [each for comment in comments for each in read_directives(comment, example[1])]
    assert [each.verb for each in found if isinstance(each, Directive)] == [
        "ignore",
        "ignore",
        "disable",
        "enable",
        "ignore-file",
    ]


def test_every_notice_is_on_the_page() -> None:
    assert set(re.findall(r"^\| `([a-z][a-z-]+)` \|", PAGE, re.MULTILINE)) == set(NOTICE_RULES)


@pytest.mark.parametrize(
    ("format_name", "path"),
    [
        ("markdown", "a.md"),
        ("markdown", "a.mdx"),
        ("html", "a.html"),
        ("rst", "a.rst"),
        ("asciidoc", "a.adoc"),
        ("latex", "a.tex"),
        ("subtitles", "a.vtt"),
    ],
)
def test_comments_are_written_as_the_page_shows_them(format_name: str, path: str) -> None:
    syntax = comment_syntax(format_name, path)
    assert syntax is not None
    assert f"`{syntax.comment('factcheck: ignore[sex-workers]')}`" in PAGE


def test_the_configuration_on_the_page_holds(tmp_path: Path) -> None:
    from factcheck.config.files import config_problems

    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        assert yaml.safe_load(block)
        (tmp_path / "factcheck.yaml").write_text(block)
        assert config_problems(tmp_path / "factcheck.yaml") == []


def test_every_option_on_the_page_is_one() -> None:
    known = {name for parameter in check.params for name in parameter.opts} | {"--prune"}
    assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", PAGE)) <= known
