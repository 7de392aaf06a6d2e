"""Show what is found in a document of the corpus: ``python -m tests.documents.corpus FORMAT``."""

from __future__ import annotations

import sys

import yaml

import factcheck
from tests.documents.corpus.corpus import corpus_rows, expected_of, found_in


def main() -> None:
    """Print the findings as the part ``found`` of a file of places, and what is missing or was not asked for."""
    expected = expected_of(sys.argv[1])
    all_kinds = list(expected.found) or list(dict.fromkeys(row.kind for row in corpus_rows()))
    kinds = [kind for kind in all_kinds if kind not in expected.lacks]
    wanted = [row._replace(kind=expected.same_as.get(row.kind, row.kind)) for row in corpus_rows() if row.kind in kinds]
    said = [kind for kind in kinds for row in corpus_rows() if row.kind == kind]
    found = list(found_in(expected.read(), factcheck.load()))
    rows = [each.row for each in found]
    for row in wanted:
        if rows.count(row) < wanted.count(row):
            print(f"# missing: {row}")
    for each in found:
        if each.row not in wanted:
            print(f"# not asked for: {each}")
    places = {kind: [each.stated for each, own in zip(found, said, strict=False) if own == kind] for kind in kinds}
    print(yaml.safe_dump({"found": places}, allow_unicode=True, sort_keys=False, width=1000))


if __name__ == "__main__":
    main()
