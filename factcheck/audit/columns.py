"""Whether a file has the columns that were asked for: better said once than for every record of it."""

from __future__ import annotations

from factcheck.audit.csv_input import header
from factcheck.audit.settings import Columns
from factcheck.audit.sources import Source
from factcheck.audit.tables import DELIMITERS
from factcheck.errors import ConfigError, DocumentError
from factcheck.knowledge.suggestions import hint_for


def check_columns(source: Source, columns: Columns) -> DocumentError | None:
    """The error of a file whose columns cannot be read; raises ConfigError for a column that is not in it.

    Lines of JSON have no columns but those of each line, and text files have none.
    """
    try:
        names = _names(source)
    except DocumentError as error:
        return error
    except OSError as error:
        return DocumentError(f"cannot be read: {error.strerror or error}", path=source.path)
    if names is None:
        return None
    asked = [(columns.text, "--text-column"), *((name, "--metadata-column") for name in columns.metadata or ())]
    if columns.id is not None:
        asked.append((columns.id, "--id-column"))
    for name, option in asked:
        if name not in names:
            raise ConfigError(
                f"there is no column '{name}'",
                path=source.path,
                hint=f"Name another with {option}; {hint_for(name, names) or f'the file has {len(names)} of them'}",
            )
    return None


def _names(source: Source) -> list[str] | None:
    if source.kind in DELIMITERS:
        return header(source.path, source.kind) if source.size else None
    if source.kind != "parquet":
        return None
    import pyarrow
    from pyarrow import parquet

    try:
        names: list[str] = parquet.read_schema(source.path).names
    except pyarrow.ArrowException as error:
        raise DocumentError(f"is no Parquet file that can be read: {error}", path=source.path) from error
    return names
