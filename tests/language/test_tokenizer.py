"""The tokenizer: every word and every figure is a token, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

from factcheck.language.tokenizer import blank_english, make_tokenizer

NLP = blank_english(["Art.", "No.", "pp."])
TOKENIZER = NLP.tokenizer


@pytest.fixture
def tokenizer() -> Tokenizer:
    return TOKENIZER


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("1998–2003", "1998 – 2003"),
        ("15-24", "15 - 24"),
        ("≥8,000", "≥ 8,000"),
        ("~7,000", "~ 7,000"),
        ("Tier-2", "Tier - 2"),
        ("brothel-keeping", "brothel - keeping"),
        ("5-year", "5 - year"),
        ("word—word", "word — word"),
        ("word--word", "word -- word"),
        ("HIV/AIDS", "HIV / AIDS"),
        ("2016/17", "2016 / 17"),
        ("U.S.-funded", "U.S. - funded"),
        ("sex-worker's", "sex - worker 's"),
        ("women's/men’s", "women 's / men ’s"),
    ],
)
def test_joined_words_and_figures_come_apart(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    assert [token.text for token in tokenizer(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("workers.[12", "workers . [ 12"),
        ("workers.[12][13]", "workers . [ 12 ] [ 13 ]"),
        ("workers[12].", "workers [ 12 ] ."),
        ("said.”[12]", "said . ” [ 12 ]"),
        ("U.S.[4]", "U.S. [ 4 ]"),
        ("workers²", "workers ²"),
        ("workers.²³", "workers . ²³"),
        ("workers.12", "workers . 12"),
        ("7,100³", "7,100 ³"),
        ("km²", "km²"),
        ("brothel(s)", "brothel ( s )"),
        ("end.The", "end . The"),
    ],
)
def test_citations_and_glued_sentences(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    assert [token.text for token in tokenizer(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("7,100", "7,100"),
        ("2.0%", "2.0 %"),
        ("2%–3%.", "2 % – 3 % ."),
        ("US$7.1bn", "US $ 7.1 bn"),
        ("10:30", "10:30"),
        ("8am", "8 am"),
        ("50km²", "50 km²"),
        ("1990s", "1990s"),
        ("21st-century", "21st - century"),
        ("(8)", "( 8 )"),
        ("(aged 8)", "( aged 8 )"),
        (".5", ".5"),
    ],
)
def test_figures(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    assert [token.text for token in tokenizer(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("U.S.", "U.S."),
        ("(U.S.),", "( U.S. ) ,"),
        ("U.S.’s", "U.S. ’s"),
        ("(e.g.,", "( e.g. ,"),
        ("Ph.D.,", "Ph.D. ,"),
        ("Dr. J. Smith", "Dr. J. Smith"),
        ("6 a.m.", "6 a.m."),
        ("Art.124", "Art. 124"),
        ("No. 55", "No. 55"),
        ("pp.12-14", "pp. 12 - 14"),
        ("p.7", "p. 7"),
        ("you and I.", "you and I ."),
        ("in 24h.", "in 24h ."),
    ],
)
def test_abbreviations_keep_their_stop(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    assert [token.text for token in tokenizer(text)] == tokens.split()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Kyrgyzstan's", "Kyrgyzstan 's"),
        ("Kyrgyzstan’s,", "Kyrgyzstan ’s ,"),
        ("workers'", "workers '"),
        ("don't", "do n't"),
        ("don’t.", "do n’t ."),
        ("isn't.", "is n't ."),
        ("DON'T", "DO N'T"),
        ("can't", "ca n't"),
        ("cannot", "can not"),
        ("they've", "they 've"),
        ("'quoted'", "' quoted '"),
        ("O’Brien", "O’Brien"),
        ("id", "id"),
    ],
)
def test_clitics(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    assert [token.text for token in tokenizer(text)] == tokens.split()


@pytest.mark.parametrize(
    "address", ["https://www.x.org/a-b/c.html", "www.foo.org/x-y", "a-b@c.com", "un-aids.org"]
)
def test_addresses_stay_whole(tokenizer: Tokenizer, address: str) -> None:
    assert [token.text for token in tokenizer(f"({address}).")] == ["(", address, ")", "."]


ALPHABET = st.one_of(
    st.sampled_from("aZ1 .,'’-–[]()%²\n\u00a0\u200b😀"), st.characters(exclude_categories=["Cs"])
)


@given(st.text(alphabet=ALPHABET))
def test_the_text_is_the_sum_of_its_tokens(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_long_runs_of_signs_are_few_tokens(tokenizer: Tokenizer) -> None:
    assert len(tokenizer("-=" * 50_000 + " x")) == 2


def test_a_tokenizer_may_be_put_into_another_pipeline() -> None:
    tokenizer = make_tokenizer(NLP)
    assert [token.text for token in tokenizer("Dr. Art.5")] == ["Dr.", "Art", ".", "5"]
