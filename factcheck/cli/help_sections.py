"""The help of a command with many options, in sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

SECTIONS: Mapping[str, Sequence[str]] = {
    "Which facts, and how grave": (
        "select", "extend_select", "ignore", "min_severity", "fail_on", "exit_zero",
        "attributed", "quoted", "hedged", "outdated", "subject",
    ),
    "Which files": (
        "include", "exclude", "extend_exclude", "force_exclude", "max_file_size", "changed",
        "stdin_filename", "format_as", "encoding", "show_files",
    ),
    "Output": ("format_name", "color", "quiet", "verbose"),
    "Fixing": ("fix", "unsafe_fixes", "diff", "track_changes"),
    "Silencing": ("add_ignore", "baseline_path", "no_baseline"),
    "Configuration": ("config", "isolated", "reference", "rules", "show_settings"),
}  # fmt: skip
"""By title: the options, by the names of their parameters, in order. All others come last, under "Other"."""


class SectionedHelp(click.Command):
    """A command whose options are listed by section."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = {param.name: record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))}
        sections = {
            title: [records.pop(name) for name in names if name in records] for title, names in SECTIONS.items()
        }
        sections["Other"] = list(records.values())
        for title, rows in sections.items():
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)
