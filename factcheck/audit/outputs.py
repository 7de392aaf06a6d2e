"""Writes the rows of an audit: findings as Parquet, lines of JSON or CSV, errors always as lines of JSON."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, astuple, fields
from pathlib import Path
from typing import Any, Protocol, TextIO

from factcheck.audit.rows import ErrorRow, FindingRow
from factcheck.errors import ConfigError

ROWS = 10_000
"""Rows of Parquet that are gathered into a row group."""


class Writer(Protocol):
    """What takes rows, one at a time."""

    def write(self, row: FindingRow | ErrorRow) -> None:
        """Add a row."""

    def close(self) -> None:
        """Write what is still to be written."""


class JsonLines:
    """One JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._out: TextIO = path.open("w", encoding="utf-8", newline="\n")

    def write(self, row: FindingRow | ErrorRow) -> None:
        self._out.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")

    def close(self) -> None:
        self._out.close()


class Csv:
    """A table with a header."""

    def __init__(self, path: Path) -> None:
        self._out: TextIO = path.open("w", encoding="utf-8", newline="")
        self._rows = csv.writer(self._out)
        self._rows.writerow([field.name for field in fields(FindingRow)])

    def write(self, row: FindingRow | ErrorRow) -> None:
        self._rows.writerow(astuple(row))

    def close(self) -> None:
        self._out.close()


class Parquet:
    """A Parquet file, written by row groups."""

    def __init__(self, path: Path) -> None:
        import pyarrow
        from pyarrow import parquet

        # Annotations are strings here, and say what a column holds.
        kinds = {"str": pyarrow.string(), "int": pyarrow.int64(), "bool": pyarrow.bool_()}
        self._schema = pyarrow.schema([(field.name, kinds[str(field.type)]) for field in fields(FindingRow)])
        self._table = pyarrow.Table
        self._file = parquet.ParquetWriter(path, self._schema)
        self._rows: list[dict[str, Any]] = []

    def write(self, row: FindingRow | ErrorRow) -> None:
        self._rows.append(asdict(row))
        if len(self._rows) == ROWS:
            self._flush()

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._file.close()

    def _flush(self) -> None:
        self._file.write_table(self._table.from_pylist(self._rows, schema=self._schema))
        self._rows = []


WRITERS: dict[str, type[JsonLines] | type[Csv] | type[Parquet]] = {
    ".parquet": Parquet,
    ".jsonl": JsonLines,
    ".csv": Csv,
}


class Outputs:
    """The files of an audit: the findings, and beside them the errors and the summary."""

    def __init__(self, findings: Path) -> None:
        """Raises ConfigError for an extension that names no format."""
        self.findings = findings
        self.errors = findings.with_suffix(".errors.jsonl")
        self.summary = findings.with_suffix(".summary.json")
        self.work = findings.with_suffix(f"{findings.suffix}.work")
        if findings.suffix.lower() not in WRITERS:
            raise ConfigError(
                f"no format for '{findings.suffix or findings.name}'",
                path=str(findings),
                hint=f"Name the output with one of {', '.join(WRITERS)}.",
            )
        if not findings.parent.is_dir():
            raise ConfigError("there is no such folder", path=str(findings.parent), hint="Make it first.")

    @property
    def all(self) -> tuple[Path, ...]:
        """Every file and folder that the audit writes."""
        return (self.findings, self.errors, self.summary, self.work)

    @contextmanager
    def open(self) -> Iterator[tuple[Writer, Writer]]:
        """Writers of findings and of errors. The files are put in their places when all is written."""
        kind = WRITERS[self.findings.suffix.lower()]
        with ExitStack() as stack:
            findings, errors = _beside(self.findings), _beside(self.errors)
            for path in (findings, errors):
                stack.callback(path.unlink, missing_ok=True)
            found, failed = kind(findings), JsonLines(errors)
            try:
                yield found, failed
            finally:
                found.close()
                failed.close()
            os.replace(errors, self.errors)
            os.replace(findings, self.findings)

    def write_summary(self, summary: dict[str, Any]) -> None:
        """Write the figures."""
        beside = _beside(self.summary)
        beside.write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
        os.replace(beside, self.summary)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")
