"""Reads a fact set written as one YAML file a topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.errors import FactError
from factcheck.knowledge.entities import Entity
from factcheck.knowledge.fact_sets import FactSet, Mention, ReadFile, read_source
from factcheck.knowledge.facts import Fact, HistoricValue, Source, Tolerance
from factcheck.knowledge.periods import PERIOD_FORMS, Period, read_period
from factcheck.knowledge.schema_check import problems
from factcheck.knowledge.suggestions import hint_for
from factcheck.knowledge.value_reader import ValueTrouble, read_value
from factcheck.knowledge.values import Count, Identifier, Name, Percentage, Value
from factcheck.knowledge.yaml_source import Pointer, YamlSource


def read_topic(source: YamlSource) -> ReadFile:
    """The fact set of a topic file and every problem found on the way; no facts when the schema is broken."""
    found = problems(source, "reference", FactError)
    if found:
        return ReadFile(source, FactSet("", source.path), problems=found)
    return _TopicReader(source).read()


class _TopicReader:
    """Walks one file that its schema accepts, and keeps what is wrong beyond the schema's reach."""

    def __init__(self, source: YamlSource) -> None:
        written = source.data
        self._written: dict[str, Any] = written
        self._file = ReadFile(source, FactSet(written["topic"], source.path))
        self._sources = {
            source_id: read_source(described, source_id)
            for source_id, described in written.get("sources", {}).items()
        }

    def read(self) -> ReadFile:
        written = self._written
        entities = tuple(
            read_entity(self._file, described, ("entities", index))
            for index, described in enumerate(written.get("entities", ()))
        )
        facts = tuple(
            fact
            for index, row in enumerate(written.get("facts", ()))
            if (fact := self._fact(row, ("facts", index))) is not None
        )
        used = dict.fromkeys(known.source for fact in facts for known in fact.known_values())
        self._file.fact_set = FactSet(
            topic=written["topic"],
            path=self._file.source.path,
            title=written.get("title"),
            licence=written.get("licence"),
            attribution=written.get("attribution"),
            sources=tuple(dict.fromkeys([*self._sources.values(), *used])),
            entities=entities,
            facts=facts,
        )
        return self._file

    def _fact(self, row: dict[str, Any], at: Pointer) -> Fact | None:
        known_so_far = len(self._file.problems)
        file = self._file
        subject = row.get("subject", self._written.get("subject"))
        if subject is None:
            file.report(
                f'"subject" is missing from "{row["id"]}"',
                at,
                hint="give it here, or once for the file at the top",
            )
        else:
            pointer: Pointer = (*at, "subject") if "subject" in row else ("subject",)
            file.mentions.append(Mention(subject, pointer))
        source = self._source(row, at, f'"{row["id"]}"')
        value = self._value(row["value"], (*at, "value"))
        if "as_of" in row and "period" in row:
            file.report(
                '"as_of" and "period" are both given', (*at, "period"), key=True,
                hint='"as_of" is when it was measured, "period" how long it holds; keep one',
            )  # fmt: skip
        as_of = self._period(row, at, "as_of")
        period = self._period(row, at, "period")
        history = self._history(row, at, value, source)
        tolerance = self._tolerance(row, at, value)
        file.property_places.setdefault(row["property"], []).append(file.place((*at, "property")))
        if len(file.problems) > known_so_far or value is None or source is None or subject is None:
            return None
        line, column = file.source.position((*at, "id"))
        return Fact(
            id=row["id"],
            subject=subject,
            property=row["property"],
            value=value,
            source=source,
            unit=row.get("unit"),
            estimate=row.get("estimate", False),
            tolerance=tolerance,
            qualifiers=self._qualifiers(row, at),
            as_of=as_of,
            period=period,
            history=history,
            quote=row.get("quote"),
            note=row.get("note"),
            tags=tuple(row.get("tags", ())),
            topic=self._written["topic"],
            path=file.source.path,
            line=line,
            column=column,
        )

    def _qualifiers(self, row: dict[str, Any], at: Pointer) -> Mapping[str, str]:
        qualifiers: dict[str, str] = {key: row[key] for key in ("population", "place") if key in row}
        for key, said in row.get("qualifiers", {}).items():
            if key in qualifiers:
                self._file.report(
                    f'"{key}" is already given for this fact', (*at, "qualifiers", key), key=True
                )
            qualifiers[key] = said
        return qualifiers

    def _history(
        self, row: dict[str, Any], at: Pointer, value: Value | None, source: Source | None
    ) -> tuple[HistoricValue, ...]:
        read: list[HistoricValue] = []
        for index, past in enumerate(row.get("history", ())):
            here = (*at, "history", index)
            period = self._period(past, here, "period")
            past_value = self._value(past["value"], (*here, "value"))
            past_source = self._source(past, here, "this entry") if "source" in past else source
            if period is None or past_value is None or past_source is None:
                continue
            if value is not None and past_value.kind != value.kind:
                self._file.report(
                    f"a {past_value.kind} cannot be an earlier or later {value.kind}", (*here, "value"),
                    hint=f'write a {value.kind}, as in "value" of the fact',
                )  # fmt: skip
            read.append(HistoricValue(period, past_value, past_source, past.get("quote"), past.get("note")))
        return tuple(read)

    def _value(self, written: dict[str, Any], at: Pointer) -> Value | None:
        try:
            value = read_value(written)
        except ValueTrouble as trouble:
            self._file.report(trouble.message, (*at, *trouble.pointer), hint=trouble.hint)
            return None
        content = next(iter(written.values()))
        if isinstance(value, Name) and isinstance(content, dict) and "entity" in content:
            self._file.mentions.append(Mention(value.id, (*at, "name", "entity")))
        if isinstance(value, Identifier) and value.of is not None:
            self._file.mentions.append(Mention(value.of, (*at, "identifier", "of")))
        return value

    def _period(self, row: dict[str, Any], at: Pointer, key: str) -> Period | None:
        if key not in row:
            return None
        try:
            return read_period(row[key])
        except ValueError as trouble:
            self._file.report(str(trouble), (*at, key), hint=PERIOD_FORMS)
            return None

    def _source(self, row: dict[str, Any], at: Pointer, owner: str) -> Source | None:
        named = row.get("source", self._written.get("source"))
        pointer: Pointer = (*at, "source") if "source" in row else ("source",)
        if named is None:
            self._file.report(
                f'"source" is missing from {owner}', at, hint="give it here, or once for the file at the top"
            )
            return None
        if isinstance(named, dict):
            return read_source(named)
        if named not in self._sources:
            self._file.report(
                f'unknown source "{named}"', pointer, hint=hint_for(named, self._sources) or _NO_SOURCES
            )
            return None
        return self._sources[named]

    def _tolerance(self, row: dict[str, Any], at: Pointer, value: Value | None) -> Tolerance | None:
        written = row.get("tolerance")
        if written is None or value is None:
            return None
        here = (*at, "tolerance")
        if not isinstance(value, Count | Percentage):
            self._file.report(
                f"a {value.kind} has no tolerance", here, key=True, hint="only numbers have one"
            )
            return None
        low, high, margin = written.get("low"), written.get("high"), written.get("plus_minus")
        if margin is not None:
            if low is not None or high is not None:
                self._file.report(
                    '"plus_minus" leaves no room for "low" and "high"', (*here, "plus_minus"), key=True
                )
                return None
            low, high = value.number - margin, value.number + margin
        if low is None and high is None:
            self._file.report(
                "a tolerance needs its limits", here, hint='write "low" and "high", or "plus_minus"'
            )
            return None
        low, high = value.number if low is None else low, value.number if high is None else high
        if not low <= value.number <= high:
            self._file.report(
                f"the tolerance ({low} to {high}) leaves out the value itself ({value.number})", here
            )
            return None
        return Tolerance(low, high, written["reason"])


_NO_SOURCES = 'describe it under "sources"'


def read_entity(file: ReadFile, described: dict[str, Any], at: Pointer) -> Entity:
    """The entity that a mapping at ``at`` describes."""
    line, column = file.source.position((*at, "id"))
    if "within" in described:
        file.mentions.append(Mention(described["within"], (*at, "within")))
    return Entity(
        id=described["id"],
        type=described.get("type", "thing"),
        names=tuple(described["names"]),
        adjectives=tuple(described.get("adjectives", ())),
        demonyms=tuple(described.get("demonyms", ())),
        former_names=tuple(described.get("former_names", ())),
        within=described.get("within"),
        path=file.source.path,
        line=line,
        column=column,
    )
