"""What the tests of documents share: one checker with the bundled reference."""

from __future__ import annotations

from tests.cli.conftest import check_line, run_line

__all__ = ["check_line", "run_line"]
