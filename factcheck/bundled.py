"""Where the reference and the rules are that come with factcheck."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import ConfigError

_PACKAGE = Path(__file__).parent


def reference_dir() -> Path:
    """The folder of the bundled fact sets."""
    return _bundled("reference")


def rules_dir() -> Path:
    """The folder of the bundled rules, which hold the language knowledge too."""
    return _bundled("rules")


def _bundled(name: str) -> Path:
    """Inside an installed package, or beside the package in a checkout."""
    for folder in (_PACKAGE / "bundled_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise ConfigError(
        f"the bundled {name} folder is missing", hint="The installation is damaged: install factcheck again."
    )
