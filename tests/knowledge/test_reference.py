"""The core reference: the 27 facts with their quotes, dates and histories, and how they are looked up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.errors import FactError
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.reference_files import load_reference

ROOT = Path(__file__).parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
ARTICLE = SOURCES / "prostitution-in-kyrgyzstan.txt"
DATED = [SOURCES / "kyrgyzstan-facts.md", SOURCES / "unaids-gam2019-kyrgyzstan.txt"]

# What each fact says, in the words that a finding shows.
IN_WORDS = {
    "prostitution-legal": "legal (since 1998)",
    "legal-since": "1998",
    "brothels-illegal": "illegal",
    "pimping-illegal": "illegal",
    "recruiting-illegal": "illegal",
    "penalty-max": "up to five years",
    "sex-workers": "an estimated 7,100 (2013)",
    "hiv-prevalence": "2% (2016)",
    "venues": "the streets, bars, hotels and brothels, among others",
    "police-department-year": "2013",
    "capital": "Bishkek",
    "pravda-street": "former",
    "tais-plus-founded": "1997",
    "tais-plus-registered": "2000",
    "tais-plus-2005": "succeeded in 2005",
    "tais-plus-2012": "succeeded in 2012",
    "outreach-coverage": "an estimated 90%",
    "trafficking-role": "source, transit and destination",
    "trafficking-destinations": (
        "Turkey, United Arab Emirates, India, Russia, Kazakhstan, South Korea and within the country"
        ", among others"
    ),
    "girls-origin": "Uzbekistan",
    "transit-origins": "Uzbekistan, Tajikistan and Turkmenistan, among others",
    "transit-destinations": "Russia, United Arab Emirates and Turkey, among others",
    "trafficking-article": "Article 124 (until the end of 2018)",
    "article-124-covers": "sex trafficking, labour trafficking, adults and children (until the end of 2018)",
    "article-124-coercion": "yes (until the end of 2018)",
    "investigations-2016": "5 (2016)",
    "tip-tier": "Tier 2 (2017)",
}


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference([ROOT / "reference"])


def test_the_core_facts_in_words(reference: Reference) -> None:
    core = {fact.id: fact.words() for fact in reference.facts if fact.topic == "kyrgyzstan-sex-work"}
    assert core == IN_WORDS


@pytest.mark.parametrize("fact_id", IN_WORDS)
def test_every_core_fact_has_a_verbatim_quote_and_a_source(reference: Reference, fact_id: str) -> None:
    fact = reference.fact(fact_id)
    assert fact.quote
    assert fact.source.title == "Prostitution in Kyrgyzstan"
    assert fact.source.licence == "CC BY-SA 4.0"
    if ARTICLE.is_file():
        assert fact.quote in ARTICLE.read_text(encoding="utf-8")


@pytest.mark.skipif(
    not all(path.is_file() for path in DATED), reason="the sources are not beside the checkout"
)
def test_the_quotes_of_other_years_are_verbatim(reference: Reference) -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in DATED)
    quotes = [past.quote for fact_id in IN_WORDS for past in reference.fact(fact_id).history if past.quote]
    assert len(quotes) >= 8
    assert [quote for quote in quotes if quote not in sources] == []


def test_the_fact_set_names_licence_and_attribution(reference: Reference) -> None:
    (core,) = (one for one in reference.fact_sets if one.topic == "kyrgyzstan-sex-work")
    assert core.licence == "CC BY-SA 4.0"
    assert core.attribution is not None
    assert "Wikipedia" in core.attribution


@pytest.mark.parametrize(
    ("fact_id", "year", "expected"),
    [
        ("sex-workers", 2013, {"7,100"}),
        ("sex-workers", 2006, set()),
        ("hiv-prevalence", 2011, {"3.5%"}),
        ("hiv-prevalence", 2013, {"2.2%"}),
        ("hiv-prevalence", 2016, {"2%"}),
        ("hiv-prevalence", 2020, set()),
        ("investigations-2016", 2016, {"5"}),
        ("investigations-2016", 2019, {"1"}),
        ("investigations-2016", 2020, {"24"}),
        ("investigations-2016", 2021, {"1"}),
        ("trafficking-article", 2016, {"Article 124"}),
        ("trafficking-article", 2020, {"Article 171"}),
        ("trafficking-article", 2023, {"Article 166", "Article 167", "Article 170"}),
        ("article-124-coercion", 2017, {"yes"}),
        ("article-124-coercion", 2019, {"no"}),
        ("penalty-max", 2010, {"up to three years"}),
    ],
)
def test_what_is_known_for_a_year(reference: Reference, fact_id: str, year: int, expected: set[str]) -> None:
    assert {known.value.words() for known in reference.fact(fact_id).values_at(year)} == expected


def test_the_tier_of_every_year(reference: Reference) -> None:
    watch_list = {2018, 2019, 2020, 2024, 2025}
    for year in range(2001, 2026):
        expected = "Tier 3" if year == 2002 else "Tier 2 Watch List" if year in watch_list else "Tier 2"
        assert {known.value.words() for known in reference.fact("tip-tier").values_at(year)} == {expected}, (
            year
        )


def test_looking_facts_up(reference: Reference) -> None:
    (fact,) = reference.facts_about("sex-worker-count", "kyrgyzstan")
    assert fact is reference.by_id["sex-workers"]
    assert reference.by_property_subject["sex-worker-count", "kyrgyzstan"] == (fact,)
    assert reference.subject_of(fact).name == "Kyrgyzstan"
    assert fact.qualifiers == {"population": "sex-worker"}
    assert reference.facts_about("sex-worker-count", "tais-plus") == ()
    with pytest.raises(FactError) as raised:
        reference.fact("sex-worker")
    assert raised.value.hint == 'did you mean "sex-workers"?'


def test_a_fact_knows_where_it_is_written(reference: Reference) -> None:
    fact = reference.fact("hiv-prevalence")
    line = Path(fact.path).read_text(encoding="utf-8").split("\n")[fact.line - 1]
    assert line[fact.column - 1 :] == "hiv-prevalence"


def test_order_and_repetition_of_paths_change_nothing(reference: Reference) -> None:
    again = load_reference([ROOT / "reference" / "kyrgyzstan", ROOT / "reference"])
    assert set(again.by_id) == set(reference.by_id)


def test_facts_that_only_qualifiers_tell_apart(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "topic: rivers\nsubject: chu\nsource: {title: Atlas}\nentities: [{id: chu, names: [Chu]}]\nfacts:\n"
        "  - {id: upper, property: depth, place: upper-chu, value: {count: 3}}\n"
        "  - {id: lower, property: depth, place: lower-chu, value: {count: 7}}\n"
        "  - {id: flood, property: depth, place: lower-chu, period: 1969, value: {count: 9}}\n"
        "  - {id: drought, property: depth, place: lower-chu, period: 1975, value: {count: 1}}\n"
    )
    with pytest.raises(FactError, match='"flood" and "lower" give the same property of "chu"'):
        load_reference([path])
    path.write_text(path.read_text().replace("lower-chu, value", "lower-chu, period: 2020, value"))
    assert len(load_reference([path]).facts_about("depth", "chu")) == 4


def test_entities_alone_may_fill_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("topic: places\nentities: [{id: chu, names: [Chu, Chuy]}]\n")
    (tmp_path / "b.yaml").write_text(
        "topic: rivers\nfacts:\n"
        "  - {id: length, subject: chu, property: p, value: {count: 3}, source: {title: Atlas}}\n"
    )
    reference = load_reference([tmp_path])
    assert reference.subject_of(reference.fact("length")).names == ("Chu", "Chuy")


def test_loading_the_reference_imports_no_spacy() -> None:
    code = (
        "import sys; from factcheck.knowledge.reference_files import load_reference; "
        f"load_reference([{str(ROOT / 'reference')!r}]); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
