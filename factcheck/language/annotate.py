"""Reads one block of text: from characters to an :class:`~factcheck.language.analysis.Analysis`."""

from __future__ import annotations

import bisect
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.language.analysis import Analysis, Mention, Place, PlaceRole, Sentence, Value, Word
from factcheck.language.fragments import with_fragments
from factcheck.language.gazetteer import Gazetteer, PlaceMention
from factcheck.language.longer_names import without_longer_names
from factcheck.language.numbers import QuantityReader
from factcheck.language.sentences import SentenceSplitter
from factcheck.language.structure import ClauseSplitter
from factcheck.language.term_matcher import TermHit, TermMatcher

_INNER = frozenset("-‐‑/­")
_QUOTES = frozenset("\"“”„«»‘’'‚‹›`")
_OPENING = frozenset('"“„«‹')
_ENDS = re.compile(r"[\"“”«»]")

ROLE_CATEGORIES = {
    "preposition-from": "from",
    "preposition-to": "to",
    "preposition-in": "in",
    "preposition-of": "of",
    "preposition-through": "through",
    "preposition-contrast": "contrast",
}


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """Something with names that the reference speaks of: an organisation, a street, a department."""

    id: str
    type: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """A block half read: each step fills in its part and may look at those before it."""

    text: str
    words: list[Word]
    sentences: list[tuple[int, int]] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)
    places: list[tuple[PlaceMention, int, int]] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [word.start for word in self.words]

    def located(self, start: int, end: int) -> tuple[int, int]:
        """The words that text[start:end] touches."""
        words = self.words
        first = max(0, bisect.bisect_right(self.starts, start) - 1)
        if first + 1 < len(words) and words[first].end <= start:
            first += 1
        return first, max(first + 1, bisect.bisect_left(self.starts, end))


class Annotator:
    """All readers of the language layer behind one call; knows no facts.

    ``categories`` maps each concept to its category; ``predicates`` are the categories whose mentions hold a verb.
    """

    def __init__(
        self,
        *,
        sentences: SentenceSplitter,
        quantities: QuantityReader,
        gazetteer: Gazetteer,
        terms: TermMatcher,
        structure: ClauseSplitter,
        categories: Mapping[str, str],
        predicates: frozenset[str],
        roles: Mapping[str, PlaceRole],
    ) -> None:
        self.sentences = sentences
        self.quantities = quantities
        self.gazetteer = gazetteer
        self.terms = terms
        self.structure = structure
        self.categories = categories
        self.predicates = predicates
        self.roles = roles

    def annotate(self, text: str, tokens: Sequence[tuple[str, int]]) -> Analysis:
        """``tokens`` are (text, offset) pairs of the block, white space left out."""
        draft = Draft(text, words_of(text, tokens))
        for step in (self.read_sentences, self.read_quantities, self.read_places, self.read_terms):
            step(draft)
        return self.read_clauses(draft)

    def read_sentences(self, draft: Draft) -> None:
        """Sentences as word ranges that leave no word out."""
        starts = draft.starts
        cuts = [bisect.bisect_left(starts, start) for start, _ in self.sentences.split(draft.text)]
        cuts = sorted({0, *cuts, len(starts)}) if starts else []
        draft.sentences = list(pairwise(cuts))

    def read_quantities(self, draft: Draft) -> None:
        if draft.words:
            found = self.quantities.read(draft.text)
            draft.values = [Value(q, *draft.located(q.number_start, q.number_end)) for q in found]

    def read_places(self, draft: Draft) -> None:
        if draft.words:
            found = self.gazetteer.find(draft.text)
            draft.places = [(mention, *draft.located(mention.start, mention.end)) for mention in found]

    def read_terms(self, draft: Draft) -> None:
        """Mentions of concepts; places and quantities are concepts that terms may refer to."""
        words = draft.words
        seeds = [TermHit("place", first, last) for _, first, last in draft.places]
        seeds += [TermHit(f"{m.kind}", first, last) for m, first, last in draft.places]
        seeds += [TermHit("number", v.first, v.last) for v in draft.values]
        seeds += [TermHit(v.quantity.kind, v.first, v.last) for v in draft.values]
        barriers = [word.is_punctuation and word.text not in _QUOTES for word in words]
        hits = self.terms.find([word.low for word in words], barriers, seeds)
        found = [Mention(h.concept, self.categories.get(h.concept, ""), h.start, h.end) for h in hits]
        draft.mentions = self.prune(without_longer_names(words, found, draft.places))

    def read_clauses(self, draft: Draft) -> Analysis:
        """Clauses and chunks, and with them the parts that places play: the whole analysis."""
        mentions = draft.mentions
        verbs = frozenset(at for m in mentions if m.category in self.predicates for at in range(m.first, m.last))
        analysis = Analysis(draft.text, draft.words, [], [], [], [], [], mentions, [], draft.values)
        for number, (first, last) in enumerate(with_fragments(draft.words, draft.sentences, draft.values, mentions)):
            self._add_sentence(analysis, number, first, last, verbs)
        for mention in mentions:
            analysis.by_category.setdefault(mention.category, []).append(mention)
        _share_out(mentions, analysis.sentences)
        analysis.places = self._places(draft.words, draft.places, analysis)
        return analysis

    def prune(self, mentions: list[Mention]) -> list[Mention]:
        """Drops a mention inside a longer one of its own category: "street sex worker" is not "sex worker"."""
        kept: list[Mention] = []
        open_mentions: dict[str, list[Mention]] = {}
        for mention in mentions:  # by start, the longest first: what contains a mention comes before it
            around = [m for m in open_mentions.get(mention.category, ()) if m.last > mention.first]
            if not mention.category or not any(other.contains(mention) for other in around):
                kept.append(mention)
            open_mentions[mention.category] = [*around, mention]
        return kept

    def _add_sentence(self, analysis: Analysis, number: int, first: int, last: int, verbs: frozenset[int]) -> None:
        words = analysis.words[first:last]
        local = frozenset(at - first for at in verbs if first <= at < last)
        chunk_from = analysis.chunk_of[-1] + 1 if analysis.chunk_of else 0
        split = self.structure.split(words, local, len(analysis.clauses), chunk_from)
        for clause in split.clauses:
            clause.words = [at + first for at in clause.words]
        ids = {clause.number: index for index, clause in enumerate(split.clauses, len(analysis.clauses))}
        for clause in split.clauses:
            parent = clause.parent
            while parent is not None and parent not in ids:
                parent = None
            clause.parent = ids[parent] if parent is not None else None
            clause.number = ids[clause.number]
        analysis.clauses += split.clauses
        analysis.clause_of += [ids[n] for n in split.clause_of]
        analysis.chunk_of += split.chunk_of
        analysis.sentence_of += [number] * len(words)
        tail = [word.text for word in words[-3:]]
        analysis.sentences.append(Sentence(number, first, last, split.clauses, is_question="?" in tail))

    def _places(
        self, words: Sequence[Word], found: Sequence[tuple[PlaceMention, int, int]], analysis: Analysis
    ) -> list[Place]:
        places: list[Place] = []
        for mention, first, last in found:
            role = self._role(words, mention, first, last, places)
            places.append(Place(mention, role, first, last))
        return places

    def _acts(self, words: Sequence[Word], mention: PlaceMention, last: int) -> bool:
        """Whether a capital stands for its government, which speaks of other places than its own."""
        if mention.kind != "city" or mention.country is None or last >= len(words):
            return False
        country = self.gazetteer.atlas.places.get(mention.country)
        is_capital = country is not None and country.capital == mention.place_id
        return is_capital and words[last].low in self.structure.classes.acting

    def _role(
        self, words: Sequence[Word], mention: PlaceMention, first: int, last: int, before: Sequence[Place]
    ) -> PlaceRole:
        if mention.form == "people":
            return "people"
        if self._acts(words, mention, last):
            return "other"
        at = first - 1
        while at >= 0 and words[at].low in self.structure.classes.determiner:
            at -= 1
        if at >= 0:
            two = f"{words[at - 1].low} {words[at].low}" if at >= 1 else ""
            role = self.roles.get(two) or self.roles.get(words[at].low)
            if role is not None and not (mention.form == "adjective" and role != "contrast"):
                return role
        if mention.form == "adjective":
            traveller = last < len(words) and words[last].low in self.structure.classes.traveller
            return "people" if traveller else "adjective"
        if before and at >= 0 and first - before[-1].last <= 4:
            between = words[before[-1].last : first]
            listed = all(
                w.text in {",", "/", "&"} or w.low in {"and", "or", "nor", "the", "then", "'s"} for w in between
            )
            if listed and before[-1].role == "contrast" and not any(w.low in {"and", "or", "nor"} for w in between):
                listed = last < len(words) and words[last].low in {",", "and", "or"}
            if listed and before[-1].role != "people":
                return before[-1].role
        if last < len(words) and words[last].low in {"'s", "'"}:
            return "of"
        return "subject"


