"""factcheck: flags statements in prose that contradict a reference fact set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.checker import Checker, load
    from factcheck.findings import Claim, Report

__version__ = "0.1.0"
__all__ = ["Checker", "Claim", "Report", "__version__", "load"]

_HOMES = {"Checker": "checker", "load": "checker", "Claim": "findings", "Report": "findings"}


def __getattr__(name: str) -> Any:
    """The public names, from the module each lives in when first asked for: ``--help`` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return found
