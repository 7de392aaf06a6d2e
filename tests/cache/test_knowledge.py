"""The knowledge cache: gives back exactly what was read, and nothing once a file has changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factcheck.bundled import reference_dir, rules_dir
from factcheck.cache.folder import CacheFolder
from factcheck.cache.knowledge import KnowledgeCache, load_knowledge
from factcheck.cache.plain import PlainCodec
from factcheck.checker import load
from factcheck.errors import FactError

TEXT = "Some 12,000 sex workers live in Kyrgyzstan, where pimping is legal. Bishkek is the capital."


@pytest.fixture
def folder(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache")


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    shutil.copytree(reference_dir(), tmp_path / "reference")
    return tmp_path / "reference"


def test_knowledge_comes_back_as_it_was(folder: CacheFolder) -> None:
    paths = [reference_dir()], [rules_dir()]
    assert KnowledgeCache(folder, *paths).knowledge() is None
    read = load_knowledge(*paths, KnowledgeCache(folder, *paths))
    kept = KnowledgeCache(folder, *paths).knowledge()
    assert kept == read
    assert kept is not None
    fact = kept.reference.facts[0]
    assert kept.reference.by_id[fact.id] is fact, "what was one object is one object again"


def test_a_checker_from_the_cache_reads_as_one_without(folder: CacheFolder) -> None:
    expected = load().check_text(TEXT)
    assert len(expected.findings) == 2
    assert load(cache=folder).check_text(TEXT) == expected
    assert sorted(file.parent.name for file in folder.path.glob("*/*")) == ["gate", "knowledge", "terms"]
    assert load(cache=folder).check_text(TEXT) == expected


def test_a_change_of_a_fact_is_seen(folder: CacheFolder, facts: Path) -> None:
    assert load(reference=[facts], cache=folder).check_text(TEXT).findings
    file = next(facts.rglob("*.yaml"))
    file.write_text(file.read_text("utf-8").replace("count: 7100", "count: 12000"), "utf-8")
    report = load(reference=[facts], cache=folder).check_text(TEXT)
    assert [claim.fact for claim in report.findings] == ["pimping-illegal"]


def test_what_does_not_hold_is_not_kept(folder: CacheFolder, facts: Path) -> None:
    file = next(facts.rglob("*.yaml"))
    file.write_text(file.read_text("utf-8").replace("id: sex-workers", "id: capital", 1), "utf-8")
    for _ in range(2):
        with pytest.raises(FactError):
            load(reference=[facts], cache=folder)
    assert not list(folder.path.glob("knowledge/*"))


def test_a_change_of_the_rows_of_a_table_is_seen(tmp_path: Path) -> None:
    header, rows = tmp_path / "lakes.yaml", tmp_path / "rows" / "lakes.csv"
    rows.parent.mkdir()
    header.write_text('kind: table\nrows: "rows/lakes.csv"\n')
    rows.write_text("a,1\n")
    before = KnowledgeCache(CacheFolder(tmp_path), [header], []).digest
    assert KnowledgeCache(CacheFolder(tmp_path), [header], []).digest == before
    rows.write_text("a,2\n")
    assert KnowledgeCache(CacheFolder(tmp_path), [header], []).digest != before


@pytest.mark.parametrize("kept", [[[], [0, 0]], [[[999, 1]], [5, 0]], [[], [77, 1]], 5, "x", [[]], {"a": 1}])
def test_foreign_content_counts_as_missing(folder: CacheFolder, kept: object) -> None:
    paths = [reference_dir()], [rules_dir()]
    name = KnowledgeCache(folder, *paths).digest
    folder.write("knowledge", name, kept)
    folder.write("terms", name, kept)
    assert load(cache=folder).check_text(TEXT).findings


def test_a_class_that_is_not_known_is_not_packed() -> None:
    with pytest.raises(TypeError, match="Path has no plain form"):
        PlainCodec([]).pack((1, Path()))
