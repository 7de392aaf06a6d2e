"""What the tests of documents share: one checker with the bundled reference."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.checker import Checker


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The bundled reference and rules."""
    return factcheck.load()
