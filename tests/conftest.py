"""What all tests share: on CI, property tests draw the same examples every time."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

import factcheck
from tests import shared

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("local", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.fixture(scope="session")
def checker() -> factcheck.Checker:
    """The bundled reference and rules."""
    return shared.checker()