def _share_out(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> None:
    """Gives each sentence the mentions that begin in it."""
    low = 0
    for sentence in sentences:
        high = bisect.bisect_left(mentions, sentence.last, lo=low, key=_first)
        sentence.mentions = list(mentions[low:high])
        sentence.concepts = frozenset(mention.concept for mention in sentence.mentions)
        for mention in sentence.mentions:
            sentence.by_category.setdefault(mention.category, []).append(mention)
        low = high


def _first(mention: Mention) -> int:
    return mention.first


def words_of(text: str, tokens: Sequence[tuple[str, int]]) -> list[Word]:
    """The tokens that count as words, each knowing whether it stands inside a quotation."""
    quoted = quotation_spans(text)
    scared = [match.span() for match in _SCARE.finditer(text)]
    words: list[Word] = []
    index = 0
    for token, start in tokens:
        end = start + len(token)
        if token.isspace() or (len(token) == 1 and token in _QUOTES):
            continue
        if len(token) == 1 and token in _INNER and start > 0 and end < len(text):
            if text[start - 1].isalnum() and text[end].isalnum():
                continue
        while index < len(quoted) and quoted[index][1] <= start:
            index += 1
        inside = index < len(quoted) and quoted[index][0] <= start
        alone = any(first < start and end < last for first, last in scared)
        words.append(Word(token, token.lower().replace("’", "'"), start, end, inside, alone))
    return words


_QUOTATION = re.compile(
    r"“[^”]{25,}”|«[^»]{25,}»|\"[^\"]{25,}\"|„[^“”]{25,}[“”]|(?<!\w)‘[^‘]{25,}?’(?!\w)|(?<!\w)'[^'\n]{25,}?'(?!\w)"
    # A quotation of several paragraphs opens anew with each of them and closes with the last.
    r"|\A\s*(?:“[^“”]{25,}|«[^«»]{25,}|„[^„“”]{25,})\Z"
)


_SCARE = re.compile(r"“[^”\s]{2,24}”|«[^»\s]{2,24}»|\"[^\"\s]{2,24}\"|(?<!\w)‘[^’\s]{2,24}’(?!\w)")


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """Stretches inside quotation marks long enough to be speech rather than a title or a scare quote."""
    return [match.span() for match in _QUOTATION.finditer(text)]
