"""Where the cache of a run is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cache.folder import CacheFolder
from factcheck.config.settings import Settings

if TYPE_CHECKING:
    from factcheck.cache.knowledge import KnowledgeCache

VARIABLE = "FACTCHECK_CACHE_DIR"
NAME = ".factcheck_cache"


def cache_path(config: Settings, named: Path | None = None) -> Path:
    """The folder named, else the one of the environment, else one in the project, else one of the user.

    A project is a folder with a configuration.
    """
    if named is not None:
        return named
    if os.environ.get(VARIABLE):
        return Path(os.environ[VARIABLE])
    if config.path is not None:
        return config.root / NAME
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "factcheck"


def cache_folder(config: Settings, named: Path | None = None, *, off: bool = False) -> CacheFolder | None:
    """The cache of a run; none where it was switched off."""
    return None if off else CacheFolder(cache_path(config, named))


def knowledge_cache(config: Settings, cache: CacheFolder | None) -> KnowledgeCache | None:
    """What the cache keeps of the knowledge of a run."""
    if cache is None:
        return None
    from factcheck.cache.knowledge import KnowledgeCache

    return KnowledgeCache(cache, config.reference_paths, config.rule_paths)
