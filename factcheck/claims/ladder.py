"""From readings to claims: period, verdict, severity, and the restraint that silences what is likely misread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.claims.judges import Judgement, judge
from factcheck.claims.readings import Amount, Reading, Term
from factcheck.claims.restraint import Matters, Spot, restrained
from factcheck.findings import Claim, Severity, lowered
from factcheck.knowledge.facts import Fact
from factcheck.knowledge.periods import Period
from factcheck.knowledge.reference import Reference
from factcheck.knowledge.rules import Property, RuleSet
from factcheck.knowledge.values import Year


class Ladder:
    """Holds readings against the facts. ``rules`` give severities and titles."""

    def __init__(self, rules: RuleSet, reference: Reference) -> None:
        self.rules = rules
        self.countries = frozenset(e.id for e in reference.entities if e.type == "country")
        self.by_property: dict[str, list[Fact]] = {}
        self.by_subject: dict[tuple[str, str], list[tuple[frozenset[str], Fact]]] = {}
        self.matters = _matters(rules)
        self.towns = frozenset(e.id for e in reference.entities if e.type == "city")
        for fact in reference.facts:
            self.by_property.setdefault(fact.property, []).append(fact)
            chain = _chain(fact, reference)
            for subject in chain:
                self.by_subject.setdefault((fact.property, subject), []).append((chain, fact))

    def claims(self, readings: Iterable[tuple[Reading, int, int, str]]) -> list[Claim]:
        """``readings`` come with the offsets and text in the document that they stand at."""
        held = [(Spot(item[0].sentence, item[0].clause), claim) for item in readings for claim in self._held(*item)]
        return restrained(held, self.matters)

    def _held(self, reading: Reading, start: int, end: int, text: str) -> Iterator[Claim]:
        known = self.by_subject.get((reading.property, reading.subject), ())
        matching = [fact for chain, fact in known if self._in_place(reading, chain)]
        if not matching:
            facts = self.by_property.get(reading.property, ())
            if len(facts) == 1:
                other = "other place" if facts[0].subject in self.countries else "other subject"
                yield self._claim(reading, facts[0], start, end, text, "skipped", reading.skip or other)
            elif facts and not reading.subject:
                yield _of_no_subject(reading, start, end, text)
            return
        for fact in matching:
            if reading.skip:
                yield self._claim(reading, fact, start, end, text, "skipped", reading.skip)
                continue
            yield self._verdict(reading, fact, start, end, text)

    def _in_place(self, reading: Reading, chain: frozenset[str]) -> bool:
        """Whether the country and town named beside the subject are those that it lies in, where that is known."""
        for named, known in ((reading.country, chain & self.countries), (reading.town, chain & self.towns)):
            if named and known and named not in known:
                return False
        return True

    def _verdict(self, reading: Reading, fact: Fact, start: int, end: int, text: str) -> Claim:
        if reading.years is not None and not isinstance(fact.value, Year):
            verdict, reason = held_at(reading, fact, reading.years)
            return self._claim(reading, fact, start, end, text, verdict, reason)
        if reading.years is None and self.rules.properties[fact.property].options.get("period") == "required":
            return self._claim(reading, fact, start, end, text, "skipped", "other period")
        judgement = judge(reading.value, fact.value, fact)
        if judgement.verdict == "contradicts":
            for known in fact.history:
                if isinstance(reading.value, Amount | Term) and known.period is not None:
                    old: Judgement = judge(reading.value, known.value, fact)
                    if old.verdict == "supports" and reading.later and _is_later(fact, known.period):
                        return self._claim(reading, fact, start, end, text, "skipped", "other period")
                    if old.verdict == "supports":
                        reason = f"the value of {known.period.words()}; {judgement.reason}"
                        return self._claim(reading, fact, start, end, text, "outdated", reason)
        return self._claim(reading, fact, start, end, text, judgement.verdict, judgement.reason)

    def _claim(
        self, reading: Reading, fact: Fact, start: int, end: int, text: str, verdict: str, reason: str
    ) -> Claim:
        rule = self.rules.properties[fact.property]
        severity: Severity = "none"
        if verdict in {"contradicts", "outdated"}:
            severity = rule.severity
            if verdict == "outdated":
                severity = lowered(severity)
            if reading.attributed or reading.hedged or reading.quoted:
                severity = lowered(severity)
        expected = expected_words(fact, rule)
        said = text if len(text) <= 80 else f"{text[:77]}..."
        return Claim(
            fact=fact.id,
            rule=fact.property,
            verdict=verdict,  # type: ignore[arg-type]
            severity=severity,
            start=start,
            end=end,
            text=text,
            message=rule.message.format(claim=said, expected=expected, source=fact.source.words()),
            expected=expected,
            reason=reason,
            attributed=reading.attributed,
            hedged=reading.hedged,
            source=fact.source.words(),
            quoted=reading.quoted,
            slots=reading.slots,
        )


def _matters(rules: RuleSet) -> Matters:
    """Of a status, the rules of its aspect are about the same matter: those of since when it holds are among them."""
    properties = rules.properties
    members: dict[str, set[str]] = {}
    for name, rule in properties.items():
        members.setdefault(str(rule.options.get("aspect", "")), set()).add(name)
    return Matters(
        {n: frozenset(members[str(r.options["aspect"])]) for n, r in properties.items() if r.reader == "status"},
        frozenset(name for name, rule in properties.items() if rule.reader == "outcome"),
    )


def expected_words(fact: Fact, rule: Property) -> str:
    """The reference value in words, with its unit where the rule compares measures ("2,857 km")."""
    unit = rule.options.get("unit")
    bare = fact.value.words()
    return fact.words().replace(bare, f"{bare} {unit}", 1) if unit and unit == fact.unit else fact.words()


def held_at(reading: Reading, fact: Fact, years: tuple[int, int]) -> tuple[str, str]:
    """Verdict and reason of a statement that is tied to years: it is held against what the reference knows of them.

    Agreement with another period's value says nothing of the fact itself, so it is no support of it.
    """
    known = [k for k in fact.known_values() if k.period is not None and k.period.overlaps(years[0], years[1])]
    if not known:
        return "skipped", "other period"
    judged = [(k, judge(reading.value, k.value, fact)) for k in known]
    value, judgement = next(((k, j) for k, j in judged if j.verdict == "supports"), judged[0])
    if judgement.verdict == "supports" and value.period != fact.holds_for:
        return "skipped", f"other period; it agrees with the value of {value.period.words() if value.period else ''}"
    return judgement.verdict, judgement.reason


def _of_no_subject(reading: Reading, start: int, end: int, text: str) -> Claim:
    """A statement that does not say which of many subjects it is about: it belongs to no fact."""
    return Claim(
        fact="",
        rule=reading.property,
        verdict="skipped",
        severity="none",
        start=start,
        end=end,
        text=text,
        message="",
        expected="",
        reason=reading.skip or "ambiguous",
        attributed=reading.attributed,
        hedged=reading.hedged,
        quoted=reading.quoted,
        slots=reading.slots,
    )


def _is_later(fact: Fact, period: Period) -> bool:
    """Whether a period begins after the one that the fact holds for: what was true of the fact is then history."""
    end = fact.holds_for.last if fact.holds_for else None
    return end is not None and period.first is not None and period.first > end


def _chain(fact: Fact, reference: Reference) -> frozenset[str]:
    """The subject of a fact and everything it lies within: a statement about any of them may be about the fact."""
    chain: list[str] = []
    at: str | None = fact.subject
    while at is not None and at not in chain:
        chain.append(at)
        entity = reference.entity_by_id.get(at)
        at = entity.within if entity else None
    return frozenset(chain)
