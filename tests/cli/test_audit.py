"""factcheck audit at the command line, with the shards done in the test's own process."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from factcheck.audit.run import one_after_another
from factcheck.audit.settings import Settings
from factcheck.audit.shards import Shard
from factcheck.audit.summary import AuditSummary
from tests.cli.conftest import Run


class Alone:
    """Stands in for the cluster, and needs no Ray."""

    def __init__(self, address: str | None, workers: int) -> None:
        assert (address, workers) == (None, 0)

    def __call__(self, settings: Settings, shards: Sequence[Shard]) -> Iterator[AuditSummary]:
        yield from one_after_another(settings, shards)


@pytest.fixture
def audit(check_line: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command with a checker that knows one fact."""
    monkeypatch.setattr("factcheck.cli.audit._require_extra", lambda: None)
    monkeypatch.setattr("factcheck.audit.cluster.Cluster", Alone)
    return check_line


def _jsonl(path: Path, *texts: str) -> Path:
    path.write_text("".join(json.dumps({"id": n, "text": text, "page": 3}) + "\n" for n, text in enumerate(texts)))
    return path


def test_findings_go_to_the_output_and_their_summary_to_the_screen(audit: Run, tmp_path: Path) -> None:
    _jsonl(tmp_path / "in.jsonl", "7 people", "There,\n12 people.", "8 people")
    code, out, err = audit("audit", "in.jsonl", "-o", "found.jsonl")
    assert (code, err) == (1, "")
    assert out == (
        "3 documents read, 2 with findings, 0 with errors\n"
        "fact    contradicts  outdated  supports\n"
        "people            1         1         1\n"
    )
    rows = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text().splitlines()]
    assert [(row["document"], row["verdict"]) for row in rows] == [("1", "contradicts"), ("2", "outdated")]
    assert rows[0] == {
        "document": "1",
        "fact": "people",
        "rule": "number-of-people",
        "verdict": "contradicts",
        "severity": "error",
        "text": "12",
        "start": 7,
        "end": 9,
        "line": 2,
        "column": 1,
        "place": "",
        "message": 'Says "12"; the reference is 7 (Census, 2020).',
        "expected": "7",
        "source": "Census, 2020",
        "attributed": False,
        "metadata": '{"page": 3}',
    }
    assert json.loads((tmp_path / "found.summary.json").read_text())["claims"] == {
        "contradicts": 1,
        "outdated": 1,
        "supports": 1,
    }
    assert (tmp_path / "found.errors.jsonl").read_text() == ""
    assert not (tmp_path / "found.jsonl.work").exists()


def test_the_output_in_the_folder_that_is_read_is_not_read(audit: Run, tmp_path: Path) -> None:
    _jsonl(tmp_path / "in.jsonl", "7 people", "12 people")
    outputs = []
    for _ in range(2):
        code, out, _ = audit("audit", ".", "-o", "found.jsonl")
        outputs.append((code, out.splitlines()[0], (tmp_path / "found.jsonl").read_bytes()))
    assert outputs[0][:2] == (1, "2 documents read, 1 with findings, 0 with errors")
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("texts", "options", "code"),
    [
        (["7 people"], [], 0),
        (["8 people"], [], 0),
        (["8 people"], ["--fail-on", "warning"], 1),
        (["9 people", "12 people"], ["--fail-on", "never"], 0),
        (["12 people"], ["--no-metadata"], 1),
    ],
)
def test_exit_codes(audit: Run, tmp_path: Path, texts: list[str], options: list[str], code: int) -> None:
    _jsonl(tmp_path / "in.jsonl", *texts)
    assert audit("audit", "in.jsonl", "-o", "found.csv", *options).code == code


def test_documents_that_cannot_be_read_make_it_2_and_the_rest_is_done(audit: Run, tmp_path: Path) -> None:
    file = _jsonl(tmp_path / "in.jsonl", "12 people")
    file.write_text(file.read_text() + "{no}\n")
    code, out, err = audit("audit", "in.jsonl", "none.csv", "-o", "found.csv")
    assert code == 2
    assert out.startswith("3 documents read, 1 with findings, 2 with errors\n")
    assert "none.csv: error: no such file" in err
    errors = [json.loads(line) for line in (tmp_path / "found.errors.jsonl").read_text().splitlines()]
    assert [(row["path"], row["line"], row["column"]) for row in errors] == [
        ("none.csv", None, None),
        ("in.jsonl", 2, 2),
    ]


def test_a_column_that_is_not_there_is_refused(audit: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("id,body\n1,7 people\n")
    code, _, err = audit("audit", "in.csv", "-o", "found.csv")
    assert code == 2
    assert err.startswith("in.csv: error: there is no column 'text'\n")
    assert audit("audit", "in.csv", "-o", "found.csv", "--text-column", "body").code == 0


def test_without_the_extra_it_says_what_to_install(run_line: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.cli.audit.find_spec", lambda name: None)
    code, out, err = run_line("audit", "x.jsonl", "-o", "found.csv")
    assert (code, out) == (2, "")
    assert err == 'error: factcheck audit needs ray and pyarrow\n  hint: pip install "factcheck[audit]"\n'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["x.jsonl"], "Missing option '-o'"),
        (["x.jsonl", "-o", "found.xls"], "no format for '.xls'"),
        (["x.jsonl", "-o", "found.csv", "--encoding", "nope"], "unknown encoding 'nope'"),
        (["-o", "found.csv"], "Missing argument 'INPUTS...'"),
    ],
)
def test_wrong_usage(audit: Run, arguments: list[str], message: str) -> None:
    code, _, err = audit("audit", *arguments)
    assert code == 2
    assert message in err


def test_the_policy_of_the_house_holds(
    run_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.audit._require_extra", lambda: None)
    monkeypatch.setattr("factcheck.audit.cluster.Cluster", Alone)
    _jsonl(tmp_path / "in.jsonl", "There are 12,000 sex workers in Kyrgyzstan.", "The capital of Kyrgyzstan is Osh.")
    line = ("audit", "in.jsonl", "-o", "found.jsonl")

    def found() -> list[tuple[str, str]]:
        rows = [json.loads(line) for line in (tmp_path / "found.jsonl").read_text().splitlines()]
        return [(row["fact"], row["severity"]) for row in rows]

    assert run_line(*line).code == 1
    assert found() == [("sex-workers", "error"), ("capital", "error")]
    assert run_line(*line, "--ignore", "capital").code == 1
    assert found() == [("sex-workers", "error")]
    (tmp_path / "factcheck.yaml").write_text("severity: {ALL: warning, capital: off}\n")
    assert run_line(*line).code == 0
    assert found() == [("sex-workers", "warning")]
    outcome = run_line(*line, "--select", "capitol")
    assert outcome.code == 2
    assert outcome.err.startswith('--select: error: there is no fact, rule, topic or tag "capitol"')
