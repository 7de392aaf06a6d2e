"""From the value an author wrote (already held against the schema) to a typed one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from factcheck.knowledge.values import (
    Count,
    Duration,
    Event,
    Identifier,
    Member,
    Name,
    Number,
    Percentage,
    Rank,
    SetOf,
    State,
    Status,
    Value,
    Year,
    YesNo,
    slug,
)
from factcheck.knowledge.yaml_source import Pointer


class ValueTrouble(Exception):  # noqa: N818 - not an error of its own: the reader of the file turns it into one
    """A value that the schema lets pass and that still cannot be; ``pointer`` leads to it from the value."""

    def __init__(self, message: str, pointer: Pointer = (), hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.pointer = pointer
        self.hint = hint


def read_value(written: Mapping[str, Any]) -> Value:
    """The typed value of ``{kind: content}``; raises ValueTrouble."""
    ((key, content),) = written.items()
    try:
        return _READERS[key](content)
    except ValueTrouble as trouble:
        raise ValueTrouble(trouble.message, (key, *trouble.pointer), trouble.hint) from None


def _amount(content: Any) -> tuple[Number, Number | None, Number | None]:
    if not isinstance(content, dict):
        return content, None, None
    number, low, high = content["number"], content.get("low"), content.get("high")
    if low is not None and low > number:
        raise ValueTrouble(f'"low" ({low}) is above the number itself ({number})', ("low",))
    if high is not None and high < number:
        raise ValueTrouble(f'"high" ({high}) is below the number itself ({number})', ("high",))
    return number, low, high


def _duration(content: dict[str, Any]) -> Duration:
    exact, least, most = content.get("exactly"), content.get("min"), content.get("max")
    if exact is None and least is None and most is None:
        raise ValueTrouble("a duration needs a length", (), 'write "exactly", "min" or "max"')
    if exact is not None and (least is not None or most is not None):
        raise ValueTrouble(
            '"exactly" leaves no room for "min" or "max"', ("exactly",), "keep one way of saying it"
        )
    if least is not None and most is not None and least > most:
        raise ValueTrouble(f'"min" ({least}) is above "max" ({most})', ("min",))
    return Duration(exact, least, most, content.get("unit", "year"))


def _rank(content: Any) -> Rank:
    return Rank(content) if isinstance(content, str) else Rank(content["label"], content.get("scheme"))


def _set(content: Any) -> SetOf:
    steps: Pointer
    if isinstance(content, dict):
        written, closed, steps = content["members"], content.get("closed", False), ("members",)
    else:
        written, closed, steps = content, False, ()
    members: dict[str, Member] = {}
    for index, item in enumerate(written):
        name = item if isinstance(item, str) else item["name"]
        member = Member(slug(name) if isinstance(item, str) else item.get("id", slug(name)), name)
        if member.id in members:
            raise ValueTrouble(f'"{name}" is in the set twice', (*steps, index))
        members[member.id] = member
    return SetOf(tuple(members.values()), closed)


def _name(content: Any) -> Name:
    if isinstance(content, str):
        return Name(content, slug(content))
    return Name(content["text"], content.get("entity", slug(content["text"])))


def _identifier(content: Any) -> Identifier:
    if isinstance(content, dict):
        return Identifier(str(content["designation"]), content.get("label"), content.get("of"))
    return Identifier(str(content))


_READERS: dict[str, Callable[[Any], Value]] = {
    "count": lambda content: Count(*_amount(content)),
    "percentage": lambda content: Percentage(*_amount(content)),
    "year": Year,
    "duration": _duration,
    "rank": _rank,
    "status": Status,
    "set": _set,
    "name": _name,
    "identifier": _identifier,
    "yes_no": YesNo,
    "event": lambda content: Event(content.get("year"), content.get("outcome")),
    "state": State,
}

VALUE_KEYS: tuple[str, ...] = tuple(_READERS)
