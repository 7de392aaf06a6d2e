"""The same twelve claims in documents of every format.

``claims.yaml`` holds the claims. ``places/FORMAT.yaml`` tells of a format which document says them and where in it each
finding has to be, ``FORMAT-VARIANT.yaml`` of another document of the format. :mod:`tests.documents.test_corpus` checks
them all; ``python -m tests.documents.corpus FORMAT`` shows what is found at present, in the form of the file, to be
read by whoever adds a format.

To add a format: write ``corpus.EXT``, or for a binary format a module in this folder with ``build() -> bytes`` that
writes the document with the library of the format. Say each sentence of ``claims.yaml`` once in each kind of block,
kind after kind, marked up in as many ways as the format knows, and put other figures where no prose is: code, comments,
addresses, struck-out text.
"""
