"""spaCy's part: tokens with exact offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Tokens:
    """Tokenizes blocks with the project's own tokenizer over ``spacy.blank("en")``."""

    def __init__(self) -> None:
        import spacy

        from factcheck.language.tokenizer import make_tokenizer

        self.nlp = spacy.blank("en")
        self.nlp.tokenizer = make_tokenizer(self.nlp)

    def of(self, texts: Sequence[str]) -> Iterator[list[tuple[str, int]]]:
        for doc in self.nlp.tokenizer.pipe(texts):
            yield [(token.text, token.idx) for token in doc if not token.is_space]
