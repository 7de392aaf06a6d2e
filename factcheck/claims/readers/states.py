"""States of a thing that comes and goes: what a street is, was, or never has been.

Two kinds of sign tell it: what the thing is called ("a red-light district") and what goes on there ("prostitutes wait",
"the women have gone"). Each sign is read in its clause: denied, of the past, lasting or plainly present.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.claims.context import live
from factcheck.claims.frame import View
from factcheck.claims.needs import Needs, Signs
from factcheck.claims.polarity import is_negated, negations_over
from factcheck.claims.readers.state_rule import Sign, StateRule
from factcheck.claims.readings import Reading, Term
from factcheck.claims.underline import joined, words_of
from factcheck.language.analysis import Clause, Mention, Place

REACH = 2
NEAR = 6
WIDEST = 9
NOT_HERE = frozenset({"cessation"})
TELLING = frozenset({"forecast", "hypothesis"})
"""What a visitor "will find" is how things are."""


class StateReader:
    """Reads the state of the things of one kind that the reference names."""

    def __init__(self, rule: StateRule) -> None:
        self.rule = rule

    @property
    def needs(self) -> Needs:
        return (Signs(categories=frozenset({self.rule.thing})),)

    def read(self, view: View) -> Iterator[Reading]:
        thing, said = self._thing(view)
        if thing is None or not thing.concept.startswith("entity:"):
            return
        whole = (self._left_out(view, thing) if said else None) or self._of_the_sentence(view)
        if whole is not None:
            yield self._reading(view, thing, said, whole)
            return
        for clause in view.sentence.clauses:
            sign = self._sign(view, clause)
            if sign is not None and not self._moved(view, clause, sign, thing if said else None):
                yield self._reading(view, thing, said, sign)

    def _thing(self, view: View) -> tuple[Mention | None, bool]:
        """The thing that the sentence is about, and whether it names it."""
        named = view.of(self.rule.thing)
        if named:
            return named[0], True
        held = view.discourse.last.get(self.rule.thing)
        recent = view.discourse.sentence - view.discourse.last_sentence.get(self.rule.thing, -9) <= REACH
        return (held, False) if recent and view.mentions(self.rule.referring) else (None, False)

    def _of_the_sentence(self, view: View) -> Sign | None:
        """A state that only the whole sentence tells: looked for in vain, or found nowhere else as much."""
        rule = self.rule
        about = view.mentions(rule.doers | rule.called)
        for state, concepts in (("former", rule.vain), ("current", rule.unmatched)):
            told = view.mentions(concepts)
            if told and about and not view.mentions(rule.past | rule.past_verbs):
                return Sign(state, told[0], from_going=True)
        return None

    def _left_out(self, view: View, thing: Mention) -> Sign | None:
        """A state that is only told of another place, and of the thing by what is left out: "A has lost them; B has
        not", "the same cannot be said of B"."""
        for mark in view.mentions(self.rule.contrary):
            before = 0 <= thing.first - mark.last <= REACH
            ends = mark.last >= view.sentence.last or view.analysis.words[mark.last].is_punctuation
            after = 0 <= mark.first - thing.last <= REACH + 1 and ends
            if (before or after) and self._told_before(view, min(thing.first, mark.first)):
                return Sign("current", mark, from_going=True)
        return None

    def _told_before(self, view: View, at: int) -> bool:
        """Whether it was told of another place right before that it is over there."""
        rule = self.rule
        first = view.analysis.sentences[max(0, view.sentence.number - 1)].first
        before = [m for m in view.analysis.mentions if first <= m.first and m.last <= at]
        about = any(m.concept in rule.doers | rule.called for m in before)
        return about and any(m.concept in rule.gone for m in before)

    def _inside(self, view: View, clause: Clause, concepts: frozenset[str]) -> list[Mention]:
        return [m for m in view.mentions(concepts) if view.analysis.clause_of[m.first] == clause.number]

    def _sign(self, view: View, clause: Clause) -> Sign | None:
        rule = self.rule
        sights = self._inside(view, clause, rule.sights)
        called = _without(self._inside(view, clause, rule.called), view.mentions(rule.nickname))
        served = [m for m in view.mentions(rule.served) if not any(sight.overlaps(m) for sight in sights)]
        doers = _without(self._inside(view, clause, rule.doers), served)
        doing = sights + [m for m in self._inside(view, clause, rule.doing) if _done_by(m, doers)]
        others = called + view.mentions(rule.ordinary)
        doing = [m for m in doing if not any(m.overlaps(c) for c in others)]
        gone = [m for m in self._inside(view, clause, rule.gone) if not self._was_so(view, m)]
        lasting = self._inside(view, clause, rule.lasting)
        if gone and (doers or called or view.mentions(rule.doers | rule.called)):
            over = is_negated(view, gone[0], ignore=NOT_HERE) or self._inside(view, clause, rule.never)
            return Sign("current" if over else "former", gone[0], True)
        if called:
            return self._named(view, clause, called[0], lasting)
        if doers and doing and self._inside(view, clause, rule.never):
            return self._seen(view, clause, doing[0], lasting)
        never = self._inside(view, clause, rule.never)
        if doers and never and not self._inside(view, clause, rule.present):
            return Sign("never", never[0])
        for someone in doers:
            if self._denied(view, someone):
                return Sign("former", someone)
        if doers and (doing or lasting):
            doing.sort(key=lambda m: min(abs(m.first - who.first) for who in doers))
            return self._seen(view, clause, (doing or doers)[0], lasting, doers[0])
        return None

    def _was_so(self, view: View, cue: Mention) -> bool:
        """Whether it was so once: "used to be deserted"."""
        return any(0 <= cue.first - m.last <= 2 and view.between(m.first, m.last)[0] == "used" for m in view.of("past"))

    def _named(self, view: View, clause: Clause, name: Mention, lasting: list[Mention]) -> Sign | None:
        rule = self.rule
        never = self._inside(view, clause, rule.never)
        if never and never[0].last <= name.first + 1:
            return Sign("never", never[0])
        if is_negated(view, name):
            return Sign("former", name)
        if self._inside(view, clause, rule.past):
            return Sign("former", name)
        if lasting:
            return Sign("current", lasting[0], beside=name)
        if self._inside(view, clause, rule.past_verbs):
            links = self._inside(view, clause, rule.past_verbs & rule.linking)
            linked = any(0 <= name.first - m.last <= NEAR for m in links)
            return Sign("former", name) if linked else None
        return Sign("current", name)

    def _seen(
        self, view: View, clause: Clause, doing: Mention, lasting: list[Mention], who: Mention | None = None
    ) -> Sign | None:
        rule = self.rule
        never = self._inside(view, clause, rule.never)
        if never:
            return Sign("never", never[0])
        if self._denied(view, doing):
            return Sign("former", doing)
        if self._inside(view, clause, rule.past):
            return Sign("former", doing)
        if lasting:
            return Sign("current", lasting[0], beside=doing)
        past = self._inside(view, clause, rule.past_verbs)
        sights = self._inside(view, clause, rule.sights)
        past = [m for m in past if not any(sight.contains(m) for sight in sights)]  # "can be found"
        if _is_dated(view, clause) or (past and not self._inside(view, clause, rule.present)):
            return None
        return Sign("current", doing, beside=who)

    def _denied(self, view: View, cue: Mention) -> bool:
        after = live(view.analysis, "negation", cue.last, cue.last + 4)
        later = any(m.concept == "cessation" and view.clause(m.first) is view.clause(cue.first) for m in after)
        return is_negated(view, cue) or later

    def _moved(self, view: View, clause: Clause, sign: Sign, thing: Mention | None) -> bool:
        """Whether a sign of life belongs to some other place: another one is named in its clause, nearer or alone."""
        own = thing is not None and view.clause(thing.first) is clause
        if sign.from_going or (sign.state == "former" and (own or thing is None)):
            return False
        here = set(clause.words)
        if clause.opener in {"where", "which"}:
            here.update(range(clause.first - NEAR, clause.first))
        others = [
            m
            for m in view.mentions(self.rule.elsewhere)
            if m.first in here and (thing is None or not m.overlaps(thing))
        ]
        return bool(others) and (
            not own or thing is None or abs(others[0].first - sign.cue.first) < abs(thing.first - sign.cue.first)
        )

    def _reading(self, view: View, thing: Mention, said: bool, sign: Sign) -> Reading:
        context = view.context(sign.cue.first, sign.cue.last, ignore=TELLING)
        scope = view.place(sign.cue.first, sign.cue.last)
        skip, state = context.skip, sign.state
        if context.denied and state == "current":
            skip, state = "", "former"
        town = self._town(view, thing if said else None)
        lasting = [m for m in view.mentions(self.rule.lasting) if view.clause(m.first) is view.clause(sign.cue.first)]
        carriers = [*negations_over(view, sign.cue), *lasting]
        start, end = view.analysis.span(*joined(sign.words(WIDEST), map(words_of, carriers), WIDEST))
        return Reading(
            property=self.rule.property,
            subject=thing.concept.removeprefix("entity:"),
            value=Term(state),
            start=start,
            end=end,
            country=scope.country if scope.level not in {"context", "none"} else "",
            town=town,
            skip=skip,
            attributed=context.attributed,
            hedged=context.hedged,
            slots=(("thing", thing.concept), ("town", town or "not said")),
        )

    def _town(self, view: View, thing: Mention | None) -> str:
        """The town that the thing is said to lie in: the nearest in the sentence, else the last one spoken of."""
        towns = [
            p
            for p in view.analysis.places
            if view.sentence.first <= p.first < view.sentence.last and not p.is_country and p.mention.form == "name"
        ]
        if not towns:
            return view.discourse.town or ""
        if thing is None:
            return towns[0].id

        def gap(place: Place) -> int:
            return place.first - thing.last if place.first >= thing.last else thing.first - place.last

        return min(towns, key=gap).id


def _done_by(verb: Mention, doers: list[Mention]) -> bool:
    """Whether one of those people can be the subject of the verb: before it, or right after it."""
    return any(who.first < verb.first or who.first - verb.last <= 1 for who in doers)


def _is_dated(view: View, clause: Clause) -> bool:
    """Whether a clause is told of a year, and not of all the time since: "in 1999 they gathered there"."""
    starts = [m.last for m in view.of("year-start")]
    years = [v for v in view.values(("year", "date")) if view.clause(v.first) is clause]
    return any(value.first not in starts for value in years)


def _without(mentions: list[Mention], others: list[Mention]) -> list[Mention]:
    """The mentions that no other one holds."""
    return [m for m in mentions if not any(other.contains(m) for other in others)]
