"""Places that a clause does not name but points at: "there", and the noun that a relative clause describes."""

from __future__ import annotations

from factcheck.language.analysis import Analysis, Mention, Place, Sentence

REACHED = frozenset({"in", "of", "to", "from", "through", "subject", "other"})
PRONOUNS = frozenset({"which", "that", "who"})
NOUN_REACH = 3
OWNERS = frozenset({"of", "adjective", "people"})


def pointed_at(analysis: Analysis, sentence: Sentence, anchor: int, current: str) -> tuple[Place | None, bool]:
    """The place that "there" takes up in the clause of words[anchor], and whether nobody can say which one it is.

    It is the last place named before it in the sentence. Where the sentence before went on to another country than
    the ``current`` one, it is unclear.
    """
    clause = analysis.clauses[analysis.clause_of[anchor]]
    theres = [
        m.first
        for m in analysis.within("this-place", clause.first, clause.last)
        if analysis.words[m.first].low == "there" and not _is_existential(analysis, m.last, sentence.last)
    ]
    if not theres:
        return None, False
    before = [p for p in analysis.places if sentence.first <= p.first < theres[0] and p.role in REACHED]
    if before:
        return before[-1], False
    apart = {p.country for p in analysis.places if sentence.first <= p.first < theres[0] and p.role == "contrast"}
    told: list[Place] = []
    if sentence.number:
        last = analysis.sentences[sentence.number - 1]
        told = [p for p in analysis.places if last.first <= p.first < last.last]
    if apart:  # "unlike in A, it is a crime there": anywhere but in A
        return (told[-1], False) if told and told[-1].country not in apart else (None, True)
    return None, bool(told) and told[-1].country != current


def described_by(analysis: Analysis, sentence: Sentence, anchor: int) -> Place | None:
    """The country whose thing a relative clause describes: "the Kazakh article, which covers adults only"."""
    clause = analysis.clauses[analysis.clause_of[anchor]]
    if clause.opener not in PRONOUNS or any(clause.first <= p.first < clause.last for p in analysis.places):
        return None
    before = [p for p in analysis.places if sentence.first <= p.first < clause.first and p.role == "adjective"]
    return before[-1] if before and 0 < clause.first - before[-1].last <= NOUN_REACH else None


def _is_existential(analysis: Analysis, at: int, last: int) -> bool:
    """Whether a verb of being follows, so that "there" names no place."""
    return at < last and bool(list(analysis.within("existential-verb", at, at + 1)))


def is_owned(analysis: Analysis, sentence: Sentence, mention: Mention) -> bool:
    """"Mali's minister said that his country ...": the country of somebody of the one country named before."""
    if mention.concept != "own-country":
        return False
    before = [place for place in analysis.places if sentence.first <= place.first < mention.first]
    return len({place.country for place in before}) == 1 and all(place.role in OWNERS for place in before)
