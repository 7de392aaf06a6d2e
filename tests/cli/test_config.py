"""The configuration: where it is found, what it sets, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config import find_config
from factcheck.config_files import load_config
from factcheck.errors import ConfigError


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> Path:
    for name in ("reference", "rules", "sub/deep"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_defaults(tmp_path: Path) -> None:
    config = load_config(None, tmp_path)
    assert config.fail_on == "error"
    assert [path.name for path in config.reference_paths] == ["reference"]
    assert [path.name for path in config.rule_paths] == ["rules"]
    assert config.reference_paths[0] != tmp_path / "reference"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "factcheck.yaml",
            "reference: [reference]\nrules: [rules]\nfail-on: warning\nexclude: ['a/']\ncolor: never\n",
        ),
        (
            "pyproject.toml",
            "[tool.factcheck]\nreference = ['reference']\nrules = ['rules']\nfail-on = 'warning'\n"
            "exclude = ['a/']\ncolor = 'never'\n",
        ),
    ],
)
def test_settings(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    path = find_config(tmp_path / "sub" / "deep")
    assert path == (tmp_path / name).resolve()
    config = load_config(path, Path())
    assert config.root == path.parent
    assert config.reference_paths == (path.parent / "reference",)
    assert config.rule_paths[1:] == (path.parent / "rules",)
    assert (config.fail_on, config.exclude, config.color) == ("warning", ("a/",), "never")


def test_the_nearest_file_counts_and_the_repository_is_the_end(tmp_path: Path) -> None:
    (tmp_path / "factcheck.yaml").write_text("fail-on: never\n")
    (tmp_path / "pyproject.toml").write_text("[tool.factcheck]\n")
    assert find_config(tmp_path / "sub") == (tmp_path / "factcheck.yaml").resolve()
    (tmp_path / "sub" / "pyproject.toml").write_text("[tool.other]\n")
    assert find_config(tmp_path / "sub") == (tmp_path / "factcheck.yaml").resolve()
    (tmp_path / "sub" / ".git").mkdir()
    assert find_config(tmp_path / "sub" / "deep") is None


def test_a_file_of_comments_sets_nothing(tmp_path: Path) -> None:
    (tmp_path / "factcheck.yaml").write_text("# nothing yet\n")
    assert load_config(tmp_path / "factcheck.yaml", tmp_path).fail_on == "error"


@pytest.mark.parametrize(
    ("name", "text", "place", "message", "hint"),
    [
        ("factcheck.yaml", "fail-on: error\nfail_on: x\n", (2, 1), '"fail_on"', 'did you mean "fail-on"?'),
        ("factcheck.yaml", "a: 1\n", (1, 1), '"a"', None),
        ("factcheck.yaml", "fail-on: errors\n", (1, 10), '"errors"', 'did you mean "error"?'),
        ("factcheck.yaml", "reference: reference\n", (1, 12), "a list", "write [reference]"),
        ("factcheck.yaml", "reference:\n  - reference\n  - nowhere\n", (3, 5), "nowhere", None),
        ("factcheck.yaml", "fail-on: [", (1, 11), "", None),
        (
            "pyproject.toml",
            "[tool.factcheck]\n\nfail_on = 1\n",
            (3, 1),
            '"fail_on"',
            'did you mean "fail-on"?',
        ),
        (
            "pyproject.toml",
            "[tool.factcheck]\nfail-on = 'errors'\n",
            (2, 1),
            '"errors"',
            'did you mean "error"?',
        ),
        ("pyproject.toml", "[tool.factcheck]\nrules = ['nowhere']\n", (2, 1), "nowhere", None),
        ("pyproject.toml", "[tool.factcheck]\nrules = [\n", (3, 1), "not TOML", None),
        ("pyproject.toml", "tool.factcheck = 1\n", (None, None), "should be a table", None),
    ],
)
def test_what_does_not_hold(
    tmp_path: Path, name: str, text: str, place: tuple[int | None, int | None], message: str, hint: str | None
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_config(tmp_path / name, tmp_path)
    error = caught.value
    assert error.path == str(tmp_path / name)
    assert (error.line, error.column) == place
    assert message in error.message
    if hint is not None:
        assert hint in (error.hint or "")
