"""The words of quantities, compiled once from the word data: phrase tables and number words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.errors import RuleError
from factcheck.language.numbers.phrases import PhraseTable

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of duration, measure or money."""

    name: str
    kind: str
    years: float | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """A noun whose number names a thing ("article 124", "tier 2") and counts nothing."""

    name: str
    kind: str
    spelled: bool
    plural: bool
    capital: bool = False
    """Read only with a capital letter: the plain word has other uses."""


@dataclass(frozen=True, slots=True)
class NumberLexicon:
    """Everything the readers know about words; see ``rules/language/numbers.yaml`` for what each part
    means."""

    cardinals: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_suffixes: frozenset[str]
    denominators: Mapping[str, int]
    plural_denominators: frozenset[str]
    scales: Mapping[str, float]
    plural_scales: Mapping[str, float]
    groups: Mapping[str, float]
    hundreds: frozenset[str]
    named_denominators: frozenset[str]
    """Denominators that are never ordinals: half, quarter."""
    suffixes: Mapping[str, float]
    wary_suffixes: frozenset[str]
    vague: PhraseTable
    vague_alone: PhraseTable
    shares: PhraseTable
    share_words: Mapping[str, Sequence[Any]]
    figure_words: frozenset[str]
    figure_sizes: Mapping[str, int]
    times_said: Mapping[str, float]
    percent: PhraseTable
    units: PhraseTable
    glued_units: Mapping[str, Unit]
    money_before: PhraseTable
    months: Mapping[str, int]
    decades: Mapping[str, int]
    decade_parts: Mapping[str, tuple[int, int]]
    ratio_joins: PhraseTable
    ratio_bases: PhraseTable
    range_openers: Mapping[str, str]
    """Words that open a range, and whether a change verb before them makes it a change ("from") or not."""
    age_before: PhraseTable
    age_old: PhraseTable
    year_prepositions: PhraseTable
    labels: PhraseTable
    dotted_labels: frozenset[str]
    rank_qualifiers: PhraseTable
    relative_after: PhraseTable
    codes: PhraseTable
    hedges: PhraseTable
    hedges_after: PhraseTable
    groups_of_words: Mapping[str, frozenset[str]]
    scan_words: frozenset[str]
    """Words one of which is in every quantity that has no digits."""
    triggers: Mapping[str, frozenset[str] | None]
    """Words at which a quantity may begin: with any word after them (None), or only with these."""

    def words(self, group: str) -> frozenset[str]:
        """A plain group of words by its name in the word data, such as ``determiners``."""
        return self.groups_of_words[group]

    @classmethod
    def from_mapping(cls, source: Mapping[str, Any]) -> NumberLexicon:
        """Compile the parsed word data; raises RuleError when a part is missing or a word is no string."""
        for place, word in _not_words(source, ""):
            raise RuleError(
                f"{place}: {word!r} is not a word",
                hint="quote it: YAML reads no, yes, on and off as booleans",
            )
        try:
            return cls._compile(source)
        except KeyError as missing:
            raise RuleError(f"the word data of numbers has no {missing}") from missing

    @classmethod
    def _compile(cls, source: Mapping[str, Any]) -> NumberLexicon:
        ordinals: dict[str, int] = dict(source["ordinals"])
        plurals = {f"{word}s": value for word, value in ordinals.items() if value > 2}
        denominators = {**{w: v for w, v in ordinals.items() if v > 2}, **plurals, **source["denominators"]}
        plural_words = {*plurals, *(word for word in source["denominators"] if word.endswith("s"))}
        units = _units(source)
        labels, dotted = _labels(source["labels"])
        vague_alone = PhraseTable(source["vague-alone"])
        vague = PhraseTable(source["vague"])
        shares = PhraseTable(source["shares"])
        groups = {
            name: frozenset(words)
            for name, words in source.items()
            if isinstance(words, list) and all(isinstance(word, str) for word in words)
        }
        groups.update({f"figure-{name}": frozenset(source["figures"][name]) for name in ("before", "rate-nouns")})
        groups.update(
            {f"age-{name}": frozenset(source["ages"][name]) for name in ("group-nouns", "bounds", "comparatives")}
        )
        groups.update(
            {f"ratio-{name}": frozenset(source["ratios"][name]) for name in ("every", "plain", "place", "containers")}
        )
        by_name = {unit.name: unit for unit in units.entries.values() if isinstance(unit, Unit)}
        numeric = {
            *source["cardinals"],
            *ordinals,
            *denominators,
            *source["scales"],
            *source["plural-scales"],
            *source["groups"],
        }
        triggers: dict[str, frozenset[str] | None] = dict.fromkeys(
            (
                *numeric,
                *source["share-words"],
                *source["months"],
                *source["decades"],
                *source["times-said"],
                *labels.firsts,
                *source["figures"]["sizes"],
                *source["minus"],
                *source["negative"],
            )
        )
        for table in (vague, vague_alone, shares):
            for phrase in table.entries:
                if triggers.get(phrase[0], frozenset()) is None:
                    continue
                seconds = triggers.get(phrase[0]) or frozenset()
                triggers[phrase[0]] = seconds.union(phrase[1:2]) if len(phrase) > 1 else None
        for article in source["articles"]:
            triggers[article] = (triggers.get(article) or frozenset()).union(numeric, "-")
        return cls(
            cardinals=source["cardinals"],
            ordinals=ordinals,
            ordinal_suffixes=frozenset(source["ordinal-suffixes"]),
            denominators=denominators,
            plural_denominators=frozenset(plural_words),
            scales=_numbers(source["scales"]),
            plural_scales=_numbers(source["plural-scales"]),
            groups=_numbers(source["groups"]),
            hundreds=frozenset(w for w, v in source["scales"].items() if v == HUNDRED),
            named_denominators=frozenset(source["denominators"]),
            suffixes=_numbers(source["suffixes"]),
            wary_suffixes=frozenset(source["wary-suffixes"]),
            vague=vague,
            vague_alone=vague_alone,
            shares=shares,
            share_words=source["share-words"],
            figure_words=frozenset(source["figures"]["words"]),
            figure_sizes=source["figures"]["sizes"],
            times_said=source["times-said"],
            percent=PhraseTable(
                {
                    **dict.fromkeys(source["percent"], "%"),
                    **dict.fromkeys(source["percentage-points"], "pp"),
                    **dict.fromkeys(source["permille"], "‰"),
                }
            ),
            units=units,
            glued_units={word: by_name[name] for word, name in source["glued-units"].items()},
            money_before=PhraseTable(
                {word: Unit(entry["name"], "money") for entry in source["currencies"] for word in entry["before"]}
            ),
            months=source["months"],
            decades=source["decades"],
            decade_parts={part: (first, last) for part, (first, last) in source["decade-parts"].items()},
            ratio_joins=PhraseTable(dict.fromkeys(source["ratios"]["in"], True)),
            ratio_bases=PhraseTable(dict.fromkeys(source["ratios"]["base"], True)),
            range_openers=source["range-openers"],
            age_before=PhraseTable(dict.fromkeys(source["ages"]["before"], True)),
            age_old=PhraseTable(dict.fromkeys(source["ages"]["old"], True)),
            year_prepositions=PhraseTable(
                {w: (w in source["open-prepositions"] and "open") or "firm" for w in source["year-prepositions"]}
            ),
            labels=labels,
            dotted_labels=dotted,
            rank_qualifiers=PhraseTable(source["rank-qualifiers"]),
            relative_after=PhraseTable(dict.fromkeys(source["relative-after"], True)),
            codes=PhraseTable(dict.fromkeys(source["codes"], True)),
            hedges=_hedges(source["hedges"]),
            hedges_after=_hedges(source["hedges-after"]),
            groups_of_words=groups,
            scan_words=frozenset(
                {
                    *numeric,
                    *source["share-words"],
                    *source["decades"],
                    *source["times-said"],
                    *source["figures"]["sizes"],
                }
                | {max(phrase, key=len) for table in (vague, vague_alone, shares) for phrase in table.entries}
            ),
            triggers=triggers,
        )


