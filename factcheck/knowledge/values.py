"""The kinds of value a reference can hold, and how each is said in words."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Literal, TypeAlias

Number: TypeAlias = int | float
Kind: TypeAlias = Literal[
    "count", "percentage", "year", "duration", "rank", "status",
    "set", "name", "identifier", "yes-no", "event", "state",
]  # fmt: skip

MONTHS_A_YEAR = 12
_DURATION_UNITS: dict[str, float] = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
_SMALL_NUMBERS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are. ``low`` and ``high`` (both included) are what the source itself leaves open."""

    kind: ClassVar[Kind] = "count"
    number: Number
    low: Number | None = None
    high: Number | None = None

    def words(self) -> str:
        return _range_in_words(self.number, self.low, self.high)


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share in per cent: 2 is 2%. ``low`` and ``high``, both included, are what the source leaves open."""

    kind: ClassVar[Kind] = "percentage"
    number: Number
    low: Number | None = None
    high: Number | None = None

    def words(self) -> str:
        return _range_in_words(self.number, self.low, self.high, "%")


@dataclass(frozen=True, slots=True)
class Year:
    """The calendar year in which something happened or began."""

    kind: ClassVar[Kind] = "year"
    year: int

    def words(self) -> str:
        return str(self.year)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time counted in ``unit`` (year, month, week or day): exact, or a least, a most or both."""

    kind: ClassVar[Kind] = "duration"
    number: Number | None = None
    minimum: Number | None = None
    maximum: Number | None = None
    unit: str = "year"

    @property
    def years(self) -> float | None:
        """The exact length in years, where there is one."""
        return _in_years(self.number, self.unit)

    @property
    def minimum_years(self) -> float | None:
        return _in_years(self.minimum, self.unit)

    @property
    def maximum_years(self) -> float | None:
        return _in_years(self.maximum, self.unit)

    def words(self) -> str:
        if self.number is not None:
            return self._length(self.number)
        if self.minimum is not None and self.maximum is not None:
            return f"{number_in_words(self.minimum)} to {self._length(self.maximum)}"
        if self.maximum is not None:
            return f"up to {self._length(self.maximum)}"
        return f"at least {self._length(self.minimum or 0)}"

    def _length(self, number: Number) -> str:
        return f"{number_in_words(number)} {self.unit}{'' if number == 1 else 's'}"


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in a named scheme. ``label`` is compared as a whole: Tier 2 Watch List is not Tier 2."""

    kind: ClassVar[Kind] = "rank"
    label: str
    scheme: str | None = None

    def words(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class Status:
    """How something stands (legal, illegal, administrative-offence ...); rules say how statuses relate."""

    kind: ClassVar[Kind] = "status"
    name: str

    def words(self) -> str:
        return self.name.replace("-", " ")


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a set: ``id`` is what a rule knows it by, ``name`` how a reader does."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SetOf:
    """Several things together. Closed: these and no others. Open: these among others."""

    kind: ClassVar[Kind] = "set"
    members: tuple[Member, ...]
    closed: bool = False

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(member.id for member in self.members)

    def words(self) -> str:
        listed = list_in_words([member.name for member in self.members])
        return listed if self.closed else f"{listed}, among others"


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called. ``id`` is the entity meant, or the name as a slug when none is described."""

    kind: ClassVar[Kind] = "name"
    text: str
    id: str

    def words(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Identifier:
    """A designation that is no quantity: ``label`` article, ``designation`` 124, ``of`` a criminal code."""

    kind: ClassVar[Kind] = "identifier"
    designation: str
    label: str | None = None
    of: str | None = None

    def words(self) -> str:
        return (
            f"{self.label[:1].upper()}{self.label[1:]} {self.designation}" if self.label else self.designation
        )


@dataclass(frozen=True, slots=True)
class YesNo:
    """Whether the property holds."""

    kind: ClassVar[Kind] = "yes-no"
    holds: bool

    def words(self) -> str:
        return "yes" if self.holds else "no"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened: when, and how it came out."""

    kind: ClassVar[Kind] = "event"
    year: int | None = None
    outcome: str | None = None

    def words(self) -> str:
        said = [self.outcome.replace("-", " ")] if self.outcome else []
        return " ".join([*said, f"in {self.year}"] if self.year is not None else said)


@dataclass(frozen=True, slots=True)
class State:
    """What has become of something: current, former, planned ..."""

    kind: ClassVar[Kind] = "state"
    name: str

    def words(self) -> str:
        return self.name.replace("-", " ")


Value: TypeAlias = (
    Count | Percentage | Year | Duration | Rank | Status | SetOf | Name | Identifier | YesNo | Event | State
)


def number_in_digits(number: Number) -> str:
    """``7,100``; ``2`` for 2.0; ``3.5``."""
    if isinstance(number, int) or number.is_integer():
        return f"{int(number):,}"
    return f"{number:,}"


def number_in_words(number: Number) -> str:
    """Whole numbers up to twelve as words, the rest in digits."""
    if number == int(number) and 0 <= number < len(_SMALL_NUMBERS):
        return _SMALL_NUMBERS[int(number)]
    return number_in_digits(number)


def list_in_words(names: list[str]) -> str:
    """``source, transit and destination``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def slug(name: str) -> str:
    """``cote-d-ivoire`` for Côte d'Ivoire; letters and digits of any script are kept, accents are not."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "-".join(
        "".join(c if c.isalnum() else " " for c in letters if not unicodedata.combining(c)).split()
    )


def _in_years(number: Number | None, unit: str) -> float | None:
    if number is None:
        return None
    return number / MONTHS_A_YEAR if unit == "month" else number * _DURATION_UNITS[unit]


def _range_in_words(number: Number, low: Number | None, high: Number | None, unit: str = "") -> str:
    said = f"{number_in_digits(number)}{unit}"
    if low is None and high is None:
        return said
    if low is not None and high is not None:
        return f"{said} ({number_in_digits(low)}{unit} to {number_in_digits(high)}{unit})"
    bound = (
        f"at least {number_in_digits(low)}" if low is not None else f"at most {number_in_digits(high or 0)}"
    )
    return f"{said} ({bound}{unit})"
