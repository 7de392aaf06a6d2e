"""Counts: how the checker fares on labelled statements, fact by fact, kind by kind, phenomenon by phenomenon.

The unit is one (statement, fact) pair. ``contradicts`` and ``outdated`` count as a flag; precision and recall are of
flags unless said otherwise. Intervals are Wilson's at 95% (Wilson 1927).
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck import Checker, Claim

FLAGS = frozenset({"contradicts", "outdated"})


def wilson(hits: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Lower and upper end of the interval of hits out of n."""
    if not n:
        return 0.0, 1.0
    p, z2 = hits / n, z * z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


@dataclass
class Tally:
    """Right flags, false alarms, misses."""

    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, flagged: bool, due: bool) -> None:
        self.right += flagged and due
        self.false += flagged and not due
        self.missed += due and not flagged

    @property
    def precision(self) -> float | None:
        flags = self.right + self.false
        return self.right / flags if flags else None

    @property
    def recall(self) -> float | None:
        due = self.right + self.missed
        return self.right / due if due else None

    @property
    def precision_interval(self) -> tuple[float, float]:
        return wilson(self.right, self.right + self.false)

    @property
    def recall_interval(self) -> tuple[float, float]:
        return wilson(self.right, self.right + self.missed)


@dataclass
class Measured:
    """Everything counted over one set of statements."""

    statements: int = 0
    flags: Tally = field(default_factory=Tally)
    supports: Tally = field(default_factory=Tally)
    located: int = 0
    attributed: tuple[int, int] = (0, 0)
    quiet: tuple[int, int] = (0, 0)
    by_fact: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_kind: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_tag: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    by_style: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    abstained: Counter[str] = field(default_factory=Counter)
    funnel: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[str, str, str]] = field(default_factory=list)


def statements(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def measure(
    checker: Checker, rows: Iterable[dict[str, Any]], style_of: Callable[[str], str] = lambda i: i[0]
) -> Measured:
    """Checks every statement on its own, as one plain text."""
    result = Measured()
    kinds = {fact.id: fact.value.kind for fact in checker.reference.facts}
    for row in rows:
        result.statements += 1
        claims = checker.check_text(row["text"]).claims
        _count(result, row, claims, kinds, style_of(row["id"]))
    return result


def _count(result: Measured, row: dict[str, Any], claims: tuple[Claim, ...], kinds: dict[str, str], style: str) -> None:
    due = {e["fact"]: e for e in row["expect"] if e["verdict"] == "contradicts"}
    agreeing = {e["fact"] for e in row["expect"] if e["verdict"] == "supports"} - set(due)
    flagged = {claim.fact for claim in claims if claim.verdict in FLAGS}
    backed = {claim.fact for claim in claims if claim.verdict == "supports"}
    for fact in flagged | set(due):
        hit, wanted = fact in flagged, fact in due
        groups = [result.by_fact[fact], result.by_kind[kinds.get(fact, "?")], result.by_style[style]]
        groups += [result.by_tag[tag] for tag in row.get("tags", ())]
        for tally in [result.flags, *groups]:
            tally.add(hit, wanted)
        if hit != wanted:
            result.errors.append(("false alarm" if hit else "miss", row["id"], fact))
        if hit and wanted:
            _count_hit(result, row, due[fact], [c for c in claims if c.fact == fact and c.verdict in FLAGS])
    for fact in backed | agreeing:
        if fact not in due:
            result.supports.add(fact in backed, fact in agreeing)
    if not due:
        result.quiet = (result.quiet[0] + (not flagged), result.quiet[1] + 1)
    for fact in {*due, *agreeing}:
        _count_funnel(result, [c for c in claims if c.fact == fact])
    result.abstained.update(claim.reason for claim in claims if claim.verdict == "skipped")


def _count_hit(result: Measured, row: dict[str, Any], label: dict[str, Any], claims: list[Claim]) -> None:
    start = row["text"].find(label["span"])
    end = start + len(label["span"])
    result.located += any(claim.start < end and start < claim.end for claim in claims)
    if label.get("attributed"):
        known, n = result.attributed
        result.attributed = (known + any(claim.attributed for claim in claims), n + 1)


def _count_funnel(result: Measured, claims: list[Claim]) -> None:
    """How far each labelled (statement, fact) pair came."""
    result.funnel["labelled"] += 1
    if claims:
        result.funnel["read"] += 1
    if any(claim.verdict != "skipped" for claim in claims):
        result.funnel["bound"] += 1
    if any(claim.verdict in FLAGS or claim.verdict == "supports" for claim in claims):
        result.funnel["judged"] += 1
