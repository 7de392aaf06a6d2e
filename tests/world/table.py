"""A made-up table of 150 countries: sixteen properties of each, the same in every run."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from factcheck.bundled import rules_dir

COUNTRIES = 150
HEADER = """\
kind: table
topic: world
title: Countries of the world
rows: world.csv
subject: {column: country, id_column: id, type: country}
source: {title: Yearbook of the World, publisher: Office of Made-up Numbers}
properties:
"""
# property: (kind of value, lowest, highest, decimals)
NUMBERS: dict[str, tuple[str, float, float, int]] = {
    "population": ("count", 1_000_000, 90_000_000, 0),
    "area": ("count", 2_000, 3_000_000, 0),
    "life-expectancy": ("count", 50, 86, 1),
    "median-age": ("count", 15, 49, 1),
    "literacy": ("percentage", 30, 99, 1),
    "urban-share": ("percentage", 15, 98, 1),
    "unemployment": ("percentage", 1, 35, 1),
    "gdp-growth": ("percentage", 0.5, 12, 1),
    "internet-users": ("percentage", 5, 99, 1),
    "birth-rate": ("count", 7, 46, 1),
    "infant-mortality": ("count", 2, 79, 1),
    "highest-point": ("count", 100, 7_900, 0),
    "forest-share": ("percentage", 1, 92, 1),
}
ANSWERS = {"capital-city": "name", "independence-year": "year", "currency": "name"}
MONEY = ("dollar", "franc", "shilling", "peso", "dinar", "pound")


def countries() -> list[dict[str, Any]]:
    """The first countries of the gazetteer that have a capital, with a value for each property."""
    places = yaml.safe_load((rules_dir() / "places" / "countries.yaml").read_text("utf-8"))
    rows = [row for row in places["countries"] if row.get("capital") and row.get("kind", "country") == "country"]
    return [_values(row) for row in rows[:COUNTRIES]]


def _values(row: dict[str, Any]) -> dict[str, Any]:
    values: dict[str, Any] = {"id": row["id"], "country": row["names"][0]}
    for name, (_, low, high, decimals) in NUMBERS.items():
        share = crc32(f"{row['id']} {name}".encode()) / 2**32
        value = round(low + share * (high - low), decimals)
        values[name] = int(value) if decimals == 0 else value
    values["capital-city"] = row["capital"]
    values["independence-year"] = 1800 + crc32(row["id"].encode()) % 200
    values["currency"] = MONEY[crc32(f"{row['id']} currency".encode()) % len(MONEY)]
    return values


def write_table(folder: Path) -> list[dict[str, Any]]:
    """Write world.yaml and world.csv into ``folder``; the rows."""
    rows = countries()
    kinds = {name: kind for name, (kind, *_) in NUMBERS.items()} | ANSWERS
    lines = [f"  - {{property: {name}, column: {name}, value: {kind}}}\n" for name, kind in kinds.items()]
    (folder / "world.yaml").write_text(HEADER + "".join(lines), encoding="utf-8")
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "world.csv").write_text(text.getvalue(), encoding="utf-8")
    return rows
