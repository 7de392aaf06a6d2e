"""Measures an audit: words per second of processor time, and memory, of one worker and of Ray around it.

Run as ``python -m benchmarks.scale.run``. Words are what stands between white space. Processor time, not the clock, is
divided by: other programs on the machine then matter less.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.scale.texts import articles
from factcheck.audit.cluster import Cluster
from factcheck.audit.run import Plan
from factcheck.audit.settings import Settings
from factcheck.audit.sources import find_sources
from factcheck.audit.worker import ShardWorker
from factcheck.bundled import reference_dir, rules_dir

MIXES = {"no article about the facts": 0.0, "every article about the facts": 1.0, "nothing but statements": 2.0}
WORDS = 500
"""Words of an article."""


def main() -> None:
    """Print the figures as JSON lines."""
    if len(sys.argv) == 3:
        print(json.dumps(one_worker(Path(sys.argv[1]), sys.argv[2])))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for mix in MIXES:
            command = [sys.executable, "-m", "benchmarks.scale.run", str(folder), mix]
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)
        print(json.dumps(on_ray(folder)), flush=True)


def one_worker(folder: Path, mix: str) -> dict[str, Any]:
    """One worker in this process, after a shard to warm it up."""
    settings = _settings(folder)
    count = {0.0: 100, 1.0: 60}.get(MIXES[mix], 40)
    file, words = _collection(folder / f"{mix}.jsonl", count, MIXES[mix])
    warm, _ = _collection(folder / "warm.jsonl", 20, 2.0)
    began = time.process_time()
    worker = ShardWorker(settings)
    _do(worker, warm, settings)
    started = time.process_time()
    memory_before = _status(os.getpid(), "VmRSS")
    _do(worker, file, settings)
    seconds = time.process_time() - started
    return {
        "mix": mix,
        "articles": count,
        "words": words,
        "cpu_seconds": round(seconds, 2),
        "words_per_cpu_second": round(words / seconds),
        "start_cpu_seconds": round(started - began, 2),
        "mib_after_start": memory_before,
        "mib_peak": _status(os.getpid(), "VmHWM"),
    }


def on_ray(folder: Path) -> dict[str, Any]:
    """A whole audit with two workers on a Ray of its own, and the memory of its processes."""
    file, words = _collection(folder / "ray.jsonl", 100, 0.1)
    peaks: Counter[str] = Counter()
    stop = threading.Event()
    watch = threading.Thread(target=_watch, args=(peaks, stop))
    watch.start()
    began = time.monotonic()
    plan = Plan.make(find_sources([file]), _settings(folder), 10)
    first = 0.0

    def note_first(progress: object) -> None:
        nonlocal first
        first = first or (time.monotonic() - began if getattr(progress, "shards_done", 0) else 0.0)

    try:
        plan.run(Cluster(workers=2), note_first)
    finally:
        stop.set()
        watch.join()
    seconds = time.monotonic() - began
    return {
        "mix": "Ray, 2 workers, 1 article in 10",
        "words": words,
        "seconds": round(seconds, 1),
        "seconds_to_first_shard": round(first, 1),
        "mib_peak": dict(peaks),
    }


def _do(worker: ShardWorker, file: Path, settings: Settings) -> None:
    plan = Plan.make(find_sources([file]), settings, 2_000)
    settings.work.mkdir(parents=True, exist_ok=True)
    for shard in plan.shards:
        worker.do(shard)


def _settings(folder: Path) -> Settings:
    return Settings(
        work=folder / "work", reference=(reference_dir(),), rules=(rules_dir(),), cache=folder / "cache"
    )


def _collection(file: Path, count: int, share: float) -> tuple[Path, int]:
    words = 0
    with file.open("w", encoding="utf-8") as out:
        for record in articles(count, WORDS, share):
            words += len(record["text"].split())
            out.write(json.dumps(record) + "\n")
    return file, words


def _status(pid: int, name: str) -> int:
    """A figure of /proc in MiB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) // 1024
    raise ValueError(f"/proc/{pid}/status has no {name}")


def _watch(peaks: Counter[str], stop: threading.Event) -> None:
    """The largest worker, and the largest sum of all other processes of Ray, while the audit runs."""
    while not stop.wait(0.5):
        others = 0
        for pid, words in _descendants():
            try:
                size = _status(pid, "VmRSS")
            except (OSError, ValueError):  # it has just ended
                continue
            if "MapWorker" in words:
                peaks["worker"] = max(peaks["worker"], size)
            else:
                others += size
        peaks["rest of Ray"] = max(peaks["rest of Ray"], others)


def _descendants() -> Iterator[tuple[int, str]]:
    children: dict[int, list[int]] = {}
    names: dict[int, str] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                names[int(folder.name)] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:  # it has just ended
                continue
            children.setdefault(parent, []).append(int(folder.name))
    waiting = list(children.get(os.getpid(), ()))
    while waiting:
        pid = waiting.pop()
        yield pid, names[pid]
        waiting += children.get(pid, ())


if __name__ == "__main__":
    main()
