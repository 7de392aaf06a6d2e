"""What a run would do, shown instead of doing it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.cli.exit_codes import CLEAN, ERROR
from factcheck.cli.streams import answer, show_error
from factcheck.config.settings import Settings
from factcheck.documents.walk import Selection
from factcheck.jobs import Input


def show_settings_of(path: Path, settings: Settings) -> int:
    """What holds for a file, and where each value was written."""
    from factcheck.config.show import setting_lines

    answer(f"# {path}: {settings.path or 'no configuration file'}")
    for line in setting_lines(settings):
        answer(line)
    return CLEAN


def show_files_of(inputs: Sequence[Input], selection: Selection) -> int:
    """The names of what would be checked, one a line."""
    for each in inputs:
        answer(each.path)
    for error in selection.errors:
        show_error(error)
    return ERROR if selection.errors else CLEAN
