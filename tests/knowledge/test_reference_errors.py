"""Everything that can be wrong with a fact set is reported at its place, once, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from factcheck.errors import FactcheckError, FactError
from factcheck.knowledge.reference_files import load_reference, read_reference

CASES = yaml.safe_load((Path(__file__).parent / "malformed.yaml").read_text(encoding="utf-8"))


def shown(problem: FactcheckError) -> str:
    return f"{problem} => {problem.hint}" if problem.hint else str(problem)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_malformed_fact_set(case: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in case["files"].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _, problems = read_reference(["."])
    assert [shown(problem) for problem in problems] == case["errors"]
    assert all(type(problem) is FactError for problem in problems)
    with pytest.raises(FactError) as raised:
        load_reference(["."])
    assert shown(raised.value) == case["errors"][0]


def test_bytes_that_are_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes("topic: rivers\ntitle: Çа\n".encode() + b"note: caf\xe9\n")
    with pytest.raises(FactError) as raised:
        load_reference([path])
    offset = path.read_bytes().index(b"\xe9")
    assert str(raised.value) == f"{path}:3:10: not UTF-8: byte 0xE9 at byte offset {offset}"


def test_a_byte_order_mark_shifts_no_column(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + b"topik: rivers\n")
    with pytest.raises(FactError) as raised:
        load_reference([path])
    assert str(raised.value) == f'{path}:1:1: unknown key "topik"'


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "rivers.csv").write_text("name\n")
    (tmp_path / "empty").mkdir()
    for path, message, hint in (
        (tmp_path / "none.yaml", "cannot be read: No such file or directory", None),
        (tmp_path / "none", "no such file or folder", None),
        (tmp_path / "rivers.csv", "not a fact set", "name the header file of the table"),
        (
            tmp_path / "empty",
            "no facts: no .yaml file was found",
            'a fact set needs at least one entry under "facts"',
        ),
    ):
        with pytest.raises(FactError) as raised:
            load_reference([path])
        assert (str(raised.value), raised.value.hint) == (f"{path}: {message}", hint)


def test_a_property_that_no_rule_knows(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "topic: rivers\nsource: {title: Atlas}\nentities: [{id: chu, names: [Chu]}]\nfacts:\n"
        "  - {id: length, subject: chu, property: river-lenght, value: {count: 1067}}\n"
    )
    reference = load_reference([path])
    with pytest.raises(FactError) as raised:
        reference.check_properties({"river-length", "lake-depth"})
    assert shown(raised.value) == (
        f'{path}:5:42: unknown property "river-lenght" => did you mean "river-length"?'
    )
    reference.check_properties({"river-lenght"})
