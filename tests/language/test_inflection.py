"""Inflection: the forms that a term must meet, and the words that it must not turn into."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.errors import RuleError
from factcheck.language.inflection import Inflector

RULES = Path(__file__).parents[2] / "rules" / "language" / "inflection.yaml"


@pytest.fixture(scope="module")
def inflector() -> Inflector:
    return Inflector.from_mapping(yaml.safe_load(RULES.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("run", "run runs ran running"),
        ("stop", "stops stopped stopping"),
        ("keep", "keeps kept keeping"),
        ("sell", "sells sold selling"),
        ("buy", "buys bought buying"),
        ("begin", "begins began begun beginning"),
        ("forbid", "forbids forbade forbidden forbidding"),
        ("be", "am is are was were been being"),
        ("have", "has had having"),
        ("make", "makes made making"),
        ("found", "founds founded founding"),
        ("find", "finds found finding"),
        ("lead", "leads led leading"),
        ("die", "dies died dying"),
        ("lie", "lies lay lain lied lying"),
        ("see", "sees saw seen seeing"),
        ("agree", "agrees agreed agreeing"),
        ("age", "ages aged aging ageing"),
        ("carry", "carries carried carrying"),
        ("pay", "pays paid paying"),
        ("play", "plays played playing"),
        ("traffic", "traffics trafficked trafficking"),
        ("travel", "travels travelled traveled travelling traveling"),
        ("visit", "visits visited visiting"),
        ("occur", "occurs occurred occurring"),
        ("permit", "permits permitted permitting"),
        ("prohibit", "prohibits prohibited prohibiting"),
        ("equip", "equips equipped equipping"),
        ("pimp", "pimps pimped pimping"),
        ("fix", "fixes fixed fixing"),
        ("show", "shows showed shown showing"),
        ("overthrow", "overthrows overthrew overthrown overthrowing"),
        ("undertake", "undertook undertaken"),
        ("rebuild", "rebuilt rebuilding"),
        ("mislead", "misled"),
        ("undergo", "undergoes underwent undergone undergoing"),
        ("set", "sets set setting"),
        ("quit", "quits quit quitting"),
    ],
)
def test_verbs(inflector: Inflector, base: str, expected: str) -> None:
    assert set(expected.split()) <= inflector.forms(base)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("woman", "woman women"),
        ("policewoman", "policewomen"),
        ("child", "children"),
        ("person", "persons people"),
        ("salesperson", "salespersons salespeople"),
        ("country", "countries"),
        ("brothel", "brothels"),
        ("crisis", "crises"),
        ("diagnosis", "diagnoses"),
        ("church", "churches"),
        ("stomach", "stomachs"),
        ("wife", "wives"),
        ("housewife", "housewives"),
        ("hero", "heroes"),
        ("photo", "photos"),
        ("bus", "buses"),
        ("index", "indices indexes"),
        ("FSW", "fsw fsws"),
        ("NGO", "ngos"),
        ("staff", "staffs"),
    ],
)
def test_nouns(inflector: Inflector, base: str, expected: str) -> None:
    assert set(expected.split()) <= inflector.forms(base)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("legalise", "legalized"),
        ("legalize", "legalising"),
        ("legalisation", "legalization"),
        ("criminalization", "criminalisation"),
        ("organisation", "organizations"),
        ("organizer", "organisers"),
        ("analyse", "analyzed"),
        ("labour", "labors"),
        ("laborer", "labourers"),
        ("neighbouring", "neighboring"),
        ("parlor", "parlours"),
        ("centre", "centers"),
        ("center", "centred"),
        ("kilometer", "kilometres"),
        ("offence", "offenses"),
        ("defense", "defences"),
        ("licence", "licensed"),
        ("license", "licences"),
        ("programme", "programs"),
        ("judgement", "judgments"),
        ("fulfil", "fulfills"),
        ("fulfill", "fulfils"),
        ("counsellor", "counselors"),
        ("gonorrhea", "gonorrhoea"),
        ("practice", "practised"),
    ],
)
def test_british_and_american_spelling(inflector: Inflector, one: str, other: str) -> None:
    assert other in inflector.forms(one)


@pytest.mark.parametrize(
    ("base", "other_word"),
    [
        ("prostitute", "prostitution"),
        ("legal", "legalise"),
        ("bar", "bared"),
        ("strip", "striped"),
        ("star", "staring"),
        ("see", "seed"),
        ("be", "bed"),
        ("a", "as"),
        ("i", "is"),
        ("it", "its"),
        ("us", "uses"),
        ("the", "thing"),
        ("she", "shed"),
        ("found", "find"),
        ("flee", "fleed"),
        ("rise", "rize"),
        ("as", "asses"),
    ],
)
def test_no_other_word(inflector: Inflector, base: str, other_word: str) -> None:
    assert other_word not in inflector.forms(base)


@pytest.mark.parametrize("word", ["2016", "2%", "U.S.", "", "-"])
def test_words_without_letters_at_the_end_stand_alone(inflector: Inflector, word: str) -> None:
    assert inflector.forms(word) == {word.lower()}


def test_contracted_forms_come_with_both_apostrophes(inflector: Inflector) -> None:
    assert inflector.forms("not") == {"not", "n't", "n’t"}


def test_forms_are_lower_case_and_hold_the_word_itself(inflector: Inflector) -> None:
    for word in ("Women", "KYRGYZSTAN", "Sell"):
        forms = inflector.forms(word)
        assert word.lower() in forms
        assert all(form == form.lower() for form in forms)


@pytest.mark.parametrize(
    "mapping",
    [
        {"invariable": [False]},
        {"verbs": {"run": "ran"}},
        {"nouns": ["women"]},
        {"spelling": {"words": [["grey"]]}},
    ],
)
def test_malformed_files_are_told(mapping: dict[str, object]) -> None:
    with pytest.raises(RuleError):
        Inflector.from_mapping(mapping)


@pytest.mark.parametrize("word", ["redemption", "estrestrestr", "haemhemhaem", "academia", "isationization"])
def test_spelling_exchanges_come_to_an_end(inflector: Inflector, word: str) -> None:
    assert len(inflector.spellings(word)) <= 16
