"""Findings that are likely misreadings are silenced, and only those."""

from __future__ import annotations

from tests.shared import checker

WRONG = (
    "Prostitution is illegal. Brothels are legal. There are 50,000 sex workers. "
    "HIV prevalence among sex workers is 20%."
)


def test_a_text_that_names_no_subject_and_contradicts_everything_gets_one_note() -> None:
    findings = checker().check_text(WRONG).findings
    assert [claim.severity for claim in findings] == ["note"]
    assert "4 facts disagree at once" in findings[0].reason


def test_a_named_subject_is_no_suspect() -> None:
    findings = checker().check_text(WRONG.replace("illegal.", "illegal in Kyrgyzstan.", 1)).findings
    assert [claim.severity for claim in findings] == ["error"] * 4


def test_one_fact_that_agrees_clears_the_others() -> None:
    findings = checker().check_text(f"{WRONG} Pimping is a crime.").findings
    assert [claim.severity for claim in findings] == ["error"] * 4


def test_a_sentence_that_also_agrees_is_silent() -> None:
    claims = checker().check_text("Kyrgyzstan has 7,100 sex workers, or 9,000 sex workers.").claims
    assert [claim.verdict for claim in claims] == ["supports", "unverified"]
    assert claims[1].reason.startswith("vetoed")


def test_a_status_yields_to_what_else_differs_in_its_clause() -> None:
    text = "A pimp in Kyrgyzstan is free again after at most twelve months in prison."
    findings = checker().check_text(text).findings
    assert [claim.fact for claim in findings] == ["penalty-max"]


def test_a_status_of_another_clause_yields_to_nothing() -> None:
    text = "Some 12,000 sex workers live in Kyrgyzstan, where pimping is legal."
    findings = checker().check_text(text).findings
    assert [claim.fact for claim in findings] == ["sex-workers", "pimping-illegal"]
