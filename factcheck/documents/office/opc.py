"""The packages that Word and PowerPoint files are: parts, and the relationships by which they find each other."""

from __future__ import annotations

from collections.abc import Mapping
from posixpath import dirname, join, normpath
from typing import NamedTuple

from factcheck.documents.office.archive import Archive
from factcheck.documents.office.word_names import any_name


class Related(NamedTuple):
    """Another part and what it is for the part that names it: ``styles``, ``slide``, ``notesSlide`` ..."""

    kind: str
    part: str


def relations(archive: Archive, part: str) -> dict[str, Related]:
    """The relationships of a part by their ids; of the package itself for ""."""
    folder = dirname(part)
    root = archive.xml(join(folder, "_rels", f"{part.rpartition('/')[2]}.rels"))
    related: dict[str, Related] = {}
    for each in root if root is not None else ():
        if any_name(each) != "Relationship" or each.get("TargetMode") == "External":
            continue
        target = each.get("Target") or ""
        name = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        related[each.get("Id") or ""] = Related((each.get("Type") or "").rpartition("/")[2], name)
    return related


def first_related(related: Mapping[str, Related], kind: str) -> str:
    """The first part of that kind, "" where there is none."""
    return next((each.part for each in related.values() if each.kind == kind), "")


def core_title(archive: Archive, part: str) -> str:
    """The title in the properties of a file, which stand in that part."""
    root = archive.xml(part) if part else None
    return "" if root is None else next((each.text or "" for each in root if any_name(each) == "title"), "")
