"""factcheck check --add-ignore: what is written, where, and that nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.documents.office.word_files import p, word_file

NOTE = "factcheck: ignore[people]"
CUE = "00:01.000 --> 00:02.000"


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.md", "There are 12 people.\nMore.", "There are 12 people. <!-- N -->\nMore."),
        ("a.md", "There are 12 people.  \nMore.", "There are 12 people. <!-- N -->  \nMore."),
        ("a.md", "There are 12 people\\\nMore.", "There are 12 people <!-- N -->\\\nMore."),
        ("a.md", "12 people and 13 people\r\n", "12 people and 13 people <!-- N -->\r\n"),
        ("a.md", "12 people `code\nspan`", "12<!-- N --> people `code\nspan`"),
        ("a.md", "# 12 people #\n", "# 12 people <!-- N --> #\n"),
        ("a.md", "> - [12 people](x)\n>\n> b", "> - [12 people](x) <!-- N -->\n>\n> b"),
        ("a.md", "| a | b |\n|---|---|\n| 12 people | 1 |\n", "| a | b |\n|---|---|\n| 12 people <!-- N --> | 1 |\n"),
        ("a.md", "<p>12 people</p>", "<p>12 people</p> <!-- N -->"),
        ("a.md", "![12 people](x.png)", "![12 people](x.png) <!-- N -->"),
        ("a.md", "12 people.[^1]\n\n[^1]: 13 people.", "12 people.[^1] <!-- N -->\n\n[^1]: 13 people. <!-- N -->"),
        ("a.mdx", "12 people", "12 people {/* N */}"),
        ("a.html", "<p>12 people\n<p>b", "<p>12 people <!-- N -->\n<p>b"),
        ("a.html", "<title>12 people</title>", "<title>12 people</title> <!-- N -->"),
        ("a.vtt", f"WEBVTT\n\n{CUE}\n12 people\n", f"WEBVTT\n\nNOTE N\n\n{CUE}\n12 people\n"),
        ("a.rst", "Title\n=====\n\n12 people\nmore.\n", "Title\n=====\n\n.. N\n\n12 people\nmore.\n"),
        ("a.rst", "* a\n\n  12 people\n", "* a\n\n  .. N\n\n  12 people\n"),
        ("a.adoc", "= Title\n\n12 people\nmore.\n", "= Title\n\n// N\n12 people\nmore.\n"),
        ("a.tex", "12 people\nmore.\n", "12 people % N\nmore.\n"),
        ("a.txt", "12 people", None),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n12 people\n", None),
        ("a.md", "---\ntitle: 12 people\n---\nb", None),
    ],
)  # fmt: skip
def test_where_it_is_written(check_line: Run, tmp_path: Path, name: str, before: str, after: str | None) -> None:
    file = tmp_path / name
    file.write_bytes(before.encode())
    outcome = check_line("--add-ignore", name)
    assert (outcome.code, outcome.out) == (0, "")
    assert file.read_bytes().decode() == (before if after is None else after.replace(" N", f" {NOTE}"))
    assert (tmp_path / "factcheck.yaml").exists() is (after is None)
    left = check_line("--fail-on", "note", name)
    assert left.code == 0
    assert left.out == ""
    assert check_line("--add-ignore", name).err == "There is nothing to silence\n"


def test_a_word_document(check_line: Run, tmp_path: Path) -> None:
    content = word_file(p("There are 12 people."))
    (tmp_path / "a.docx").write_bytes(content)
    assert check_line("--add-ignore", "a.docx").err == "Added 1 entry in factcheck.yaml\n"
    assert (tmp_path / "a.docx").read_bytes() == content
    assert check_line("-q", "a.docx") == (0, "", "")


def test_several_files_with_a_reason(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.md").write_text("There are 12 people.\n\nThere are 13 people.\n")
    (tmp_path / "sub" / "b [1].txt").write_text("There are 12 people.\n\nThere are 12 people. And 14 people.\n")
    (tmp_path / "factcheck.yaml").write_text("# ours\nfail-on: note # all\n")
    outcome = check_line("--add-ignore=known to us")
    assert outcome == (0, "", "Added 2 comments in 1 file and 2 entries in factcheck.yaml\n")
    assert (tmp_path / "sub" / "a.md").read_text() == (
        f"There are 12 people. <!-- {NOTE} known to us -->\n\nThere are 13 people. <!-- {NOTE} known to us -->\n"
    )
    assert (tmp_path / "factcheck.yaml").read_text() == (
        "# ours\nfail-on: note # all\nignore:\n"
        '  - file: "/sub/b \\\\[1\\\\].txt"\n    fact: people\n    text: "12"\n    reason: known to us\n'
        '  - file: "/sub/b \\\\[1\\\\].txt"\n    fact: people\n    text: "14"\n    reason: known to us\n'
    )
    assert check_line("-q") == (0, "", "")
    assert check_line("--add-ignore") == (0, "", "There is nothing to silence\n")


def test_what_is_in_the_baseline_or_not_shown_is_left_alone(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("There are 12 people.\n")
    assert check_line("baseline").code == 0
    (tmp_path / "b.md").write_text("There are 8 people.\n\nThere are 12 people.\n")
    assert check_line("--add-ignore", "--min-severity", "error").code == 0
    assert (tmp_path / "a.md").read_text() == "There are 12 people.\n"
    assert (tmp_path / "b.md").read_text() == f"There are 8 people.\n\nThere are 12 people. <!-- {NOTE} -->\n"


def test_encoding_mark_and_rights_stay(check_line: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes("Größe: 12 people\r\n".encode("utf-16"))
    file.chmod(0o640)
    assert check_line("--add-ignore=größer", "a.md").code == 0
    assert file.read_bytes() == f"Größe: 12 people <!-- {NOTE} größer -->\r\n".encode("utf-16")
    assert file.stat().st_mode & 0o777 == 0o640
    page = tmp_path / "a.html"
    page.write_bytes('<meta charset="latin-1"><p>Größe: 12 people</p>'.encode("latin-1"))
    assert check_line("--add-ignore=größer", "a.html").code == 0
    assert page.read_bytes().endswith(f"<!-- {NOTE} größer -->".encode("latin-1"))


def test_what_cannot_be_written_is_said_and_the_rest_is_done(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("é 12 people".encode("latin-1"))
    (tmp_path / "b.md").write_text("12 people")
    outcome = check_line("--add-ignore=₮", "--encoding", "latin-1", "a.md", "missing.md", "b.md")
    assert outcome.code == 2
    assert "a.md: error: iso8859-1 has no “₮”\n" in outcome.err
    assert "missing.md: error: no such file or folder\n" in outcome.err
    assert (tmp_path / "a.md").read_bytes() == "é 12 people".encode("latin-1")


@pytest.mark.parametrize(
    "arguments", [["--add-ignore", "-"], ["--add-ignore=a --> b", "a.md"], ["--add-ignore=a\nb", "a.md"]]
)
def test_what_cannot_be_asked(check_line: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.md").write_text("12 people")
    assert check_line(*arguments, stdin=b"12 people").code == 2
    assert (tmp_path / "a.md").read_text() == "12 people"


def test_a_configuration_that_nothing_can_be_added_to(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 people")
    (tmp_path / "factcheck.yaml").write_text("{fail-on: note}\n")
    outcome = check_line("--add-ignore", "a.txt")
    assert outcome.code == 2
    assert 'hint: Add by hand: {file: "/a.txt", fact: "people", text: "12"}\n' in outcome.err
    assert (tmp_path / "factcheck.yaml").read_text() == "{fail-on: note}\n"


def test_a_file_that_is_not_below_the_configuration(
    check_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("12 people")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / "sub")
    outcome = check_line("--add-ignore", "../a.txt")
    assert outcome.code == 2
    assert "../a.txt: error: holds no comments, and is not below the folder of the configuration\n" in outcome.err


def test_a_table_of_toml(check_line: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("12 people")
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\nfail-on = 'note'\n")
    assert check_line("--add-ignore", "a.txt").code == 0
    assert check_line("-q", "a.txt") == (0, "", "")


def test_a_notebook(check_line: Run, tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": ["There are 12 people.\n", "More words."]},
        {"cell_type": "markdown", "metadata": {}, "source": 'All told, 13 people "here".\n\nMore.'},
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (tmp_path / "a.ipynb").write_text(json.dumps(notebook, indent=1))
    assert check_line("--add-ignore=so “we” say", "a.ipynb").code == 0
    sources = [cell["source"] for cell in json.loads((tmp_path / "a.ipynb").read_text())["cells"]]
    assert sources[0] == [f"There are 12 people. <!-- {NOTE} so “we” say -->\n", "More words."]
    assert sources[1] == f'All told, 13 people "here". <!-- {NOTE} so “we” say -->\n\nMore.'
    assert check_line("-q", "a.ipynb") == (0, "", "")


WORDS = [
    "12 people",
    "13 people.",
    "7 people",
    "**12** people",
    "`code`",
    "a",
    "\n",
    "\n\n",
    "\n> ",
    "\n- ",
    "  \n",
    "# ",
    "| ",
    "[b](c)",
]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join))
def test_nothing_but_comments_is_added(check_line: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(text, newline="")
    (tmp_path / "factcheck.yaml").unlink(missing_ok=True)
    assert check_line("--add-ignore", "a.md").code == 0
    after = file.read_text()
    assert (
        after.replace(f" <!-- {NOTE} -->", "").replace(f"<!-- {NOTE} -->\n", "").replace(f"<!-- {NOTE} -->", "") == text
    )
    assert check_line("a.md", "--fail-on", "note", "-q") == (0, "", "")
