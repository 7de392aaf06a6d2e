"""Settings through the command line: what holds for which file, what comes on top of what, and how it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config.keys import KEYS
from tests.cli.conftest import Run

TEXT = "There are 12 people.\n"


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> Path:
    for name in ("a.txt", "docs/a.txt", "docs/drafts/a.txt"):
        write(tmp_path / name, TEXT)
    (tmp_path / ".git").mkdir()
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def shown(run: Run, file: str, key: str, *arguments: str) -> str:
    """What --show-settings says of one key that is no list."""
    outcome = run("check", "--show-settings", file, *arguments)
    assert outcome.code == 0, outcome.err
    (line,) = [line for line in outcome.out.splitlines() if line.startswith(f"{key}:")]
    value, _, origin = line.removeprefix(f"{key}:").partition("  # ")
    return f"{value.strip()} # {origin}"


def listed(run: Run, file: str, key: str, *arguments: str) -> list[str]:
    """What --show-settings says of one list or mapping."""
    outcome = run("check", "--show-settings", file, *arguments)
    assert outcome.code == 0, outcome.err
    lines = outcome.out.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    found = []
    for line in lines[first + 1 :]:
        if not line.startswith(" "):
            break
        value, _, origin = line.partition("  # ")
        found.append(f"{value.strip().removeprefix('- ')} # {origin}")
    return found


def test_every_key_is_shown_with_its_default(run_line: Run) -> None:
    outcome = run_line("check", "--show-settings", "a.txt")
    assert outcome.code == 0
    lines = outcome.out.splitlines()
    assert lines[0] == "# a.txt: no configuration file"
    assert [line.partition(":")[0] for line in lines[1:] if not line.startswith(" ")] == list(KEYS)
    assert all(line.endswith("# default") for line in lines[1:] if not line.endswith(":"))


def test_the_nearest_file_counts_for_each_file(check_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "fail-on: never\n")
    write(files / "docs" / "factcheck.yaml", "fail-on: error\n")
    assert check_line("check", "a.txt").code == 0
    assert check_line("check", "docs/a.txt").code == 1
    assert check_line("check", ".").code == 1
    (files / "docs" / "factcheck.yaml").write_text("max-file-size: 1MB\n")
    assert check_line("check", "docs/a.txt").code == 1, "a file that does not extend another has defaults for the rest"
    (files / "docs" / "factcheck.yaml").write_text("extends: ../factcheck.yaml\n")
    assert check_line("check", ".").code == 0


def test_a_file_elsewhere_has_the_settings_of_the_current_folder(
    check_line: Run, files: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elsewhere") / "b.txt"
    other.write_text(TEXT)
    assert check_line("check", str(other)).code == 1
    write(files / "factcheck.yaml", "fail-on: never\n")
    assert check_line("check", str(other)).code == 0


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [
        (
            "factcheck.yaml",
            "fail-on: warning\noverrides:\n  - files: [docs/]\n    fail-on: note\n"
            "  - {files: ['*drafts*'], fail-on: never}\n",
            (1, 4, 5),
        ),
        (
            "pyproject.toml",
            "[tool.other]\nx = 1\n[tool.factcheck]\nfail-on = 'warning'\n\n[[tool.factcheck.overrides]]\n"
            "files = ['docs/']\nfail-on = 'note'\n[[tool.factcheck.overrides]]\nfiles = ['*drafts*']\n"
            "# at last\nfail-on = 'never'\n",
            (4, 8, 12),
        ),
    ],
)
def test_overrides(run_line: Run, files: Path, name: str, text: str, lines: tuple[int, int, int]) -> None:
    (files / name).write_text(text)
    assert shown(run_line, "a.txt", "fail-on") == f"warning # {name}:{lines[0]}"
    assert shown(run_line, "docs/a.txt", "fail-on") == f"note # {name}:{lines[1]}"
    assert shown(run_line, "docs/drafts/a.txt", "fail-on") == f"never # {name}:{lines[2]}"


def test_overrides_decide_which_findings_fail(check_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "overrides:\n  - files: [docs/drafts/]\n    fail-on: never\n")
    assert check_line("check", "docs/drafts").code == 0
    assert check_line("check", "docs").code == 1


def test_what_is_said_later_comes_on_top(run_line: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(files / "base.yaml", "fail-on: note\nmin-severity: warning\nquoted: off\nhedged: off\n")
    write(files / "factcheck.yaml", "extends: [base.yaml]\nfail-on: warning\nquoted: same\n")
    assert shown(run_line, "a.txt", "min-severity") == "warning # base.yaml:2"
    assert shown(run_line, "a.txt", "fail-on") == "warning # factcheck.yaml:2"
    monkeypatch.setenv("FACTCHECK_FAIL_ON", "error")
    assert shown(run_line, "a.txt", "fail-on") == "error # FACTCHECK_FAIL_ON"
    pair = ("--config", "fail-on=note")
    assert shown(run_line, "a.txt", "fail-on", *pair) == "note # --config fail-on=note"
    assert shown(run_line, "a.txt", "fail-on", *pair, "--fail-on", "never") == "never # --fail-on"
    assert shown(run_line, "a.txt", "quoted") == "same # factcheck.yaml:3"
    assert shown(run_line, "a.txt", "hedged", "--isolated") == "lower # default"
    assert shown(run_line, "a.txt", "fail-on", "--isolated") == "error # default"


def test_lists_add_up_or_replace(run_line: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        files / "base" / "b.yaml",
        "exclude: [x/]\nextend-exclude: [y/]\nignore: [a]\nselect: [p]\nseverity: {a: note}\n",
    )
    write(
        files / "factcheck.yaml",
        "extends: base/b.yaml\nexclude: [z/]\nextend-exclude: [w/]\nignore: [b]\nselect: [q]\nseverity: {b: off}\n",
    )
    assert listed(run_line, "a.txt", "exclude") == ["z/ # factcheck.yaml:2"]
    assert listed(run_line, "a.txt", "extend-exclude") == ["y/ # base/b.yaml:2", "w/ # factcheck.yaml:3"]
    assert listed(run_line, "a.txt", "ignore") == ["a # base/b.yaml:3", "b # factcheck.yaml:4"]
    assert listed(run_line, "a.txt", "select") == ["q # factcheck.yaml:5"]
    assert listed(run_line, "a.txt", "severity") == ["a: note # base/b.yaml:5", "b: off # factcheck.yaml:6"]
    monkeypatch.setenv("FACTCHECK_SELECT", "r, s")
    assert listed(run_line, "a.txt", "select") == ["r # FACTCHECK_SELECT", "s # FACTCHECK_SELECT"]
    monkeypatch.setenv("FACTCHECK_SEVERITY", "c=error")
    assert listed(run_line, "a.txt", "severity", "--config", "severity.d=note")[2:] == [
        "c: error # FACTCHECK_SEVERITY",
        "d: note # --config severity.d=note",
    ]
    assert listed(run_line, "a.txt", "ignore", "--ignore", "c,d")[2:] == ["c # --ignore", "d # --ignore"]


def test_reference_sets_add_up_along_extends_and_are_replaced_from_outside(run_line: Run, files: Path) -> None:
    for name in ("base/reference", "reference", "other"):
        (files / name).mkdir(parents=True)
    write(files / "base" / "b.yaml", "reference: [reference]\n")
    write(files / "factcheck.yaml", "extends: base/b.yaml\nreference: [reference]\n")
    assert listed(run_line, "a.txt", "reference") == [
        "base/reference # base/b.yaml:1",
        "reference # factcheck.yaml:2",
    ]
    assert listed(run_line, "a.txt", "reference", "--reference", "other") == ["other # --reference"]


def test_from_a_folder_below_the_configuration(
    run_line: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(files / "factcheck.yaml", "quoted: note\nreference: [facts]\n")
    (files / "facts").mkdir()
    monkeypatch.chdir(files / "docs")
    assert shown(run_line, "a.txt", "quoted") == "note # ../factcheck.yaml:1"
    assert listed(run_line, "a.txt", "reference") == ["../facts # ../factcheck.yaml:2"]


def test_a_bundled_pack(run_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "extends: kyrgyzstan\n")
    ((place, origin),) = [line.split(" # ") for line in listed(run_line, "a.txt", "reference")]
    assert place.endswith("reference/kyrgyzstan")
    assert origin == "factcheck.yaml:1"
    write(files / "factcheck.yaml", "extends: [kyrgystan]\n")
    outcome = run_line("check", "a.txt")
    assert outcome.code == 2
    assert outcome.err == (
        'factcheck.yaml:1:11: error: "extends" names kyrgystan, which is neither a file nor a pack\n'
        '  hint: did you mean "kyrgyzstan"?\n'
    )


def test_an_installed_pack(run_line: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import EntryPoint

    points = [EntryPoint("mali", "mali_pack", "factcheck.packs"), EntryPoint("empty", "json", "factcheck.packs")]
    monkeypatch.setattr("factcheck.config.packs.entry_points", lambda group: points)
    monkeypatch.syspath_prepend(str(files))
    write(files / "mali_pack" / "__init__.py", "raise RuntimeError('a pack is data, and is not run')\n")
    write(files / "mali_pack" / "factcheck.yaml", "reference: [facts]\nsubject: Mali\n")
    (files / "mali_pack" / "facts").mkdir()
    write(files / "factcheck.yaml", "extends: mali\n")
    assert shown(run_line, "a.txt", "subject") == "Mali # mali_pack/factcheck.yaml:2"
    assert listed(run_line, "a.txt", "reference") == ["mali_pack/facts # mali_pack/factcheck.yaml:1"]
    write(files / "factcheck.yaml", "extends: empty\n")
    outcome = run_line("check", "a.txt")
    assert outcome.code == 2
    assert "factcheck.yaml:1:10: error: the pack empty (json) has no configuration" in outcome.err


def test_a_file_that_extends_itself(run_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "extends: docs/b.yaml\n")
    write(files / "docs" / "b.yaml", "fail-on: note\nextends:\n  - ../factcheck.yaml\n")
    outcome = run_line("check", "a.txt")
    assert outcome.code == 2
    assert outcome.err == (
        "docs/b.yaml:3:5: error: the file extends itself\n"
        "  hint: factcheck.yaml extends docs/b.yaml extends factcheck.yaml\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("extends: b.yaml\n", '1:10: error: "extends" names b.yaml, which is not there\n'),
        ("overrides:\n  - fail-on: note\n", '2:5: error: "files" is missing from entry 1 of "overrides"\n'),
        ("overrides:\n  - files: []\n", '2:12: error: "files" is empty\n'),
        (
            "overrides:\n  - {files: [a], fail_on: note}\n",
            '2:18: error: unknown key "fail_on"\n  hint: did you mean "fail-on"?\n',
        ),
        ("overrides:\n  - {files: [a], exclude: [b]}\n", '2:18: error: unknown key "exclude"\n'),
        ("overrides:\n  - {files: [a], rules: [b]}\n", '2:26: error: "rules" names b, which is not there\n'),
        ("severity: {a: erorr}\n", '1:15: error: "a" cannot be "erorr"\n  hint: did you mean "error"?\n'),
        ("quoted: lowr\n", '1:9: error: "quoted" cannot be "lowr"\n  hint: did you mean "lower"?\n'),
        ("max-file-size: big\n", '1:16: error: "max-file-size" cannot be "big"\n  hint: write a number of bytes'),
        ("force-exclude: yes\n", '1:16: error: "force-exclude" should be true or false, not the text "yes"\n'),
        ("exclude: [a, '!']\n", '1:14: error: "!" is no pattern of a .gitignore\n'),
        ("select: []\n", '1:9: error: "select" is empty\n'),
        ("exclude: [a, '[z-a]']\n", '1:14: error: "[z-a]" is no pattern of a .gitignore\n'),
        ("overrides:\n  - files: ['!']\n", '2:13: error: "!" is no pattern of a .gitignore\n'),
        ("ignore: [a, {file: '!'}]\n", '1:20: error: "!" is no pattern of a .gitignore\n'),
        ("- a\n", "1:1: error: the file should be a mapping (key: value), not a list\n"),
        ("ignore: [{fact: a}]\n", '1:10: error: "file" is missing from entry 1 of "ignore"\n'),
        ("ignore: [{file: a, expires: soon}]\n", '1:29: error: "expires" cannot be "soon"\n  hint: write a date'),
    ],
)
def test_what_does_not_hold_in_a_file(run_line: Run, files: Path, text: str, message: str) -> None:
    write(files / "factcheck.yaml", text)
    for command in (("check", "a.txt"), ("validate",)):
        outcome = run_line(*command)
        assert outcome.code == 2
        assert outcome.err.startswith(f"factcheck.yaml:{message}")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[tool.factcheck]\nignore = ['a', 3]\n", (2, 16)),
        ("[tool.factcheck.severity]\na = 'note'\n'b' = \"x\"\n", (3, 7)),
        ("[tool]\nfactcheck = {fail-on = 'error', quoted = 1}\n", (2, 42)),
        ('[tool]\nfactcheck.quoted = """\nx"""\n', (2, 20)),
        ("[tool.factcheck]\nexclude = [\n  'a', # ]\n  \"\\\"]\", '''\n]''', [\n]]\n", (5, 7)),
        ("[[tool.factcheck.overrides]]\nfiles = ['a']\n[[tool.factcheck.overrides]]\nfails = 1\n", (4, 1)),
        (
            "[[tool.factcheck.overrides]]\nfiles = ['a']\n[[tool.factcheck.overrides]]\nfiles = ['a']\n"
            "[tool.factcheck.overrides.severity]\n\"a.b\" = 'note'\nc = 1979-05-27\n",
            (7, 5),
        ),
    ],
)
def test_places_in_toml(run_line: Run, files: Path, text: str, place: tuple[int, int]) -> None:
    write(files / "pyproject.toml", text)
    outcome = run_line("check", "--config", "pyproject.toml", "a.txt")
    assert outcome.code == 2
    assert outcome.err.startswith(f"pyproject.toml:{place[0]}:{place[1]}: error: ")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("FACTCHECK_FAIL_ON", "eror", '"fail-on" cannot be "eror"\n  hint: did you mean "error"?'),
        ("FACTCHECK_FORCE_EXCLUDE", "ja", 'should be 1 or 0, not "ja"'),
        ("FACTCHECK_MAX_FILE_SIZE", "big", '"max-file-size" cannot be "big"'),
        ("FACTCHECK_FAILON", "error", "unknown variable\n  hint: did you mean FACTCHECK_FAIL_ON?"),
        ("FACTCHECK_SELECT", "nowhere-to-be-found", 'there is no fact, rule, topic or tag "nowhere-to-be-found"'),
    ],
)
def test_variables_that_do_not_hold(
    run_line: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, message: str
) -> None:
    monkeypatch.setenv(name, value)
    outcome = run_line("check", "a.txt")
    assert outcome.code == 2
    assert outcome.err.startswith(f"{name}: error: {message}")


def test_variables_of_other_programs_and_empty_ones_are_none_of_ours(
    check_line: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FACTCHECK_FAIL_ON", "")
    monkeypatch.setenv("FACTCHECK_VERSION", "1.0")
    assert check_line("check", "a.txt").code == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["fail_on=note"], '--config fail_on=note: error: unknown key "fail_on"\n  hint: did you mean "fail-on"?'),
        (["fail-on=nota"], '--config fail-on=nota: error: "fail-on" cannot be "nota"'),
        (["select=[a"], "--config select=[a: error: "),
        (["fail-on.x=note"], '--config fail-on.x=note: error: unknown key "fail-on.x"'),
        (["missing.yaml"], "missing.yaml: error: no such configuration file"),
        (["a.yaml", "b.yaml"], "error: --config names 2 files"),
    ],
)
def test_config_options_that_do_not_hold(run_line: Run, arguments: list[str], message: str) -> None:
    outcome = run_line("check", "a.txt", *(word for one in arguments for word in ("--config", one)))
    assert outcome.code == 2
    assert outcome.err.startswith(message)


def test_a_named_configuration_is_for_everything(check_line: Run, files: Path) -> None:
    write(files / "docs" / "factcheck.yaml", "fail-on: never\n")
    write(files / "strict.yaml", "fail-on: note\n")
    assert check_line("check", "docs/a.txt").code == 0
    assert check_line("check", "--config", "strict.yaml", "docs/a.txt").code == 1
    assert check_line("check", "--config", "fail-on=error", "docs/a.txt").code == 1
    assert check_line("check", "--config", "strict.yaml", "--isolated", "docs/a.txt").code == 2


def test_lists_in_config_options(run_line: Run) -> None:
    assert listed(run_line, "a.txt", "select", "--config", "select=[a, b]") == [
        "a # --config select=[a, b]",
        "b # --config select=[a, b]",
    ]
    assert listed(run_line, "a.txt", "select", "--config", "select=a") == ["a # --config select=a"]
    assert (
        shown(run_line, "a.txt", "max-file-size", "--config", "max-file-size=2000")
        == "2 kB # --config max-file-size=2000"
    )


def test_the_settings_of_the_standard_input_go_by_its_name(check_line: Run, files: Path) -> None:
    write(files / "docs" / "factcheck.yaml", "fail-on: never\n")
    assert check_line("check", "-", stdin=TEXT.encode()).code == 1
    assert check_line("check", "-", "--stdin-filename", "docs/new.txt", stdin=TEXT.encode()).code == 0


def test_validate_reports_all_that_is_wrong(run_line: Run, files: Path) -> None:
    write(files / "factcheck.yaml", "fail_on: note\nquoted: x\noverrides:\n  - files: a\n")
    outcome = run_line("validate")
    assert outcome.code == 2
    places = [line.split(" ")[0] for line in outcome.err.splitlines() if ": error: " in line]
    assert places == ["factcheck.yaml:1:1:", "factcheck.yaml:2:9:", "factcheck.yaml:4:12:"]
