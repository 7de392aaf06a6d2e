"""What facts are about: a country, an organisation, a street, an article of law."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """Something with names. The first name is the one used in messages.

    ``adjectives`` (Kyrgyz, Kyrgyzstani) point to it without naming it, ``demonyms`` name its people;
    ``former_names`` named it once (Frunze); ``within`` is the entity it is a part of.
    """

    id: str
    type: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    within: str | None = None
    path: str = ""
    line: int = 0
    column: int = 0

    @property
    def name(self) -> str:
        return self.names[0]
