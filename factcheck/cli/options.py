"""Options that several commands share, and the settings that they come to."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from factcheck.cache.place import VARIABLE
from factcheck.config.given import from_options, from_pairs, from_variables
from factcheck.config.keys import KEYS
from factcheck.config.resolver import Given, SettingsResolver
from factcheck.config.sizes import size_in_bytes
from factcheck.errors import ConfigError
from factcheck.jobs import usable_cores

Command = Callable[..., Any]

_PATH = click.Path(path_type=Path)
_TREATMENTS = click.Choice(["off", "note", "warning", "lower", "same"])

cache_dir_option = click.option(
    "--cache-dir",
    type=_PATH,
    metavar="FOLDER",
    help=f"Where to keep what makes the next run faster. By default ${VARIABLE}, else .factcheck_cache beside "
    "the configuration file, else factcheck in the user's cache folder.",
)

subject_option = click.option(
    "--subject",
    metavar="NAME",
    help="The country that texts are about where they name none: a name, or an id of the reference.",
)

fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "note", "never"]),
    help="The lowest severity that makes the exit code 1. By default error.",
)


color_option = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), help="Whether to colour the output."
)


class JobsType(click.ParamType):  # type: ignore[type-arg]
    """A number of processes, or ``auto`` for as many as there are cores to run on."""

    name = "jobs"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        if value == "auto":
            return usable_cores()
        if str(value).isdecimal() and int(value) > 0:
            return int(value)
        raise click.BadParameter(f"{value!r} is neither auto nor a number of processes", ctx=ctx, param=param)


jobs_option = click.option(
    "-j",
    "--jobs",
    type=JobsType(),
    default="auto",
    metavar="N",
    show_default=True,
    help="How many processes may read at the same time; auto is one for each core, and one for a few files.",
)


class SizeType(click.ParamType):  # type: ignore[type-arg]
    """A number of bytes, or a size such as 50MB."""

    name = "size"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return size_in_bytes(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx=ctx, param=param) from error


def _patterns(name: str, words: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, metavar="PATTERN", help=words)


def _names(name: str, words: str) -> Callable[[Command], Command]:
    return click.option(name, multiple=True, metavar="NAMES", help=words)


def cache_options(command: Command) -> Command:
    """``--cache-dir`` and ``--no-cache``."""
    for option in (
        click.option("--no-cache", is_flag=True, help="Neither use what earlier runs have kept nor keep anything."),
        cache_dir_option,
    ):
        command = option(command)
    return command


def file_options(command: Command) -> Command:
    """``--exclude`` and what else says which files of a folder are taken."""
    for option in (
        click.option(
            "--max-file-size",
            type=SizeType(),
            metavar="SIZE",
            help="Files that are larger are not read: bytes, or a size such as 50MB, the default.",
        ),
        click.option("--force-exclude", is_flag=True, help="Leave excluded files out even when they are named."),
        _patterns("--extend-exclude", "Leave files out, beside those of the configuration."),
        _patterns(
            "--exclude",
            "Leave files out, as in a .gitignore, instead of those of the configuration's exclude. May be repeated.",
        ),
        _patterns("--include", "Take only those files of folders that fit. May be repeated."),
    ):
        command = option(command)
    return command


def selection_options(command: Command) -> Command:
    """``--select``, ``--ignore`` and what else says which findings stand and how grave they are."""
    for option in (
        click.option("--outdated", type=_TREATMENTS, help="The same for values that were right at another time."),
        click.option("--hedged", type=_TREATMENTS, help="The same for statements that are hedged."),
        click.option("--quoted", type=_TREATMENTS, help="The same for statements inside a quotation."),
        click.option(
            "--attributed",
            type=_TREATMENTS,
            help="What becomes of statements that the text reports from someone else: off, at most a note, at most "
            "a warning, one severity lower (the default), or the same as others.",
        ),
        click.option(
            "--min-severity",
            type=click.Choice(["error", "warning", "note"]),
            help="The lowest severity that is shown. By default note.",
        ),
        _names("--ignore", "Facts, rules, topics and tags of which nothing is reported. May be repeated."),
        _names("--extend-select", "More facts, rules, topics and tags, beside those that are selected already."),
        _names(
            "--select",
            "The facts that statements are held against: ids of facts and rules, topics, tags, or how such names "
            "begin, with commas between them. May be repeated. By default ALL.",
        ),
    ):
        command = option(command)
    return command


def settings_options(command: Command) -> Command:
    """``--config``, ``--isolated``, ``--reference`` and ``--rules``.

    The command gets one ``resolver`` instead of them, which has heard of all its options that are settings.
    """

    @functools.wraps(command)
    def with_resolver(*arguments: Any, config: tuple[str, ...], isolated: bool, **others: Any) -> Any:
        options = {key.name: others.pop(key.field) for key in KEYS.values() if key.field in others}
        return command(*arguments, resolver=resolver_of(config, isolated, options), **others)

    options = (
        click.option(
            "--rules",
            type=_PATH,
            multiple=True,
            metavar="PATH",
            help="A rule file or folder, added to the bundled rules. May be repeated.",
        ),
        click.option(
            "--reference",
            type=_PATH,
            multiple=True,
            metavar="PATH",
            help="A fact set or a folder of them, instead of the bundled ones. May be repeated.",
        ),
        click.option("--isolated", is_flag=True, help="Use no configuration file and no environment variables."),
        click.option(
            "--config",
            multiple=True,
            metavar="FILE|KEY=VALUE",
            help="The configuration file for everything, or the value of one key. May be repeated. By default each "
            "file has the nearest factcheck.yaml, or pyproject.toml with [tool.factcheck], in its folder or above.",
        ),
    )
    wrapped: Command = with_resolver
    own = wrapped.__dict__.pop("__click_params__", [])
    for option in options:
        wrapped = option(wrapped)
    wrapped.__dict__["__click_params__"] += own  # which --help shows in reverse: these options come last
    return wrapped


def resolver_of(config: tuple[str, ...], isolated: bool, options: dict[str, Any]) -> SettingsResolver:
    """The settings of a run; raises ConfigError for what does not hold outside the files."""
    files = [word for word in config if "=" not in word or Path(word).is_file()]
    if len(files) > 1:
        raise ConfigError(f"--config names {len(files)} files", hint='One file can name others under "extends".')
    if files and not Path(files[0]).is_file():
        raise ConfigError("no such configuration file", path=files[0])
    if files and isolated:
        raise ConfigError("--isolated leaves no room for --config FILE")
    return SettingsResolver(
        Given(
            variables={} if isolated else from_variables(os.environ),
            pairs=from_pairs(word for word in config if word not in files),
            options=from_options(options),
            config=Path(files[0]) if files else None,
            isolated=isolated,
        )
    )
