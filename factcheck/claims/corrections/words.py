"""Corrections of names and of statuses, which one word carries: "Osh is the capital", "is illegal"."""

from __future__ import annotations

import re

from factcheck.claims.corrections.passage import Passage, Proposal
from factcheck.claims.corrections.spelling import styled
from factcheck.claims.corrections.wording import Wording, with_article

_NAME = re.compile(r"[^\W\d_a-z][\w’'-]*(?:\s[^\W\d_a-z][\w’'-]*){0,3}")
_WORD = re.compile(r"[^\W\d_]+")
_PARTICIPLES = ("ed", "en")
_GRADED = re.compile(r"(?<!\w)(?!(?:current|present|official)ly)\w+ly\s+$", re.IGNORECASE)
"""An adverb that fits one of two opposites only: "strictly forbidden"."""
_NOT_NAMES = frozenset({"adjective", "people"})


def name_proposal(passage: Passage, name: str) -> Proposal | None:
    """The right name in the place of another; None where anything else is said, or the right one stands near."""
    claim = passage.claim
    if _NAME.fullmatch(claim) is None or name.lower() in passage.sentence.lower():
        return None
    words = passage.analysis.words
    for place in passage.analysis.places:
        start, end = words[place.first].start, words[place.last - 1].end
        if start < passage.end and passage.start < end and place.role in _NOT_NAMES:
            return None
    start, text = with_article(passage.text, passage.start, name)
    return Proposal(start, passage.end, text, safe=False)


def status_proposal(passage: Passage, status: str, wording: Wording) -> Proposal | None:
    """The word of the right status for the one word of another in the claim; None where it has none or several."""
    known = wording.statuses.get(status, {})
    found = [match for match in _WORD.finditer(passage.claim) if match[0].lower() in known]
    if len(found) != 1:
        return None
    at = passage.start + found[0].start()
    before = passage.text[:at]
    if found[0][0].lower().endswith(_PARTICIPLES) and (not wording.state.search(before) or _GRADED.search(before)):
        return None
    text = styled(known[found[0][0].lower()], found[0][0])
    start, text = with_article(passage.text, at, text)
    return Proposal(start, passage.start + found[0].end(), text, safe=False)
