"""The corrector: proposes what to write for each finding, and has the document read again as it would then be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from factcheck.claims.corrections.passage import Passage, Proposal
from factcheck.claims.corrections.proposals import proposal
from factcheck.claims.corrections.wording import Wording
from factcheck.claims.readings import Reading
from factcheck.documents.document import Block, Document
from factcheck.documents.edits import edit_of
from factcheck.findings import Claim, Correction
from factcheck.knowledge.facts import Fact
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.values import Value, Year
from factcheck.language.analysis import Analysis


class Said(NamedTuple):
    """A reading, its span and words in the document, the number of its block and its span in what was read of that."""

    reading: Reading
    start: int
    end: int
    text: str
    block: int
    first: int
    last: int


class Text(NamedTuple):
    """A document as it was read: its blocks, each with the words it is read after, and what was read in each."""

    document: Document
    blocks: Sequence[tuple[str, Block]]
    analyses: Sequence[Analysis | None]


class Read(NamedTuple):
    """A claim of a text that was read again, with the number of its block and its span in what was read of it."""

    claim: Claim
    block: int
    first: int
    last: int


Reread = Callable[[Mapping[int, str]], Sequence[Read]]
"""Reads a text again, with other words for what was read of some blocks."""


class _Candidate(NamedTuple):
    claim: Claim
    place: Said
    proposal: Proposal
    current: bool
    """Whether what is proposed is the fact's own value. Nothing agrees with a fact by the value of another period."""

    @property
    def block(self) -> int:
        return self.place.block

    @property
    def change(self) -> tuple[int, int, int, str]:
        return self.block, self.proposal.start, self.proposal.end, self.proposal.text

    def unsafe(self) -> _Candidate:
        return self._replace(proposal=self.proposal._replace(safe=False))


class Corrector:
    """Corrects findings in the light of one reference."""

    def __init__(self, rules: Mapping[str, Any], reference: Reference) -> None:
        """``rules`` are the tables of the language layer, by the names of their files."""
        self._wording = Wording.from_mapping(rules)
        self._facts = reference.by_id

    def corrected(self, text: Text, said: Sequence[Said], claims: list[Claim], reread: Reread) -> list[Claim]:
        """The claims; those of the findings that have one right wording come with it.

        After what is safe the text agrees with the fact, even without the rest; after what is not safe, it says nothing
        there that is a finding.
        """
        places = {(each.reading.property, each.start, each.end): each for each in said}
        before = Counter(
            (places[key].block, claim.fact)
            for claim in claims
            if claim.is_finding and (key := (claim.rule, claim.start, claim.end)) in places
        )
        crowded = _crowded(text, places, claims)
        candidates = _apart(self._candidates(text, places, claims))
        candidates = [
            each.unsafe() if _sentence(text, each.place, each.claim) in crowded else each for each in candidates
        ]
        held = _settled(text, candidates, before, reread)
        made = {id(each.claim): correction for each in held if (correction := _correction(text, each))}
        return [replace(claim, correction=made.get(id(claim))) if claim.is_finding else claim for claim in claims]

    def _candidates(
        self, text: Text, places: _Places, claims: Iterable[Claim]
    ) -> Iterator[_Candidate]:
        for claim in claims:
            place = places.get((claim.rule, claim.start, claim.end)) if claim.is_finding else None
            analysis = text.analyses[place.block] if place else None
            value = right_value(place.reading, self._facts[claim.fact]) if place else None
            if place is None or analysis is None or value is None:
                continue
            fact = self._facts[claim.fact]
            passage = Passage(analysis, place.first, place.last)
            found = proposal(passage, place.reading.value, value, estimate=fact.estimate, wording=self._wording)
            if found is None or found.start < len(text.blocks[place.block][0]):
                continue
            plain = claim.verdict == "contradicts" and not (claim.attributed or claim.quoted)
            found = found._replace(safe=found.safe and plain)
            yield _Candidate(claim, place, found, value == fact.value)


def right_value(reading: Reading, fact: Fact) -> Value | None:
    """What a statement should say: the value of the fact, or of the years that it is tied to if just one is known."""
    if reading.years is None or isinstance(fact.value, Year):
        return fact.value
    known = [k for k in fact.known_values() if k.period is not None and k.period.overlaps(*reading.years)]
    return known[0].value if len({k.value for k in known}) == 1 else None


_Sentence = tuple[str, int, int]
_Places = Mapping[tuple[str, int, int], Said]


