"""Measures accuracy on the labelled statements of this folder.

    python -m benchmarks.accuracy.run                    print the tables
    python -m benchmarks.accuracy.run --write            write docs/ACCURACY.md
    python -m benchmarks.accuracy.run --check            exit 1 where a figure is below floors.json

``statements/dev.jsonl`` was written with the rules' authors looking on; ``statements/fresh.jsonl`` by writers who had
seen neither rules nor dev set, part of it read afterwards to improve the rules, and ``statements/unseen.jsonl`` by such
writers and never read by those who write rules, so that its figures estimate what a new text will meet.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import factcheck
from benchmarks.accuracy.measure import Measured, Tally, measure, statements

HERE = Path(__file__).parent
SETS = ("dev", "fresh", "unseen")
REPORT = HERE.parents[1] / "docs" / "ACCURACY.md"
FLOORS = HERE / "floors.json"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def interval(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.2f}–{ends[1]:.2f}"


def tally_row(name: str, tally: Tally) -> str:
    return (
        f"| {name} | {tally.right + tally.missed} | {tally.right + tally.false} | {percent(tally.precision)} "
        f"| {interval(tally.precision_interval)} | {percent(tally.recall)} | {interval(tally.recall_interval)} |"
    )


def table(title: str, tallies: dict[str, Tally], least: int = 1) -> Iterator[str]:
    yield f"\n| {title} | due | flags | precision | 95% | recall | 95% |"
    yield "|---|---|---|---|---|---|---|"
    for name, tally in sorted(tallies.items(), key=lambda pair: (-(pair[1].right + pair[1].missed), pair[0])):
        if tally.right + tally.missed + tally.false >= least:
            yield tally_row(name, tally)


def figures(measured: Measured) -> dict[str, float | None]:
    """The figures that floors are set for."""
    right = measured.flags.right
    known, n = measured.attributed
    return {
        "precision": measured.flags.precision,
        "recall": measured.flags.recall,
        "located": measured.located / right if right else None,
        "supports-precision": measured.supports.precision,
        "supports-recall": measured.supports.recall,
        "attributed": known / n if n else None,
    }


def summary(all_measured: dict[str, Measured]) -> Iterator[str]:
    yield "| set | statements | precision | 95% | recall | 95% | located | supports P / R | attributed | quiet kept |"
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for name, m in all_measured.items():
        f = figures(m)
        yield (
            f"| {name} | {m.statements} | {percent(m.flags.precision)} | {interval(m.flags.precision_interval)} "
            f"| {percent(m.flags.recall)} | {interval(m.flags.recall_interval)} | {percent(f['located'])} "
            f"| {percent(f['supports-precision'])} / {percent(f['supports-recall'])} "
            f"| {m.attributed[0]}/{m.attributed[1]} | {m.quiet[0]}/{m.quiet[1]} |"
        )


def report(all_measured: dict[str, Measured]) -> Iterator[str]:
    yield "# Accuracy"
    yield ""
    yield "Written by `python -m benchmarks.accuracy.run --write`; the counts are those of `benchmarks/accuracy/measure.py`."
    yield ""
    yield from summary(all_measured)
    for name, m in all_measured.items():
        yield f"\n## {name}"
        yield from table("fact", m.by_fact)
        yield from table("kind of value", m.by_kind)
        yield from table("style", m.by_style)
        yield from table("phenomenon", m.by_tag, least=5)
        yield "\n| why a claim was read but not judged | times |"
        yield "|---|---|"
        for reason, times in m.abstained.most_common():
            yield f"| {reason} | {times} |"
        yield "\n| how far the labelled (statement, fact) pairs came | |"
        yield "|---|---|"
        for stage in ("labelled", "read", "bound", "judged"):
            yield f"| {stage} | {m.funnel[stage]} |"


def below_floors(all_measured: dict[str, Measured]) -> list[str]:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return [
        f"{name}: {figure} is {value:.4f}, below {floor}"
        for name, wanted in floors.items()
        for figure, floor in wanted.items()
        if (value := figures(all_measured[name])[figure]) is not None and value < floor
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.name}")
    parser.add_argument("--check", action="store_true", help="compare with the committed floors")
    args = parser.parse_args()
    checker = factcheck.load()
    measured = {
        name: measure(checker, statements(path), style_of=lambda i: i.split("-")[0])
        for name in SETS
        if (path := HERE / "statements" / f"{name}.jsonl").exists()
    }
    if args.write:
        REPORT.write_text("\n".join(report(measured)) + "\n", encoding="utf-8")
    print("\n".join(summary(measured) if args.check or args.write else report(measured)))
    problems = below_floors(measured) if args.check else []
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
