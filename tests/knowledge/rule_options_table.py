"""The tables of options in docs/rules.md, written from the schema of rule files.

After a change of the schema: ``python -m tests.knowledge.rule_options_table``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from factcheck.knowledge.schema_check import load_schema

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
DEFINITIONS: dict[str, Any] = load_schema("rules")["$defs"]
_PLACE = re.compile(r"<!-- options: ([\w-]+) -->\n(?:\n\|[^\n]*\n(?:\|[^\n]*\n)*)?")
_WORDS = {
    "concepts": "concepts", "concept-groups": "list of concepts", "concept-values": "concept: value",
    "concept-lists": "concept: values", "concept-mapping": "concept: concept", "slots": "category: concepts",
    "status-cues": "status: concepts", "category": "category", "subject": "type", "aspect-name": "aspect",
    "string": "text", "number": "number", "boolean": "true or false", "array": "list", "object": "mapping",
}  # fmt: skip


def table(name: str) -> str:
    definition = DEFINITIONS["aspect" if name == "aspect" else f"{name}-options"]
    lines = ["| Option | Takes | Meaning |", "|---|---|---|"]
    for option, described in definition["properties"].items():
        if option != "note":
            needed = r" \*" if option in definition.get("required", ()) else ""
            lines.append(f"| `{option}`{needed} | {_takes(described)} | {described['description']} |")
    return "\n".join(lines) + "\n"


def _takes(described: dict[str, Any]) -> str:
    if "enum" in described:
        return ", ".join(f"`{choice}`" for choice in described["enum"])
    if "enum" in described.get("items", {}):
        return "some of " + ", ".join(f"`{choice}`" for choice in described["items"]["enum"])
    form = described.get("$ref", "").removeprefix("#/$defs/") or described.get("type", "")
    return _WORDS.get(form, form)


def with_tables(page: str) -> str:
    """The page with the tables as they should be."""
    return _PLACE.sub(lambda match: f"<!-- options: {match[1]} -->\n\n{table(match[1])}", page)


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")