def _apart(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The candidates that do not overlap, in order; several findings may ask for the same change."""
    kept: list[_Candidate] = []
    for each in sorted(candidates, key=lambda each: each.change):
        last = kept[-1] if kept else each
        if last.block != each.block or last.proposal.end <= each.proposal.start or last.change == each.change:
            kept.append(each)
    return kept


def _crowded(text: Text, places: _Places, claims: Iterable[Claim]) -> set[_Sentence]:
    """The sentences with several findings of one fact, apart from those that lie within each other: each may have been
    said in the light of the other."""
    ends: dict[_Sentence, int] = {}
    crowded: set[_Sentence] = set()
    for claim in claims:
        place = places.get((claim.rule, claim.start, claim.end)) if claim.is_finding else None
        if place is None:
            continue
        sentence = _sentence(text, place, claim)
        if place.first >= ends.get(sentence, place.last):
            crowded.add(sentence)
        ends[sentence] = max(place.last, ends.get(sentence, 0))
    return crowded


def _sentence(text: Text, place: Said, claim: Claim) -> _Sentence:
    analysis = text.analyses[place.block]
    start = Passage(analysis, place.first, place.last).sentence_span[0] if analysis else 0
    return claim.fact, place.block, start


def _settled(
    text: Text, candidates: list[_Candidate], before: Mapping[tuple[int, str], int], reread: Reread
) -> list[_Candidate]:
    """Those of the candidates that hold. What is safe beside what is not safe, in its block, has to hold without it."""
    held = list(_held(text, candidates, before, reread))
    doubtful = {each.block for each in candidates if not each.proposal.safe}
    safe = [each for each in candidates if each.proposal.safe]
    mixed = [each for each in safe if each.block in doubtful]
    if not mixed:
        return held
    alone = list(_held(text, mixed, before, reread, beside=[each for each in safe if each.block not in doubtful]))
    decided = {id(each.claim) for each in alone}
    rest = [each for each in held if id(each.claim) not in decided]
    return [*alone, *(each.unsafe() if each.block in doubtful else each for each in rest)]


def _held(
    text: Text,
    candidates: Sequence[_Candidate],
    before: Mapping[tuple[int, str], int],
    reread: Reread,
    beside: Sequence[_Candidate] = (),
) -> Iterator[_Candidate]:
    """The candidates that hold when the text is read with them, and with those that stand ``beside`` them anyway."""
    if not candidates:
        return
    words, spans = _rewritten(text, [*candidates, *beside])
    after = reread(words)
    gone = Counter((each.block, each.claim.fact) for each in (*candidates, *beside))
    left = Counter((read.block, read.claim.fact) for read in after if read.claim.is_finding)
    worse = {block for (block, fact), n in left.items() if n > before[block, fact] - gone[block, fact]}
    for each in candidates:
        first, last = spans[each.change]
        there = [r.claim for r in after if r.block == each.block and r.first < last and first < r.last]
        if each.block in worse or any(claim.is_finding for claim in there):
            continue
        own = {claim.verdict for claim in there if claim.fact == each.claim.fact}
        agrees = "supports" in own or (not each.current and "skipped" in own)
        yield each if agrees else each.unsafe()


def _rewritten(
    text: Text, candidates: Iterable[_Candidate]
) -> tuple[dict[int, str], dict[tuple[int, int, int, str], tuple[int, int]]]:
    """The words of the blocks that change, and where in them each change then stands."""
    words: dict[int, str] = {}
    spans: dict[tuple[int, int, int, str], tuple[int, int]] = {}
    shifts: Counter[int] = Counter()
    for change in sorted({each.change for each in candidates}):
        block, start, end, new = change
        lead, prose = text.blocks[block]
        said = words.get(block, lead + prose.text)
        start, end = start + shifts[block], end + shifts[block]
        words[block] = said[:start] + new + said[end:]
        spans[change] = start, start + len(new)
        shifts[block] += len(new) - (end - start)
    return words, spans


def _correction(text: Text, candidate: _Candidate) -> Correction | None:
    lead, block = text.blocks[candidate.block]
    found, place = candidate.proposal, candidate.place
    edit = edit_of(text.document, block, found.start - len(lead), found.end - len(lead), found.text)
    if edit is None:
        return None
    whole = lead + block.text
    start, end = max(len(lead), min(found.start, place.first)), max(found.end, place.last)
    new = whole[start : found.start] + found.text + whole[found.end : end]
    return Correction(*edit, whole[start:end], new, found.safe)
