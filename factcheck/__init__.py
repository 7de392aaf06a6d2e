"""factcheck: flags statements in prose that contradict a reference fact set."""

from __future__ import annotations

from factcheck.checker import Checker, load
from factcheck.findings import Claim, Report

__version__ = "0.1.0"
__all__ = ["Checker", "Claim", "Report", "__version__", "load"]
