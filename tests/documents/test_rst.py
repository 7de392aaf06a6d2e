"""reStructuredText: prose without markup, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents.rst.reader import read
from tests.documents.markup_shapes import assert_spans_hold, cells, located, shape


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Law\n===\n\nText.", [("title", 1, "Law"), ("paragraph", 0, "Text.")]),
        ("Text.\n\nLaw\n===\n\nPart\n----", [("paragraph", 0, "Text."), ("heading", 1, "Law"), ("heading", 2, "Part")]),
        (
            "===\nLaw\n===\n\nA\n-\n\nB\n~\n\nC\n+",
            [("title", 1, "Law"), *[("heading", n + 2, "ABC"[n]) for n in range(3)]],
        ),
        (
            "A\n=\n\nB\n-\n\nC\n=\n\nD\n~",
            [("heading", 1, "A"), ("heading", 2, "B"), ("heading", 1, "C"), ("heading", 2, "D")],
        ),
        ("a **7,1**\\ 00 b", [("paragraph", 0, "a 7,100 b")]),
        ("a\nb \\* \\\\ c", [("paragraph", 0, "a b * \\ c")]),
        ("`sex workers <http://x.org/7100>`_ here, x_ and `y z`__", [("paragraph", 0, "sex workers here, x and y z")]),
        ("``12,000`` code http://x.org/12 a@b.org.", [("paragraph", 0, "\ufffc code \ufffc \ufffc.")]),
        (":term:`Osh <town>` :ref:`x` :ref:`A b <x>` :py:func:`f`", [("paragraph", 0, "Osh \ufffc A b \ufffc")]),
        (":strike:`9%` 10\\ :sup:`6` 1\\ :sup:`st`", [("paragraph", 0, "10 1st")]),
        (":math:`12` |no| `plain`", [("paragraph", 0, "\ufffc \ufffc plain")]),
        (".. |kg| replace:: the *Kyrgyz* Republic\n\nIn |kg|.", [("paragraph", 0, "In the Kyrgyz Republic.")]),
        (".. |c| unicode:: U+00A9\n\n|c| me", [("paragraph", 0, "\u00a9 me")]),
        ("7,100 [#a]_ in\n\n.. [#a] Put at\n   3%.", [("paragraph", 0, "7,100 in"), ("footnote", 0, "Put at 3%.")]),
        ("* one\n  two\n\n  * three\n", [("list-item", 1, "one two"), ("list-item", 2, "three")]),
        ("Osh\n   A town.", [("list-item", 1, "Osh"), ("list-item", 1, "A town.")]),
        ("Text::\n\n  12,000\n\nmore ::\n\n  9", [("paragraph", 0, "Text:"), ("paragraph", 0, "more")]),
        ("| one\n| two", [("paragraph", 0, "one two")]),
        (".. a 12,000\n   b\n\nx", [("comment", 0, "a 12,000\nb"), ("paragraph", 0, "x")]),
        ("..\n   a\n\n..\n\n.. factcheck: ignore[x]", [("comment", 0, "a"), ("comment", 0, "factcheck: ignore[x]")]),
        (".. code:: x\n\n   12,000\n\n.. raw:: html\n\n   <b>9</b>\n\n.. math:: 12\n\n>>> 12", []),
        (".. include:: /etc/hostname\n.. literalinclude:: x\n.. csv-table::\n   :file: /etc/hostname", []),
        (".. note:: There are\n   12.\n\n   More.", [("paragraph", 0, "There are 12."), ("paragraph", 0, "More.")]),
        (
            ".. figure:: a.png\n   :alt: Alt\n     text\n\n   Cap.\n\n   Legend.",
            [("caption", 0, "Alt text"), ("caption", 0, "Cap."), ("paragraph", 0, "Legend.")],
        ),
        (".. tab:: In Osh\n   :x: 12\n\n   Text.", [("caption", 0, "In Osh"), ("paragraph", 0, "Text.")]),
        (
            ".. py:function:: f(12)\n\n   Text.\n\n   :param x: Of it.",
            [("paragraph", 0, "Text."), ("list-item", 1, "Of it.")],
        ),
        (".. only:: html\n\n   A\n   =\n\n   Text.", [("title", 1, "A"), ("paragraph", 0, "Text.")]),
        (".. epigraph::\n\n   Said.\n\n   -- She", [("quotation", 0, "Said."), ("quotation", 0, "She")]),
        ("* a\n\n  B b\n  ---\n\n  c", [("list-item", 1, "a"), ("heading", 1, "B b"), ("list-item", 1, "c")]),
        ("**unclosed `and *odd", [("paragraph", 0, "**unclosed `and *odd")]),
        ("prosti-\ntution", [("paragraph", 0, "prostitution")]),
        ("\tIndented\twith tabs", [("quotation", 0, "Indented\twith tabs")]),
        ("+---+---+\n| broken | 12,000 |\n+---+---+", [("paragraph", 0, "broken"), ("paragraph", 0, "12,000")]),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(read, source) == expected


GRID = """\
+------+-------------+-----+
| Year | Sex workers | HIV |
+======+=============+=====+
| 2013 | **7,1**\\ 00 | 5   |
|      | or so       |     |
+------+-------------+-----+
| 日本 | 6           | 5   |
+      +-------------+-----+
|      | both              |
+------+-------------------+
"""
SIMPLE = """\
====  ===========
Year  Sex workers
====  ===========
2013  7,100
日本  5
====  ===========
"""
LIST = """\
.. list-table::
   :header-rows: 1

   * - Year
     - Sex workers
   * - 2013
     - 7,100
