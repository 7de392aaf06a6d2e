"""What a finding underlines: the value with the words that deny, limit or close it."""

from __future__ import annotations

import pytest

from factcheck.claims.underline import joined
from tests.shared import checker


def test_the_farthest_words_are_left_out() -> None:
    assert joined((10, 11), [(2, 3), (13, 14)], widest=5) == (10, 14)
    assert joined((10, 11), [(2, 3), (13, 14)], widest=12) == (2, 14)


@pytest.mark.parametrize(
    ("text", "fact", "words"),
    [
        ("Is procuring permitted in Kyrgyzstan? It is.", "pimping-illegal", "It is"),
        ("Nothing in the statutes of Kyrgyzstan forbids procuring.", "pimping-illegal", "Nothing"),
        ("Kyrgyzstan is purely a transit country for sex trafficking.", "trafficking-role", "purely"),
        ("In Kyrgyzstan sex is sold in saunas only, and never in hotels.", "venues", "saunas only, and never"),
        ("Four in five street sex workers in Kyrgyzstan have yet to be reached by Tais Plus.", "outreach-coverage",
         "have yet to be reached"),
        ("In 2019 the Department for Combating Human Trafficking and Crimes Against Public Morality marked its "
         "tenth anniversary.", "police-department-year", "tenth anniversary"),
    ],
)
def test_the_words_that_carry_the_value_are_underlined(text: str, fact: str, words: str) -> None:
    found = [claim for claim in checker().check_text(text).findings if claim.fact == fact]
    assert len(found) == 1
    assert words in found[0].text
    assert len(found[0].text.split()) <= 16


@pytest.mark.parametrize(
    ("text", "attributed"),
    [
        ("By the ministry's count, 12% of sex workers in Kyrgyzstan live with HIV.", True),
        ("Almaty, they insisted, is the capital of Kyrgyzstan.", True),
        ("The leaflet assures readers that procuring is legal in Kyrgyzstan.", True),
        ("Prostitution is banned in Kyrgyzstan, and the women say that they hide.", False),
        ("Kyrgyz prosecutors know it: procuring is legal in Kyrgyzstan.", False),
        ("“Procuring is legal in Kyrgyzstan.\n\n“So they told us.”", True),
        ("“Procuring” is legal in Kyrgyzstan.", False),
    ],
)
def test_who_says_it(text: str, attributed: bool) -> None:
    found = checker().check_text(text).findings
    assert [claim.attributed for claim in found] == [attributed]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Is Kyrgyzstan a transit country for sex trafficking? No.", {"trafficking-role"}),
        ("Is Kyrgyzstan only a source country for sex trafficking? No.", set()),
        ("Can women trafficked for sex from Kyrgyzstan to Turkey expect help? No.", set()),
        ("Nobody denies that running a brothel is perfectly legal in Kyrgyzstan.", {"brothels-illegal"}),
        ("There is some doubt that running a brothel is legal in Kyrgyzstan.", set()),
    ],
)
def test_what_is_denied(text: str, facts: set[str]) -> None:
    assert {claim.fact for claim in checker().check_text(text).findings} == facts
