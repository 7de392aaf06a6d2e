"""Packs: reference sets, with their rules, that a configuration may extend by name."""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from factcheck.bundled import reference_dir
from factcheck.config.discovery import config_in
from factcheck.errors import ConfigError
from factcheck.knowledge.suggestions import hint_for

GROUP = "factcheck.packs"
"""The entry points of installed packs: each names a package in whose folder there is a configuration."""


def pack_layers(name: str) -> Path | dict[str, list[Path]] | ConfigError:
    """What the pack of that name brings: its configuration file, or, where it is a bundled one, the values of keys.

    An error, without a place, for a name that no pack has.
    """
    bundled = {folder.name: folder for folder in reference_dir().iterdir() if folder.is_dir()}
    if name in bundled:
        return {"reference": [bundled[name]]}
    installed = {point.name: point.value for point in entry_points(group=GROUP)}
    if name not in installed:
        hint = hint_for(name, [*bundled, *installed])
        return ConfigError(f'"extends" names {name}, which is neither a file nor a pack', hint=hint)
    spec = find_spec(installed[name])
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = config_in(Path(folder))
        if file is not None:
            return file
    return ConfigError(f"the pack {name} ({installed[name]}) has no configuration", hint="Install it again.")
