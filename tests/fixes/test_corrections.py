"""What is written in the place of a wrong value; a case needs no Python."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck import Checker
from factcheck.documents.edits import Edit, applied
from factcheck.findings import Correction

CASES = yaml.safe_load((Path(__file__).parent / "corrections.yaml").read_text("utf-8"))


def corrected(text: str, corrections: list[Correction]) -> str:
    return applied(text, [Edit(each.start, each.end, each.text) for each in corrections])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_a_correction(checker: Checker, case: dict[str, str]) -> None:
    (finding,) = checker.check_text(case["text"]).findings
    correction = finding.correction
    if "none" in case:
        assert correction is None
        return
    assert correction is not None
    after = corrected(case["text"], [correction])
    assert (correction.safe, after) == ("safe" in case, case.get("safe") or case.get("unsafe"))
    assert finding.text in correction.old
    assert not checker.check_text(after).findings


SAFE = " ".join(case["safe"] for case in CASES if "safe" in case and case["safe"].endswith("."))


def test_what_is_right_has_no_correction(checker: Checker) -> None:
    assert [claim for claim in checker.check_text(SAFE) if claim.correction] == []


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Tais Plus was founded in 1999 and registered as an NGO in 2004.", [True, True]),
        # Two of one fact in a sentence: each may have been said in the light of the other.
        ("There are 12,000 sex workers in Kyrgyzstan, or rather 13,000 sex workers in Kyrgyzstan.", [False, False]),
        ("> There are 12,000 sex workers in Kyrgyzstan.", [False]),
        ("“There are 12,000 sex workers in Kyrgyzstan”, it says.", [False]),
        ("HIV prevalence among sex workers in Kyrgyzstan has doubled, from 6% to 12%.", [False]),
        ("The market closed in 1993. That was the year when sex workers founded Tais Plus.", [False]),
        ("Twelve per cent of sex workers in Kyrgyzstan live with HIV.", [True]),
    ],
)
def test_what_is_safe(checker: Checker, text: str, safe: list[bool]) -> None:
    found = [claim.correction for claim in checker.check_text(text).findings]
    assert [each.safe for each in found if each] == safe


def test_after_safe_corrections_nothing_is_found_in_their_place(checker: Checker) -> None:
    """Over the examples of all rules, each with all of its corrections at once."""
    written = 0
    for example in {example.text for _, example in checker.rules.examples if example.flag}:
        findings = checker.check_text(example).findings
        safe = [claim.correction for claim in findings if claim.correction and claim.correction.safe]
        rest = [claim for claim in findings if claim.correction not in safe]
        if safe:
            written += len(safe)
            after = checker.check_text(corrected(example, safe))
            assert {claim.fact for claim in after.findings} <= {claim.fact for claim in rest}, example
    assert written > 30
