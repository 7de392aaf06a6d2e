"""factcheck claims: every claim that was read in a text, its verdict and the grounds for it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import click

from factcheck.cache.place import cache_folder
from factcheck.cli.exit_codes import CLEAN
from factcheck.cli.options import cache_options, settings_options, subject_option
from factcheck.cli.streams import answer, note, wants_colour
from factcheck.config.resolver import SettingsResolver
from factcheck.documents.document import Document
from factcheck.documents.positions import LineIndex
from factcheck.findings import Claim
from factcheck.jobs import Input, read_input
from factcheck.reports.located import place_in_file
from factcheck.reports.summary import expected_words
from factcheck.reports.terminal import printable, styled

_VERDICT_STYLES = {
    "contradicts": ("bold", "red"),
    "outdated": ("bold", "yellow"),
    "supports": ("bold", "blue"),
}


@click.command()
@settings_options
@click.argument("path", metavar="PATH|-")
@click.option("-f", "--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--stdin-filename", metavar="NAME", help="The name, and so the format, of what comes in by -.")
@click.option("--encoding", metavar="NAME", help="The encoding of a file without a byte order mark. By default UTF-8.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), help="Whether to colour the output.")
@subject_option
@cache_options
def claims(
    path: str,
    format_name: str,
    stdin_filename: str | None,
    encoding: str | None,
    cache_dir: Path | None,
    no_cache: bool,
    resolver: SettingsResolver,
) -> int:
    """Show every claim that was read in PATH: its place, its verdict, how it was read, why it was judged so.

    This is the view to trust or doubt the checker by: a statement that is not listed was not understood as
    a claim.
    """
    config = resolver.for_file(Path(stdin_filename or "<stdin>" if path == "-" else path))
    given = Input(stdin_filename or "<stdin>", sys.stdin.buffer.read()) if path == "-" else Input(path)
    document = read_input(given, encoding=encoding)

    from factcheck.checker import load

    cache = cache_folder(config, cache_dir, off=no_cache)
    checker = load(reference=config.reference_paths, rules=config.rule_paths, subject=config.subject, cache=cache)
    report = checker.check_document(document)
    if format_name == "json":
        answer(json.dumps([_object(document, claim) for claim in report.claims], ensure_ascii=False, indent=1))
        return CLEAN
    colour = wants_colour(config.color, sys.stdout)
    index = LineIndex(document.source)
    for claim in report.claims:
        _show(document, index, claim, colour=colour)
    verdicts = Counter(claim.verdict for claim in report.claims)
    note(f"{len(report.claims)} claims: " + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.items()))
    return CLEAN


def _show(document: Document, index: LineIndex, claim: Claim, *, colour: bool) -> None:
    where = place_in_file(document.path, document.place(claim.start), index.position(claim.start))
    place = styled(f"{printable(where)}:", "bold", colour=colour)
    verdict = styled(
        f"{claim.verdict}[{claim.fact or claim.rule}]", *_VERDICT_STYLES.get(claim.verdict, ("dim",)), colour=colour
    )
    answer(f'{place} {verdict} "{printable(claim.text)}"')
    if claim.expected:
        answer(f"  reference: {printable(expected_words(claim))}")
    if claim.reason:
        answer(f"  reason: {printable(claim.reason)}")
    slots = "; ".join(f"{name} {value}" for name, value in claim.slots)
    if slots:
        answer(f"  read as: {printable(slots)}")


def _object(document: Document, claim: Claim) -> dict[str, object]:
    line, column = LineIndex(document.source).position(claim.start)
    return {
        "path": document.path,
        "fact": claim.fact,
        "rule": claim.rule,
        "verdict": claim.verdict,
        "severity": claim.severity,
        "claim": claim.text,
        "expected": claim.expected,
        "source": claim.source,
        "reason": claim.reason,
        "line": line,
        "column": column,
        "offset": claim.start,
        "end_offset": claim.end,
        "place": document.place(claim.start),
        "attributed": claim.attributed,
        "hedged": claim.hedged,
        "quoted": claim.quoted,
        "slots": dict(claim.slots),
    }