def _not_words(part: Any, place: str) -> Iterator[tuple[str, object]]:
    """Keys and list members that YAML did not read as strings, with where they are."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if not isinstance(key, str):
                yield place, key
            yield from _not_words(value, f"{place}.{key}" if place else str(key))
    elif isinstance(part, list) and any(isinstance(member, str) for member in part):
        yield from ((place, member) for member in part if not isinstance(member, str))
    elif isinstance(part, list) and all(isinstance(member, Mapping) for member in part):
        for member in part:
            yield from _not_words(member, place)


def _numbers(words: Mapping[str, float]) -> dict[str, float]:
    return {word: int(value) if value >= 1 else value for word, value in words.items()}


def _units(source: Mapping[str, Any]) -> PhraseTable:
    phrases: dict[str, Unit] = {}
    for entry in source["units"]:
        unit = Unit(entry["name"], entry["kind"], entry.get("years"))
        phrases.update(dict.fromkeys(entry["words"], unit))
    for entry in source["currencies"]:
        phrases.update(dict.fromkeys(entry["after"], Unit(entry["name"], "money")))
    return PhraseTable(phrases)


def _labels(entries: Iterable[Mapping[str, Any]]) -> tuple[PhraseTable, frozenset[str]]:
    phrases: dict[str, Label] = {}
    dotted: set[str] = set()
    for entry in entries:
        for word in entry["words"]:
            plural = (word.endswith("s") and word not in {"class", "gas", "bus"}) or word in {
                "pp",
                "§§",
                "categories",
            }
            phrases[word] = Label(
                entry["name"], entry["kind"], bool(entry.get("spelled")), plural, bool(entry.get("capital"))
            )
        dotted.update(entry.get("dotted", ()))
    return PhraseTable(phrases), frozenset(dotted)


def _hedges(classes: Mapping[str, Iterable[str]]) -> PhraseTable:
    return PhraseTable({phrase: name for name, phrases in classes.items() for phrase in phrases})
