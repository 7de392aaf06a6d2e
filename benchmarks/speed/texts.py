"""Texts to time on: prose of the project's own documents, with labelled statements put into some of them."""

from __future__ import annotations

import json
import random
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATEMENTS = ROOT / "benchmarks" / "accuracy" / "statements" / "dev.jsonl"
NEUTRAL = (
    "Bread wants flour, water, salt and time; the rest is patience and a hot oven, and nobody has found a better way.",
    "The library keeps its newspapers in the cellar, bound by decade, and lends none of them, however politely asked.",
    "A ferry crosses the lake twice a day in summer and once a week when the ice is thin, weather permitting.",
    "Write tests before you write code, name things for what they are, and delete whatever nobody calls any more.",
    "The choir rehearses above the bakery, so the sopranos smell of cinnamon and the basses are always hungry.",
    "Set the option to its default, restart the service, and read the log from the first line to the last.",
)




def statements() -> list[str]:
    """Labelled statements, every one of them about the facts."""
    return [json.loads(line)["text"] for line in STATEMENTS.read_text("utf-8").splitlines()]


def write_mixed(folder: Path, files: int, words: int = 1_000, about: int = 2, seed: int = 1) -> int:
    """Write Markdown files of so many words with ``about`` statements in each; returns the words written."""
    chance = random.Random(seed)
    prose, claims = list(NEUTRAL), statements()
    total = 0
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        parts: list[str] = []
        while sum(len(part.split()) for part in parts) < words:
            parts.append(" ".join(chance.choices(prose, k=4)))
        for claim in chance.choices(claims, k=about):
            parts.insert(chance.randrange(len(parts) + 1), claim)
        text = "# Notes\n\n" + "\n\n".join(parts) + "\n"
        total += len(text.split())
        (folder / f"{number:05}.md").write_text(text, "utf-8")
    return total
