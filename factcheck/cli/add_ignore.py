"""factcheck check --add-ignore: silences the findings of a run, in the texts where they can hold comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from factcheck.cli.streams import note, show_error
from factcheck.documents.document import Document
from factcheck.documents.edits import applied
from factcheck.documents.encoding import decode
from factcheck.documents.formats import FORMATS
from factcheck.documents.readers import content_of, named_encoding
from factcheck.documents.writing import encoded, write_whole
from factcheck.errors import DocumentError
from factcheck.findings import Claim
from factcheck.jobs import Outcome
from factcheck.policy.ignore_writer import Written, pattern_of, with_entries
from factcheck.policy.placing import place_suppressions
from factcheck.policy.policies import Policies
from factcheck.policy.policy import Policy
from factcheck.policy.triage import Triage, name_book

NEW_CONFIG = "factcheck.yaml"
"""The configuration file that is made, in the current folder, where there is none for the entries."""


@dataclass(slots=True)
class _Added:
    comments: int = 0
    files: int = 0
    errors: int = 0
    entries: dict[Path, list[Written]] = field(default_factory=dict)


def add_ignores(
    outcomes: Iterable[Outcome], policies: Policies, triage: Triage, reason: str, encoding: str | None
) -> bool:
    """Silence everything that is shown and still to be dealt with; whether that went without errors.

    A file that cannot be written is said and left as it is, and the rest goes on. Raises ConfigError for a reason that
    no comment can hold, and for a configuration that nothing can be added to.
    """
    added = _Added()
    for outcome in outcomes:
        error = _dealt_with(outcome, policies, triage, reason, encoding, added)
        if error is not None:
            added.errors += 1
            show_error(error)
    for path, entries in added.entries.items():
        content = content_of(path) if path.exists() else b""
        text = with_entries(path, decode(content, str(path)), entries)
        write_whole(path, encoded(text, content, str(path)))
    _say(added)
    return not added.errors


def _dealt_with(
    outcome: Outcome, policies: Policies, triage: Triage, reason: str, encoding: str | None, added: _Added
) -> DocumentError | None:
    """What stood in the way of silencing the findings of one file."""
    if isinstance(outcome, DocumentError):
        return outcome
    policy = policies.for_file(outcome.document.path)
    judgement = triage.apply(outcome.document, outcome.report, policy)
    findings = [each.claim for each in judgement.findings if each.is_open and each.shown]
    try:
        if findings:
            _silence(outcome.document, findings, policy, reason, encoding, added)
    except DocumentError as error:
        return error
    return None


def _silence(
    document: Document, findings: list[Claim], policy: Policy, reason: str, encoding: str | None, added: _Added
) -> None:
    placed = place_suppressions(document, findings, reason, name_book(policy))
    if placed.edits:
        path = Path(document.path)
        content = content_of(path)
        encoding = named_encoding(content, document.path, FORMATS[document.format], encoding)
        if decode(content, document.path, encoding) != document.source:
            raise DocumentError("has changed while it was checked; nothing was written", path=document.path)
        write_whole(path, encoded(applied(document.source, placed.edits), content, document.path, encoding))
        added.comments += len(placed.edits)
        added.files += 1
    config = policy.settings.path or Path(NEW_CONFIG)
    for entry in _entries(document, placed.left, config, reason):
        entries = added.entries.setdefault(config, [])
        if entry not in entries:  # one is for all places with the same words
            entries.append(entry)


def _entries(document: Document, claims: Iterable[Claim], config: Path, reason: str) -> Iterator[Written]:
    """The entries that silence findings of a document; raises DocumentError where the configuration cannot name it."""
    file, folder = Path(document.path).resolve(), config.parent.resolve()
    if not file.is_relative_to(folder):
        raise DocumentError(
            "holds no comments, and is not below the folder of the configuration",
            path=document.path,
            hint=f"The entries would have to stand in a configuration above it, not in {config}.",
        )
    pattern = pattern_of(file.relative_to(folder).as_posix())
    for claim in claims:
        entry = {"file": pattern, "fact": claim.fact, "text": claim.text}
        yield {**entry, "reason": reason} if reason else entry


def _say(added: _Added) -> None:
    parts = [f"{_counted(added.comments, 'comment')} in {_counted(added.files, 'file')}"] if added.comments else []
    parts += [
        f"{len(entries):,} {'entry' if len(entries) == 1 else 'entries'} in {path}"
        for path, entries in added.entries.items()
    ]
    note(f"Added {' and '.join(parts)}" if parts else "There is nothing to silence")


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
