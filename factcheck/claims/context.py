"""Context of a statement, after ConText (Harkema et al. 2009): who says it, and whether it is asserted at all.

A cue marks what lies in its scope; it never deletes anything. Cues are concepts with these categories in the rule
files: ``negation``, ``hypothesis``, ``forecast``, ``target``, ``attribution``, ``hedge``, ``past``,
``refutation-before`` (over what follows), ``refutation-phrase`` (over its own phrase, up to the comma),
``refutation-after`` (over what precedes), ``refutation-next`` (at the start of a sentence, over the sentence before),
``affirmation`` (takes a refutation back: "no myth that"), ``right-value`` (after it the truth is told: "the
correct figure is"), ``misstatement`` (what was said, in a passage opened by an ``erratum``), ``answer`` (to the
question before), ``attribution-next`` (over what follows it in the block),
``question-put`` (opens a sentence by what its speaker was asked),
``inversion`` (a condition without "if", at the start), and
``not-a-cue`` for the look-alikes that must not count ("not only"), and ``not-a-denial`` for those that only deny
nothing ("nowhere else").
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from factcheck.claims.readings import SkipReason
from factcheck.language.analysis import Analysis, Mention, Sentence

TURNS = frozenset({";", "–", "—", "--", "but"})
"""After them a sentence may take back what it has said: "many think so; they are wrong"."""
PEOPLE_RELATIVES = frozenset({"who"})
LONGEST_ASIDE = 8
OPENING = 4
BREAKS = frozenset({"contrast", "colon"})


@dataclass(frozen=True, slots=True)
class Context:
    """How a statement is put forward."""

    skip: SkipReason = ""
    attributed: bool = False
    hedged: bool = False
    denied: bool = False
    """The statement is a question that is answered with no."""


def live(analysis: Analysis, category: str, first: int, last: int) -> list[Mention]:
    """Cues of a category in words[first:last) that no look-alike covers."""
    cues = list(analysis.within(category, first, last))
    if not cues:
        return cues
    decoys = list(analysis.within("not-a-cue", max(0, first - 8), last))
    if category == "negation":
        decoys += analysis.within("not-a-denial", max(0, first - 8), last)
    return [cue for cue in cues if not any(d.first <= cue.first and cue.last <= d.last for d in decoys)]


def context_of(
    analysis: Analysis, sentence: Sentence, first: int, last: int, ignore: frozenset[str] = frozenset()
) -> Context:
    """The context of words[first:last) in their sentence; ``ignore`` are cue concepts that do not count here."""
    low, high = sentence.first, sentence.last
    told = live(analysis, "attribution", low, high)
    attributed = any(not _goes_on(analysis, cue, last) for cue in told) or analysis.words[first].quoted
    attributed = attributed or _retold(analysis, sentence)
    hedged = bool(live(analysis, "hedge", low, high))
    answer = answer_to(analysis, sentence) if sentence.is_question else ""
    if answer == "answer-no":
        return Context("refuted", attributed, hedged, denied=True)
    if sentence.is_question and not answer:
        return Context("question", attributed, hedged)
    return Context(_skip(analysis, sentence, first, last, ignore), attributed, hedged)


def answer_to(analysis: Analysis, question: Sentence) -> str:
    """The concept of the answer that follows a question ("No." "It is."), in its block or at the start of the next."""
    if question.number + 1 >= len(analysis.sentences):
        return question.answer
    return opening_answer(analysis, question.number + 1)


def answering(analysis: Analysis, question: Sentence) -> Mention | None:
    """The answer that follows a question in its block."""
    following = question.number + 1
    return _opening(analysis, following) if question.is_question and following < len(analysis.sentences) else None


def opening_answer(analysis: Analysis, first: int = 0) -> str:
    """The concept of the answer that a sentence opens with; a mark like "A." may stand before it."""
    answer = _opening(analysis, first)
    return answer.concept if answer else ""


def _opening(analysis: Analysis, first: int) -> Mention | None:
    for after in analysis.sentences[first : first + 2]:
        for cue in analysis.within("answer", after.first, min(after.last, after.first + 4)):
            opens = all(word.is_punctuation or len(word.text) == 1 for word in analysis.words[after.first : cue.first])
            ended = cue.last >= after.last or analysis.words[cue.last].is_punctuation
            if opens and ended:
                return cue
        if sum(not word.is_punctuation for word in analysis.words[after.first : after.last]) > 1:
            break
    return None


def _goes_on(analysis: Analysis, cue: Mention, last: int) -> bool:
    """"X is banned, and the women say that ...": whether what somebody says comes only after words[:last)."""
    return cue.first >= last and cue.last < len(analysis.words) and analysis.words[cue.last].low == "that"


def spoken_asides(analysis: Analysis, first: int, last: int) -> set[int]:
    """The words between two commas that only say who says it: "X, the guide told us, is the capital"."""
    marks = [at for at in range(first, last) if analysis.words[at].text == ","]
    return {
        at
        for start, end in pairwise(marks)
        if end - start <= LONGEST_ASIDE and live(analysis, "attribution", start, end)
        for at in range(start, end)
    }


def _retold(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether an earlier sentence of the block hands over to somebody's account ("he explained the rules thus")."""
    return bool(live(analysis, "attribution-next", analysis.sentences[0].first, sentence.first))


