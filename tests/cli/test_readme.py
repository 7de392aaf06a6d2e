"""The examples in the README do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from factcheck.config.keys import KEYS
from factcheck.config.resolver import SettingsResolver
from tests.cli.conftest import Run

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_finding(run_line: Run) -> None:
    (console,) = blocks("console")
    command, _, expected = console.partition("\n")
    text, arguments = re.fullmatch(r'\$ echo "(.*)" \| factcheck (.*)', command).groups()  # type: ignore[union-attr]
    outcome = run_line(*arguments.split(), stdin=f"{text}\n".encode())
    assert outcome.code == 1
    assert outcome.out + outcome.err == expected


def test_the_python_example(capsys) -> None:  # type: ignore[no-untyped-def]
    example = blocks("python")[0]
    exec(compile(example, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("sex-workers contradicts error 10 16 12,000\n")


def test_the_configuration(tmp_path: Path) -> None:
    settings = blocks("yaml")[0]
    for name in ("reference", "rules"):
        (tmp_path / name).mkdir()
    (tmp_path / "factcheck.yaml").write_text(settings)
    found = SettingsResolver().for_folder(tmp_path)
    assert [pattern.text for pattern in found.exclude] == ["archive/"]
    assert set(yaml.safe_load(settings)) <= {*KEYS, "overrides"}
