"""The configuration: factcheck.yaml, or the table [tool.factcheck] of pyproject.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from factcheck.bundled import reference_dir, rules_dir

FailOn = Literal["error", "warning", "note", "never"]
Colour = Literal["auto", "always", "never"]

YAML_NAMES = ("factcheck.yaml", "factcheck.yml")
_TOML_NAME = "pyproject.toml"
TABLE = re.compile(r"^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*factcheck[ \t]*\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Config:
    """What a run is to use. ``root`` is the folder that relative paths and exclude patterns start from."""

    root: Path
    path: Path | None = None
    reference: tuple[Path, ...] = ()
    rules: tuple[Path, ...] = ()
    fail_on: FailOn = "error"
    exclude: tuple[str, ...] = ()
    color: Colour | None = None
    subject: str | None = None

    @property
    def reference_paths(self) -> tuple[Path, ...]:
        """The fact sets of the run: the configured ones, else the bundled ones."""
        return self.reference or (reference_dir(),)

    @property
    def rule_paths(self) -> tuple[Path, ...]:
        """The bundled rules, which every run needs for their language knowledge, and the configured ones."""
        return (rules_dir(), *self.rules)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in ``start`` or above it, no further than the root of a repository."""
    here = start.resolve()
    for folder in (here, *here.parents):
        for name in YAML_NAMES:
            if (folder / name).is_file():
                return folder / name
        pyproject = folder / _TOML_NAME
        if pyproject.is_file() and TABLE.search(pyproject.read_text("utf-8", errors="replace")):
            return pyproject
        if (folder / ".git").exists():
            return None
    return None
