"""A way to run the command line in the test's own process, and a checker that knows one fact."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from factcheck.cli.main import run
from factcheck.documents import Document
from factcheck.findings import Claim, Report, Severity, Verdict
from factcheck.knowledge.catalogue import Catalogue, FactEntry, RuleEntry


class Outcome(NamedTuple):
    """What a run came to."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]

CATALOGUE = Catalogue(
    facts={
        "people": FactEntry("number-of-people", "census", ("counts",)),
        "trees": FactEntry("number-of-trees", "forests", ()),
    },
    rules={"number-of-people": RuleEntry("census", (), "error")},
)
"""The names that are known beside the checker with one fact."""


class OneFactChecker:
    """Reads "N people": 7 is right, 8 is outdated, 9 is attributed, anything else is wrong."""

    def check_document(self, document: Document) -> Report:
        claims = []
        for block in document.blocks:
            words = block.text.split()
            for number, word in enumerate(words[:-1]):
                if words[number + 1].startswith("people") and word.isdigit():
                    start = block.text.index(f"{word} people")
                    claims.append(self._claim(document, word, *block.source_span(start, start + len(word))))
        return Report(document.source, tuple(claims))

    def _claim(self, document: Document, word: str, start: int, end: int) -> Claim:
        verdict: Verdict = {"7": "supports", "8": "outdated"}.get(word, "contradicts")  # type: ignore[assignment]
        severity: Severity = {"7": "none", "8": "warning", "9": "warning"}.get(word, "error")  # type: ignore[assignment]
        return Claim(
            fact="people",
            rule="number-of-people",
            verdict=verdict,
            severity=severity,
            start=start,
            end=end,
            text=document.source[start:end],
            message=f'Says "{word}"; the reference is 7 (Census, 2020).',
            expected="7",
            reason="7 is the only right number",
            attributed=word == "9",
            source="Census, 2020",
            slots=(("place", "Osh (said)"),),
        )


@pytest.fixture
def run_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in an empty folder, with NO_COLOR and the like unset."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / ".cache"))

    def run_line(*arguments: str, stdin: bytes | None = None) -> Outcome:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run(list(arguments))
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Outcome(code, out, err)

    return run_line


@pytest.fixture
def check_line(run_line: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """As ``run_line``, with a checker that knows one fact and needs no spaCy."""
    monkeypatch.setattr("factcheck.checker.load", lambda **_: OneFactChecker())
    monkeypatch.setattr("factcheck.checkers.Checkers.catalogue", lambda *_: CATALOGUE)
    return run_line
