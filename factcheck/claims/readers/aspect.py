"""A scale of statuses, and one status as it is said of one topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.language.analysis import Mention


@dataclass(frozen=True, slots=True)
class Aspect:
    """A scale of statuses (``aspects`` in the rule files): the category of its topics, the cues of each value, and
    which value a negation turns another into.

    ``agents`` maps a concept for people to the topic that their punishment bears on, and ``personal`` are the cues
    that can be said of people. ``fixed`` cues cannot be negated; in ``inner`` cues a negation inside the phrase counts
    ("breaks no law"); ``denied`` cues say nothing unless negated. ``acts`` are cues that in the past tense tell of one
    case rather than of the law ("was fined"). ``nominal`` cues presuppose a status without asserting it ("the
    legalisation of ..."); ``applied`` cues may tell how the law is applied ("often go unpunished"). ``blocks`` make a
    status one that is merely proposed; ``changes`` are the concepts of a change of status. Where there is a ``theme``
    it must be met or in force; ``prevails`` are cues that hold against others of their clause ("only for adults");
    ``spanning`` topics may hold their cue ("force must be shown"); a condition about one of ``cases`` only says when
    ("if the victim is a child").
    """

    id: str
    topics: str
    values: Mapping[str, str]
    flip: Mapping[str, str]
    agents: Mapping[str, str]
    personal: frozenset[str]
    place: str
    skip_past: bool = True
    fixed: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    theme: frozenset[str] = frozenset()
    prevails: frozenset[str] = frozenset()
    spanning: bool = False
    acts: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    nominal: frozenset[str] = frozenset()
    applied: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    cases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Bound:
    """A status said of a topic: ``lexical`` is the cue's own value, ``value`` what its negations make of it.

    ``until`` is the year at which a former state gave way to ``value``.
    """

    topic: Mention
    concept: str
    cue: Mention
    value: str
    lexical: str
    inherited: bool
    until: int | None = None
