"""Options whose value may be left out, and that never take the next word for it: ``--changed``, ``--changed=main``."""

from __future__ import annotations

import click

IMPLIED = {"--changed": "HEAD", "--add-ignore": ""}
"""What each means without a value."""


class OptionalValues(click.Command):
    """A command with such options. Click by itself takes a path that follows for the value."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        given = [f"{word}={IMPLIED[word]}" if word in IMPLIED else word for word in args[:end]]
        return super().parse_args(ctx, [*given, *args[end:]])
