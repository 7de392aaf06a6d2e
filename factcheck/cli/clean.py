"""factcheck clean: remove what earlier runs have kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from factcheck.cache.folder import TAG_FILE
from factcheck.cache.place import cache_path
from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.options import cache_dir_option, settings_options
from factcheck.cli.streams import note
from factcheck.config.resolver import SettingsResolver
from factcheck.errors import ConfigError


@click.command()
@settings_options
@cache_dir_option
def clean(
    cache_dir: Path | None, resolver: SettingsResolver
) -> int:
    """Remove the cache that a check in this folder would use. A folder that is no cache is left alone."""
    folder = cache_path(resolver.base, cache_dir)
    if not folder.exists():
        note(f"There is no cache at {folder}")
        return CLEAN
    if not (folder / TAG_FILE).is_file():
        raise ConfigError("is no cache of factcheck; nothing was removed", path=str(folder))
    shutil.rmtree(folder)
    note(f"Removed {folder}")
    return CLEAN
