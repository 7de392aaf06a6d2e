"""Changes of form that never change what is said, and so never change a verdict."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest

from tests.shared import checker

STATEMENTS = Path(__file__).parents[1] / "benchmarks" / "accuracy" / "statements" / "dev.jsonl"
WORDS = [
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
]
COUNTS = {word: str(number) for number, word in enumerate(WORDS, 3)}
THOUSANDS = re.compile(r"(?<![\d,.])(\d{1,3}),(\d{3})(?![\d,])")
PERCENT = re.compile(r"(?<=\d)%")
WORD_COUNT = re.compile(rf"\b({'|'.join(WORDS)})(?= (?:sex trafficking|investigations|new|years))")


def thousands(separator: str) -> Callable[[str], str]:
    return lambda text: THOUSANDS.sub(rf"\g<1>{separator}\g<2>", text)


def curly(text: str) -> str:
    text = re.sub(r'"([^"\n]*)"', "“\\1”", text)
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


def straight(text: str) -> str:
    return text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'", ord("‘"): "'"})


def wrapped(text: str) -> str:
    """Hard-wrapped as mail is; texts that have lines of their own stay as they are."""
    return text if "\n" in text else textwrap.fill(text, 62, break_on_hyphens=False, break_long_words=False)


TRANSFORMATIONS: dict[str, Callable[[str], str]] = {
    "thousands without a separator": thousands(""),
    "thousands with a no-break space": thousands("\u00a0"),
    "thousands with a narrow no-break space": thousands("\u202f"),
    "thousands with an apostrophe": thousands("'"),
    "per cent in words": lambda text: PERCENT.sub(" per cent", text),
    "percent in words": lambda text: PERCENT.sub(" percent", text),
    "a space before the percent sign": lambda text: PERCENT.sub("\u00a0%", text),
    "curly quotes": curly,
    "straight quotes": straight,
    "en dashes as hyphens": lambda text: re.sub(r"(?<=\d)–(?=\d)", "-", text),
    "hyphens as en dashes": lambda text: re.sub(r"(?<=\d)-(?=\d)", "–", text),
    "line wraps": wrapped,
    "digits for words": lambda text: WORD_COUNT.sub(lambda m: COUNTS[m[1]], text),
    "a sentence after": lambda text: f"{text}\n\nThe weather stayed mild all week.",
    "a sentence before": lambda text: f"The weather stayed mild all week.\n\n{text}",
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
}


@lru_cache(maxsize=1)
def texts() -> dict[str, str]:
    rows = (json.loads(line) for line in STATEMENTS.read_text(encoding="utf-8").splitlines() if line)
    return {row["id"]: row["text"] for row in rows}


@lru_cache(maxsize=4096)
def verdicts(text: str) -> frozenset[tuple[str, str]]:
    return frozenset((claim.fact, claim.verdict) for claim in checker().check_text(text).findings)


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_form_does_not_change_a_verdict(name: str) -> None:
    transform = TRANSFORMATIONS[name]
    changed = {
        key: (verdicts(text), verdicts(transform(text)))
        for key, text in texts().items()
        if transform(text) != text and verdicts(transform(text)) != verdicts(text)
    }
    assert not changed


@pytest.mark.parametrize("name", TRANSFORMATIONS)
def test_every_transformation_changes_some_text(name: str) -> None:
    if name == "windows line ends":
        assert any("\n" in text for text in texts().values())
    else:
        assert any(TRANSFORMATIONS[name](text) != text for text in texts().values())


def test_spans_are_slices_of_the_text() -> None:
    for text in texts().values():
        for claim in checker().check_text(text).claims:
            assert text[claim.start : claim.end] == claim.text
            assert claim.text.strip() == claim.text != ""
