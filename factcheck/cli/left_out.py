"""What is said of the files that were not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.documents.walk import LeftOut, Selection


def left_out_lines(selection: Selection, *, verbose: bool) -> Iterator[str]:
    """One line that counts them; with ``verbose`` the kinds of the unknown ones, and a reason for each of the rest.

    What could be read with another parser is always said, since nobody leaves that out on purpose.
    """
    unknown, excluded = selection.of_kind("unknown"), selection.of_kind("excluded")
    counts = []
    if unknown:
        kinds = f" ({_extensions(unknown)})" if verbose else ""
        counts.append(f"{len(unknown)} of other kinds{kinds}")
    if excluded:
        counts.append(f"{len(excluded)} excluded")
    if counts:
        yield f"Files left out: {', '.join(counts)}"
    for why, count in sorted(Counter(each.why for each in selection.of_kind("parser")).items()):
        yield f"warning: {count} {'file is' if count == 1 else 'files are'} left out: {why}"
    for each in selection.left_out:
        if each.kind == "large":
            yield f"warning: {each.path} is left out: {each.why}"
        elif verbose and each.kind != "unknown":
            yield f"  {each.path}{'/' if each.kind == 'folder' else ''}: {each.why}"


def _extensions(files: list[LeftOut]) -> str:
    """The extensions with their numbers, the most frequent first: "3 .png, 1 .py, 1 without extension"."""
    found = Counter(Path(each.path).suffix.lower() or "without extension" for each in files)
    return ", ".join(f"{count} {name}" for name, count in sorted(found.items(), key=lambda item: (-item[1], item[0])))