"""
CSV = '''\
.. csv-table::
   :header: Year, "Sex, ""workers"""

   2013, "7,100

   about"
   , 5
'''


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            GRID,
            [
                ("Year", "", ""),
                ("Sex workers", "", ""),
                ("HIV", "", ""),
                ("2013", "Year", ""),
                ("7,100 or so", "Sex workers", "2013"),
                ("5", "HIV", "2013"),
                ("日本", "Year", ""),
                ("6", "Sex workers", "日本"),
                ("5", "HIV", "日本"),
                ("both", "Sex workers", "日本"),
            ],
        ),
        (
            SIMPLE,
            [
                ("Year", "", ""),
                ("Sex workers", "", ""),
                ("2013", "Year", ""),
                ("7,100", "Sex workers", "2013"),
                ("日本", "Year", ""),
                ("5", "Sex workers", "日本"),
            ],
        ),
        (LIST, [("Year", "", ""), ("Sex workers", "", ""), ("2013", "Year", ""), ("7,100", "Sex workers", "2013")]),
        (
            CSV,
            [
                ("Year", "", ""),
                ('Sex, ""workers""', "", ""),
                ("2013", "Year", ""),
                ("7,100", 'Sex, ""workers""', "2013"),
                ("about", 'Sex, ""workers""', "2013"),
                ("5", 'Sex, ""workers""', ""),
            ],
        ),
    ],
)
def test_a_cell_knows_its_headers(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert cells(read, source) == expected
    assert_spans_hold(read, source, put=" ")


def test_equal_cells_keep_apart() -> None:
    source = "=  =\n5  5\n=  =\n"
    assert [block.source_span(0, 1)[0] for block in read(source)] == [5, 8]  # type: ignore[union-attr]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_source_of_a_figure(newline: str) -> None:
    lines = ["\U0001f600 \u2028one", "", "* a *b*", "  and **7,1**\\ 00 e\u0301te\u0301", "", "\t\tdeep 12,000"]
    source = newline.join(lines)
    assert located(read, source, "7,100") == "7,1**\\ 00"
    assert located(read, source, "12,000") == "12,000"
    assert located(read, source, "b and") == f"b*{newline}  and"


def test_deep_nesting_is_read_all_the_same() -> None:
    source = "".join(f"{'  ' * depth}a{depth}\n\n" for depth in range(400))
    assert "a399" in "".join(text for _, _, text in shape(read, source))


MARKUP = st.sampled_from(
    [
        *("a", "B7", "7,100", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "\u2028", "\U0001f600", "日", "\0", "\x0c"),
        *("*", "**", "`", "``", "|", "_", "`_", "__", ":a:", "\\", "\\ ", "http://x.y", "<", ">", '"', ","),
        *(
            ".. ",
            ".. note:: ",
            ".. figure:: x\n",
            ".. |a| replace:: b\n",
            "|a|",
            ".. [1] ",
            "[1]_",
            ":x: ",
            "::",
            "-- x",
        ),
        *("   ", "\n\n   ", "\n- ", "\n1. ", "===", "\n===\n", "\n---\n", "\n| ", ">>> ", "\n::\n\n"),
        *(
            "+--+--+\n",
            "|a|b|",
            "== ==\n",
            "a b\n",
            ".. list-table::\n\n   * - ",
            "\n     - ",
            ".. csv-table:: t\n\n   ",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKUP, max_size=24).map("".join))
def test_every_character_comes_from_its_place(source: str) -> None:
    assert_spans_hold(read, source, put=" b\ufffc")


CLAIM = "there are 12,000 sex workers"
MARKS = [("**", "**"), ("*", "*"), (":term:`", "`"), ("`", "`"), ("`", " <http://x.org/9>`_"), ("", "")]


@given(st.data())
def test_a_claim_is_read_through_any_markup(data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(CLAIM) - 1), max_size=3)))
    pieces = [CLAIM[a:b] for a, b in zip([0, *cuts], [*cuts, len(CLAIM)], strict=True)]
    marks = [data.draw(st.sampled_from(MARKS)) if piece == piece.strip() else MARKS[-1] for piece in pieces]
    source = "😀 é: " + "\\ ".join(
        opening + piece + closing for piece, (opening, closing) in zip(pieces, marks, strict=True)
    )
    written = located(read, source, CLAIM)
    plain = written.replace("\\ ", "").replace(" <http://x.org/9>`_", "").replace(":term:", "")
    assert plain.replace("*", "").replace("`", "") == CLAIM
