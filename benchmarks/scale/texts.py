"""Articles to measure with: neutral prose of a newspaper, and statements of the accuracy benchmark among it."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
STATEMENTS = HERE.parent / "accuracy" / "statements"

_SLOTS = {
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    "month": ["January", "March", "April", "June", "September", "November"],
    "town": ["Bradwell", "Port Ellis", "Lyon", "Graz", "Osh", "Tampere", "Leeds", "Almaty"],
    "country": ["France", "Kenya", "Portugal", "Kazakhstan", "Japan", "Brazil", "Germany", "Mali"],
    "year": ["1987", "1999", "2004", "2011", "2016", "2020"],
    "small": ["two", "12", "3.5", "seven", "40", "18"],
    "number": ["1,200", "300", "about 4,000", "seventy", "15,000", "more than 600"],
}


def articles(count: int, words: int, share: float, seed: int = 6) -> Iterator[dict[str, str]]:
    """Records with id and text of at least so many words; ``share`` of the articles are about the facts.

    An article about the facts has one statement in each paragraph; with a share above 1 the articles are nothing but
    statements.
    """
    chance = random.Random(seed)
    sentences = (HERE / "neutral.txt").read_text("utf-8").splitlines()
    statements = _statements()
    for number in range(count):
        about = chance.random() < share
        paragraphs: list[str] = []
        length = 0
        while length < words:
            if share > 1:
                paragraph = [chance.choice(statements)]
            else:
                paragraph = [_filled(chance.choice(sentences), chance) for _ in range(chance.randint(2, 5))]
                if about:
                    paragraph.insert(1, chance.choice(statements))
            paragraphs.append(" ".join(paragraph))
            length += len(paragraphs[-1].split())
        yield {"id": f"article-{number}", "text": "\n\n".join(paragraphs)}


def _statements() -> list[str]:
    lines = (line for file in sorted(STATEMENTS.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines())
    return [json.loads(line)["text"] for line in lines if line.strip()]


def _filled(sentence: str, chance: random.Random) -> str:
    return sentence.format(**{name: chance.choice(values) for name, values in _SLOTS.items()})
