"""Builds the text of a block piece by piece, keeping where each piece came from."""

from __future__ import annotations

from factcheck.documents.document import Block, BlockKind, Run

INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
"""Soft hyphen, zero-width space, word joiner, byte order mark: unseen, they would cut a word in two."""

NOT_PROSE = "\ufffc"
"""Stands where code or a bare address stood, so that the words around it do not run together."""


class _Piece:
    __slots__ = ("end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    @property
    def divisible(self) -> bool:
        return len(self.text) == self.end - self.start


class ProseBuilder:
    """Collects the prose of one block from a source text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[_Piece] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been built yet."""
        return not self._pieces

    def copy(self, start: int, end: int) -> None:
        """Take over ``source[start:end]`` as it stands, less the characters that print nothing."""
        at = start
        for offset in range(start, end):
            if self._source[offset] in INVISIBLE:
                self._append(at, offset)
                at = offset + 1
        self._append(at, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Write ``text`` for ``source[start:end]``: what an entity stands for, a space for a line wrap."""
        if text and text not in INVISIBLE:
            self._pieces.append(_Piece(text, start, end))

    def space(self, start: int, end: int) -> None:
        """Part two words with one space, unless they are parted already."""
        if self._pieces and not self._pieces[-1].text[-1].isspace():
            self.put(" ", start, end)

    def drop_last(self) -> None:
        """Take back the last character, such as the hyphen of a word cut at the end of a line."""
        piece = self._pieces[-1]
        if len(piece.text) == 1:
            self._pieces.pop()
        else:
            self._pieces[-1] = _Piece(
                piece.text[:-1], piece.start, piece.end - 1 if piece.divisible else piece.end
            )

    def tail(self, length: int) -> str:
        """The last characters built so far."""
        taken = ""
        for piece in reversed(self._pieces):
            taken = piece.text[-length:] + taken
            if len(taken) >= length:
                break
        return taken[-length:]

    def block(
        self, kind: BlockKind, level: int = 0, *, column_header: str = "", row_header: str = ""
    ) -> Block | None:
        """The block without white space at its ends, or None if nothing is left."""
        self._strip()
        if not self._pieces:
            return None
        runs: list[Run] = []
        at = 0
        for piece in self._pieces:
            runs.append(Run(at, len(piece.text), piece.start, piece.end - piece.start))
            at += len(piece.text)
        return Block(
            kind, "".join(piece.text for piece in self._pieces), tuple(runs), level, column_header, row_header
        )

    def _append(self, start: int, end: int) -> None:
        if start < end:
            self._pieces.append(_Piece(self._source[start:end], start, end))

    def _strip(self) -> None:
        while self._pieces:
            first = self._pieces[0]
            kept = first.text.lstrip()
            if kept:
                cut = len(first.text) - len(kept) if first.divisible else 0
                self._pieces[0] = _Piece(kept, first.start + cut, first.end)
                break
            self._pieces.pop(0)
        while self._pieces:
            last = self._pieces[-1]
            kept = last.text.rstrip()
            if kept:
                cut = len(last.text) - len(kept) if last.divisible else 0
                self._pieces[-1] = _Piece(kept, last.start, last.end - cut)
                break
            self._pieces.pop()
