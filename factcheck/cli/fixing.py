"""The options that fix files, and what becomes of each file under them."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.documents.readers import content_of
from factcheck.errors import ConfigError, DocumentError
from factcheck.findings import Claim
from factcheck.fixes.writable import is_writable
from factcheck.jobs import Checked, Input, Outcome

if TYPE_CHECKING:
    from factcheck.fixes.fixer import Fixed
    from factcheck.fixes.removals import Cleared
    from factcheck.policy.notices import Notice

Command = Callable[..., Any]
Recheck = Callable[[Input], Outcome]
Standing = Callable[[Checked], Sequence[Claim]]


@dataclass(frozen=True, slots=True)
class FixOptions:
    """What was asked for on the command line."""

    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    track: bool = False

    def check(self) -> None:
        """Raises ConfigError for options that mean nothing without another."""
        if self.unsafe and not (self.fix or self.diff):
            raise ConfigError("--unsafe-fixes goes with --fix or --diff", hint="Add --diff to see what it would do.")
        if self.track and not self.fix:
            raise ConfigError("--track-changes goes with --fix", hint="Add --fix.")
        if self.fix and self.diff:
            raise ConfigError("--fix and --diff exclude each other", hint="--diff shows what --fix would write.")

    @property
    def any(self) -> bool:
        return self.fix or self.diff


def fix_options(command: Command) -> Command:
    """``--fix``, ``--unsafe-fixes``, ``--diff`` and ``--track-changes``, which the command gets as ``fixes``."""

    @functools.wraps(command)
    def with_fixes(*arguments: Any, **others: Any) -> Any:
        asked = FixOptions(*(others.pop(name) for name in ("fix", "unsafe_fixes", "diff", "track_changes")))
        asked.check()
        return command(*arguments, fixes=asked, **others)

    wrapped: Command = with_fixes
    for option in (
        click.option(
            "--track-changes", is_flag=True, help="With --fix: write to Word documents as tracked changes."
        ),
        click.option("--diff", is_flag=True, help="Show what --fix would write, as a patch, and write nothing."),
        click.option(
            "--unsafe-fixes",
            is_flag=True,
            help="With --fix or --diff: corrections too that change more than a value, or words of others.",
        ),
        click.option("--fix", is_flag=True, help="Write the safe corrections into the files."),
    ):
        wrapped = option(wrapped)
    return wrapped


class Fixing:
    """Fixes the files of a run, or shows how.

    ``recheck`` checks one input anew; ``standing`` are its findings and ``notices`` what is said of its suppressions.
    """

    def __init__(
        self,
        options: FixOptions,
        recheck: Recheck,
        standing: Standing,
        notices: Callable[[Checked], Sequence[Notice]],
        encoding: str | None,
    ) -> None:
        self._options = options
        self._recheck = recheck
        self._standing = standing
        self._notices = notices
        self._encoding = encoding
        self.written = 0
        self.removed = 0
        self.safe = 0
        self.unsafe = 0
        self.unwritable = 0

    def file(self, checked: Checked, each: Input) -> Checked:
        """What is found in a file, after it has been fixed if that was asked for.

        Raises DocumentError where a file that is to be fixed cannot be.
        """
        if self._options.any:
            content = content_of(each.path) if each.content is None else each.content
            fixed = self._fixed(checked, each, content)
            clear = self._cleared(fixed, each)
            self._put(each, content, checked, fixed._replace(content=clear.content, checked=clear.checked))
            self.written += fixed.written
            self.removed += clear.removed
            checked = clear.checked
        self._count(checked)
        return checked

    def unfixed(self, each: Input) -> None:
        """A file of the standard input that could not be fixed comes out as it came in."""
        if self._options.fix and each.content is not None:
            sys.stdout.buffer.write(each.content)

    def _fixed(self, checked: Checked, each: Input, content: bytes) -> Fixed:
        # Most runs write nothing, and start faster without what writes.
        from factcheck.fixes.fixer import Fixer
        from factcheck.fixes.tracking import tracking_now

        fixer = Fixer(
            lambda new: self._recheck(replace(each, content=new)),
            self._standing,
            unsafe=self._options.unsafe,
            encoding=self._encoding,
            tracking=tracking_now() if self._options.track else None,
        )
        return fixer.fixed(checked, content)

    def _cleared(self, fixed: Fixed, each: Input) -> Cleared:
        from factcheck.fixes.removals import cleared

        return cleared(
            fixed.checked,
            fixed.content,
            self._notices(fixed.checked),
            lambda new: self._recheck(replace(each, content=new)),
            self._encoding,
        )

    def _put(self, each: Input, content: bytes, before: Checked, fixed: Fixed) -> None:
        from factcheck.documents.writing import write_whole
        from factcheck.fixes.patch import patch

        if self._options.diff:
            path = before.document.path
            sys.stdout.writelines(patch(path, before.document.source, fixed.checked.document.source))
        elif each.content is not None:
            sys.stdout.flush()
            sys.stdout.buffer.write(fixed.content)
        elif fixed.content != content:
            if content_of(each.path) != content:
                raise DocumentError("has changed while it was checked: not written", path=each.path)
            write_whole(Path(each.path), fixed.content)

    def _count(self, checked: Checked) -> None:
        corrections = {
            (c.start, c.end, c.text, c.safe) for claim in self._standing(checked) if (c := claim.correction) is not None
        }
        if corrections and not is_writable(checked.document.format):
            self.unwritable += len(corrections)
            return
        self.safe += sum(safe for *_, safe in corrections)
        self.unsafe += sum(not safe for *_, safe in corrections)

    def line(self) -> str:
        """What was fixed and what could be, for the end of a run; "" if there is nothing to say."""
        fix, diff = self._options.fix, self._options.diff
        parts = []
        if fix or diff:
            if self.written or self.safe or self.unsafe:
                parts.append(f"{self.written} fixed" if fix else f"{self.written} would be fixed")
            refused = self.safe + (self.unsafe if self._options.unsafe else 0)
            if refused:
                parts.append(f"{refused} left since the text around would change")
        elif self.safe:
            parts.append(f"{self.safe} can be fixed with --fix")
        if self.removed:
            noun = "suppression" if self.removed == 1 else "suppressions"
            parts.append(f"{self.removed} {noun} {'removed' if fix else 'would be removed'}")
        if self.unsafe and not self._options.unsafe:
            more = f"{self.unsafe} more" if parts else f"{self.unsafe} can be fixed"
            parts.append(f"{more} with --unsafe-fixes" if fix or diff or parts else f"{more} with --fix --unsafe-fixes")
        if self.unwritable and (fix or diff):
            parts.append(f"{self.unwritable} in files that cannot be written")
        return ", ".join(parts)
