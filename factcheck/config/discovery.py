"""Where configuration files are: factcheck.yaml, or pyproject.toml with a table of ours."""

from __future__ import annotations

import os
import re
from pathlib import Path

from factcheck.errors import ConfigError

YAML_NAMES = ("factcheck.yaml", "factcheck.yml")
_TOML_NAME = "pyproject.toml"
# A header without its closing bracket is one too: the file is then refused rather than passed over.
_TABLE = re.compile(r"^[ \t]*\[{1,2}[ \t]*tool[ \t]*\.[ \t]*factcheck[ \t]*(?:[].]|$)", re.MULTILINE)


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in ``start`` or above it, no further than the root of a repository."""
    here = start.resolve()
    for folder in (here, *here.parents):
        found = config_in(folder)
        if found is not None:
            return found
        if (folder / ".git").exists():
            return None
    return None


def config_in(folder: Path) -> Path | None:
    """The configuration file of that very folder."""
    for name in YAML_NAMES:
        if (folder / name).is_file():
            return folder / name
    pyproject = folder / _TOML_NAME
    if not pyproject.is_file():
        return None
    try:
        text = pyproject.read_text("utf-8", errors="replace")
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        raise ConfigError(message, path=str(as_seen_from_here(pyproject))) from error
    return pyproject if _TABLE.search(text) else None


def as_seen_from_here(path: Path) -> Path:
    """The path relative to the current folder where it lies below it or beside the way to it, as messages show it."""
    here = Path.cwd()
    near = path.is_relative_to(here) or (path.is_absolute() and here.is_relative_to(path.parent))
    return Path(os.path.relpath(path, here)) if near else path
