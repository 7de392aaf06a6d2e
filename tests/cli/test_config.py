"""The configuration: where it is found, what it sets, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config.discovery import find_config
from factcheck.config.files import read_config
from factcheck.config.resolver import SettingsResolver
from factcheck.config.settings import Settings
from factcheck.errors import ConfigError


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> Path:
    for name in ("reference", "rules", "sub/deep"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_defaults(tmp_path: Path) -> None:
    settings = Settings()
    assert settings.fail_on == "error"
    assert [path.name for path in settings.reference_paths] == ["reference"]
    assert [path.name for path in settings.rule_paths] == ["rules"]
    assert settings.reference_paths[0] != tmp_path / "reference"


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
    settings = SettingsResolver().for_file(tmp_path / "sub" / "deep" / "x.md")
    assert settings.path == tmp_path / name
    assert settings.root == tmp_path
    assert settings.reference_paths == (tmp_path / "reference",)
    assert settings.rule_paths[1:] == (tmp_path / "rules",)
    assert (settings.fail_on, settings.color) == ("warning", "never")
    assert [(pattern.text, pattern.root) for pattern in settings.exclude] == [("a/", tmp_path)]


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
    settings = SettingsResolver().for_folder(tmp_path)
    assert settings.path == tmp_path / "factcheck.yaml"
    assert settings.fail_on == "error"
    assert settings.origins == {}


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
            (2, 11),
            '"errors"',
            'did you mean "error"?',
        ),
        ("pyproject.toml", "[tool.factcheck]\nrules = ['nowhere']\n", (2, 10), "nowhere", None),
        ("pyproject.toml", "[tool.factcheck]\nrules = [\n", (3, 1), "not TOML", None),
        ("pyproject.toml", "tool.factcheck = 1\n", (1, 18), "should be a table", None),
    ],
)
def test_what_does_not_hold(
    tmp_path: Path, name: str, text: str, place: tuple[int | None, int | None], message: str, hint: str | None
) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path / name)
    error = caught.value
    assert error.path == str(tmp_path / name)
    assert (error.line, error.column) == place
    assert message in error.message
    if hint is not None:
        assert hint in (error.hint or "")
