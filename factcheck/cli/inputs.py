"""From the arguments of a command to what is to be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from factcheck.config.folder_rules import FolderRules
from factcheck.documents.walk import Selection, is_force_excluded, select_files
from factcheck.errors import ConfigError, DocumentError
from factcheck.jobs import Input

STDIN = "-"


def selected(paths: Sequence[str], rules: FolderRules, *, any_kind: bool) -> Selection:
    """The files that the arguments of a command name; without any, those of the current folder."""
    named = [Path(path) for path in paths if path != STDIN] if paths else [Path()]
    selection = select_files(named, rules, any_kind=any_kind)
    selection.errors[:] = [_with_hint(error) for error in selection.errors]
    return selection


def _with_hint(error: DocumentError) -> DocumentError:
    """A word that is no file may be a command that was mistyped, since "check" may be left out."""
    import difflib

    if click.get_current_context().params.get("changed") is not None:
        hint = f"If it is a revision, write --changed={error.path}."
        return DocumentError(error.message, path=error.path, hint=error.hint or hint)
    context = click.get_current_context().parent
    names = context.command.list_commands(context) if context and isinstance(context.command, click.Group) else []
    near = difflib.get_close_matches(str(error.path), names, n=1)
    hint = f"Did you mean the command {near[0]}?" if near else "Check the path."
    return DocumentError(error.message, path=error.path, hint=error.hint or hint)


def inputs_of(
    paths: Sequence[str],
    selection: Selection,
    rules: FolderRules,
    stdin_filename: str | None,
    *,
    put_through: bool = False,
) -> Iterator[Input]:
    """What is to be checked: the selected files, or the standard input under its name. Raises ConfigError.

    With ``put_through`` an excluded text of the standard input goes to the standard output: an editor that has the
    text fixed replaces it with what comes out.
    """
    yield from (Input(str(file)) for file in selection.files)
    if STDIN not in paths:
        if stdin_filename is not None:
            raise ConfigError(
                "--stdin-filename goes with - only", hint="Give - as the path to read the standard input."
            )
        return
    if len(paths) > 1:
        raise ConfigError("- stands alone", hint="Check the standard input and files in two runs.")
    if sys.stdin is None:  # a program may start another without one
        raise ConfigError("there is no standard input", hint="It was closed; give a file instead of -.")
    content = sys.stdin.buffer.read()
    if stdin_filename is None or not is_force_excluded(Path(stdin_filename), rules, selection):
        yield Input(stdin_filename or "<stdin>", content)
    elif put_through:
        sys.stdout.buffer.write(content)
