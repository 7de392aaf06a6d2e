"""Every format, to the letter, on one small set of findings."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest

from factcheck.documents import Document, Extract, Place, read_document
from factcheck.errors import ConfigError, DocumentError
from factcheck.findings import Claim, Correction, Report
from factcheck.policy.policy import Judged, Judgement
from factcheck.reports.located import located_findings
from factcheck.reports.reporter import reporter_for
from factcheck.reports.summary import Summary

SOURCE = (
    "# Brief\n\nThere are **12,0**00 sex workers in \x1b[31mOsh\u202e\tand\nthe capital is\r\nOsh.\n\n"
    + "Long words before. " * 10
    + "Tier 3 says the report."
    + " Long words after." * 10
    + "\n"
)


def claim(words: str, *, fact: str, message: str, **more: object) -> Claim:
    start = SOURCE.index(words)
    slots: dict[str, object] = {
        "fact": fact,
        "rule": "number-of-people",
        "verdict": "contradicts",
        "severity": "error",
        "start": start,
        "end": start + len(words),
        "text": words,
        "message": message,
        "expected": "7,100",
        "reason": "12,000 is outside 7,050-7,150",
        "source": "UNAIDS, 2013",
        **more,
    }
    return Claim(**slots)  # type: ignore[arg-type]


REPORT = Report(
    SOURCE,
    (
        claim(
            "12,0**00",
            fact="sex-workers",
            message='Says "12,0\x0700"; the reference is 7,100 (UNAIDS, 2013).',
            correction=Correction(21, 29, "7,100**", "12,000", "7,1\x0700", safe=True),
        ),
        claim(
            "capital is\r\nOsh",
            fact="capital",
            message='Says "Osh"; the reference is Bishkek.',
            severity="warning",
            attributed=True,
            expected="Bishkek",
            source="",
            reason="",
        ),
        claim(
            "Tier 3",
            fact="tip-tier",
            message="Says Tier 3.",
            verdict="outdated",
            severity="note",
            correction=Correction(257, 258, "2", "Tier 3", "Tier 2", safe=False),
        ),
        claim("Brief", fact="x", message="", verdict="supports", severity="none"),
    ),
)
DOCUMENT = read_document(SOURCE.encode(), path="brief.md")
ERROR = DocumentError("no such file", path="b.md", hint="Check the path.")


def written(name: str, *, colour: bool = False) -> str:
    out = io.StringIO()
    reporter = reporter_for(name, out, colour=colour)
    summary = Summary()
    reporter.start()
    reporter.file(DOCUMENT.path)
    for finding in located_findings(DOCUMENT, Judgement.of(REPORT).findings):
        reporter.finding(finding)
    summary.add(Judgement.of(REPORT))
    reporter.error(ERROR)
    summary.errors += 1
    reporter.stop(summary)
    return out.getvalue()


def test_concise() -> None:
    assert written("concise") == (
        'brief.md:3:13: error[sex-workers] Says "12,000"; the reference is 7,100 (UNAIDS, 2013).\n'
        'brief.md:4:5: warning[capital] Says "Osh"; the reference is Bishkek.\n'
        "brief.md:7:191: note[tip-tier] Says Tier 3.\n"
    )


def test_text() -> None:
    assert written("text") == (
        'brief.md:3:13: error[sex-workers] Says "12,000"; the reference is 7,100 (UNAIDS, 2013).\n'
        "  |\n"
        "3 | There are **12,0**00 sex workers in [31mOsh and\n"
        "  |             ^^^^^^^^\n"
        "  reference: 7,100 (UNAIDS, 2013)\n"
        "  reason: 12,000 is outside 7,050-7,150\n"
        "  fix: 12,000 → 7,100\n"
        "  hint: factcheck explain sex-workers\n"
        "\n"
        'brief.md:4:5: warning[capital] Says "Osh"; the reference is Bishkek.\n'
        "  |\n"
        "4 | the capital is\n"
        "  |     ^^^^^^^^^^\n"
        "5 | Osh.\n"
        "  | ^^^\n"
        "  reference: Bishkek\n"
        "  attributed: the text reports what someone else says\n"
        "  hint: factcheck explain capital\n"
        "\n"
        "brief.md:7:191: note[tip-tier] Says Tier 3.\n"
        "  |\n"
        "7 | …ds before. Long words before. Long words before. "
        "Tier 3 says the report. Long words after. Long words af…\n"
        "  |                                                   ^^^^^^\n"
        "  reference: 7,100 (UNAIDS, 2013)\n"
        "  reason: 12,000 is outside 7,050-7,150\n"
        "  unsafe fix: Tier 3 → Tier 2\n"
        "  hint: factcheck explain tip-tier\n"
        "\n"
    )


@pytest.mark.parametrize("name", ["text", "concise"])
def test_no_control_character_of_the_text_reaches_the_terminal(name: str) -> None:
    assert not any(character in written(name) for character in "\x1b\x07\u202e\t\r")
    assert "\x1b[1;31merror[sex-workers]\x1b[0m" in written(name, colour=True)


def test_json_follows_its_schema() -> None:
    document = json.loads(written("json"))
    schema = json.loads((files("factcheck.reports") / "schemas" / "report.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(document)
    assert list(document) == ["version", "findings", "suppressed", "notices", "errors", "summary"]
    assert document["findings"][0] == {
        "path": "brief.md",
        "fact": "sex-workers",
        "rule": "number-of-people",
        "verdict": "contradicts",
        "severity": "error",
        "message": 'Says "12,0\x0700"; the reference is 7,100 (UNAIDS, 2013).',
        "claim": "12,0**00",
        "expected": "7,100",
        "source": "UNAIDS, 2013",
        "line": 3,
        "column": 13,
        "end_line": 3,
        "end_column": 21,
        "offset": 21,
        "place": "",
        "attributed": False,
        "quoted": False,
        "baseline": False,
        "fix": {"offset": 21, "end_offset": 29, "text": "7,100**", "safe": True},
    }
    assert document["errors"] == [
        {"path": "b.md", "line": None, "column": None, "message": "no such file", "hint": "Check the path."}
    ]
    assert document["summary"] == {
        "files": 1,
        "claims": 4,
        "findings": 3,
        "contradicts": 2,
        "outdated": 1,
        "supports": 1,
        "unverified": 0,
        "skipped": 0,
        "suppressed": 0,
        "hidden": 0,
        "baseline": 0,
        "notices": 0,
        "errors": 1,
    }


def test_a_file_that_has_no_lines_is_reported_by_its_places() -> None:
    source = "Sex work\nGroup | 2013\nSex workers | 12,000\n"
    start = source.index("12,000")
    template = REPORT.claims[0]
    found = replace(template, start=start, end=start + 6)
    extract = Extract(source, (), (Place(0, "paragraph 1"), Place(9, "table 1, row 1"), Place(22, "table 1, row 2")))
    document = Document.of_extract("brief.docx", "docx", extract)
    out = {name: io.StringIO() for name in ("text", "concise", "json")}
    for name, stream in out.items():
        for finding in located_findings(document, [Judged(found)]):
            reporter_for(name, stream).finding(finding)
    headline = 'brief.docx: table 1, row 2: error[sex-workers] Says "12,000"; the reference is 7,100 (UNAIDS, 2013).\n'
    assert out["concise"].getvalue() == headline
    assert out["text"].getvalue() == (
        headline + "  |\n"
        "  | Sex workers | 12,000\n"
        "  |               ^^^^^^\n"
        "  reference: 7,100 (UNAIDS, 2013)\n"
        "  reason: 12,000 is outside 7,050-7,150\n"
        "  fix: 12,000 → 7,100\n"
        "  hint: factcheck explain sex-workers\n"
        "\n"
    )
    assert json.loads(out["json"].getvalue())["place"] == "table 1, row 2"


def test_json_of_nothing_follows_its_schema() -> None:
    out = io.StringIO()
    reporter = reporter_for("json", out)
    reporter.start()
    reporter.stop(Summary())
    assert json.loads(out.getvalue())["findings"] == []


def test_unknown_format() -> None:
    with pytest.raises(ConfigError, match="unknown format 'sarif'"):
        reporter_for("sarif", io.StringIO())


def test_wide_characters_keep_the_carets_in_place() -> None:
    source = "ビシュケク e\u0301 Osh"
    start = source.index("Osh")
    osh = claim("Tier 3", fact="capital", message="m")
    document = read_document(source.encode())
    report = Report(
        source,
        (
            Claim(
                **{**{name: getattr(osh, name) for name in osh.__slots__}, "start": start, "end": start + 3}
            ),
        ),
    )
    out = io.StringIO()
    for finding in located_findings(document, Judgement.of(report).findings):
        reporter_for("text", out).finding(finding)
    assert "\n1 | ビシュケク e\u0301 Osh\n  | " + " " * 13 + "^^^\n" in out.getvalue()


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], "No contradictions in 1 file (0 claims checked)"),
        (["supports", "skipped"], "No contradictions in 1 file (1 claim checked)"),
        (["contradicts", "supports", "unverified"], "1 contradiction in 1 file (2 claims checked)"),
        (["outdated"], "1 outdated statement in 1 file (1 claim checked)"),
        (
            ["contradicts", "outdated", "outdated"],
            "1 contradiction and 2 outdated statements in 1 file (3 claims checked)",
        ),
    ],
)
def test_the_last_line(verdicts: list[str], expected: str) -> None:
    summary = Summary()
    report = Report("", tuple(claim("Osh", fact="f", message="m", verdict=verdict) for verdict in verdicts))
    summary.add(Judgement.of(report))
    assert summary.line() == expected
