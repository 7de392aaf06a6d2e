"""Subtitles: what is said, joined over cues and parted by speakers and pauses; notes of WebVTT."""

from __future__ import annotations

import pytest

from factcheck.documents import document_of


def cues(*texts: str, times: tuple[int, ...] = ()) -> str:
    starts = times or tuple(2 * number for number in range(len(texts)))
    return "".join(
        f"{number}\n00:00:{start:02},000 --> 00:00:{start + 2:02},000\n{text}\n\n"
        for number, (start, text) in enumerate(zip(starts, texts, strict=True), 1)
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (cues("There are", "12,000 here.", "More."), ["There are 12,000 here.", "More."]),
        (cues("A sentence\nin two lines."), ["A sentence in two lines."]),
        (cues("He said “stop.”", "And went"), ["He said “stop.”", "And went"]),
        (cues("There are...", "...12,000"), ["There are 12,000"]),
        (cues("There are…", "about 12,000"), ["There are about 12,000"]),
        (cues("I thought...", "No"), ["I thought...", "No"]),
        (cues("- How many?\n- 12,000"), ["How many?", "12,000"]),
        (cues("- How\n- Many"), ["How", "Many"]),
        (cues("ANNA: How\nDR. BEN: Many"), ["How", "Many"]),
        (cues("The capital: Osh"), ["The capital: Osh"]),
        (cues("a", "[door opens]", "b"), ["a", "b"]),
        (cues("a", "b", times=(0, 20)), ["a", "b"]),
        (cues("a", "b", times=(0, 4)), ["a b"]),
        (cues("<i>12</i>,<font color='red'>0</font>00 {\\an8}x\\Ny"), ["12,000 x y"]),
        (cues("a < 5 and 7 > b &amp; c"), ["a < 5 and 7 > b & c"]),
        (cues("7 100", "8 people"), ["7 100 8 people"]),
        (cues("a line that rolls up", "a line that rolls up\nand on"), ["a line that rolls up and on"]),
        (cues("a\n\nb"), ["a b"]),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\na\n", ["a"]),
        ("WEBVTT head\nKind: x\n\nname\n01:02.000 --> 01:03.000 line:0\na\n\nb\n", ["a"]),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>a\n\n00:02.000 --> 00:03.000\n<v Anna>b\n<v Ben>c", ["a b", "c"]),
        ("WEBVTT\n\nSTYLE\n::cue {}\n\nREGION\nid:x\n\n00:01.000 --> 00:02.000\n<ruby>a<rt>b</rt></ruby>c", ["ac"]),
        ("no cues at all", []),
        ("", []),
    ],
)
def test_passages(source: str, expected: list[str]) -> None:
    assert [block.text for block in document_of(source, format="subtitles").blocks] == expected


def test_what_no_full_stop_ends_is_cut_at_last() -> None:
    blocks = document_of(cues(*(f"word {number} and so on and on" for number in range(50))), format="subtitles").blocks
    assert 1 < len(blocks) < 5
    assert max(len(block.text) for block in blocks) < 1000


def test_notes_are_comments() -> None:
    source = "WEBVTT\n\nNOTE a\nb\n\nNOTE\nc\n\n00:01.000 --> 00:02.000\nNOTE d\n"
    document = document_of(source, format="subtitles")
    assert [(note.text, source[note.start : note.end]) for note in document.comments] == [
        ("a\nb", "NOTE a\nb"),
        ("c", "NOTE\nc"),
    ]
    assert [block.text for block in document.blocks] == ["NOTE d"]
    assert document_of(cues("NOTE a"), format="subtitles").comments == ()
