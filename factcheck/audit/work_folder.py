"""The folder in which the shards of one audit are kept until the last is done.

A shard that is done is one file under its final name, which it only gets when it is whole. While a worker is at it, a
journal says which document it has reached, so that a document that kills its worker can be told.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from factcheck.audit.rows import ErrorRow, FindingRow
from factcheck.audit.summary import AuditSummary


@dataclass(slots=True)
class Journal:
    """What became of earlier attempts at a shard.

    ``pid`` is the process that is at it, or was; ``at`` is the document that it has reached, counted from 0, where that
    is noted, and ``deaths`` how many processes died at a document.
    """

    starts: int = 0
    pid: int = 0
    at: int | None = None
    deaths: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """The kept shards of one audit."""

    path: Path

    def done(self) -> set[int]:
        """The numbers of the shards that need not be done again."""
        return {int(file.stem) for file in self.path.glob("*.jsonl")}

    def keep(self, number: int, rows: Iterable[FindingRow | ErrorRow], summary: AuditSummary) -> None:
        """Write a shard; it is there entirely or not at all.

        ``rows`` is drained first: the figures in ``summary`` may come about while it is.
        """
        beside = self.path / f"{number:08}.{os.getpid()}.part"
        try:
            with beside.open("w", encoding="ascii", newline="\n") as out:
                for row in rows:
                    kind = "finding" if isinstance(row, FindingRow) else "error"
                    out.write(json.dumps({kind: asdict(row)}) + "\n")
                out.write(json.dumps({"summary": summary.as_json()}) + "\n")
                out.flush()
                os.fsync(out.fileno())
            os.replace(beside, self._file(number))
        finally:
            beside.unlink(missing_ok=True)
        self._journal_file(number).unlink(missing_ok=True)

    def read(self, number: int) -> Iterator[FindingRow | ErrorRow | AuditSummary]:
        """The rows of a shard that is done, in order, and its figures."""
        with self._file(number).open(encoding="ascii") as lines:
            for line in lines:
                ((kind, value),) = json.loads(line).items()
                if kind == "summary":
                    yield AuditSummary.of_json(value)
                else:
                    yield FindingRow(**value) if kind == "finding" else ErrorRow(**value)

    def journal(self, number: int) -> Journal:
        """What is known of earlier attempts at a shard."""
        try:
            return Journal(**json.loads(self._journal_file(number).read_bytes()))
        except FileNotFoundError:
            return Journal()

    def note(self, number: int, journal: Journal) -> None:
        """Write the journal of a shard."""
        beside = self.path / f"{number:08}.{os.getpid()}.note"
        beside.write_text(json.dumps(asdict(journal)), encoding="ascii")
        os.replace(beside, self._journal_file(number))

    def remove(self) -> None:
        """Forget all shards, and the folder around them unless it holds those of other audits."""
        import shutil

        shutil.rmtree(self.path)
        if not any(self.path.parent.iterdir()):
            self.path.parent.rmdir()

    def _file(self, number: int) -> Path:
        return self.path / f"{number:08}.jsonl"

    def _journal_file(self, number: int) -> Path:
        return self.path / f"{number:08}.journal"
