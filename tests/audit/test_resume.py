"""Every document comes out exactly once, whatever was interrupted, and however its worker ended."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.audit.outputs import Outputs
from factcheck.audit.run import Plan, Progress
from factcheck.audit.settings import Settings
from factcheck.audit.shards import Shard
from factcheck.audit.sources import find_sources
from factcheck.audit.summary import AuditSummary
from factcheck.audit.worker import ShardWorker
from factcheck.documents import Document
from factcheck.errors import FactcheckError
from factcheck.findings import Report
from tests.audit.conftest import settings_in
from tests.cli.conftest import OneFactChecker


class Died(BaseException):
    """Stands for the end of a process: nothing catches it."""


class FragileChecker(OneFactChecker):
    """Dies of "deadly", fails on "faulty"; ``log`` has every document that it was given."""

    def __init__(self, log: list[str]) -> None:
        self.log = log

    def check_document(self, document: Document) -> Report:
        self.log.append(document.path)
        if "deadly" in document.source:
            raise Died
        if "faulty" in document.source:
            raise ZeroDivisionError("of course")
        return super().check_document(document)


class Here:
    """Does shards here, and stops before the shard ``stop``."""

    def __init__(self, stop: int | None = None) -> None:
        self.stop = stop
        self.log: list[str] = []

    def __call__(self, settings: Settings, shards: Sequence[Shard]) -> Iterator[AuditSummary]:
        worker = ShardWorker(settings, FragileChecker(self.log))
        for shard in shards:
            if shard.number == self.stop:
                raise Died
            yield worker.do(shard)


def _collection(folder: Path, texts: Sequence[str]) -> Path:
    file = folder / "in.jsonl"
    file.write_text("".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts)))
    return file


def _plan(folder: Path, size: int = 2, **changes: str) -> Plan:
    return Plan.make(find_sources([folder / "in.jsonl"]), replace(settings_in(folder), **changes), size)  # type: ignore[arg-type]


def _rows(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


TEXTS = ["8 people", "7 people", "nobody", "3 people and 4 people", "", "5 people", "9 people"]


def test_a_run_goes_on_where_another_stopped(tmp_path: Path) -> None:
    _collection(tmp_path, TEXTS)
    outputs = Outputs(tmp_path / "out.jsonl")
    with pytest.raises(Died):
        _plan(tmp_path).run(Here(stop=2))
    with pytest.raises(FactcheckError, match="2 of 4 shards are not done"):
        _plan(tmp_path).put_together(outputs)
    second = Here()
    seen: list[Progress] = []
    plan = _plan(tmp_path)
    plan.run(second, seen.append)
    assert second.log == ["d4", "d5", "d6"]
    assert [each.shards_done for each in seen] == [2, 3, 4]
    summary = plan.put_together(outputs)
    assert [row["document"] for row in _rows(outputs.findings)] == ["d0", "d3", "d3", "d5", "d6"]
    assert (summary.documents, summary.documents_with_findings, summary.findings) == (7, 4, 5)
    assert not (tmp_path / "work").exists()


def test_shards_of_other_files_or_options_are_not_mixed_in(tmp_path: Path) -> None:
    _collection(tmp_path, TEXTS)
    with pytest.raises(Died):
        _plan(tmp_path).run(Here(stop=2))
    for plan in (_plan(tmp_path, subject="Mali"), _plan(tmp_path, size=3)):
        again = Here()
        plan.run(again)
        assert len(again.log) == len(TEXTS)
    _collection(tmp_path, [*TEXTS, "more"])
    changed = Here()
    _plan(tmp_path).run(changed)
    assert len(changed.log) == len(TEXTS) + 1


def test_a_document_on_which_the_check_fails_is_an_error_of_its_own(tmp_path: Path) -> None:
    _collection(tmp_path, ["3 people", "faulty", "4 people"])
    outputs = Outputs(tmp_path / "out.jsonl")
    plan = _plan(tmp_path)
    plan.run(Here())
    summary = plan.put_together(outputs)
    assert [row["document"] for row in _rows(outputs.findings)] == ["d0", "d2"]
    assert [(row["document"], row["message"]) for row in _rows(outputs.errors)] == [
        ("d1", "the check failed: ZeroDivisionError: of course")
    ]
    assert (summary.documents, summary.documents_with_errors) == (3, 1)


def test_a_document_that_kills_its_workers_is_left_out_and_recorded(tmp_path: Path) -> None:
    _collection(tmp_path, ["3 people", "deadly", "4 people", "deadly too", "5 people"])
    outputs = Outputs(tmp_path / "out.jsonl")
    deaths = 0
    plan = _plan(tmp_path, size=10)
    while True:
        try:
            plan.run(Here())
            break
        except Died:
            deaths += 1
            assert deaths < 10
    summary = plan.put_together(outputs)
    assert [row["document"] for row in _rows(outputs.findings)] == ["d0", "d2", "d4"]
    assert [row["document"] for row in _rows(outputs.errors)] == ["d1", "d3"]
    assert (summary.documents, summary.documents_with_errors) == (5, 2)


def test_workers_that_die_without_a_document_to_blame_stop_the_audit(tmp_path: Path) -> None:
    class Mortal(Here):
        def __call__(self, settings: Settings, shards: Sequence[Shard]) -> Iterator[AuditSummary]:
            ShardWorker(settings, OneFactChecker())._opened(shards[0])
            raise Died

    _collection(tmp_path, TEXTS)
    plan = _plan(tmp_path)
    for _ in range(8):
        with pytest.raises(Died):
            plan.run(Mortal())
    with pytest.raises(FactcheckError, match="8 workers died at this file, from line 1 on"):
        plan.run(Here())
    plan.run(Here())
    assert plan.put_together(Outputs(tmp_path / "out.jsonl")).documents == len(TEXTS)


def test_the_summary_survives_its_json(tmp_path: Path) -> None:
    _collection(tmp_path, [*TEXTS, "faulty"])
    plan = _plan(tmp_path)
    plan.run(Here())
    summary = plan.put_together(Outputs(tmp_path / "out.csv"))
    written = json.loads((tmp_path / "out.summary.json").read_text("utf-8"))
    assert AuditSummary.of_json(written) == summary
    assert written["facts"] == {"people": {"contradicts": 4, "outdated": 1, "supports": 1}}
    assert summary.lines()[0] == "8 documents read, 4 with findings, 1 with errors"
