"""The YAML header of a table: what its columns mean, and where in the CSV file they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.errors import FactError
from factcheck.knowledge.csv_rows import Row
from factcheck.knowledge.fact_sets import FactSet, ReadFile, read_source
from factcheck.knowledge.facts import Source
from factcheck.knowledge.periods import PERIOD_FORMS, Period, read_period
from factcheck.knowledge.suggestions import hint_for
from factcheck.knowledge.yaml_source import Pointer, YamlSource

NAME_COLUMNS = ("names_column", "adjectives_column", "demonyms_column", "former_names_column")


@dataclass(frozen=True, slots=True)
class PropertyColumn:
    """One column of values: what the header says of it, and what the ids of its facts begin with."""

    described: Mapping[str, Any]
    beginning: str
    source: Source | None
    qualifiers: Mapping[str, str]


class TableHeader:
    """A header that its schema accepts; what else is wrong with it is reported to ``file``."""

    def __init__(self, source: YamlSource) -> None:
        written: dict[str, Any] = source.data
        self.written = written
        self.file = ReadFile(source, FactSet(written["topic"], source.path))
        self.csv = Path(source.path).parent / written["rows"]
        self.delimiter: str = written.get("delimiter", ",")
        self.missing = frozenset(["", *written.get("missing", ())])
        self.subject: dict[str, Any] = written["subject"]
        self.sources = {key: read_source(said, key) for key, said in written.get("sources", {}).items()}
        self.general_source = self._source(written, ())
        self.as_of = self._period()
        self.columns = tuple(
            self._column(one, ("properties", i)) for i, one in enumerate(written["properties"])
        )
        self._check_beginnings()
        self._check_sources()

    def places(self, first: Row) -> dict[str, int]:
        """Where each column of the table is; ``first`` is the row that names them."""
        places: dict[str, int] = {}
        for index, cell in enumerate(first.cells):
            name = cell.strip()
            if name in places:
                self.report_cell(first, index, f'two columns are named "{name}"', "rename one of them")
            places[name] = index
        for name, at in self._column_names():
            if name not in places:
                self.file.report(f'the table has no column "{name}"', at, hint=hint_for(name, places))
        return places

    def report_cell(self, row: Row, index: int, message: str, hint: str | None = None) -> None:
        """An error at cell ``index`` of ``row``."""
        line, column = row.place(index)
        self.file.problems.append(FactError(message, path=str(self.csv), line=line, column=column, hint=hint))

    def _column_names(self) -> list[tuple[str, Pointer]]:
        named: list[tuple[str, Pointer]] = [
            (self.subject[key], ("subject", key))
            for key in ("column", "id_column", *NAME_COLUMNS)
            if key in self.subject
        ]
        named += [
            (self.written[key], (key,)) for key in ("source_column", "as_of_column") if key in self.written
        ]
        named += [
            (one.described["column"], ("properties", i, "column")) for i, one in enumerate(self.columns)
        ]
        return named

    def _column(self, described: Mapping[str, Any], at: Pointer) -> PropertyColumn:
        self.file.property_places.setdefault(described["property"], []).append(
            self.file.place((*at, "property"))
        )
        own = {key: described[key] for key in ("population", "place") if key in described}
        return PropertyColumn(
            described=described,
            beginning=described.get("id", described["property"]),
            source=self._source(described, at),
            qualifiers={**own, **described.get("qualifiers", {})},
        )

    def _source(self, written: Mapping[str, Any], at: Pointer) -> Source | None:
        named = written.get("source")
        if isinstance(named, dict):
            return read_source(named)
        if named is not None and named not in self.sources:
            hint = hint_for(named, self.sources) or 'describe it under "sources"'
            self.file.report(f'unknown source "{named}"', (*at, "source"), hint=hint)
        return self.sources.get(named)

    def _period(self) -> Period | None:
        if "as_of" not in self.written:
            return None
        try:
            return read_period(self.written["as_of"])
        except ValueError as trouble:
            self.file.report(str(trouble), ("as_of",), hint=PERIOD_FORMS)
            return None

    def _check_beginnings(self) -> None:
        seen: set[str] = set()
        for index, column in enumerate(self.columns):
            if column.beginning in seen:
                self.file.report(
                    f'two columns make facts named "{column.beginning}-..."',
                    ("properties", index, "property"),
                    hint='give this column an "id" of its own',
                )
            seen.add(column.beginning)

    def _check_sources(self) -> None:
        if self.file.problems or self.general_source or "source_column" in self.written:
            return
        for index, column in enumerate(self.columns):
            if column.source is None:
                self.file.report(
                    f'"source" is missing from "{column.beginning}"',
                    ("properties", index),
                    hint="give it here, or once for the table at the top",
                )
