"""The names of facts and rules, kept apart from all else of them: to choose by name, a run needs no more."""

from __future__ import annotations

from factcheck.cache.folder import CacheFolder
from factcheck.knowledge.catalogue import Catalogue

_CATALOGUE = "catalogue"


def kept_catalogue(folder: CacheFolder, digest: str) -> Catalogue | None:
    """The catalogue of the knowledge of that digest, where it is kept."""
    kept = folder.read(_CATALOGUE, digest)
    if kept is None:
        return None
    try:
        return Catalogue.of_plain(kept)
    except (TypeError, ValueError, AttributeError):  # written by something else under the same name
        folder.drop(_CATALOGUE, digest)
        return None


def keep_catalogue(folder: CacheFolder, digest: str, catalogue: Catalogue) -> None:
    """Keep it for the next run."""
    folder.write(_CATALOGUE, digest, [catalogue.facts, catalogue.rules])
