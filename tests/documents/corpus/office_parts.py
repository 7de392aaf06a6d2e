"""What the builders of office files share: the sentences of the corpus, and what stands where no prose is."""

from __future__ import annotations

from typing import NamedTuple

import yaml

from tests.documents.corpus.corpus import HERE

KINDS = ("title", "heading", "paragraph", "list-item", "table-cell", "caption", "quotation", "footnote")
DECOYS = ("There are 13,000 sex workers in Kyrgyzstan.", "The capital of Kyrgyzstan is Karakol.")


class Said(NamedTuple):
    """One claim: its sentence in three parts, of which the second is what the finding points at; and as a row."""

    before: str
    words: str
    after: str
    label: str
    cell: str


def claims() -> list[Said]:
    """The claims in their order."""
    rows = yaml.safe_load((HERE / "claims.yaml").read_text("utf-8"))["claims"]
    said = []
    for row in rows:
        before, _, after = row["sentence"].partition(str(row["words"]))
        said.append(Said(before, str(row["words"]), after, row["row"], str(row["cell"])))
    return said
