"""Reads a fact set written as a CSV table with a small YAML header."""

from __future__ import annotations

from factcheck.knowledge.fact_sets import FactSet, ReadFile
from factcheck.knowledge.yaml_source import YamlSource


def read_table(source: YamlSource) -> ReadFile:
    """The fact set of the table that the header describes."""
    return ReadFile(source, FactSet("", source.path))
