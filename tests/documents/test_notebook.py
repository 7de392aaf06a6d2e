"""Notebooks: which cells are read, where in the JSON their words stand, and JSON that is none."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import document_of
from factcheck.documents.json_source import JsonString, read_json, string_runs
from factcheck.errors import DocumentError
from tests.cli.conftest import Run


def notebook(*cells: object, **more: object) -> str:
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, **more}, indent=1)


def cell(kind: str, source: object, **more: object) -> dict[str, object]:
    return {"source": source, "cell_type": kind, "metadata": {}, **more}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (notebook(cell("markdown", ["# A\n", "b **c**\n", "d"])), [("heading", "A"), ("paragraph", "b c d")]),
        (notebook(cell("markdown", "- a\n- b")), [("list-item", "a"), ("list-item", "b")]),
        (notebook(cell("code", "12 people", outputs=[{"text": "12 people"}])), []),
        (notebook(cell("markdown", "a", attachments={"x.png": {"text/plain": "12 people"}})), [("paragraph", "a")]),
        (notebook(cell("raw", "---\ntitle: A\n---\n")), [("title", "A")]),
        (notebook(cell("raw", "<p>a", metadata={"format": "text/html"})), [("paragraph", "a")]),
        (notebook(cell("raw", "a", metadata={"raw_mimetype": "text/latex"})), []),
        (notebook(cell("markdown", []), cell("markdown", ""), cell("markdown", None), 3), []),
        (notebook(cell("markdown", "b"), metadata={"title": "A"}), [("title", "A"), ("paragraph", "b")]),
        (
            json.dumps({"worksheets": [{"cells": [cell("heading", "A"), cell("markdown", "b")]}], "nbformat": 3}),
            [("heading", "A"), ("paragraph", "b")],
        ),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    assert [(block.kind, block.text) for block in document_of(source, format="notebook").blocks] == expected


def test_comments_stand_where_they_stand_in_the_json() -> None:
    source = notebook(cell("markdown", ["a\n", "\n", '<!-- "b" -->\n']))
    (comment,) = document_of(source, format="notebook").comments
    assert comment.text == '"b"'
    assert source[comment.start : comment.end] == '<!-- \\"b\\" -->'


@pytest.mark.parametrize(
    ("source", "place", "message"),
    [
        ('{"cells": [\r\n 1 2]}', (2, 4), "not JSON"),
        ('{"cells": [', (1, 12), "not JSON"),
        ("", (1, 1), "not JSON"),
        ("[]", (1, 1), "not a notebook"),
        ("{}", (1, 1), "not a notebook: it has no cells"),
        ("[" * 100_000, (None, None), "nested too deep"),
    ],
)
def test_malformed_notebooks(source: str, place: tuple[int | None, int | None], message: str) -> None:
    document = document_of(source, path="a.ipynb", format="notebook")
    with pytest.raises(DocumentError, match=message) as caught:
        _ = document.blocks
    assert (caught.value.path, caught.value.line, caught.value.column) == ("a.ipynb", *place)


def test_a_malformed_notebook_is_an_error_and_the_rest_is_checked(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.ipynb").write_text('{"cells": [')
    (tmp_path / "b.ipynb").write_text(notebook(cell("markdown", ["x\n", "There are **12** people."])))
    outcome = check_line("check", "a.ipynb", "b.ipynb")
    assert outcome.code == 2
    assert outcome.out.startswith("b.ipynb:6:18: error[people]")
    assert "a.ipynb:1:12: error: not JSON: " in outcome.err


LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@given(st.text(st.characters(), max_size=30), st.booleans())
def test_every_character_of_a_string_has_its_place(text: str, is_ascii: bool) -> None:
    source = f' [{json.dumps(text, ensure_ascii=is_ascii)}, {{"a": 1}}]'
    values = read_json(source)
    assert isinstance(values, list)
    string = values[0]
    assert isinstance(string, JsonString)
    runs = list(string_runs(string, source))
    assert sum(run.length for run in runs) == len(string.text)
    for run in runs:
        written = source[run.source : run.source + run.source_length]
        said = string.text[run.at : run.at + run.length]
        assert LONE_SURROGATE.sub("\ufffd", json.loads(f'"{written}"')) == said
