"""The command group: "check" is what is meant when no command is named."""

from __future__ import annotations

import click

DEFAULT_COMMAND = "check"


class DefaultGroup(click.Group):
    """``factcheck draft.md`` is ``factcheck check draft.md``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own_options = {*ctx.help_option_names, "--version"}
        if not args or (args[0] not in self.commands and args[0] not in own_options):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)
