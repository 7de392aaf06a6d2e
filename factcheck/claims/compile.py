"""Rules to readers: each property's options become the reader that recognises it, once per load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from factcheck.claims.frame import View
from factcheck.claims.needs import Needs
from factcheck.claims.readers.amount import AmountReader
from factcheck.claims.readers.amount_rule import AmountRule
from factcheck.claims.readers.aspect import Aspect
from factcheck.claims.readers.designations import DesignationReader, DesignationRule
from factcheck.claims.readers.implied import ImpliedStatusReader
from factcheck.claims.readers.legal_years import LegalYearReader, LegalYearRule
from factcheck.claims.readers.members import MemberReader, MemberRule
from factcheck.claims.readers.names import NameReader, NameRule
from factcheck.claims.readers.outcomes import OutcomeReader
from factcheck.claims.readers.penalties import PenaltyReader, PenaltyRule
from factcheck.claims.readers.routes import RouteReader, RouteRule
from factcheck.claims.readers.state_rule import StateRule
from factcheck.claims.readers.states import StateReader
from factcheck.claims.readers.status import StatusReader
from factcheck.claims.readers.telling import OutcomeRules
from factcheck.claims.readers.year_rule import YearRule
from factcheck.claims.readers.years import YearReader
from factcheck.claims.readings import Reading
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import Property, RuleSet
from factcheck.knowledge.values import Event


class Reader(Protocol):
    """Anything that yields readings from one sentence in its discourse."""

    @property
    def needs(self) -> Needs:
        """What a document must mention for this reader to read anything in it."""

    def read(self, view: View) -> Iterator[Reading]: ...


def names(written: Any) -> frozenset[str]:
    if isinstance(written, str):
        return frozenset({written})
    return frozenset(str(name) for name in written or ())


def groups(written: Any) -> tuple[frozenset[str], ...]:
    """A list of concepts, or of lists of alternatives, all of which must be met."""
    return tuple(names(group) for group in written or ())


def compile_readers(rules: RuleSet, reference: Reference) -> list[Reader]:
    """The readers of all properties that some fact has, in the order of the rule files."""
    wanted = [rule for rule in rules.properties.values() if rule.id in reference.properties]
    readers: list[Reader] = []
    for aspect_id, written in rules.aspects.items():
        status = [rule for rule in wanted if rule.reader == "status" and rule.options.get("aspect") == aspect_id]
        dated = [rule for rule in wanted if rule.reader == "legal-year" and rule.options.get("aspect") == aspect_id]
        if not status and not dated:
            continue
        reader = StatusReader(
            aspect_of(aspect_id, written), {topic: rule.id for rule in status for topic in names(rule.options["topic"])}
        )
        readers.append(reader)
        for rule in dated:
            readers.append(  # noqa: PERF401 - reads as the list above it
                LegalYearReader(
                    LegalYearRule(
                        property=rule.id,
                        topic=names(rule.options["topic"]),
                        value=str(rule.options["value"]),
                        change=names(rule.options.get("change")),
                        epochs=dict(rule.options.get("epochs", {})),
                    ),
                    reader,
                )
            )
    outcomes = [rule for rule in wanted if rule.reader == "outcome"]
    if outcomes:
        readers.append(_outcome_reader(outcomes, reference))
    for rule in wanted:
        single = _single(rule)
        if single is not None:
            readers.append(single)
        implied = str(rule.options.get("implies", "")) if rule.reader == "penalty" else ""
        if isinstance(single, PenaltyReader) and implied:
            acts = {topic: r.id for r in wanted if r.reader == "status" for topic in names(r.options["topic"])}
            acts = {topic: name for topic, name in acts.items() if topic in single.rule.topics}
            readers.append(ImpliedStatusReader(single, acts, implied))
    return readers


def aspect_of(aspect_id: str, written: Mapping[str, Any]) -> Aspect:
    return Aspect(
        id=aspect_id,
        topics=str(written["topics"]),
        values={concept: value for value, cues in written["values"].items() for concept in cues},
        flip=dict(written["flip"]),
        agents=dict(written.get("agents", {})),
        personal=names(written.get("personal")),
        place=str(written.get("subject", "country")),
        skip_past=written.get("past", "skip") == "skip",
        fixed=names(written.get("fixed")),
        inner=names(written.get("inner")),
        acts=names(written.get("acts")),
        denied=names(written.get("denied")),
        nominal=names(written.get("nominal")),
        applied=names(written.get("applied")),
        blocks=names(written.get("blocks")),
        changes=names(written.get("changes")),
        cases=names(written.get("cases")),
        theme=names(written.get("theme")),
        prevails=names(written.get("prevails")),
        spanning=bool(written.get("spanning", False)),
    )


def _single(rule: Property) -> Reader | None:
    o = rule.options
    if rule.reader == "amount":
        return AmountReader(
            AmountRule(
                property=rule.id,
                kinds=tuple(o.get("value", ("count", "number"))),
                unit=str(o.get("unit", "")),
                counted=names(o.get("counted")),
                total=bool(o.get("total", False)),
                trade=names(o.get("trade")),
                wholes=names(o.get("wholes")),
                generic=names(o.get("generic")),
                about=names(o.get("about")),
                complements=names(o.get("complements")),
                slots={category: names(wanted) for category, wanted in o.get("slots", {}).items()},
                inherits=names(o.get("inherits")),
                requires=groups(o.get("requires")),
                blocks=names(o.get("blocks")),
                none=names(o.get("none")),
                place=str(o.get("place", "national")),
                least=float(o.get("least", 0)),
                per=float(o.get("per", 100)),
                change=str(o.get("change", "skip")),
                period=str(o.get("period", "open")),
                subject=str(o.get("subject", "country")),
            )
        )
    if rule.reader == "penalty":
        return PenaltyReader(
            PenaltyRule(
                property=rule.id,
                category=str(o.get("category", "activity")),
                topics=names(o["topic"]),
                cues=names(o["cues"]),
                words=dict(o.get("words", {})),
                blocks=names(o.get("blocks")),
                collective=names(o.get("collective")),
            )
        )
    if rule.reader == "year":
        sets = set(YearRule.__dataclass_fields__) - {"property", "subject", "described"}
        return YearReader(
            YearRule(
                property=rule.id,
                subject=str(o.get("subject", "organisation")),
                described=dict(o.get("described", {})),
                **{name: names(o.get(name)) for name in sorted(sets)},
            )
        )
    if rule.reader == "members":
        return MemberReader(
            MemberRule(
                property=rule.id,
                theme=groups(o.get("theme")),
                members=dict(o.get("members", {})),
                whole={concept: tuple(members) for concept, members in o.get("whole", {}).items()},
                weak=names(o.get("weak")),
                own=names(o.get("own")),
                belongs=names(o.get("belongs")),
                heads=names(o.get("heads")),
                divisions=groups(o.get("divisions")),
                inherits=bool(o.get("inherits", False)),
                blocks=names(o.get("blocks")),
                place=str(o.get("place", "country")),
                alone=bool(o.get("alone", False)),
                sighting=names(o.get("sighting")),
                onlooker=names(o.get("onlooker")),
            )
        )
    if rule.reader == "route":
        return RouteReader(
            RouteRule(
                property=rule.id,
                leg="from" if o["leg"] == "from" else "to",
                anchors=names(o["anchors"]),
                moved=names(o.get("moved")),
                theme=names(o.get("theme")),
                heads=names(o.get("heads")),
                settled=names(o.get("settled")),
                within=names(o.get("within")),
                origin=names(o.get("origin")),
                partial=names(o.get("partial")),
                blocks=names(o.get("blocks")),
                breaks=names(o.get("breaks")),
                belongs=names(o.get("belongs")),
                main=bool(o.get("main", False)),
            )
        )
    if rule.reader == "designation":
        return DesignationReader(
            DesignationRule(
                property=rule.id,
                label=str(o["label"]),
                theme=names(o["theme"]),
                rivals=str(o.get("rivals", "")),
                words=dict(o.get("words", {})),
                decoys=names(o.get("decoys")),
                shared=bool(o.get("shared", False)),
                later=bool(o.get("later", False)),
                foreign=names(o.get("foreign")),
                left=names(o.get("left")),
                scope=names(o.get("scope")),
                blocks=names(o.get("blocks")),
                generic=names(o.get("generic")),
                fellow=names(o.get("fellow")),
                apart=names(o.get("apart")),
                headline=names(o.get("headline")),
            )
        )
    if rule.reader == "name":
        fields = set(NameRule.__dataclass_fields__) - {"property", "names"}
        written = {name: names(o.get(name)) for name in sorted(fields)}
        called = {concept: str(name) for concept, name in o.get("names", {}).items()}
        return NameReader(NameRule(property=rule.id, names=called, **written))
    if rule.reader == "state":
        concepts = {
            name: names(o.get(name.replace("_", "-"), ()))
            for name in StateRule.__dataclass_fields__
            if name not in {"property", "thing"}
        }
        return StateReader(StateRule(property=rule.id, thing=str(o["thing"]), **concepts))
    return None


def _outcome_reader(rules: Iterable[Property], reference: Reference) -> OutcomeReader:
    contents: dict[str, str] = {}
    years: dict[str, int] = {}
    subject = "organisation"
    fields = set(OutcomeRules.__dataclass_fields__) - {"contents", "subject"}
    concepts: dict[str, frozenset[str]] = dict.fromkeys(fields, frozenset())
    for rule in rules:
        contents.update(dict.fromkeys(names(rule.options["contents"]), rule.id))
        for field in fields:
            concepts[field] |= names(rule.options.get(field))
        subject = str(rule.options.get("subject", subject))
        for fact in reference.facts:
            if fact.property == rule.id and isinstance(fact.value, Event) and fact.value.year is not None:
                years[rule.id] = fact.value.year
    return OutcomeReader(OutcomeRules(contents=contents, subject=subject, **concepts), years)
