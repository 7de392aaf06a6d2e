"""The pre-commit hooks: which files they pick, and that they work when pre-commit installs them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from factcheck.documents import EXTENSIONS
from tests.documents.office.word_files import p, word_file

ROOT = Path(__file__).resolve().parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def test_the_hook_picks_the_files_that_can_be_read() -> None:
    picks = re.compile(HOOKS["factcheck"]["files"])
    assert all(picks.search(f"drafts/a{extension}") for extension in EXTENSIONS)
    assert picks.search("README.MD")
    assert not any(picks.search(name) for name in ("a.py", "md", "a.rtf", "a.md.bak"))


@pytest.mark.parametrize(
    ("name", "picked"),
    [
        ("reference/osh.yaml", True),
        ("rules/a/b.yaml", True),
        ("factcheck.yaml", True),
        ("site/factcheck.yml", True),
        ("docs/reference/a.yaml", False),
        ("a.yaml", False),
    ],
)
def test_the_reference_hook_picks_what_it_validates(name: str, picked: bool) -> None:
    assert bool(re.search(HOOKS["factcheck-reference"]["files"], name)) is picked


@pytest.mark.slow
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="pre-commit installs hooks from a git repository")
def test_pre_commit_installs_and_runs_the_hooks(tmp_path: Path) -> None:
    git = shutil.which("git")
    assert git is not None
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "right.md").write_text("There are about 7,100 sex workers in Kyrgyzstan.\n")
    (scratch / "wrong.md").write_text("There are 12,000 sex workers in Kyrgyzstan.\n")
    (scratch / "wrong.docx").write_bytes(word_file(p("There are 12,000 sex workers in Kyrgyzstan.")))
    (scratch / "code.py").write_text("# There are 12,000 sex workers in Kyrgyzstan.\n")

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=scratch, env=environment, capture_output=True, text=True, check=False
        )

    assert run(git, "init", "--quiet").returncode == 0
    assert run(git, "add", ".").returncode == 0

    def hook(name: str, *files: str) -> subprocess.CompletedProcess[str]:
        chosen = ["--files", *files] if files else ["--all-files"]
        return run(sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), name, *chosen)

    found = hook("factcheck")
    assert found.returncode == 1, found.stdout + found.stderr
    assert "wrong.md:1:11: error[sex-workers]" in found.stdout
    assert "wrong.docx: paragraph 1: error[sex-workers]" in found.stdout
    assert "right.md" not in found.stdout
    assert "code.py" not in found.stdout
    clean = hook("factcheck", "right.md")
    assert clean.returncode == 0, clean.stdout + clean.stderr
    (scratch / "factcheck.yaml").write_text("fail_on: error\n")
    assert run(git, "add", ".").returncode == 0
    invalid = hook("factcheck-reference")
    assert invalid.returncode == 1, invalid.stdout + invalid.stderr
    assert 'hint: did you mean "fail-on"?' in invalid.stdout
