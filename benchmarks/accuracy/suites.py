"""How the reader of quantities does on suites that others wrote.

Usage: python suites.py SUITES_FOLDER [--show]

Each suite has its own convention of what counts as a number; a case is out of scope only where its convention would be
wrong in prose, and OUT_OF_SCOPE says which and why.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from factcheck.language.numbers import NumberLexicon, Quantity, QuantityReader
from factcheck.language.sentences import SentenceSplitter

RULES = Path(__file__).resolve().parents[2] / "rules" / "language" / "numbers.yaml"
BARE = frozenset({"count", "number", "ratio", "year"})
CLAIMS = frozenset({"count", "number", "percentage"})
SPELLED_OUT = 3
"""text2num leaves numbers below this in words, or not, by an option that the cases do not name."""
COMPARATORS = ("=", "~", "<", "<=", ">", ">=", "range")

_RELATIVE = "places counted from here or from the end (next, last, previous) state no quantity"
OUT_OF_SCOPE: dict[str, dict[int, str]] = {
    "recognizers number": {
        1: "an IP address is no four numbers",
        32: "a hyphen and a space before a number is a list item or a dash, not a sign",
        41: "a hyphen and a space before a number is a list item or a dash, not a sign",
        40: "10G is a generation or a gram, not ten billion",
        193: "10G is a generation or a gram, not ten billion",
        **dict.fromkeys((*range(111, 121), 127, 164), "'over' bounds a number, it does not divide"),
        140: "a number of zeros is a code",
        143: "a date is no three numbers",
        144: "a phone number is no four numbers",
        189: "a number in a name states nothing",
        227: "'two millionth' is an ordinal, 'millionths' are fractions",
        228: "'two millionth' is an ordinal, 'millionths' are fractions",
    },
    "recognizers range": {
        58: "'more than 2 in 5' bounds the ratio, not the 2",
        **dict.fromkeys((65, 66, 67), "'=>30' is a bound, if badly written"),
        69: "a range is a range in 2008 too",
    },
    "recognizers percent": dict.fromkeys(range(9, 13), "'per cent of 10' asks for a share of ten, it is not 10%"),
    "recognizers ordinal": {
        **dict.fromkeys((*range(18), 38, *range(40, 44), *range(45, 51), 53), _RELATIVE),
        51: "'forty two and a third' is 42 1/3",
        52: "'thirty two and a thirtieth' is 32 1/30",
    },
    "recognizers phone": {385: "bare numbers that nothing tells from other numbers"},
    "text2num": {
        **dict.fromkeys(range(24, 28), "the expected text belongs to another input"),
        **dict.fromkeys(
            (44, 45), "the same input as 43 with another expected text, by an option the case does not name"
        ),
    },
}

Read = Callable[[str], list[Quantity]]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case of a suite: its index, whether it passed, and what was read."""

    index: int
    passed: bool
    detail: str


def close(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-12)


def value_of(quantity: Quantity) -> float:
    """The value, or the middle of a range."""
    return sum(quantity.value) / 2 if isinstance(quantity.value, tuple) else quantity.value


def shown(quantities: Iterable[Quantity]) -> str:
    return "; ".join(f"{q.kind} {q.comparator} {q.value} {q.text!r}" for q in quantities)


