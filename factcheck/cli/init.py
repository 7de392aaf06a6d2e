"""factcheck init: a first configuration and a first fact set."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.streams import answer
from factcheck.errors import ConfigError

TEMPLATES: dict[str, str] = {
    "factcheck.yaml": "factcheck.yaml",
    "first-facts.yaml": "reference/first-facts.yaml",
}
"""The templates in the package and where they go."""


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path())
def init(folder: Path) -> int:
    """Write a commented factcheck.yaml and a first fact set into FOLDER. Nothing is ever overwritten."""
    targets = {template: folder / name for template, name in TEMPLATES.items()}
    for target in targets.values():
        if target.exists():
            raise ConfigError("is there already; nothing was written", path=str(target))
    for template, target in targets.items():
        text = (files("factcheck.cli") / "templates" / template).read_text("utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        answer(str(target))
    return CLEAN
