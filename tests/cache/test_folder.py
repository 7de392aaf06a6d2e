"""The cache folder: what is kept comes back, what is damaged is gone, and it does not grow without bound."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from factcheck.cache.folder import TAG, CacheFolder, digest


@pytest.fixture
def folder(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache")


def test_what_is_kept_comes_back(folder: CacheFolder) -> None:
    value = {"naïve": [1, 2.5, None, True, "\ud800"]}
    folder.write("results", "one", value)
    assert folder.read("results", "one") == value
    assert folder.read("results", "other") is None
    assert folder.read("terms", "one") is None


def test_a_cache_says_what_it_is(folder: CacheFolder) -> None:
    folder.write("results", "one", 1)
    assert (folder.path / "CACHEDIR.TAG").read_text() == TAG
    assert (folder.path / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("damage", [b"", b"{", b"0" * 32 + b"\n[1]", b"\x00" * 40])
def test_a_damaged_file_counts_as_missing_and_is_removed(folder: CacheFolder, damage: bytes) -> None:
    folder.write("results", "one", [1])
    file = folder.path / "results" / "one.json"
    file.write_bytes(damage)
    assert folder.read("results", "one") is None
    assert not file.exists()
    folder.write("results", "one", [2])
    assert folder.read("results", "one") == [2]


def test_half_a_file_is_never_seen(folder: CacheFolder) -> None:
    """Writers at the same time: every reader sees one whole value or none."""
    values = [[number] * 2_000 for number in range(8)]
    seen: list[object] = []

    def write(value: list[int]) -> None:
        for _ in range(20):
            CacheFolder(folder.path).write("results", "one", value)
            seen.append(folder.read("results", "one"))

    threads = [threading.Thread(target=write, args=(value,)) for value in values]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 160
    assert all(value in values for value in seen)
    assert not list(folder.path.glob("results/.*"))


def test_the_oldest_go_first_when_it_is_full(tmp_path: Path) -> None:
    folder = CacheFolder(tmp_path, most_bytes=2_500)
    for number in range(4):
        folder.write("results", str(number), "x" * 1_000)
        os.utime(tmp_path / "results" / f"{number}.json", (number, number))
    folder.prune()
    assert sorted(file.stem for file in tmp_path.glob("results/*")) == ["2", "3"]


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    folder = CacheFolder(tmp_path / "file")
    folder.write("results", "one", 1)
    assert "file" in folder.trouble
    assert folder.read("results", "one") is None


def test_digests_keep_their_parts_apart() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
