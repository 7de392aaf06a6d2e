"""What a paragraph is where it stands."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.documents.document import Block, BlockKind
from factcheck.documents.prose import ProseBuilder
from factcheck.documents.table_grid import Headers


class Standing(NamedTuple):
    """The kind, the level and, in a table or after a term, the headers that a paragraph has in its place."""

    kind: BlockKind = "paragraph"
    level: int = 0
    headers: Headers = Headers()

    def block(self, builder: ProseBuilder) -> Block | None:
        """The block that stands here, or None if nothing was built."""
        return builder.block(
            self.kind, self.level, column_header=self.headers.column, row_header=self.headers.row
        )
