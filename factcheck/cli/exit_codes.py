"""What the exit code of the command says, as of ESLint, RuboCop and Ruff."""

from __future__ import annotations

from typing import Final

CLEAN: Final = 0
"""No finding at or above the level of --fail-on."""

FINDINGS: Final = 1
"""Findings at or above that level; for "factcheck test", examples that fail."""

ERROR: Final = 2
"""Wrong usage, a configuration, reference or rule that does not hold, input that cannot be read, a fault."""

INTERRUPTED: Final = 130
"""Ended by the user: 128 and the number of SIGINT."""

BROKEN_PIPE: Final = 141
"""The reader of the output went away: 128 and the number of SIGPIPE."""
