"""Suppressions in a text: which findings each silences, and what is said of those that are of no use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents import document_of
from factcheck.findings import Claim
from factcheck.policy.names import NameBook
from factcheck.policy.suppressions import Suppressions

KNOWN = ("people", "trees", "number-of", "topic")
NAMES = NameBook(
    covers=lambda name, claim: name in (claim.fact, "topic"),
    hint=lambda name: None if name in KNOWN else "known: people",
)


def claims_in(source: str) -> list[Claim]:
    """A finding for each X, about people, and for each Y, about trees."""
    return [
        Claim(fact, "number-of", "contradicts", "error", at, at + 1, letter, "m", "e", "r")
        for at, letter in enumerate(source)
        if (fact := {"X": "people", "Y": "trees"}.get(letter)) is not None
    ]


def outcome(source: str, format_name: str = "markdown") -> tuple[str, list[str]]:
    """For each finding "+" if it stands and "-" if it is silenced, and the notices as ``line:column rule``."""
    suppressions = Suppressions(document_of(source, format=format_name), NAMES)
    marks = "".join("-" if suppressions.of(claim) else "+" for claim in claims_in(source))
    said = [
        f"{notice.start.line}:{notice.start.column} {notice.rule}" for notice in suppressions.notices() if notice.start
    ]
    return marks, said


@pytest.mark.parametrize(
    ("source", "marks"),
    [
        ("X <!-- factcheck: ignore[people] -->\nX", "-+"),
        ("X\nX <!-- factcheck: ignore[people] -->", "+-"),
        ("X <!-- factcheck: ignore[people, trees] of 2009 --> Y", "--"),
        ("<!-- factcheck: ignore[people] -->\nX\nX\n\nX", "--+"),
        ("X\n\n<!-- factcheck: ignore[people] -->\n\nX\n\nX", "+-+"),
        ("> <!-- factcheck: ignore[people] -->\n> X\n\nX", "-+"),
        ("- <!-- factcheck: ignore[people] -->\n  X\n- X", "-+"),
        ("<!-- factcheck: ignore[people] -->\n# X\nX", "-+"),
        ("<!--\nfactcheck: ignore[people] it\nis a long story\n-->\n\nX", "-"),
        ("[//]: # (factcheck: ignore[people])\nX\n\nX", "-+"),
        ("{/* factcheck: ignore[people] */}\nX", "-"),
        ("X {/* factcheck: ignore[topic] */}\n", "-"),
        ("<!-- FACTCHECK:Ignore[ people ]: why -->\nX", "-"),
        ("| a | b |\n|---|---|\n| X | X <!-- factcheck: ignore[people] --> |\n| X | 1 |", "--+"),
        ("<!-- factcheck: ignore[people] -->\n\n| a | b |\n|---|---|\n| X | 1 |\n| 2 | X |\n\nX", "--+"),
        ("<!-- factcheck: disable[people] -->\nX\n\nX\n\n<!-- factcheck: enable[people] -->\nX", "--+"),
        ("X <!-- factcheck: disable[people] --> X <!-- factcheck: enable[people] --> X", "+-+"),
        (
            "<!-- factcheck: disable[people, trees] -->\nXY\n\n<!-- factcheck: enable[trees] -->\nXY\n\n"
            "<!-- factcheck: enable[people] -->\nXY",
            "---+++",
        ),
        ("X\n\nX\n\n<!-- factcheck: ignore-file[people] -->", "--"),
        ("X [sic] X", "-+"),
        ("“X” *[Sic!]* Y", "-+"),
        ("X, (sic) Y", "-+"),
        ("X trees [sic]", "+"),
        ("X \\[sic\\]", "-"),
    ],
)
def test_what_is_silenced(source: str, marks: str) -> None:
    assert outcome(source) == (marks, [])


@pytest.mark.parametrize(
    ("format_name", "source"),
    [
        ("rst", ".. {}\n\n=====  =====\nA      B\n=====  =====\nX      1\n2      X\n=====  =====\n\nX\n"),
        ("asciidoc", "// {}\n|===\n|A |B\n\n|X |1\n\n|2 |X\n|===\n\n|===\n|A |X\n|===\n"),
        ("latex", "% {}\n\\begin{{tabular}}{{ll}}\nA & X \\\\\nX & 1 \\\\\n\\end{{tabular}}\n\nX\n"),
        ("html", "<!-- {} -->\n<table><tr><th>A\n\n<tr><td>X\n\n<td>X</table><table><tr><td>X</table>"),
    ],
)
def test_a_whole_table(format_name: str, source: str) -> None:
    assert outcome(source.format("factcheck: ignore[people]"), format_name) == ("--+", [])


@pytest.mark.parametrize(
    "source",
    [
        "`<!-- factcheck: ignore[people] -->` X",
        "```\n<!-- factcheck: ignore-file[people] -->\n[//]: # (factcheck: ignore-file[people])\n```\n\nX",
        "    <!-- factcheck: ignore-file[people] -->\n\nX",
        "<!-- a factcheck is due: ignore the rest -->\nX",
        "<!-- factcheck is run on this file -->\nX",
        "<!-- fact: check[people] -->\nX",
    ],
)
def test_what_is_no_suppression(source: str) -> None:
    assert outcome(source) == ("+", [])


@pytest.mark.parametrize(
    ("source", "marks", "notices"),
    [
        ("<!-- factcheck: ignore -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: ignore people -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: ignore[] -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: ignore[people,] -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: ignore[people -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: ignroe[people] -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck: 12 is right, I think -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck ignore[people] -->\nX", "+", ["1:6 malformed-suppression"]),
        ("<!-- factcheck-disable -->\nX", "+", ["1:6 malformed-suppression"]),
        ("a\n\n<!-- factcheck: ignore[peple, people] -->\nX", "-", ["3:24 unknown-suppression"]),
        ("<!-- factcheck: disable[people] -->\nX", "-", ["1:25 unclosed-suppression"]),
        ("X\n\n<!-- factcheck: enable[people] -->", "+", ["3:24 unclosed-suppression"]),
        ("<!-- factcheck: ignore[trees] -->\nX", "+", ["1:24 unused-suppression"]),
        ("<!-- factcheck: ignore[people, trees] -->\nX", "-", ["1:32 unused-suppression"]),
        ("X\n\n<!-- factcheck: ignore[people] -->", "+", ["3:24 unused-suppression"]),
        ("<!-- factcheck: ignore-file[trees, people] -->", "", ["1:6 unused-suppression"]),
        (
            "<!-- factcheck: disable[people] -->\n<!-- factcheck: disable[people] -->\nX\n\n"
            "<!-- factcheck: enable[people] -->",
            "-",
            ["2:25 unused-suppression"],
        ),
        (
            "<!-- factcheck: ignore[trees]\nfactcheck: ignroe[people] -->\nX",
            "+",
            ["1:24 unused-suppression", "2:1 malformed-suppression"],
        ),
    ],
)
def test_what_is_said_of_the_suppressions(source: str, marks: str, notices: list[str]) -> None:
    assert outcome(source) == (marks, notices)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\n\n<!-- factcheck: ignore[trees] -->\nX", "a\n\nX"),
        ("a\n<!-- factcheck: ignore[trees] -->\nX", "a\n\nX"),
        ("X <!-- factcheck: ignore[trees] why -->\nb", "X\nb"),
        ("X <!-- factcheck: ignore[trees] --> b", "X b"),
        ("X <!-- factcheck: ignore[trees,people] -->", "X <!-- factcheck: ignore[people] -->"),
        ("X\n\n<!-- factcheck: ignore[trees] -->", "X\n\n"),
        ("> <!-- factcheck: ignore[trees] -->\n> X", ">\n> X"),
        (
            "<!-- factcheck: disable[trees] -->\r\n\r\nX\r\n\r\n<!-- factcheck: enable[trees] -->\r\n",
            "X\r\n\r\n",
        ),
        (
            "<!-- factcheck: disable[trees, people] -->\n\nX\n\n<!-- factcheck: enable[people, trees] -->\n",
            "<!-- factcheck: disable[people] -->\n\nX\n\n<!-- factcheck: enable[people] -->\n",
        ),
        ("<!-- todo\nfactcheck: ignore[trees] -->\nX", "<!-- todo\nfactcheck: ignore[trees] -->\nX"),
    ],
)
def test_what_is_unused_can_be_removed(source: str, expected: str) -> None:
    suppressions = Suppressions(document_of(source, format="markdown"), NAMES)
    for claim in claims_in(source):
        suppressions.of(claim)
    (notice,) = suppressions.notices()
    result = source
    for edit in sorted(notice.edits, reverse=True):
        result = result[: edit.start] + edit.text + result[edit.end :]
    assert result == expected


def test_a_comment_that_misses_its_finding_by_a_line() -> None:
    source = "a X\nb <!-- factcheck: ignore[people] -->\n"
    suppressions = Suppressions(document_of(source, format="markdown"), NAMES)
    assert [suppressions.of(claim) for claim in claims_in(source)] == [None]
    (notice,) = suppressions.notices()
    assert notice.hint.startswith("It is for its own line. What is found on line 1 needs one there")


def test_the_reason_comes_with_it() -> None:
    source = "X <!-- factcheck: ignore[people] \u2014 as of\n 2009 --> "
    suppression = Suppressions(document_of(source, format="markdown"), NAMES).of(claims_in(source)[0])
    assert suppression == ("inSource", "as of 2009")


PIECES = [
    *"XY[],:!-<> \n*|`#\r",
    "factcheck:",
    "ignore",
    "disable",
    "<!-- ",
    " -->",
    "[people]",
    "{/*",
    "*/}",
    "[//]: # (",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_nothing_upsets_it(source: str) -> None:
    _, notices = outcome(source)
    assert all(notices)
