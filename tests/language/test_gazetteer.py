"""The gazetteer on the place files that factcheck ships."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleError
from factcheck.language.gazetteer import Gazetteer, PlaceMention

PLACES = Path(__file__).parents[2] / "rules" / "places"
CASES = yaml.safe_load(Path(__file__).with_name("gazetteer.yaml").read_text(encoding="utf-8"))


def load(name: str) -> dict[str, Any]:
    mapping: dict[str, Any] = yaml.safe_load((PLACES / f"{name}.yaml").read_text(encoding="utf-8"))
    return mapping


GAZETTEER = Gazetteer.from_mapping(
    countries=load("countries"), regions=load("regions"), cities=load("cities")
)


def traits(mention: PlaceMention) -> set[str]:
    found = {mention.kind, mention.form, f"in {mention.country}", *(f"also {id_}" for id_ in mention.also)}
    if mention.historic:
        found.add("historic")
    if mention.possessive:
        found.add("possessive")
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_finds(case: dict[str, Any]) -> None:
    text = case["text"]
    mentions = GAZETTEER.find(text)
    expected = [re.fullmatch(r"(?s)(.+) = ([\w-]+)(?: \((.+)\))?", line) for line in case["find"]]
    assert all(expected), "a line that cannot be read"
    wanted = [match.groups(default="") for match in expected if match]
    assert [(m.text, m.place_id) for m in mentions] == [(span, id_) for span, id_, _ in wanted]
    for mention, (_, _, more) in zip(mentions, wanted, strict=True):
        assert text[mention.start : mention.end] == mention.text
        assert {trait for trait in more.split(", ") if trait} <= traits(mention)


@pytest.mark.parametrize(
    ("whole", "part", "holds"),
    [
        ("central-asia", "kyrgyzstan", True),
        ("asia", "bishkek", True),
        ("kyrgyzstan", "osh", True),
        ("southern-kyrgyzstan", "uzgen", True),
        ("southern-kyrgyzstan", "karakol", False),
        ("gulf", "dubai", True),
        ("middle-east", "united-arab-emirates", True),
        ("europe", "germany", True),
        ("eu", "france", True),
        ("eu", "united-kingdom", False),
        ("united-kingdom", "cardiff", True),
        ("soviet-union", "kirghiz-ssr", True),
        ("cis", "tajikistan", True),
        ("kyrgyzstan", "kirghiz-ssr", False),
        ("kyrgyzstan", "kyrgyzstan", True),
        ("central-asia", "turkey", False),
        ("europe", "nowhere", False),
    ],
)
def test_contains(whole: str, part: str, holds: bool) -> None:
    assert GAZETTEER.contains(whole, part) is holds


def test_names_begin_with_the_one_to_show() -> None:
    assert GAZETTEER.names_of("kyrgyzstan")[:2] == ("Kyrgyzstan", "Kyrgyz Republic")
    assert GAZETTEER.names_of("bishkek")[0] == "Bishkek"
    assert "Frunze" in GAZETTEER.names_of("bishkek")
    assert GAZETTEER.names_of("nowhere") == ()


def test_every_plain_name_is_found() -> None:
    lost = [
        name
        for place in GAZETTEER.atlas.places.values()
        for name in place.names + place.historic_names + place.adjectives + place.people
        if not any(
            place.id in (mention.place_id, *mention.also)
            for mention in GAZETTEER.find(f"they came to {'the ' if name.startswith('the ') else ''}{name}")
        )
    ]
    assert lost == []


def test_every_capital_is_a_place_in_its_country() -> None:
    for place in GAZETTEER.atlas.places.values():
        if place.capital is None or place.kind == "historic":
            continue
        mentions = GAZETTEER.find(f"in {place.capital}, {place.names[0]}")
        assert mentions, f"{place.capital}, the capital of {place.id}"
        found = mentions[0].place_id
        assert GAZETTEER.contains(place.id, found) or place.id == "palestine" or found in _CAPITALS_ABROAD


_CAPITALS_ABROAD = {"london"}
"""The capital of the United Kingdom and of England: one city, in one of them."""


@given(st.text())
def test_spans_are_the_text_and_in_order(text: str) -> None:
    end = 0
    for mention in GAZETTEER.find(f"{text} Osh {text}"):
        assert mention.start >= end
        assert mention.text
        end = mention.end


@given(
    st.lists(
        st.sampled_from(["Osh", "Kyrgyz", "Republic", "the", "Soviet", "post-", "U.S.", "Georgia", ",", "\n"])
    )
)
def test_any_mixture_of_words_keeps_its_offsets(words: list[str]) -> None:
    text = " ".join(words)
    for mention in GAZETTEER.find(text):
        assert text[mention.start : mention.end] == mention.text


def minimal(**changes: Any) -> dict[str, Any]:
    files: dict[str, Any] = {
        "countries": {"countries": [{"id": "wales", "names": ["Wales"]}]},
        "regions": {"regions": []},
        "cities": {"places": {"wales": {"city": ["Cardiff"]}}},
    }
    return files | changes


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        (
            {"cities": {"places": {"whales": {"city": ["Cardiff"]}}}},
            "unknown place 'whales'",
            "did you mean 'wales'?",
        ),
        (
            {"cities": {"places": {"wales": {"city": ["Cardiff", "Cardiff"]}}}},
            "place id 'cardiff' is given twice",
            "id",
        ),
        (
            {"regions": {"regions": [{"id": "isles", "names": ["Isles"], "members": ["wale"]}]}},
            "unknown place 'wale'",
            "wales",
        ),
        (
            {"cities": {"places": {"wales": {"city": [["cardiff"]]}}}},
            "place name 'cardiff' has no capitalised word",
            "",
        ),
    ],
)
def test_place_files_that_do_not_hold(changes: dict[str, Any], message: str, hint: str) -> None:
    with pytest.raises(RuleError) as caught:
        Gazetteer.from_mapping(**minimal(**changes))
    assert caught.value.message == message
    assert hint in (caught.value.hint or "")


def test_empty_files_find_nothing() -> None:
    assert Gazetteer.from_mapping(countries={}, regions={}, cities={}).find("Kyrgyzstan") == []
