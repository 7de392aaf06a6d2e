"""What a rule about states names, and the signs that it is read from."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.language.analysis import Mention


@dataclass(frozen=True, slots=True)
class StateRule:
    """``thing`` is the category of what has the state, ``referring`` the concepts that stand for it ("the street").

    ``called`` are the names of the state, ``doers`` and ``doing`` who is there and what they do, ``sights`` how they
    are met with, ``gone`` says that it is over. ``lasting``, ``present``, ``past`` and ``never`` are the cues of time;
    ``past_verbs`` put a clause into the past, ``elsewhere`` moves it away, ``linking`` joins the thing to what it is
    called. ``vain`` says that it is not found, ``unmatched`` that no other place has as much of it;
    ``ordinary`` is what anybody does in a street; ``contrary`` says of the thing the opposite of what was told.
    ``served`` are those people as somebody else's business ("a clinic for them"), ``nickname`` what it is called only
    by the name."""

    property: str
    thing: str
    referring: frozenset[str]
    called: frozenset[str]
    doers: frozenset[str]
    doing: frozenset[str]
    sights: frozenset[str]
    gone: frozenset[str]
    lasting: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    past_verbs: frozenset[str]
    never: frozenset[str]
    elsewhere: frozenset[str]
    linking: frozenset[str]
    vain: frozenset[str]
    unmatched: frozenset[str]
    ordinary: frozenset[str]
    contrary: frozenset[str]
    served: frozenset[str]
    nickname: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """A state and the words that show it."""

    state: str
    cue: Mention
    from_going: bool = False
    """Told by their staying or going, which needs no other place."""
    beside: Mention | None = None
    """Who does it, or what it is called, as part of the words that show it."""

    def words(self, widest: int) -> tuple[int, int]:
        """The first word and the one after the last: with what is beside the cue where that is near."""
        if self.beside is None:
            return self.cue.first, self.cue.last
        first, last = min(self.cue.first, self.beside.first), max(self.cue.last, self.beside.last)
        return (first, last) if last - first <= widest else (self.cue.first, self.cue.last)
