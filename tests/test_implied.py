"""What a penalty says of the acts that it threatens."""

from __future__ import annotations

import pytest

from tests.shared import checker


def supported(text: str) -> set[str]:
    return {claim.fact for claim in checker().check_text(text).claims if claim.verdict == "supports"}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Half a decade is the most a Kyrgyz court may impose on a procurer.", {"pimping-illegal"}),
        ("In Kyrgyzstan running a bordello, procuring or recruiting women into prostitution means ten years in prison.",
         {"brothels-illegal", "pimping-illegal", "recruiting-illegal"}),
    ],
)
def test_an_act_with_a_penalty_is_against_the_law(text: str, facts: set[str]) -> None:
    assert facts <= supported(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Kazakhstan procurers risk up to five years in prison.",
        "A bill would give procurers in Kyrgyzstan up to ten years in prison.",
        "Until 1998 a procurer in Kyrgyzstan risked eight years in prison.",
    ],
)
def test_a_penalty_elsewhere_or_merely_proposed_implies_nothing(text: str) -> None:
    assert "pimping-illegal" not in supported(text)
