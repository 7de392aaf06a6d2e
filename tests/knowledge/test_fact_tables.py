"""Fact sets written as tables: one row a subject and year, one column a property."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import FactError
from factcheck.knowledge.reference_files import load_reference
from factcheck.knowledge.values import Duration, Identifier, Member, SetOf

HEADER = """\
kind: table
topic: countries
licence: CC0
rows: countries.csv
subject: {column: country, type: country, names_column: other names, adjectives_column: adjective}
as_of_column: year
missing: ["..", n/a]
sources:
  bank: {title: Indicators, publisher: A bank}
source: bank
properties:
  - {property: population, column: people, value: count, unit: person, estimate: true}
  - {property: literacy, column: literate, value: percentage, population: adult}
"""
ROWS = """\
country,other names,adjective,year,people,literate
Kyrgyzstan,Kyrgyz Republic; Kirghizia,Kyrgyz,2019,6456900,99.6%
"Korea, South",,Korean; South Korean,2020,51780579,n/a
Kyrgyzstan,,,2021,6691800,..
Kyrgyzstan,,,2009,5383300,99.2

Côte d'Ivoire,,Ivorian,2020,26811790,
"""


def written(folder: Path, header: str, rows: str) -> Path:
    (folder / "countries.csv").write_text(rows, encoding="utf-8")
    (folder / "countries.yaml").write_text(header, encoding="utf-8")
    return folder


def test_a_table_becomes_facts(tmp_path: Path) -> None:
    reference = load_reference([written(tmp_path, HEADER, ROWS)])
    assert sorted(reference.by_id) == [
        "literacy-kyrgyzstan",
        "population-cote-d-ivoire",
        "population-korea-south",
        "population-kyrgyzstan",
    ]
    people = reference.fact("population-kyrgyzstan")
    assert people.words() == "an estimated 6,691,800 (2021)"
    assert [(past.period.text, past.value.words()) for past in people.history if past.period] == [
        ("2009", "5,383,300"),
        ("2019", "6,456,900"),
    ]
    assert people.source.words() == "Indicators, A bank"
    literacy = reference.fact("literacy-kyrgyzstan")
    assert (literacy.words(), literacy.qualifiers) == ("99.6% (2019)", {"population": "adult"})
    kyrgyzstan = reference.subject_of(people)
    assert kyrgyzstan.names == ("Kyrgyzstan", "Kyrgyz Republic", "Kirghizia")
    assert kyrgyzstan.adjectives == ("Kyrgyz",)


def test_a_fact_of_a_table_knows_its_cell(tmp_path: Path) -> None:
    reference = load_reference([written(tmp_path, HEADER, ROWS)])
    lines = ROWS.split("\n")
    for fact_id, cell in (
        ("population-korea-south", "51780579"),
        ("population-kyrgyzstan", "6691800"),
        ("literacy-kyrgyzstan", "99.6%"),
        ("population-cote-d-ivoire", "26811790"),
    ):
        fact = reference.fact(fact_id)
        assert fact.path == str(tmp_path / "countries.csv")
        assert lines[fact.line - 1][fact.column - 1 :].startswith(cell)


def test_a_cell_that_holds_a_line_break_shifts_no_line(tmp_path: Path) -> None:
    rows = 'country,other names,adjective,year,people,literate\n"Korea,\nSouth","a ""b""",,2020,5,x\n'
    with pytest.raises(FactError) as raised:
        load_reference([written(tmp_path, HEADER, rows)])
    assert (raised.value.line, raised.value.column) == (3, len('South","a ""b""",,2020,5,') + 1)


def test_every_kind_of_value_in_a_cell(tmp_path: Path) -> None:
    header = """\
kind: table
topic: laws
rows: countries.csv
delimiter: ";"
subject: {column: country, id_column: code}
source: {title: A book of law}
as_of: 2020
properties:
  - {property: since, column: a, value: year}
  - {property: penalty, column: b, value: duration, bound: max, unit: month}
  - {property: tier, column: c, value: rank, scheme: report}
  - {property: legality, column: d, value: status}
  - {property: roles, column: e, value: set, closed: true}
  - {property: capital, column: f, value: name}
  - {property: article, column: g, value: identifier, label: article}
  - {property: proof, column: h, value: yes_no}
  - {property: district, column: i, value: state}
"""
    rows = (
        "code;country;a;b;c;d;e;f;g;h;i\n"
        'KG;Kyrgyzstan;1998;60;Tier 2;Not legal;"source; transit";Bishkek;124;Yes;former\n'
    )
    reference = load_reference([written(tmp_path, header, rows)])
    values = {fact.property: fact.value for fact in reference.facts}
    assert {name: value.words() for name, value in values.items()} == {
        "since": "1998",
        "penalty": "up to 60 months",
        "tier": "Tier 2",
        "legality": "not legal",
        "roles": "source and transit",
        "capital": "Bishkek",
        "article": "Article 124",
        "proof": "yes",
        "district": "former",
    }
    assert isinstance(values["penalty"], Duration)
    assert values["penalty"].maximum_years == 5
    assert values["roles"] == SetOf((Member("source", "source"), Member("transit", "transit")), closed=True)
    assert values["article"] == Identifier("124", "article")
    assert {fact.subject for fact in reference.facts} == {"kg"}


def test_a_topic_file_describes_the_subjects_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "places.yaml").write_text(
        "topic: places\nentities: [{id: kyrgyzstan, names: [Kyrgyz Republic], demonyms: [Kyrgyzstanis]}]\n"
    )
    reference = load_reference([written(tmp_path, HEADER, ROWS)])
    assert reference.entity_by_id["kyrgyzstan"].names == ("Kyrgyz Republic",)
    assert reference.entity_by_id["korea-south"].adjectives == ("Korean", "South Korean")


def test_two_columns_of_one_property_need_ids(tmp_path: Path) -> None:
    header = HEADER + "  - {property: literacy, column: people, value: count, population: child}\n"
    with pytest.raises(FactError) as raised:
        load_reference([written(tmp_path, header, ROWS)])
    assert (raised.value.line, raised.value.column) == (14, 16)
    header = header.replace("value: count, population: child", "value: count, population: child, id: pupils")
    assert "pupils-kyrgyzstan" in load_reference([written(tmp_path, header, ROWS)]).by_id


def test_sixteen_properties_of_150_countries(tmp_path: Path) -> None:
    columns = [f"c{index}" for index in range(16)]
    header = (
        HEADER.split("properties:", maxsplit=1)[0].replace(
            ", names_column: other names, adjectives_column: adjective", ""
        )
        + "properties:\n"
        + "".join(f"  - {{property: p{name}, column: {name}, value: count}}\n" for name in columns)
    )
    rows = (
        "country,year,"
        + ",".join(columns)
        + "\n"
        + "".join(
            f"Country {row},2020," + ",".join(str(row * 16 + column) for column in range(16)) + "\n"
            for row in range(150)
        )
    )
    reference = load_reference([written(tmp_path, header, rows)])
    assert len(reference.facts) == 2400
    (fact,) = reference.facts_about("pc3", "country-149")
    assert fact.value.words() == "2,387"
    assert len(reference.property_places) == 16
