"""What can only be seen from outside the process: imports, pipes, encodings of the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck import __version__

NO_SPACY = """\
import sys
from factcheck.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
loaded = sorted(name for name in sys.modules if name.split(".")[0] in ("spacy", "thinc"))
print("loaded:", loaded, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["check", "--help"], ["facts"], ["explain", "capital"], ["validate"]],
    ids=" ".join,
)
def test_spacy_is_not_imported(arguments: list[str]) -> None:
    process = subprocess.run(
        [sys.executable, "-c", NO_SPACY, *arguments], capture_output=True, text=True, check=False
    )
    assert process.stderr.splitlines()[-1] == "loaded: []"
    assert process.returncode == 0, process.stderr


def test_importing_factcheck_does_not_import_spacy() -> None:
    code = "import sys, factcheck; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_version() -> None:
    process = subprocess.run(
        [sys.executable, "-m", "factcheck", "--version"], capture_output=True, text=True, check=True
    )
    assert process.stdout == f"factcheck {__version__}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_broken_pipe_is_quiet() -> None:
    command = [sys.executable, "-m", "factcheck", "facts"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert "Error" not in errors
    assert "Exception" not in errors


@pytest.mark.skipif(sys.platform == "win32", reason="there a shell closes no streams")
@pytest.mark.parametrize(
    ("closing", "arguments", "code", "said"),
    [
        ("<&-", "check -", 2, "error: there is no standard input\n"),
        (">&-", "facts --isolated", 0, "facts. "),
        ("2>&-", "check nowhere.md", 2, ""),
    ],
)
def test_streams_that_are_closed(closing: str, arguments: str, code: int, said: str) -> None:
    line = f'"{sys.executable}" -m factcheck {arguments} {closing}'
    process = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    assert process.returncode == code
    assert "Traceback" not in process.stderr
    assert said in process.stderr


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-m", "factcheck", "check", "b\u00fc.txt"],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": encoding, "PYTHONPATH": os.getcwd()},
            check=False,
        ).stderr
        for locale, encoding in (("C.UTF-8", "utf-8"), ("C", "latin-1"), ("C.UTF-8", "ascii"))
    }
    assert len(outputs) == 1
    assert outputs.pop().decode("utf-8").startswith("b\u00fc.txt: error: no such file or folder")
