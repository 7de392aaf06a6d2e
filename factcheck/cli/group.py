"""The command group: commands are imported when they are called, and "check" is what is meant when none is named."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click

DEFAULT_COMMAND = "check"


class LazyCommand(NamedTuple):
    """Where a command is (``module:name``) and its line in the list of commands."""

    place: str
    short_help: str


class CommandGroup(click.Group):
    """``factcheck draft.md`` is ``factcheck check draft.md``; ``--help`` imports no command."""

    def __init__(self, *arguments: Any, lazy: Mapping[str, LazyCommand], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, _, name = self.lazy[cmd_name].place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, command.short_help) for name, command in self.lazy.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own_options = {*ctx.help_option_names, "--version"}
        if not args or (args[0] not in self.lazy and args[0] not in own_options):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)
