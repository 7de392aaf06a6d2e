"""Runs the examples in rule files: every rule does to them what its author says it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from factcheck.checker import Checker
from factcheck.findings import Claim
from factcheck.knowledge.rules import Example, Property


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """How one example came out; ``detail`` says in words what went wrong, and is empty where nothing did."""

    rule: str
    kind: Literal["flag", "quiet"]
    text: str
    ok: bool
    detail: str
    path: str
    line: int


def run_examples(checker: Checker) -> Iterator[ExampleResult]:
    """The outcome of each example, rule by rule.

    A rule that no fact of the reference gives a value for has nothing to hold its examples against: they are
    left out.
    """
    for rule, example in checker.rules.examples:
        if rule.id not in checker.reference.properties:
            continue
        detail = _trouble(rule, example, checker.check_text(example.text).findings)
        kind: Literal["flag", "quiet"] = "flag" if example.flag else "quiet"
        yield ExampleResult(rule.id, kind, example.text, not detail, detail, example.path, example.line)


def _trouble(rule: Property, example: Example, findings: tuple[Claim, ...]) -> str:
    if not example.flag:
        return _quoted("must not be flagged, but this is", findings) if findings else ""
    own = tuple(claim for claim in findings if claim.rule == rule.id)
    if not own:
        return (
            _quoted("must be flagged, but only this is, by other rules", findings)
            if findings
            else "is not flagged"
        )
    start = example.text.index(example.span)
    end = start + len(example.span)
    if any(claim.start < end and start < claim.end for claim in own):
        return ""
    return _quoted(f'must be flagged at "{example.span}", but this is', own)


def _quoted(words: str, findings: tuple[Claim, ...]) -> str:
    return f"{words}: " + ", ".join(f'"{claim.text}" [{claim.fact}]' for claim in findings)
