"""What a penalty implies: an act that the law punishes is against the law.

"Up to five years for whoever runs a brothel or pimps" says of each act of the list that it is punished, in whatever
words, and so the status reader need not know the verb. A penalty that is only proposed, past or denied implies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from factcheck.claims.frame import View
from factcheck.claims.needs import Needs
from factcheck.claims.readers.penalties import PenaltyReader
from factcheck.claims.readings import Reading, Term
from factcheck.language.analysis import Mention

STEP = 6
JOINS = frozenset({",", "and", "or", "nor", "&", "/"})


class ImpliedStatusReader:
    """Reads the statuses that penalties imply; ``properties`` maps a topic to the property of its status, ``status`` is
    the one implied."""

    def __init__(self, penalties: PenaltyReader, properties: Mapping[str, str], status: str) -> None:
        self.penalties = penalties
        self.properties = properties
        self.status = status

    @property
    def needs(self) -> Needs:
        return self.penalties.needs

    def read(self, view: View) -> Iterator[Reading]:
        told: set[Mention] = set()
        for reading, topic in self.penalties.punished(view):
            if reading.skip or topic.first < view.sentence.first or topic.last > view.sentence.last:
                continue
            for act in self._listed(view, topic):
                if act in told:
                    continue
                told.add(act)
                start, end = view.analysis.span(act.first, act.last)
                yield replace(
                    reading,
                    property=self.properties[act.concept],
                    value=Term(self.status),
                    start=start,
                    end=end,
                    slots=(("topic", act.concept), *(slot for slot in reading.slots if slot[0] == "place")),
                )

    def _listed(self, view: View, topic: Mention) -> list[Mention]:
        """The acts of the list that an act stands in."""
        acts = [m for m in view.of(self.penalties.rule.category) if m.first >= view.sentence.first]
        if topic not in acts:
            return []
        found = [topic]
        at = acts.index(topic)
        for step in (acts[:at][::-1], acts[at + 1 :]):
            edge = topic
            for act in step:
                low, high = sorted((edge, act), key=lambda m: m.first)
                between = view.between(low.last, high.first)
                if len(between) > STEP or not JOINS & set(between) or act.concept not in self.properties:
                    break
                found.append(act)
                edge = act
        return [act for act in found if act.concept in self.properties]