def _skip(analysis: Analysis, sentence: Sentence, first: int, last: int, ignore: frozenset[str]) -> SkipReason:
    low, high = sentence.first, sentence.last
    if refuted(analysis, sentence, first, last):
        return "refuted"
    opening = live(analysis, "inversion", low, min(high, low + 4))
    if any(cue.first == low and cue.concept not in ignore for cue in opening):
        return "hypothetical"
    clause = analysis.clause_of[first]
    for cue in live(analysis, "hypothesis", low, high):
        if cue.concept in ignore or _is_asked(analysis, cue, low, first):
            continue
        same = analysis.clause_of[cue.first] == clause
        leads = cue.first < first and not _broken(analysis, cue.first, first)
        inside = first <= cue.first < last
        if same or inside or leads or _governs(analysis, cue.first, first):
            return "hypothetical"
    kinds: tuple[tuple[str, SkipReason], ...] = (("forecast", "forecast"), ("target", "target"))
    for category, reason in kinds:
        for cue in live(analysis, category, low, high):
            if cue.concept in ignore or _is_of_a_noun(analysis, cue, last) or _is_told(analysis, cue):
                continue
            if analysis.clause_of[cue.first] == clause or (cue.first < first and _governs(analysis, cue.first, first)):
                return reason
    return ""


def _is_asked(analysis: Analysis, cue: Mention, low: int, anchor: int) -> bool:
    """"Asked what it would cost, the minister said ...": a question put to the speaker, which a comma ends."""
    asked = list(analysis.within("question-put", low, min(low + OPENING, cue.first)))
    return bool(asked) and any(word.text == "," for word in analysis.words[cue.last : anchor])


def _is_of_a_noun(analysis: Analysis, cue: Mention, last: int) -> bool:
    """Whether a plan that comes after is that of people told of in passing: "founded by workers who wanted a union"."""
    return cue.first > last and analysis.words[cue.first - 1].low in PEOPLE_RELATIVES


def _is_told(analysis: Analysis, cue: Mention) -> bool:
    """"insisted that nobody could be tried" is no wish that something "be" so."""
    at = cue.last - 1
    wish = cue.last - cue.first > 2 and analysis.words[at].low == "be"
    return wish and any(modal.last == at for modal in analysis.within("modal", at - 2, at))


def _broken(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a contrast or a semicolon lies between two words."""
    return any(
        analysis.words[at].text == ";" or (at > first and analysis.clauses[analysis.clause_of[at]].relation in BREAKS)
        for at in range(first, last)
        if analysis.clause_of[at] != analysis.clause_of[at - 1] or analysis.words[at].text == ";"
    )


def _governs(analysis: Analysis, cue: int, anchor: int) -> bool:
    """Whether the clause of the cue encloses the clause of the anchor, or is joined to it as condition and result."""
    number: int | None = analysis.clause_of[anchor]
    while number is not None:
        clause = analysis.clauses[number]
        if number == analysis.clause_of[cue]:
            return True
        if clause.relation == "contrast":
            return False
        number = clause.parent
    return False


def refuted(analysis: Analysis, sentence: Sentence, first: int, last: int) -> bool:
    """Whether words[first:last) are said to be false, in their sentence or at the start of the next."""
    low, high = sentence.first, sentence.last
    back = list(analysis.within("affirmation", low, high))

    def cues(category: str, start: int, end: int) -> list[Mention]:
        return [cue for cue in live(analysis, category, start, end) if not any(cue.overlaps(mark) for mark in back)]

    righted = max((cue.last for cue in live(analysis, "right-value", low, first)), default=low)
    if any(not _broken(analysis, cue.last, first) for cue in cues("refutation-before", righted, first)):
        return True
    if cues("misstatement", righted, first) and live(analysis, "erratum", analysis.sentences[0].first, first):
        return True
    for cue in cues("refutation-phrase", righted, first):
        if not any(word.text in {",", ";", ":"} for word in analysis.words[cue.last : first]):
            return True
    if any(not _broken(analysis, last, cue.first) for cue in cues("refutation-after", last, high)):
        return True
    for cue in cues("refutation-next", last, high):
        opening = analysis.words[max(last, cue.first - 2) : cue.first]
        if any(word.text in TURNS for word in opening):
            return True
    following = sentence.number + 1
    if following < len(analysis.sentences):
        after = analysis.sentences[following]
        for cue in live(analysis, "refutation-next", after.first, after.last):
            if cue.first <= after.first + 2 and not any(after.first <= p.first < cue.first for p in analysis.places):
                return True
    return False


def negations(analysis: Analysis, first: int, last: int) -> list[Mention]:
    """Negation cues in words[first:last)."""
    return live(analysis, "negation", first, last)
