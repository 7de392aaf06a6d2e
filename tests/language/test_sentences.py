"""Sentence ends: each case is written as its sentences, with a bar where one ends and the next begins."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import RuleError
from factcheck.language.sentences import SentenceSplitter

RULES = Path(__file__).parents[2] / "rules" / "language" / "sentences.yaml"
SPLITTER = SentenceSplitter.from_mapping(yaml.safe_load(RULES.read_text(encoding="utf-8")))

PLAIN = [
    "Prostitution has been legal since 1998. | Brothels are not.",
    "Is it legal? | Yes! | It is.",
    "The figure was 7,100. | 8,000 is another.",
    "HIV prevalence is 2.0%. | It was 3.5% in 2013.",
    "It is Tier 2. | The country rose.",
    "In 2016. | ≥8,000 women.",
    "It ended there . | Then it began.",
    "they sell sex. | the law allows it. | they left. | women stayed.",
    "Prostitution legal. | brothels illegal. | hiv 2%. | trafficking banned.",
]
ABBREVIATIONS = [
    "Art. 124 bans trafficking. | See No. 55, p. 7, and pp. 9-11.",
    "By Law No. ZRU-1 and Nr. 541 and ILO C. 138 it is banned.",
    "Under Arts. 260 and 261 and Sec. IV it is a crime. | So it is.",
    "Is it legal? | No. | The law forbids it. | No. | Kyrgyzstan forbids it.",
    "Mr. Asanov and Dr. Bekova met Gen. Ivanov. | They left.",
    "The U.S. State Department put it on Tier 2. | It rose.",
    "It was made in the U.S. | The ranking was Tier 2.",
    "It is so in the U.S. | 7,100 women left.",
    "In the U.S. Congress met. | It met at 6 p.m. | Kyrgyz police came.",
    "At 6 p.m. Monday he left. | By 7 a.m. Mr. Asanov was back.",
    "An est. 7,000 women, i.e. The lower bound, e.g. Bishkek.",
    "Approx. 5 km. away, ca. 1998, vs. Kazakhstan.",
    "Smith et al. (2016) say so. | Smith et al. | The end.",
    "Police, NGOs, etc. | Kyrgyzstan is poor.",
    "On 5 Sept. 2016 it fell. | It fell in Sept. | Kyrgyzstan rose.",
    "Pitt & Co. at noon. | Pitt & Co. | It closed.",
    "A. Ivanov and J. K. Smith founded it. | Bekova, M.D., agreed.",
    "See Annex A. | Officials agree. | Hepatitis B. | 2% have it.",
    "In 2014 (est.) Kyrgyzstan had 53 (2013 est.) or so.",
    "It is 5 km. | Officials agree. | It was 5 yrs. | Tais Plus left.",
    "St. Petersburg is far. | He lives on Main St. | The house is small.",
]
CLOSED = [
    "He asked, “Is it legal?” | She said “No.” | “It is,” he said.",
    "“It is legal!” he said. | 'It is.' she said.",
    '"Kyrgyzstan is Tier 2." | The report said so.',
    "It is legal (since 1998). | (Brothels are not.) | Then he left.",
    "He teaches (He was a policeman.) at the school.",
    "“It is legal.” (Smith 2016). | It fell.",
    "This (!) is legal. | It was (?) so.",
]
CITED = [
    "There are 7,100 workers.[12] | HIV is 2.0%.[3][4] | Art. 124 bans it.",
    "There are 7,100 workers. [12] | It fell.",
    "It is so.[citation needed] | It was.[note 3] | It is.[12]:45 | End.",
    "There are workers.²³ | It fell.",
    "It is so. (2,44) | It was. (30) | It is. | (1) Brothels; (2) saunas.",
    "There are workers.12 | The country rose.",
    "It is legal.|The state agrees. | It was 1998.|The end.",
]
NAMES = [
    "BISHKEK, June 27 – Police raided a sauna. | They left.",
    "WASHINGTON, Jan. 5 (AP) – The U.S. Department of State rose. | It fell.",
    "Write to info@x.org. | See www.x.org/a.b. | See https://x.org/a. | The end.",
    "Yahoo! in Bishkek. | Write to A.B.Asanov@mail.kg today.",
]
OMISSIONS = [
    "Wait... | What? | It is … so. | It is ... so . . . I think.",
    "It fell.... | The end . . . . | Next.",
    "It said “[...] the law” and [...] The rest.",
]
LINES = [
    "Sex workers\nnumber 7,100. | They are\nTier\n2. | The country is poor.",
    "Facts:\n| 1. Legal since 1998\n| 2. Tier 2 in 2016\n| - brothels illegal",
    "- Prostitution is legal\n| - Brothels are illegal\n| - 7,100 workers",
    "(a) Prostitution is legal\n| (b) Brothels are illegal",
    "1. Legal | 2. Illegal",
    "1. It is Tier 2. | The country rose. | 2. It fell.",
    "• Legal | • Illegal",
    "Kyrgyzstan\n| • Brothels: illegal\n| • Tier 2",
    "Country: Kyrgyzstan\n| Sex workers: 7,100 (est.)\n| HIV prevalence: 2% of\nsex workers",
    "Sex workers (national est.): 7,100\n| HIV prevalence: 2%",
    "2003 - Agency founded\n| 2016 – Agency abolished",
    "The report says this of the place\nBishkek: it is large. | It has\nmany people.",
    "A heading\n\n| A text that\ngoes on",
]


@pytest.mark.parametrize("case", PLAIN + ABBREVIATIONS + CLOSED + CITED + NAMES + OMISSIONS + LINES)
def test_sentence_ends(case: str) -> None:
    text = case.replace("| ", "").replace("|", "")
    expected = [part.strip() for part in case.split("|")]
    assert [text[start:end] for start, end in SPLITTER.split(text)] == expected


def test_spans_are_code_points_of_the_block() -> None:
    assert SPLITTER.split(" 😀 It is. \n It was. ") == [(1, 9), (12, 19)]
    assert SPLITTER.split("") == []
    assert SPLITTER.split(" \n ") == []


ALPHABET = st.sampled_from(
    [*"aBI1 .!?…,;:'\"“”’()[]-–•%²\n\u00a0", "Art. ", "The ", "1. ", "U.S. ", ". . . ", "[12]"]
)


@given(st.lists(ALPHABET).map("".join))
def test_spans_are_ordered_trimmed_and_leave_nothing_out(text: str) -> None:
    spans = SPLITTER.split(text)
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    parts = [text[start:end] for start, end in spans]
    assert all(part and part == part.strip() for part in parts)
    assert re.sub(r"\s", "", "".join(parts)) == re.sub(r"\s", "", text)


def test_abbreviations_that_are_words_too_are_kept_only_when_capitalised() -> None:
    assert {"Art.", "No.", "pp.", "Mr.", "approx."} <= SPLITTER.abbreviations
    assert not {"art.", "no.", "it."} & SPLITTER.abbreviations


@pytest.mark.parametrize("titles", [None, "mr", [True]])
def test_malformed_files_are_told(titles: object) -> None:
    mapping = yaml.safe_load(RULES.read_text(encoding="utf-8")) | {"titles": titles}
    with pytest.raises(RuleError, match="titles"):
        SentenceSplitter.from_mapping(mapping)
