"""The example brief: its wrong statements are found and nothing else is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]
WRONG = yaml.safe_load((Path(__file__).parent / "country_brief.yaml").read_text("utf-8"))


def test_the_brief(run_line: Run) -> None:
    outcome = run_line("check", "-f", "json", str(ROOT / "examples" / "country-brief.md"))
    assert outcome.code == 1
    findings = {finding["fact"]: finding["claim"] for finding in json.loads(outcome.out)["findings"]}
    wrong = {**WRONG["found"], **(WRONG["missed"] or {})}
    assert set(findings) <= set(wrong)
    assert set(WRONG["found"]) <= set(findings)
    for fact, claim in findings.items():
        assert re.search(re.escape(wrong[fact]), claim)
