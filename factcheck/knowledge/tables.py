"""Reads a fact set written as a CSV table with a small YAML header that says what its columns mean.

A row is a subject, or a subject in a year. Of several years the latest gives the value, the rest its history.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from factcheck.errors import FactcheckError, FactError
from factcheck.knowledge.cells import read_cell, split_cell
from factcheck.knowledge.csv_rows import Row, read_rows
from factcheck.knowledge.entities import Entity
from factcheck.knowledge.fact_sets import FactSet, ReadFile
from factcheck.knowledge.facts import Fact, HistoricValue, Source
from factcheck.knowledge.periods import PERIOD_FORMS, Period, read_period
from factcheck.knowledge.schema_check import problems
from factcheck.knowledge.suggestions import hint_for
from factcheck.knowledge.table_header import NAME_COLUMNS, TableHeader
from factcheck.knowledge.value_reader import ValueTrouble
from factcheck.knowledge.values import Value, slug
from factcheck.knowledge.yaml_source import YamlSource


def read_table(source: YamlSource) -> ReadFile:
    """The fact set of the table that the header describes, with every problem of header and rows."""
    found = problems(source, "table", FactError)
    if found:
        return ReadFile(source, FactSet("", source.path), problems=found)
    header = TableHeader(source)
    rows = _TableRows(header)
    if not header.file.problems:
        try:
            rows.read()
        except FactcheckError as trouble:
            header.file.problems.append(trouble)
    written = header.written
    header.file.row_entities = tuple(rows.entities.values())
    header.file.fact_set = FactSet(
        topic=written["topic"],
        path=source.path,
        title=written.get("title"),
        licence=written.get("licence"),
        attribution=written.get("attribution"),
        sources=tuple(header.sources.values()),
        entities=(),
        facts=() if header.file.problems else tuple(rows.facts()),
    )
    return header.file


class _Known(NamedTuple):
    """What one cell gives: the value of a property of a subject in a period."""

    value: Value
    period: Period | None
    source: Source
    line: int
    column: int


class _TableRows:
    """The rows of one table, read one after another into facts."""

    def __init__(self, header: TableHeader) -> None:
        self.entities: dict[str, Entity] = {}
        self._header = header
        self._places: dict[str, int] = {}
        self._periods: dict[str, Period] = {}
        self._known: dict[tuple[int, str], list[_Known]] = {}
        self._lines: dict[tuple[str, Period | None], int] = {}

    def read(self) -> None:
        header = self._header
        name = header.written["rows"]
        if not header.csv.is_file():
            header.file.report(f'there is no file "{name}" beside this one', ("rows",))
            return
        rows = read_rows(header.csv, header.delimiter)
        first = next(rows, None)
        if first is None:
            header.file.report(f'"{name}" is empty', ("rows",))
            return
        self._places = header.places(first)
        if header.file.problems:
            return
        for row in rows:
            self._read_row(row, len(first.cells))
        if not self._known and not header.file.problems:
            header.file.report(f'"{name}" holds no values', ("rows",))

    def facts(self) -> Iterator[Fact]:
        """One fact for every property and subject, by column and then by row."""
        path, topic = str(self._header.csv), self._header.written["topic"]
        for (index, subject), known in sorted(self._known.items(), key=lambda item: item[0][0]):
            column = self._header.columns[index]
            *earlier, latest = sorted(known, key=_order) if len(known) > 1 else known
            yield Fact(
                id=f"{column.beginning}-{subject}",
                subject=subject,
                property=column.described["property"],
                value=latest.value,
                source=latest.source,
                unit=column.described.get("unit"),
                estimate=column.described.get("estimate", False),
                qualifiers=column.qualifiers,
                as_of=latest.period,
                history=tuple(HistoricValue(one.period, one.value, one.source) for one in earlier),
                note=column.described.get("note"),
                tags=tuple(column.described.get("tags", ())),
                topic=topic,
                path=path,
                line=latest.line,
                column=latest.column,
            )

    def _read_row(self, row: Row, width: int) -> None:
        header = self._header
        if len(row.cells) != width:
            too_many = len(row.cells) > width
            header.report_cell(
                row,
                width if too_many else len(row.cells),
                f"this row has {len(row.cells)} cells; the first row names {width} columns",
                "put a cell that holds the delimiter in quotes" if too_many else None,
            )
            return
        so_far = len(header.file.problems)
        source, period, subject = self._source(row), self._period(row), self._subject(row)
        if subject is None or len(header.file.problems) > so_far or self._is_repeated(row, subject, period):
            return
        for index, column in enumerate(header.columns):
            place = self._places[column.described["column"]]
            text = row.cells[place].strip()
            if text in header.missing:
                continue
            given = source or column.source or header.general_source
            if given is None:
                own = self._places[header.written["source_column"]]
                header.report_cell(row, own, "this row names no source", 'or give one for all as "source"')
                return
            try:
                value = read_cell(text, column.described)
            except ValueTrouble as trouble:
                header.report_cell(row, place, trouble.message, trouble.hint)
                continue
            self._known.setdefault((index, subject), []).append(
                _Known(value, period, given, *row.place(place))
            )

    def _is_repeated(self, row: Row, subject: str, period: Period | None) -> bool:
        first_line = self._lines.setdefault((subject, period), row.line)
        if first_line == row.line:
            return False
        when = f" for {period.words()}" if period else ""
        self._header.report_cell(
            row,
            self._places[self._header.subject["column"]],
            f'"{self.entities[subject].name}" is there twice{when}',
            f"the other is on line {first_line}",
        )
        return True

    def _subject(self, row: Row) -> str | None:
        described = self._header.subject
        place = self._places[described["column"]]
        name = row.cells[place].strip()
        if not name:
            self._header.report_cell(row, place, f'"{described["column"]}" is empty in this row')
            return None
        subject = slug(row.cells[self._places[described["id_column"]]] if "id_column" in described else name)
        if subject not in self.entities:
            others, adjectives, demonyms, former_names = (self._names(row, key) for key in NAME_COLUMNS)
            line, column = row.place(place)
            self.entities[subject] = Entity(
                id=subject,
                type=described.get("type", "thing"),
                names=(name, *others),
                adjectives=adjectives,
                demonyms=demonyms,
                former_names=former_names,
                path=str(self._header.csv),
                line=line,
                column=column,
            )
        return subject

    def _names(self, row: Row, key: str) -> tuple[str, ...]:
        column = self._header.subject.get(key)
        return () if column is None else tuple(split_cell(row.cells[self._places[column]]))

    def _source(self, row: Row) -> Source | None:
        column = self._header.written.get("source_column")
        if column is None:
            return None
        named, known = row.cells[self._places[column]].strip(), self._header.sources
        if named and named not in known:
            hint = hint_for(named, known) or 'describe it under "sources" in the header'
            self._header.report_cell(row, self._places[column], f'unknown source "{named}"', hint)
        return known.get(named)

    def _period(self, row: Row) -> Period | None:
        if "as_of_column" not in self._header.written:
            return self._header.as_of
        place = self._places[self._header.written["as_of_column"]]
        text = row.cells[place].strip()
        if text in self._header.missing:
            return self._header.as_of
        if text not in self._periods:
            try:
                self._periods[text] = read_period(text)
            except ValueError as trouble:
                self._header.report_cell(row, place, str(trouble), PERIOD_FORMS)
                return None
        return self._periods[text]


def _order(known: _Known) -> tuple[date, date]:
    """Later periods last; a value that no period ties down comes before all others."""
    period = known.period
    if period is None:
        return date.min, date.min
    return period.last or date.max, period.first or date.min
