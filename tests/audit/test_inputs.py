"""Documents are read from every kind of file with id, text and metadata, and what cannot be read says where."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.audit.columns import check_columns
from factcheck.audit.entry import BadEntry, Entry
from factcheck.audit.inputs import entries
from factcheck.audit.settings import Columns
from factcheck.audit.shards import cut
from factcheck.audit.sources import Source, find_sources
from factcheck.errors import ConfigError, DocumentError
from tests.audit.conftest import Read, settings_in, shards_of

ROWS = [
    {"id": "a", "text": "One.\nTwo.", "year": "2001"},
    {"id": "b", "text": 'He said "no", twice.', "year": ""},
    {"id": "c", "text": "Жылы 👩‍🏫", "year": "2003"},
]


def _plain(found: list[Entry | BadEntry]) -> list[tuple[str, str, str]]:
    assert all(isinstance(each, Entry) for each in found), found
    return [(each.id, each.document.source, each.metadata) for each in found if isinstance(each, Entry)]


def _errors(found: list[Entry | BadEntry]) -> list[tuple[str, int | None, int | None, str]]:
    return [
        (each.id, each.error.line, each.error.column, each.error.message)
        for each in found
        if isinstance(each, BadEntry)
    ]


@pytest.fixture(params=["jsonl", "csv", "tsv", "parquet"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The rows in a file of each kind."""
    file = tmp_path / f"rows.{request.param}"
    if request.param == "jsonl":
        file.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    elif request.param == "parquet":
        pyarrow = pytest.importorskip("pyarrow", reason="needs the extra: pip install 'factcheck[audit]'")
        from pyarrow import parquet

        parquet.write_table(pyarrow.Table.from_pylist(ROWS), file, row_group_size=2)
    else:
        with file.open("w", encoding="utf-8", newline="") as out:
            rows = csv.DictWriter(out, list(ROWS[0]), delimiter="," if request.param == "csv" else "\t")
            rows.writeheader()
            rows.writerows(ROWS)
    return file


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_every_kind_gives_the_same_documents(table: Path, read: Read, size: int) -> None:
    assert _plain(read(table, size=size)) == [
        (row["id"], row["text"], json.dumps({"year": row["year"]})) for row in ROWS
    ]


def test_columns_can_be_named(table: Path, read: Read) -> None:
    found = read(table, columns=Columns(id="year", text="id", metadata=("text",)))
    assert [(each.id, each.metadata) for each in found] == [
        (row["year"], json.dumps({"text": row["text"]})) for row in ROWS
    ]


