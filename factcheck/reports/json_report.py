"""A JSON document, version 1, as ``schemas/report.schema.json`` has it; findings go out as they come."""

from __future__ import annotations

import json
from typing import Any, TextIO

from factcheck.documents.edits import Edit
from factcheck.errors import FactcheckError
from factcheck.findings import Correction
from factcheck.policy.notices import Notice
from factcheck.reports.located import LocatedFinding
from factcheck.reports.summary import Summary

VERSION = 1


class JsonReporter:
    """For programs."""

    lists_all = True

    def __init__(self, out: TextIO, colour: bool = False) -> None:
        self._out = out
        self._written = 0
        self._suppressed: list[dict[str, Any]] = []
        self._notices: list[dict[str, Any]] = []
        self._errors: list[dict[str, Any]] = []

    def start(self) -> None:
        self._out.write(f'{{"version": {VERSION},\n "findings": [')

    def file(self, path: str) -> None:
        """Every finding names its file."""

    def finding(self, finding: LocatedFinding) -> None:
        if finding.suppression is not None:
            kind, justification = finding.suppression
            suppression = {"kind": kind, "justification": justification}
            self._suppressed.append({**finding_object(finding), "suppression": suppression})
            return
        self._out.write(",\n  " if self._written else "\n  ")
        self._out.write(_dumped(finding_object(finding)))
        self._written += 1

    def notice(self, notice: Notice) -> None:
        self._notices.append(notice_object(notice))

    def error(self, error: FactcheckError) -> None:
        self._errors.append(error_object(error))

    def stop(self, summary: Summary) -> None:
        rest = {
            "suppressed": self._suppressed,
            "notices": self._notices,
            "errors": self._errors,
            "summary": summary_object(summary),
        }
        self._out.write("".join(["]", *(f',\n "{name}": {_dumped(value)}' for name, value in rest.items()), "}\n"]))


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
        "baseline": finding.in_baseline,
        "fix": fix_object(claim.correction) if claim.correction else None,
    }


def fix_object(correction: Correction) -> dict[str, Any]:
    """What would put a finding right, as the schema has it."""
    return {**_edit_object(correction), "safe": correction.safe}


def _edit_object(edit: Correction | Edit) -> dict[str, Any]:
    return {"offset": edit.start, "end_offset": edit.end, "text": edit.text}


def notice_object(notice: Notice) -> dict[str, Any]:
    """One notice as the schema has it; places are null where it is about a whole file."""
    return {
        "path": notice.path,
        "rule": notice.rule,
        "severity": notice.severity,
        "message": notice.message,
        "hint": notice.hint,
        "line": notice.start.line if notice.start else None,
        "column": notice.start.column if notice.start else None,
        "end_line": notice.end.line if notice.end else None,
        "end_column": notice.end.column if notice.end else None,
        "offset": notice.offset,
        "edits": [_edit_object(edit) for edit in notice.edits],
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
        "suppressed": summary.suppressed,
        "hidden": summary.hidden,
        "baseline": summary.baseline,
        "notices": summary.notices,
        "errors": summary.errors,
    }


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
