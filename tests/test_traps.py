"""Traps and their twins: what must stay silent, and its nearest neighbour that must be found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import factcheck
from factcheck.documents.readers import document_of
from factcheck.findings import Claim

ROWS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("traps.yaml").read_text(encoding="utf-8"))


def found(checker: factcheck.Checker, text: str, format: str) -> list[Claim]:  # noqa: A002
    document = document_of(text, format=format)
    return [claim for claim in checker.check_document(document).claims if claim.is_finding]


def traps() -> Iterator[Any]:
    for row in ROWS:
        for number, text in enumerate(row["traps"], 1):
            yield pytest.param(text, row.get("format", "text"), id=f"{row['row']} {number}")


def twins() -> Iterator[Any]:
    for row in ROWS:
        for number, twin in enumerate(row["twins"], 1):
            marks = [pytest.mark.xfail(reason=twin["xfail"], strict=False)] if "xfail" in twin else []
            yield pytest.param(twin, row.get("format", "text"), id=f"{row['row']} {number}", marks=marks)


@pytest.mark.parametrize(("text", "format"), list(traps()))
def test_a_trap_stays_silent(checker: factcheck.Checker, text: str, format: str) -> None:  # noqa: A002
    assert [(claim.fact, claim.text, claim.reason) for claim in found(checker, text, format)] == []


@pytest.mark.parametrize(("twin", "format"), list(twins()))
def test_its_twin_is_found(checker: factcheck.Checker, twin: dict[str, Any], format: str) -> None:  # noqa: A002
    text, span = twin["text"], twin["span"]
    start = text.rindex(span) if twin.get("last") else text.index(span)
    claims = [claim for claim in found(checker, text, format) if claim.fact == twin["fact"]]
    assert any(claim.start < start + len(span) and start < claim.end for claim in claims), claims
    if "attributed" in twin:
        assert {claim.attributed for claim in claims} == {twin["attributed"]}


def test_each_row_has_a_trap_and_a_twin() -> None:
    assert [row["row"] for row in ROWS if not row["traps"] or not row["twins"]] == []
