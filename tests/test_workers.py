"""More than one process: the same outcomes in the same order, and a death costs one file."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from factcheck import runner as runner_module
from factcheck.documents import Document
from factcheck.errors import DocumentError
from factcheck.findings import Claim, Report
from factcheck.jobs import Checked, Input, Outcome
from factcheck.runner import Runner


class Counting:
    """Claims the number of letters; dies of "kill", as a fault in C code would end a process."""

    def __init__(self, parent: int) -> None:
        self.parent = parent

    def check_document(self, document: Document) -> Report:
        if "kill" in document.source and os.getpid() != self.parent:
            os.kill(os.getpid(), signal.SIGKILL)
        text = str(len(document.source))
        claim = Claim("size", "size", "contradicts", "error", 0, 1, text, "", "", "")
        return Report(document.source, (claim,))


@pytest.fixture(autouse=True)
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner_module, "WORTHWHILE", 50)
    monkeypatch.setattr("factcheck.workers.BATCH_BYTES", 40)


def inputs(folder: Path, texts: list[str]) -> list[Input]:
    found = []
    for number, text in enumerate(texts):
        file = folder / f"{number:03}.txt"
        file.write_text(text)
        found.append(Input(str(file)))
    return found


def summary(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [
        (outcome.document.source, outcome.report.claims[0].text)
        if isinstance(outcome, Checked)
        else (str(outcome.path), outcome.message)
        for outcome in outcomes
    ]


def test_outcomes_come_in_the_order_of_the_files(tmp_path: Path) -> None:
    texts = ["x" * (number % 37 + 1) for number in range(120)]
    given = inputs(tmp_path, texts)
    (tmp_path / "050.txt").write_bytes(b"\xff\xfe\xff")
    given.insert(7, Input(str(tmp_path / "missing.txt")))
    load = partial(Counting, os.getpid())
    alone = summary(list(Runner(load, jobs=1).check(given)))
    together = summary(list(Runner(load, jobs=3).check(given)))
    assert together == alone
    assert len(alone) == 121
    assert alone[7][1] == "no such file"


class Naming:
    """Claims its own name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def check_document(self, document: Document) -> Report:
        claim = Claim("name", "name", "contradicts", "error", 0, 1, self.name, "", "", "")
        return Report(document.source, (claim,))


@pytest.mark.parametrize("jobs", [1, 3])
def test_each_file_goes_to_its_own_checker(tmp_path: Path, jobs: int) -> None:
    given = [replace(each, checker=number % 3) for number, each in enumerate(inputs(tmp_path, ["x" * 20] * 60))]
    given[40] = replace(given[40], checker=3)  # one that is asked for when the processes are there
    loads = [partial(Naming, name) for name in "abcd"]
    found = [name for _, name in summary(list(Runner(*loads, jobs=jobs).check(given)))]
    assert found == ["d" if number == 40 else "abc"[number % 3] for number in range(60)]


def test_a_death_is_reported_for_its_file_only(tmp_path: Path) -> None:
    texts = [f"text number {number}" for number in range(60)]
    texts[20] = "kill"
    texts[41] = "kill me too"
    outcomes = list(Runner(partial(Counting, os.getpid()), jobs=2).check(inputs(tmp_path, texts)))
    failed = [number for number, outcome in enumerate(outcomes) if isinstance(outcome, DocumentError)]
    assert failed == [20, 41]
    assert all("died" in outcomes[number].message for number in failed)  # type: ignore[union-attr]
    assert all(isinstance(outcome, Checked) for number, outcome in enumerate(outcomes) if number not in failed)


def test_memory_is_bounded_by_what_is_under_way(tmp_path: Path) -> None:
    """Files are opened as results are taken, not all at once."""
    opened: list[int] = []

    def counted() -> list[Input]:
        return inputs(tmp_path, ["y" * 30 for _ in range(200)])

    def stream():  # type: ignore[no-untyped-def]
        for number, each in enumerate(counted()):
            opened.append(number)
            yield each

    outcomes = Runner(partial(Counting, os.getpid()), jobs=2).check(stream())
    for _ in range(20):
        next(outcomes)
    assert len(opened) < 60
    outcomes.close()  # type: ignore[attr-defined]


# A shell starts what runs in its background with interrupts ignored, and children inherit that.
HEEDING_INTERRUPTS = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from factcheck.cli.main import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal")
def test_an_interrupt_ends_all_processes(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.txt").write_text("Kyrgyzstan has 12,000 sex workers. " * 120)
    process = subprocess.Popen(
        [sys.executable, "-c", HEEDING_INTERRUPTS, "check", "--no-cache", "-j", "2", "-f", "concise", str(tmp_path)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()  # findings stream while other files are still to be read
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    for _ in range(100):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("processes are left behind")
