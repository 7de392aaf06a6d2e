"""Times whole processes, alternating, and prints each figure beside a yardstick of the same run.

    python -m benchmarks.speed.run [--rounds N] [--files N] [--write]

Run it with the interpreter of the environment that factcheck is installed in, with no PYTHONDONTWRITEBYTECODE.
Peers (codespell, proselint) are timed where they are on the PATH. ``--write`` writes docs/PERFORMANCE.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.speed.texts import ROOT, statements, write_mixed

REPORT = ROOT / "docs" / "PERFORMANCE.md"


class Task(NamedTuple):
    """A command and what is done before each of its runs, untimed."""

    name: str
    command: Sequence[str]
    forget: Path | None = None
    """A folder of the cache to empty first, so that the run is a cold one."""


def seconds(task: Task, environment: dict[str, str]) -> float:
    if task.forget is not None:
        shutil.rmtree(task.forget, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(task.command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def tasks(work: Path, files: int) -> list[Task]:
    python, cache = sys.executable, work / "cache"
    factcheck = [python, "-m", "factcheck"]
    check = [*factcheck, "check", "-f", "concise", "--cache-dir", str(cache)]
    write_mixed(work / "none", 1, about=0)
    write_mixed(work / "one", 1, about=8)
    write_mixed(work / "many", files)
    none, one, many = work / "none" / "00000.md", work / "one" / "00000.md", work / "many"
    found = [
        Task("python, import click", [python, "-c", "import click"]),
        Task("spacy.blank('en')", [python, "-c", "import spacy; spacy.blank('en')"]),
        Task("factcheck --help", [*factcheck, "--help"]),
        Task("factcheck validate, unchanged", [*factcheck, "validate", "--cache-dir", str(cache)]),
        Task("factcheck explain", [*factcheck, "explain", "capital", "--cache-dir", str(cache)]),
        Task("1,000 words, no candidate, cold", [*check, str(none)], cache / "results"),
        Task("1,000 words, eight statements, cold", [*check, str(one)], cache / "results"),
        Task("1,000 words, unchanged", [*check, str(one)]),
        Task(f"{files} mixed files, cold, one process", [*check, "-j", "1", str(many)], cache / "results"),
        Task(f"{files} mixed files, cold, two processes", [*check, "-j", "2", str(many)], cache / "results"),
        Task(f"{files} mixed files, unchanged", [*check, str(many)]),
    ]
    for peer, arguments in (("codespell", []), ("proselint", ["check"])):
        program = shutil.which(peer)
        if program:
            found.append(Task(f"{peer}, 1,000 words", [program, *arguments, str(one)]))
            found.append(Task(f"{peer}, {files} files", [program, *arguments, *map(str, sorted(many.iterdir()))]))
    return found


def throughput() -> dict[str, float]:
    """Words a second of one process, once it is loaded: dense text, and prose that the gate turns away."""
    import factcheck

    checker = factcheck.load()
    dense = statements()
    list(checker.check_texts(dense[:100]))
    rates = {}
    start = time.process_time()
    list(checker.check_texts(dense))
    rates["dense"] = sum(len(text.split()) for text in dense) / (time.process_time() - start)
    with tempfile.TemporaryDirectory() as folder:
        words = write_mixed(Path(folder), 50, about=0)
        texts = [file.read_text("utf-8") for file in sorted(Path(folder).iterdir())]
    start = time.process_time()
    for text in texts:
        checker.check_text(text)
    rates["prose without a sign"] = words / (time.process_time() - start)
    return rates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        every = tasks(Path(folder), options.files)
        for task in every:  # once for compiled modules and knowledge
            seconds(task, environment)
        times: dict[str, list[float]] = {task.name: [] for task in every}
        for _ in range(options.rounds):
            for task in every:
                times[task.name].append(seconds(task, environment))
    medians = {name: statistics.median(values) for name, values in times.items()}
    blank = medians["spacy.blank('en')"]
    lines = ["| whole process | median s | least s | of spacy.blank |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {medians[name]:.3f} | {min(values):.3f} | {medians[name] / blank:.2f} |"
        for name, values in times.items()
    ]
    lines += ["", "| in one process | words a CPU second |", "|---|---|"]
    lines += [f"| {name} | {rate:,.0f} |" for name, rate in throughput().items()]
    print("\n".join(lines))
    if options.write:
        head = (
            "# Performance\n\nMade by `python -m benchmarks.speed.run --write`; every figure of one run, alternating. "
            "Absolute times belong to the machine, ratios carry over.\n\n"
            f"{date.today()}, {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
            f"load {os.getloadavg()[0]:.1f}, {options.rounds} rounds.\n\n"
        )
        REPORT.write_text(head + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