def recognizers(folder: Path, model: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = json.loads((folder / "recognizers-text" / f"{model}.json").read_text("utf-8-sig"))
    return cases


def overlapping(quantities: Iterable[Quantity], case: dict[str, Any], result: dict[str, Any]) -> list[Quantity]:
    start = result.get("Start", case["Input"].find(result["Text"]))
    end = result.get("End", start + len(result["Text"]) - 1)
    return [q for q in quantities if q.start <= end and start < q.end]


def numbers(read: Read, folder: Path) -> Iterator[Outcome]:
    """Every number is read with its value, and no other bare number."""
    for index, case in enumerate(recognizers(folder, "NumberModel")):
        found = read(case["Input"])
        left = [q for q in found if q.kind in BARE]
        passed = True
        for result in case["Results"]:
            value = float(result["Resolution"]["value"])
            match = next((q for q in overlapping(found, case, result) if close(value_of(q), value)), None)
            passed = passed and match is not None
            left = [q for q in left if q is not match]
        expected = [r["Resolution"]["value"] for r in case["Results"]]
        yield Outcome(index, passed and not left, f"{case['Input']!r} {expected} <- {shown(found)}")


def interval(quantity: Quantity) -> tuple[float, float, bool, bool] | None:
    """The interval as the words put it, without rounding."""
    value = quantity.value
    if isinstance(value, tuple):
        return value[0], value[1], quantity.low_closed, quantity.high_closed
    if quantity.comparator in (">", ">="):
        return value, math.inf, quantity.comparator == ">=", False
    if quantity.comparator in ("<", "<="):
        return -math.inf, value, False, quantity.comparator == "<="
    return (value, value, True, True) if quantity.exact else None


def ranges(read: Read, folder: Path) -> Iterator[Outcome]:
    """Both ends of every range, and whether they are open; "between a and b" may include b or not."""
    for index, case in enumerate(recognizers(folder, "NumberRangeModel")):
        found = read(case["Input"])
        left = [q for q in found if interval(q) and q.kind not in ("date", "year")]
        passed = True
        for result in case["Results"]:
            written = result["Resolution"]["value"]
            low, high = written[1:-1].split(",")
            want = (float(low or "-inf"), float(high or "inf"))
            match = None
            for quantity in overlapping(found, case, result):
                ends = interval(quantity)
                if ends is None or not all(close(a, b) or a == b for a, b in zip(ends, want, strict=False)):
                    continue
                half_open = (
                    written[0] == "[" and written[-1] == ")" and math.isfinite(want[0]) and math.isfinite(want[1])
                )
                if half_open or (ends[2] == (written[0] == "[") and ends[3] == (written[-1] == "]")):
                    match = quantity
            passed = passed and match is not None
            left = [q for q in left if q is not match]
        expected = [r["Resolution"]["value"] for r in case["Results"]]
        yield Outcome(index, passed and not left, f"{case['Input']!r} {expected} <- {shown(found)}")


def percentages(read: Read, folder: Path) -> Iterator[Outcome]:
    for index, case in enumerate(recognizers(folder, "PercentModel")):
        found = [q for q in read(case["Input"]) if q.kind == "percentage"]
        wanted = [r["Resolution"]["value"] for r in case["Results"]]
        values = [float(str(value).rstrip("%")) for value in wanted if value not in (None, "null")]
        passed = len(found) == len(values) and all(close(value_of(q), v) for q, v in zip(found, values, strict=True))
        yield Outcome(index, passed, f"{case['Input']!r} {wanted} <- {shown(found)}")


def ordinals(read: Read, folder: Path) -> Iterator[Outcome]:
    for index, case in enumerate(recognizers(folder, "OrdinalModel")):
        found = [q for q in read(case["Input"]) if q.kind == "ordinal"]
        wanted = [r["Resolution"]["value"] for r in case["Results"]]
        values = [value_of(q) for q in found]
        passed = len(values) == len(wanted) and all(str(int(v)) == w for v, w in zip(values, wanted, strict=True))
        yield Outcome(index, passed, f"{case['Input']!r} {wanted} <- {shown(found)}")


def phones(read: Read, folder: Path) -> Iterator[Outcome]:
    """No part of a phone number may be read as a count, a number or a percentage."""
    for index, case in enumerate(recognizers(folder, "PhoneNumberModel")):
        if not case["Results"]:
            continue
        found = read(case["Input"])
        wrong = [q for result in case["Results"] for q in overlapping(found, case, result) if q.kind in CLAIMS]
        yield Outcome(index, not wrong, f"{case['Input']!r} <- {shown(wrong)}")


def quantulum(read: Read, folder: Path) -> Iterator[Outcome]:
    """Every value, one outcome a value."""
    cases = json.loads((folder / "quantulum3" / "quantities.json").read_text("utf-8"))
    for index, case in enumerate(cases):
        found = read(case["req"])
        at = 0
        for result in case["res"]:
            start = case["req"].find(result["surface"], at)
            if start < 0:
                start = case["req"].find(result["surface"])
            end = start + len(result["surface"])
            at = end if start >= 0 else at
            near = [q for q in found if q.start < end and start < q.end]
            passed = any(close(value_of(q), result["value"]) for q in near)
            yield Outcome(index, passed, f"{case['req']!r} {result['surface']!r} {result['value']} <- {shown(found)}")


def number_words(read: Read, folder: Path) -> Iterator[Outcome]:
    """Number words: the value, or the digits of the rewritten text in order."""
    cases = json.loads((folder / "text2num" / "english.json").read_text("utf-8"))
    for index, case in enumerate(cases):
        found = read(case["input"])
        values = [
            value_of(q)
            for q in found
            if value_of(q) >= SPELLED_OUT or case["function"] == "text2num" or value_of(q) < 0
        ]
        if case["function"] == "text2num":
            wanted = [float(case["expected"])]
        else:
            wanted = [float(match) for match in re.findall(r"(?<!\w)[-+]?\d+(?:\.\d+)?", str(case["expected"]))]
            wanted = [value for value in wanted if value >= SPELLED_OUT or value < 0]
        passed = len(values) == len(wanted) and all(close(v, w) for v, w in zip(values, wanted, strict=True))
        yield Outcome(index, passed, f"{case['input']!r} {case['expected']!r} <- {shown(found)}")


def comparator_of(expression: str) -> str:
    match = re.match(r"\s*(<=|>=|<|>|~)?\s*[\d.]+(\s*-\s*[\d.]+)?", expression)
    assert match is not None, expression
    return "range" if match[2] else match[1] or "="


def comparators(read: Read, folder: Path) -> Iterator[tuple[str, str, Outcome]]:
    """Labelled and read comparator of one percentage of a sentence."""
    lines = (folder / "qure" / "QuRe.json").read_text("utf-8").splitlines()
    for index, line in enumerate(filter(None, lines)):
        case = json.loads(line)
        stated = [float(value) for value in re.findall(r"[\d.]+", case["percentage"])]
        found = [q for q in read(case["orig_sentence"]) if q.kind in ("percentage", "number")]
        near = [q for q in found if any(close(end, stated[0]) for end in _ends(q))]
        if not near:
            yield (
                comparator_of(case["math_expr"]),
                "none",
                Outcome(index, False, f"{case['percentage']} {case['orig_sentence']!r} <- {shown(found)}"),
            )
            continue
        quantity = near[min(case["percentage_index"], len(near) - 1)]
        label, said = comparator_of(case["math_expr"]), quantity.comparator
        yield (
            label,
            said,
            Outcome(
                index,
                label == said,
                f"{case['math_expr']} <- {quantity.comparator} {quantity.text!r} in {case['orig_sentence']!r}",
            ),
        )


def _ends(quantity: Quantity) -> tuple[float, ...]:
    return quantity.value if isinstance(quantity.value, tuple) else (quantity.value,)


def golden(folder: Path, rules: Path) -> tuple[int, int]:
    """How many of the golden rules of sentence boundaries hold with exact offsets, and of how many."""
    splitter = SentenceSplitter.from_mapping(yaml.safe_load((rules.parent / "sentences.yaml").read_text("utf-8")))
    cases = json.loads((folder / "golden-rules" / "english.json").read_text("utf-8"))
    right = 0
    for case in cases:
        wanted, at = [], 0
        for sentence in case["sentences"]:
            start = case["text"].index(sentence, at)
            at = start + len(sentence)
            wanted.append((start, at))
        right += splitter.split(case["text"]) == wanted
    return right, len(cases)


def macro_f1(pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    """F1 of every comparator."""
    counted = Counter(pairs)
    scores = {}
    for name in COMPARATORS:
        right = counted[name, name]
        labelled = sum(n for (label, _), n in counted.items() if label == name)
        said = sum(n for (_, read), n in counted.items() if read == name)
        scores[name] = 2 * right / (labelled + said) if labelled + said else math.nan
    return scores


SUITES: dict[str, Callable[[Read, Path], Iterator[Outcome]]] = {
    "recognizers number": numbers,
    "recognizers range": ranges,
    "recognizers percent": percentages,
    "recognizers ordinal": ordinals,
    "recognizers phone": phones,
    "quantulum3": quantulum,
    "text2num": number_words,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", nargs="?", const="", help="list the misses of the suites whose name contains this")
    parser.add_argument("--rules", type=Path, default=RULES)
    options = parser.parse_args()
    read = QuantityReader(NumberLexicon.from_mapping(yaml.safe_load(options.rules.read_text("utf-8")))).read
    for name, suite in SUITES.items():
        outcomes = list(suite(read, options.folder))
        excused = OUT_OF_SCOPE.get(name, {})
        scoped = [outcome for outcome in outcomes if outcome.index not in excused]
        passed = sum(outcome.passed for outcome in outcomes)
        print(f"{name:20} {passed}/{len(outcomes)}   in scope {sum(o.passed for o in scoped)}/{len(scoped)}")
        if options.show is not None and options.show in name:
            for outcome in scoped:
                if not outcome.passed:
                    print("   ", outcome.index, outcome.detail)
    right, of = golden(options.folder, options.rules)
    print(f"{'golden rules':20} {right}/{of}")
    judged = list(comparators(read, options.folder))
    scores = macro_f1((label, said) for label, said, _ in judged)
    mean = sum(scores.values()) / len(scores)
    print(
        f"{'qure comparator':20} macro-F1 {mean:.3f}  "
        + "  ".join(f"{name} {score:.2f}" for name, score in scores.items())
    )
    if options.show is not None and options.show in "qure":
        for label, said, outcome in judged:
            if label != said:
                print("   ", outcome.index, label, said, outcome.detail[:330])


if __name__ == "__main__":
    main()
