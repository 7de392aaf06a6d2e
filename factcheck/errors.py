"""The errors that factcheck raises on purpose; the command line shows each once and exits with code 2."""

from __future__ import annotations


class FactcheckError(Exception):
    """Something that the user can put right: a message, where it is, and what to do next.

    ``line`` and ``column`` are 1-based and count code points; they are None where the trouble is the whole file.
    """

    def __init__(
        self,
        message: str,
        *,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        return f"{place}: {self.message}" if place else self.message


class ConfigError(FactcheckError):
    """A configuration file, an option or an environment variable that does not hold."""


class FactError(FactcheckError):
    """A reference fact set that is malformed or contradicts itself."""


class RuleError(FactcheckError):
    """A rule file that is malformed, names something unknown, or whose example does not hold."""


class DocumentError(FactcheckError):
    """An input that cannot be read or decoded."""


class UnwritableError(DocumentError):
    """A change that cannot be made in a document, since it goes over something that is no text of it."""
