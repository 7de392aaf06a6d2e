"""A folder of cached values: each is one JSON file under the digest of all that it depends on.

Files are written beside their place and moved there, so that runs at the same time never see half of one. A file whose
checksum does not hold is removed and counts as missing: a cache mends itself.
"""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any

TAG_FILE = "CACHEDIR.TAG"
TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of factcheck; see https://bford.info/cachedir/\n"
"""What tells backup programs to leave the folder out (https://bford.info/cachedir)."""

MOST_BYTES = 64 * 1024 * 1024
"""How large a cache may grow; the files that were used longest ago go first."""

_DIGEST = 16


def digest(*parts: bytes) -> str:
    """The name for a value that depends on these parts and on nothing else."""
    made = blake2b(digest_size=_DIGEST)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.hexdigest()


class CacheFolder:
    """One cache. ``trouble`` says why it could not be written to, and is empty while it can."""

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self.most_bytes = most_bytes
        self.trouble = ""
        self._has_grown = False

    def read(self, kind: str, name: str) -> Any | None:
        """The value kept under a name, or None."""
        file = self._file(kind, name)
        try:
            content = file.read_bytes()
        except OSError:  # not there, which is the common case, or not readable, which is no better
            return None
        checksum, _, body = content.partition(b"\n")
        if checksum == _checksum(body):
            try:
                return json.loads(body)
            except ValueError:
                pass  # fall through: as good as damaged
        self.drop(kind, name)
        return None

    def write(self, kind: str, name: str, value: Any) -> None:
        """Keep a JSON value. A folder that cannot be written to is noted in ``trouble``, and no error."""
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
        import tempfile  # a run that only reads its cache does without it

        file = self._file(kind, name)
        try:
            self._open(file.parent)
            handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as out:
                    out.write(_checksum(body) + b"\n" + body)
                os.replace(beside, file)
            except BaseException:
                Path(beside).unlink(missing_ok=True)
                raise
        except OSError as error:
            self.trouble = f"{file.parent}: {error.strerror or error}"
            return
        self._has_grown = True

    def drop(self, kind: str, name: str) -> None:
        """Forget a value, if it is there."""
        try:
            self._file(kind, name).unlink(missing_ok=True)
        except OSError as error:
            self.trouble = f"{self.path}: {error.strerror or error}"

    def prune(self) -> None:
        """Bring a cache that has grown back to its size."""
        if not self._has_grown:
            return
        self._has_grown = False
        files = []
        for file in self.path.glob("*/*"):
            try:
                state = file.stat()
            except OSError:  # another run was faster
                continue
            files.append((state.st_mtime_ns, state.st_size, file))
        total = sum(size for _, size, _ in files)
        for _, size, file in sorted(files):
            if total <= self.most_bytes:
                break
            total -= size
            try:
                file.unlink(missing_ok=True)
            except OSError as error:
                self.trouble = f"{file}: {error.strerror or error}"

    def _file(self, kind: str, name: str) -> Path:
        return self.path / kind / f"{name}.json"

    def _open(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((TAG_FILE, TAG), (".gitignore", "*\n")):
            file = self.path / name
            if not file.exists():
                file.write_text(text, encoding="utf-8")


def _checksum(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).hexdigest().encode()
