"""--subject says what texts are about that name no country."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "There are 22,000 sex workers in the country.\n"


@pytest.fixture
def draft(tmp_path: Path) -> str:
    file = tmp_path / "draft.txt"
    file.write_text(TEXT, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("subject", ["Uzbekistan", "uzbekistan", "Republic of Uzbekistan"])
def test_a_text_about_another_country_is_quiet(run_line: Run, draft: str, subject: str) -> None:
    code, out, _ = run_line("check", draft, "--format", "concise", "--subject", subject)
    assert (code, out) == (0, "")


@pytest.mark.parametrize("options", [(), ("--subject", "Kyrgyzstan"), ("--subject", "Kyrgyz Republic")])
def test_a_text_about_the_subject_is_held_against_it(run_line: Run, draft: str, options: tuple[str, ...]) -> None:
    code, out, _ = run_line("check", draft, "--format", "concise", *options)
    assert code == 1
    assert ":1:11: error[sex-workers]" in out


def test_an_unknown_subject_is_an_error(run_line: Run, draft: str) -> None:
    code, out, err = run_line("check", draft, "--format", "concise", "--subject", "Uzzbekia")
    assert (code, out) == (2, "")
    assert "unknown subject 'Uzzbekia'" in err


@pytest.mark.parametrize("command", ["check", "validate"])
def test_an_unknown_subject_is_reported_where_it_is_set(
    run_line: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.yaml").write_text("fail-on: note\nsubject: Uzzbekistan\n")
    Path("a.md").write_text("There are 12,000 sex workers.\n")
    code, out, err = run_line(command)
    assert (code, out) == (2, "")
    assert "factcheck.yaml:2:10: error: unknown subject 'Uzzbekistan'" in err
    assert 'did you mean "uzbekistan"?' in err
