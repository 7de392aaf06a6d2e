"""The rows come out the same in every format, and a file is in its place only when it is whole."""

from __future__ import annotations

import csv
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from factcheck.audit.outputs import Outputs
from factcheck.audit.rows import ErrorRow, FindingRow
from factcheck.errors import ConfigError

ROWS = [
    FindingRow(
        "d1", "f", "r", "contradicts", "error", "12\n000", 3, 9, 1, 4, "p. 1", "Says “12”", "7", "S", False, '{"y": 1}'
    ),
    FindingRow("d2", "f", "r", "outdated", "warning", '"x", y', 0, 6, 1, 1, "", "m", "e", "", True, ""),
]
ERROR = ErrorRow("d3", "a.csv", 3, None, "bad", None)


def _written(path: Path) -> Outputs:
    outputs = Outputs(path)
    with outputs.open() as (findings, errors):
        for row in ROWS:
            findings.write(row)
        errors.write(ERROR)
        assert not path.exists()
    return outputs


def test_lines_of_json(tmp_path: Path) -> None:
    outputs = _written(tmp_path / "out.jsonl")
    lines = outputs.findings.read_text("utf-8").split("\n")
    assert [json.loads(line) for line in lines[:-1]] == [asdict(row) for row in ROWS]
    assert json.loads((tmp_path / "out.errors.jsonl").read_text("utf-8")) == asdict(ERROR)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.errors.jsonl", "out.jsonl"]


def test_csv(tmp_path: Path) -> None:
    outputs = _written(tmp_path / "out.csv")
    with outputs.findings.open(encoding="utf-8", newline="") as file:
        assert list(csv.DictReader(file)) == [
            {name: str(value) for name, value in asdict(row).items()} for row in ROWS
        ]


def test_parquet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra: pip install 'factcheck[audit]'")
    monkeypatch.setattr("factcheck.audit.outputs.ROWS", 1)
    outputs = _written(tmp_path / "out.parquet")
    assert parquet.read_table(outputs.findings).to_pylist() == [asdict(row) for row in ROWS]
    assert parquet.read_metadata(outputs.findings).num_row_groups == 2


def test_what_fails_half_way_leaves_no_file(tmp_path: Path) -> None:
    outputs = Outputs(tmp_path / "out.jsonl")

    def fail() -> None:
        with outputs.open() as (findings, _):
            findings.write(ROWS[0])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("name", "message"), [("out.xls", "no format"), ("no/out.csv", "no such folder")])
def test_an_output_that_cannot_be_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Outputs(tmp_path / name)
