"""Which facts and rules are on, and how grave their findings are: names in lists, of which the most exact decides."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from factcheck.config.settings import Grade, Origin, Settings
from factcheck.errors import ConfigError
from factcheck.knowledge.catalogue import Catalogue
from factcheck.knowledge.suggestions import hint_for
from factcheck.policy.notices import NOTICE_RULES, NOTICE_SEVERITY

ALL = "ALL"
"""The name of everything."""

OWN_RULES: Mapping[str, Grade] = dict.fromkeys(NOTICE_RULES, NOTICE_SEVERITY)
"""Rules that are not about what texts say of the world, with their severities: they can be chosen by id as well."""

Exactness = tuple[int, int]
"""How exactly a name fits: the kind of it (all, topic, tag, rule, fact), then how long it is."""


class Subject(NamedTuple):
    """What is to be decided about: a finding's fact and rule, with their topics and tags. Facts may be ""."""

    fact: str
    rule: str
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class State(NamedTuple):
    """Whether something is on, the severity set for it if any, and where each was decided."""

    is_on: bool
    decided: Origin
    severity: Grade | None
    graded: Origin


def subject_of(fact: str, rule: str, catalogue: Catalogue) -> Subject:
    """A fact and its rule with all the names that they go by."""
    of_fact, of_rule = catalogue.facts.get(fact), catalogue.rules.get(rule)
    entries = [entry for entry in (of_fact, of_rule) if entry is not None]
    return Subject(
        fact,
        rule,
        tuple(entry.topic for entry in entries if entry.topic),
        tuple(tag for entry in entries for tag in entry.tags),
    )


def exactness(name: str, subject: Subject) -> Exactness | None:
    """How exactly a name fits; None where it does not.

    A name fits what it is, and what begins with it and a hyphen: "hiv" fits "hiv-prevalence".
    """
    if name == ALL:
        return 0, 0
    kinds: tuple[tuple[str, ...], ...] = (subject.topics, subject.tags, (subject.rule,), (subject.fact,))
    for rank in range(len(kinds), 0, -1):
        if any(known == name or known.startswith(f"{name}-") for known in kinds[rank - 1]):
            return rank, len(name)
    return None


class Chooser:
    """Decides for facts and rules by the settings of a file.

    Of the names in ``select``, ``extend-select`` and ``ignore`` that fit, the most exact one decides; of two that are
    equally exact the one from the higher layer (an option before a file), and in one layer ``ignore``. What no name
    fits is on unless ``select`` is set. The same goes for severities.
    """

    def __init__(self, settings: Settings, catalogue: Catalogue) -> None:
        self._settings = settings
        self.catalogue = catalogue
        self._states: dict[tuple[str, str], State] = {}

    def state(self, fact: str, rule: str) -> State:
        """What holds for findings of that rule about that fact."""
        key = fact, rule
        if key not in self._states:
            self._states[key] = self._decided(subject_of(fact, rule, self.catalogue))
        return self._states[key]

    def _decided(self, subject: Subject) -> State:
        settings = self._settings
        lists = ((settings.select, True), (settings.extend_select, True), (settings.ignore, False))
        fitting = [
            (fit, named.origin.rank, not is_on, is_on, named.origin)
            for names, is_on in lists
            for named in names
            if (fit := exactness(named.name, subject)) is not None
        ]
        if fitting:
            *_, is_on, decided = max(fitting, key=lambda one: one[:3])
        else:
            # What is said of suppressions is no choice among facts: it goes unless it is ignored by name.
            is_on = subject.rule in OWN_RULES or not settings.select
            decided = settings.select[0].origin if settings.select else Origin()
        graded = [
            (fit, named.origin.rank, number, named)
            for number, named in enumerate(settings.severity)
            if (fit := exactness(named.name, subject)) is not None
        ]
        grade = max(graded)[3] if graded else None
        own = OWN_RULES.get(subject.rule)
        return State(is_on, decided, grade.severity if grade else own, grade.origin if grade else Origin())


def named_in(settings: Settings) -> Iterator[tuple[str, Origin]]:
    """Every name of a fact, rule, topic or tag in the settings, and where it was written."""
    for names in (settings.select, settings.extend_select, settings.ignore, settings.severity):
        for named in names:
            yield named.name, named.origin
    for entry in settings.ignored:
        for key in ("fact", "rule"):
            if key in entry.value:
                yield entry.value[key], entry.origin


def unknown_names(settings: Iterable[Settings], catalogues: Sequence[Catalogue]) -> list[ConfigError]:
    """An error for each name in the settings that nothing in any of the catalogues goes by, once for each place."""
    known = frozenset().union(*(catalogue.names for catalogue in catalogues), OWN_RULES)
    return [
        ConfigError(
            f'there is no fact, rule, topic or tag "{name}"',
            path=origin.place,
            line=origin.line,
            column=origin.column,
            hint=hint_for(name, known) or "factcheck facts and factcheck rules list what there is.",
        )
        for name, origin in dict.fromkeys(
            (name, origin._replace(rank=0)) for each in settings for name, origin in named_in(each)
        )
        if not is_known(name, known)
    ]


def is_known(name: str, known: Collection[str]) -> bool:
    """Whether something goes by that name or begins with it."""
    return name == ALL or name in known or any(one.startswith(f"{name}-") for one in known)
