"""Whatever the markup, the line ends, the encoding: after a fix only the values have changed."""

from __future__ import annotations

import codecs

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import Checker
from factcheck.documents import read_document
from factcheck.fixes.choice import chosen
from factcheck.fixes.fixer import Fixer
from factcheck.jobs import Checked
from tests import shared

WRONG = {
    "There are {about}{0}12,000{1} sex workers in Kyrgyzstan.": ("12,000", "7,100"),
    "HIV prevalence among sex workers in Kyrgyzstan is {0}12%{1}.": ("12%", "2%"),
    "Pimping in Kyrgyzstan is punished by up to {0}ten{1} years in prison.": ("ten", "five"),
    "Tais Plus was registered as an NGO in {0}2004{1}.": ("2004", "2000"),
    "Prostitution has been legal in Kyrgyzstan since {0}1991{1}.": ("1991", "1998"),
}
RIGHT = ("The capital is Bishkek. 🙂", "Naïve café\u2028é and 12,000 wolves in Mongolia.", "- a list", "`12,000`", "")
MARKS = (("", ""), ("**", "**"), ("*", "*"), ("[", "](http://x.org/12,000)"), ("<b>", "</b>"))


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, str]:
    """A Markdown text, and what it is to become."""
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    before, after = [], []
    for _ in range(draw(st.integers(1, 4))):
        sentence = draw(st.sampled_from(list(WRONG)))
        wrong, right = WRONG[sentence]
        words = sentence.format(*draw(st.sampled_from(MARKS)), about=draw(st.sampled_from(["", "about "])))
        words = draw(st.sampled_from(["", "- ", "# "])) + words
        other = draw(st.sampled_from(RIGHT))
        gap = newline * 2
        before.append(words + gap + other + gap)
        after.append(words.replace(wrong, right, 1) + gap + other + gap)
    return "".join(before), "".join(after)


def fixed(checker: Checker, content: bytes, encoding: str | None) -> bytes:
    def check(new: bytes) -> Checked:
        document = read_document(new, path="a.md", encoding=encoding)
        return Checked(document, checker.check_document(document))

    fixer = Fixer(check, lambda checked: checked.report.findings, encoding=encoding)
    return fixer.fixed(check(content), content).content


@settings(max_examples=30)
@given(documents(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
def test_only_the_values_change(texts: tuple[str, str], encoding: str) -> None:
    before, after = (text.encode(encoding, "xmlcharrefreplace") for text in texts)
    named = encoding if encoding == "cp1252" else None
    content = fixed(shared.checker(), before, named)
    assert content == after
    assert content.startswith(codecs.BOM_UTF8) == before.startswith(codecs.BOM_UTF8)
    report = shared.checker().check_document(read_document(content, path="a.md", encoding=named))
    assert chosen(report.findings, unsafe=True) == []
