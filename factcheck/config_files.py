"""Reads configuration files: YAML, or the table of a TOML file, held against the schema with positions."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

from factcheck.config import TABLE, Config
from factcheck.errors import ConfigError
from factcheck.knowledge.schema_check import problems
from factcheck.knowledge.yaml_source import YamlSource, read_text

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def load_config(path: Path | None, root: Path) -> Config:
    """The configuration in ``path``, or the defaults for a run in ``root``.

    Raises ConfigError with line and column for a file that does not hold.
    """
    if path is None:
        return Config(root)
    settings = _from_toml(path) if path.suffix == ".toml" else _from_yaml(path)
    folder = path.parent
    return Config(
        root=folder,
        path=path,
        reference=tuple(folder / name for name in settings.get("reference", ())),
        rules=tuple(folder / name for name in settings.get("rules", ())),
        fail_on=settings.get("fail-on", "error"),
        exclude=tuple(settings.get("exclude", ())),
        color=settings.get("color"),
        subject=settings.get("subject"),
    )


def _from_yaml(path: Path) -> dict[str, Any]:
    source = YamlSource.load(path, ConfigError)
    if source.data is None:  # a file of comments only, as "factcheck init" writes it before it is edited
        return {}
    for problem in problems(source, "config", ConfigError):
        raise problem
    for key in ("reference", "rules"):
        for number, name in enumerate(source.data.get(key, ())):
            if not (path.parent / name).exists():
                raise source.problem(f'"{key}" names {name}, which is not there', (key, number))
    settings: dict[str, Any] = source.data
    return settings


def _from_toml(path: Path) -> dict[str, Any]:
    text = read_text(path, ConfigError)
    try:
        table = tomllib.loads(text).get("tool", {}).get("factcheck", {})
    except tomllib.TOMLDecodeError as error:
        place = _TOML_PLACE.search(str(error))
        at_end = text.count("\n") + 1, len(text) - text.rfind("\n")
        line, column = (int(place[1]), int(place[2])) if place else at_end
        message = f"not TOML: {re.sub(r' *[(]at .*[)]$', '', str(error))}"
        raise ConfigError(message, path=str(path), line=line, column=column) from error
    if not isinstance(table, dict):
        raise ConfigError(
            '"tool.factcheck" should be a table', path=str(path), hint="Write [tool.factcheck]."
        )
    # TOML parsers keep no positions: the table is checked as JSON, one key a line, and each line led back.
    keys = list(table)
    rows = ",\n".join(f"{json.dumps(key)}: {json.dumps(table[key], default=str)}" for key in keys)
    source = YamlSource(str(path), f"{{{rows}}}", ConfigError)
    found = problems(source, "config", ConfigError)
    missing = [
        source.problem(f'"{key}" names {name}, which is not there', (key,))
        for key in ("reference", "rules")
        for name in table.get(key, ())
        if not found and not (path.parent / name).exists()
    ]
    for problem in (*found, *missing):
        key = keys[min(problem.line or 1, len(keys)) - 1]
        line, column = _place_in_toml(text, key)
        raise ConfigError(problem.message, path=str(path), line=line, column=column, hint=problem.hint)
    settings: dict[str, Any] = table
    return settings


def _place_in_toml(text: str, key: str) -> tuple[int, int]:
    """Where the table [tool.factcheck] sets ``key``; its header if the key is written in another way."""
    table = TABLE.search(text)
    start = table.end() if table else 0
    written = re.compile(rf"^[ \t]*(?=[\"']?{re.escape(key)}[\"']?[ \t]*=)", re.MULTILINE).search(text, start)
    offset = written.end() if written else start
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