def test_a_document_without_an_id_is_called_by_its_place(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "a.csv"
    file.write_text('text\n"one\ntwo"\nthree\n')
    assert [each.id for each in read(file, size=1)] == [f"{file}:2", f"{file}:4"]


def test_an_id_that_was_asked_for_must_be_there(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "one"}\n')
    assert _errors(read(file, columns=Columns(id="key"))) == [
        (f"{file}:1", 1, None, "no id: there is no value in 'key'")
    ]


def test_bad_lines_of_json_are_errors_with_their_place(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "a.jsonl"
    lines = [
        b"\xef\xbb\xbf" + b'{"id": "a", "text": "fine"}',
        b'{"id": "b" "text": "x"}',
        "{\"id\": \"ы".encode() + b'\xff"}',
        b"[1]",
        b'{"id": "c", "text": null}',
        b'{"id": "d", "body": "x"}',
        b"",
        b'{"id": 7, "text": "fine \\ud800 too"}',
        b"[" * 100_000,
    ]
    file.write_bytes(b"\n".join(lines))
    found = read(file, size=2)
    assert [(each.id, each.document.source) for each in found if isinstance(each, Entry)] == [
        ("a", "fine"),
        ("7", "fine \ufffd too"),
    ]
    errors = _errors(found)
    assert errors[:5] == [
        (f"{file}:2", 2, 12, "not JSON: Expecting ',' delimiter"),
        (f"{file}:3", 3, 10, "not utf-8: the byte 0xff does not decode"),
        (f"{file}:4", 4, 1, "not a record: the line holds list, not an object"),
        ("c", 5, None, "no text: 'text' holds nothing"),
        ("d", 6, None, "no text: there is no 'text' among 'id', 'body'"),
    ]
    assert [(line, message[:8]) for _, line, _, message in errors[5:]] == [(9, "not JSON")]


def test_bad_records_of_csv_are_errors_with_their_line(tmp_path: Path, read: Read) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b'id,text\na,one\nb\nc,"two\nlines"\nd,"x"y\ne,\xff\nf,six\ng,"never closed\nh,eight\n')
    for size in (1, 2, 1000):
        found = read(file, size=size)
        assert [each.id for each in found if isinstance(each, Entry)] == ["a", "c", "f"]
        assert _errors(found) == [
            (f"{file}:3", 3, None, "1 fields, where there are 2 columns"),
            (f"{file}:6", 6, None, "not CSV: ',' expected after '\"'"),
            (f"{file}:7", 7, None, "not utf-8: the byte 0xff does not decode"),
            (f"{file}:9", 9, None, "not CSV: unexpected end of data"),
        ]


def test_text_files_are_documents_and_go_by_their_names(tmp_path: Path, read: Read) -> None:
    for name, content in (("b.txt", b"Text."), ("a.md", b"# Head"), ("c.txt", b"\xff\xfa"), (".d.txt", b"no")):
        (tmp_path / name).write_bytes(content)
    found = read(tmp_path, size=2)
    assert [Path(each.id).name for each in found] == ["a.md", "b.txt", "c.txt"]
    assert [each.document.format for each in found if isinstance(each, Entry)] == ["markdown", "text"]
    assert "does not decode" in _errors(found)[0][3]


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra: pip install 'factcheck[audit]'")
    (tmp_path / "a.rtf").touch()
    (tmp_path / "b.parquet").write_text("no")
    named = [tmp_path / name for name in ("a.rtf", "b.parquet", "c.csv")]
    sources = list(find_sources(named))
    bad = [each for each in sources if isinstance(each, DocumentError)]
    bad += [each for each in cut(s for s in sources if isinstance(s, Source)) if isinstance(each, DocumentError)]
    assert [(Path(str(each.path)).name, each.message[:12]) for each in bad] == [
        ("a.rtf", "no reader fo"),
        ("c.csv", "no such file"),
        ("b.parquet", "is no Parque"),
    ]


def test_a_column_that_a_table_has_not_is_said_once(table: Path) -> None:
    source = next(iter(find_sources([table])))
    assert isinstance(source, Source)
    assert check_columns(source, Columns(id="year", metadata=("text",))) is None
    for columns in (Columns(text="txet"), Columns(id="key"), Columns(metadata=("date",))):
        if table.suffix == ".jsonl":
            assert check_columns(source, columns) is None
        else:
            with pytest.raises(ConfigError, match=r"there is no column '(txet|key|date)'"):
                check_columns(source, columns)


def test_a_folder_is_read_without_what_the_audit_writes(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    for name in ("a.csv", "found.csv", "work/0.jsonl"):
        (tmp_path / name).touch()
    found = find_sources([tmp_path], [tmp_path / "found.csv", tmp_path / "work"])
    assert [Path(str(each.path)).name for each in found] == ["a.csv"]


_FIELD = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)


@given(st.lists(_FIELD, min_size=1, max_size=12), st.integers(1, 5), st.integers(1, 60))
def test_no_cut_of_a_csv_file_loses_or_changes_a_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], size: int, most_bytes: int
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("id", "text"), *((str(number), text) for number, text in enumerate(texts))])
    (folder / "a.csv").write_bytes(out.getvalue().encode())
    shards = shards_of([folder / "a.csv"], size, most_bytes)
    found = [each for shard in shards for each in entries(shard, settings_in(folder))]
    assert [(each_id, text) for each_id, text, _ in _plain(found)] == [(str(n), text) for n, text in enumerate(texts)]
