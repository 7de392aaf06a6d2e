"""What the tests of documents share: one checker with the bundled reference."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.checker import Checker
from tests.cli.conftest import check_line, run_line


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The bundled reference and rules."""
    return factcheck.load()


__all__ = ["check_line", "run_line"]
