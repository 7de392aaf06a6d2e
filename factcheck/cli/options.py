"""Options that several commands share, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from factcheck.cache.place import VARIABLE
from factcheck.config import Config, find_config
from factcheck.errors import ConfigError

_PATH = click.Path(path_type=Path)


def knowledge_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--config``, ``--reference`` and ``--rules``."""
    for option in (
        click.option(
            "--rules",
            type=_PATH,
            multiple=True,
            metavar="PATH",
            help="A rule file or folder, added to the bundled rules. May be repeated.",
        ),
        click.option(
            "--reference",
            type=_PATH,
            multiple=True,
            metavar="PATH",
            help="A fact set or a folder of them, instead of the bundled ones. May be repeated.",
        ),
        click.option(
            "--config",
            "config_path",
            type=_PATH,
            metavar="FILE",
            help="The configuration file. By default the nearest factcheck.yaml, or pyproject.toml with "
            "[tool.factcheck], in this folder or above it.",
        ),
    ):
        command = option(command)
    return command


cache_dir_option = click.option(
    "--cache-dir",
    type=_PATH,
    metavar="FOLDER",
    help=f"Where to keep what makes the next run faster. By default ${VARIABLE}, else .factcheck_cache beside "
    "the configuration file, else factcheck in the user's cache folder.",
)


def cache_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--cache-dir`` and ``--no-cache``."""
    for option in (
        click.option("--no-cache", is_flag=True, help="Neither use what earlier runs have kept nor keep anything."),
        cache_dir_option,
    ):
        command = option(command)
    return command


subject_option = click.option(
    "--subject",
    metavar="NAME",
    help="The country that texts are about where they name none: a name, or an id of the reference.",
)


def configured(
    config_path: Path | None,
    reference: tuple[Path, ...],
    rules: tuple[Path, ...],
    subject: str | None = None,
) -> Config:
    """The configuration of the run, in which options of the command line have the last word."""
    if config_path is not None and not config_path.is_file():
        raise ConfigError("no such configuration file", path=str(config_path))
    here = Path.cwd()
    found = config_path or find_config(here)
    config = _read(_as_seen_from(found, here)) if found else Config(Path())
    return Config(
        root=config.root,
        path=config.path,
        reference=reference or config.reference,
        rules=rules or config.rules,
        fail_on=config.fail_on,
        exclude=config.exclude,
        color=config.color,
        subject=subject or config.subject,
    )


def _read(path: Path) -> Config:
    # Parsers and schemas are imported only where there is a file for them: most runs have none, and start faster.
    from factcheck.config_files import load_config

    return load_config(path, path.parent)


def _as_seen_from(path: Path, here: Path) -> Path:
    """The path relative to the current folder where it lies below it, as messages show it best."""
    return path.relative_to(here) if path.is_relative_to(here) else path
