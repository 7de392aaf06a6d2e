"""A JSON document, version 1, as ``schemas/report.schema.json`` has it; findings go out as they come."""

from __future__ import annotations

import json
from typing import Any, TextIO

from factcheck.errors import FactcheckError
from factcheck.findings import Correction
from factcheck.reports.located import LocatedFinding
from factcheck.reports.summary import Summary

VERSION = 1


class JsonReporter:
    """For programs."""

    def __init__(self, out: TextIO, colour: bool = False) -> None:
        self._out = out
        self._written = 0
        self._errors: list[dict[str, Any]] = []

    def start(self) -> None:
        self._out.write(f'{{"version": {VERSION},\n "findings": [')

    def file(self, path: str) -> None:
        """Every finding names its file."""

    def finding(self, finding: LocatedFinding) -> None:
        self._out.write(",\n  " if self._written else "\n  ")
        self._out.write(_dumped(finding_object(finding)))
        self._written += 1

    def error(self, error: FactcheckError) -> None:
        self._errors.append(error_object(error))

    def stop(self, summary: Summary) -> None:
        self._out.write(
            f'],\n "errors": {_dumped(self._errors)},\n "summary": {_dumped(summary_object(summary))}}}\n'
        )


def finding_object(finding: LocatedFinding) -> dict[str, Any]:
    """One finding as the schema has it; lines and columns are 1-based code points, ``offset`` is 0-based.

    In a file that is no text they are those of the text extracted from it, and ``place`` says where that stands.
    """
    claim = finding.claim
    return {
        "path": finding.path,
        "fact": claim.fact,
        "rule": claim.rule,
        "verdict": claim.verdict,
        "severity": claim.severity,
        "message": claim.message,
        "claim": claim.text,
        "expected": claim.expected,
        "source": claim.source,
        "line": finding.start.line,
        "column": finding.start.column,
        "end_line": finding.end.line,
        "end_column": finding.end.column,
        "offset": claim.start,
        "place": finding.place,
        "attributed": claim.attributed,
        "quoted": claim.quoted,
        "fix": fix_object(claim.correction) if claim.correction else None,
    }


def fix_object(correction: Correction) -> dict[str, Any]:
    """What would put a finding right, as the schema has it."""
    return {
        "offset": correction.start,
        "end_offset": correction.end,
        "text": correction.text,
        "safe": correction.safe,
    }


def error_object(error: FactcheckError) -> dict[str, Any]:
    """One error as the schema has it."""
    return {
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "message": error.message,
        "hint": error.hint,
    }


def summary_object(summary: Summary) -> dict[str, int]:
    """The figures of the run as the schema has them."""
    return {
        "files": summary.files,
        "claims": summary.claims,
        "findings": summary.findings,
        "contradicts": summary.verdicts["contradicts"],
        "outdated": summary.verdicts["outdated"],
        "supports": summary.verdicts["supports"],
        "unverified": summary.verdicts["unverified"],
        "skipped": summary.verdicts["skipped"],
        "errors": summary.errors,
    }


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
