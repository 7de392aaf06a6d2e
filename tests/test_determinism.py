"""The same text gives the same bytes, whatever the hash seed, locale, time zone, or order of the files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
STATEMENTS = ROOT / "benchmarks" / "accuracy" / "statements" / "dev.jsonl"
ENVIRONMENTS = [
    {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"},
    {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "Asia/Bishkek"},
    {"PYTHONHASHSEED": "42", "LC_ALL": "POSIX", "TZ": "UTC", "PYTHONUTF8": "1"},
    {"PYTHONHASHSEED": "1234", "LC_ALL": "POSIX", "TZ": "America/Los_Angeles", "PYTHONUTF8": "1"},
    {"PYTHONHASHSEED": "4294967295", "LC_ALL": "C.UTF-8", "TZ": "Asia/Bishkek"},
]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drafts")
    rows = [json.loads(line) for line in STATEMENTS.read_text(encoding="utf-8").splitlines()[:120]]
    for number in range(6):
        text = "\n\n".join(row["text"] for row in rows[number::6])
        (folder / f"draft-{number}.txt").write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, files: list[str], environment: dict[str, str]) -> bytes:
    finished = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", "--format", "json", *files],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )
    assert finished.returncode == 1, finished.stderr.decode()
    return finished.stdout


def test_output_does_not_depend_on_the_environment(drafts: Path) -> None:
    outputs = {run(drafts, ["."], environment) for environment in ENVIRONMENTS}
    assert len(outputs) == 1


def test_output_does_not_depend_on_the_order_of_the_files(drafts: Path) -> None:
    names = sorted(path.name for path in drafts.iterdir())
    assert run(drafts, names, {}) == run(drafts, names[::-1], {})
