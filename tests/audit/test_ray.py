"""On a real Ray with several workers, one of which is killed: every document comes out exactly once."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from factcheck.audit.cluster import Cluster
from factcheck.audit.outputs import Outputs
from factcheck.audit.run import Plan, one_after_another
from factcheck.audit.sources import find_sources
from factcheck.audit.work_folder import WorkFolder
from tests.audit.conftest import settings_in

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("ray") is None or find_spec("pyarrow") is None,
        reason="needs the extra: pip install 'factcheck[audit]'",
    ),
    pytest.mark.skipif(sys.platform == "win32", reason="kills a process by SIGKILL"),
]

DOCUMENTS = 240
SHARD = 10
TEXTS = [
    "There are 12,000 sex workers in Kyrgyzstan.",
    "There are about 7,100 sex workers in Kyrgyzstan.",
    "The museum opens at nine and closes at five.",
]


def _collection(file: Path) -> Path:
    lines = [
        json.dumps({"id": f"d{number}", "text": "\n\n".join([TEXTS[number % 3], *TEXTS])})
        for number in range(DOCUMENTS)
    ]
    lines[100] = "{"
    file.write_text("\n".join(lines))
    return file


def _kill_a_worker(work: Path, killed: list[int], stop: threading.Event) -> None:
    """Kill the process that the first journal names: one that is at a shard."""
    while not stop.is_set():
        for journal in work.glob("*/*.journal"):
            pid = _pid(journal)
            if pid and pid != os.getpid():
                os.kill(pid, signal.SIGKILL)
                killed.append(pid)
                return
        time.sleep(0.01)


def _pid(journal: Path) -> int:
    try:
        return int(json.loads(journal.read_bytes())["pid"])
    except FileNotFoundError:  # that shard was finished in the meantime
        return 0


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[list[int]]:
    """The processes that were killed while the test ran."""
    found: list[int] = []
    stop = threading.Event()
    killer = threading.Thread(target=_kill_a_worker, args=(tmp_path / "ray" / "work", found, stop))
    killer.start()
    yield found
    stop.set()
    killer.join()


def test_a_worker_that_is_killed_costs_no_document(tmp_path: Path, killed: list[int]) -> None:
    file = _collection(tmp_path / "in.jsonl")
    written = {}
    for name, execute in (("alone", one_after_another), ("ray", Cluster(workers=2))):
        folder = tmp_path / name
        folder.mkdir()
        settings = replace(settings_in(folder), cache=tmp_path / "cache")
        outputs = Outputs(folder / "out.jsonl")
        plan = Plan.make(find_sources([file]), settings, SHARD)
        plan.run(execute)
        if name == "ray":
            assert len(killed) == 1
            assert len(WorkFolder(plan.settings.work).done()) == DOCUMENTS // SHARD
        summary = plan.put_together(outputs)
        assert summary.documents == DOCUMENTS
        assert summary.documents_with_errors == 1
        written[name] = [path.read_bytes() for path in (outputs.findings, outputs.errors, outputs.summary)]
    assert written["ray"] == written["alone"]
    documents = [json.loads(line)["document"] for line in written["ray"][0].splitlines()]
    assert list(dict.fromkeys(documents)) == [f"d{number}" for number in range(DOCUMENTS) if number != 100]
    assert b"in.jsonl" in written["ray"][1]
