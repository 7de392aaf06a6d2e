r"""LaTeX: prose without markup, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.documents.latex.reader import read
from tests.documents.markup_shapes import assert_spans_hold, cells, located, shape

ARTICLE = r"""
\documentclass{article} % 12
\newcommand{\kg}{Kyrgyzstan}
\title[x]{Law in \kg}
\author{A}
\begin{document}
\maketitle Text.
\end{document}
after
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ARTICLE, [("comment", 0, "12"), ("title", 1, "Law in Kyrgyzstan"), ("paragraph", 0, "Text.")]),
        (
            r"\section{A \label{x}b}\subsection*{C}\paragraph{D} e",
            [("heading", 2, "A b"), ("heading", 3, "C"), ("heading", 5, "D"), ("paragraph", 0, "e")],
        ),
        (
            r"a \textbf{7,1}00 \emph{b}, {\bf c}d \unknown{e} \unknown[x=1]{f}{g}",
            [("paragraph", 0, "a 7,100 b, cd e f g")],
        ),
        (
            r"12\,000 12{,}000 $12{,}000$ $12\%$ $\sim$7,000 \(<5\) $x^2$ $\approx 4$",
            [("paragraph", 0, "12\u202f000 12,000 12,000 12% ~7,000 <5 \ufffc ~4")],
        ),
        (
            r"\num{12000} \SI{12000}{\kg} \SI{12}{\percent} \numrange{1}{2} \qty{5}{\%}",
            [("paragraph", 0, "12000 12000 \ufffc 12% 1\u20132 5%")],
        ),
        (
            r"caf\'e na\"{\i}ve \c{c} Stra\ss e \% \& \$ \# \_ \{ a~b",
            [("paragraph", 0, "caf\u00e9 na\u00efve \u00e7 Stra\u00dfe % & $ # _ { a\u00a0b")],
        ),
        (
            r"``a'' \enquote{b} 2--3 c---d Kyrgyz\-stan \ldots{} x\\y",
            [("paragraph", 0, "\u201ca\u201d \u201cb\u201d 2\u20133 c\u2014d Kyrgyzstan \u2026 x y")],
        ),
        (
            r"\href{http://x/12}{a} \url{http://x/12} \verb|12| \texttt{x} \lstinline{12} Table~\ref{t:12}",
            [("paragraph", 0, "a \ufffc \ufffc \ufffc \ufffc Table\u00a0\ufffc")],
        ),
        (
            r"a~\cite[p.~9]{b}. \citet{c} said \sout{9\%} \deleted{9} 1\textsuperscript{st} x\textsuperscript{2}",
            [("paragraph", 0, "a. \ufffc said   1st x")],
        ),
        ("a % 12\nb%\nc\n\nd \\% e", [("paragraph", 0, "a bc"), ("comment", 0, "12"), ("paragraph", 0, "d % e")]),
        (
            "a\\footnote{b 12\\%\n\nc} d\n\n\\footnotetext{e}",
            [("paragraph", 0, "a d"), ("footnote", 0, "b 12%"), ("footnote", 0, "c"), ("footnote", 0, "e")],
        ),
        (
            "a\n\nb \\par c \\newline d\nprosti-\ntution",
            [("paragraph", 0, "a"), ("paragraph", 0, "b"), ("paragraph", 0, "c d prostitution")],
        ),
        (
            r"\begin{itemize}\item a \begin{enumerate}\item[(i)] b\end{enumerate}\item c\end{itemize} d",
            [("list-item", 1, "a"), ("list-item", 2, "b"), ("list-item", 1, "c"), ("paragraph", 0, "d")],
        ),
        (
            r"\begin{description}\item[Osh] a town\end{description}",
            [("list-item", 1, "Osh"), ("list-item", 1, "a town")],
        ),
        (
            r"\begin{quote}a\end{quote}\blockquote[x 9]{b}\begin{displayquote}[x 9]c\end{displayquote}",
            [("quotation", 0, "a"), ("quotation", 0, "b"), ("quotation", 0, "c")],
        ),
        (r"\begin{figure}[ht]\includegraphics[width=9cm]{9.png}\caption[9]{a}\end{figure}", [("caption", 0, "a")]),
        (
            "\\begin{verbatim}9 %{ \\end{verbatim}\\begin{lstlisting}[x]\n9 } \\end{lstlisting}"
            "\\begin{comment}9\\end{comment}a",
            [("paragraph", 0, "a")],
        ),
        (
            r"a \begin{equation}9\end{equation} b $$9 = x$$ \[9 = x\] c \begin{tikzpicture}\node{9};\end{tikzpicture}",
            [("paragraph", 0, "a \ufffc b \ufffc \ufffc c")],
        ),
        (r"a \iffalse 9 \fi b \iffalse 9 \else c \fi d", [("paragraph", 0, "a  b  c d")]),
        (
            r"\begin{frame}{A}b\end{frame}\begin{theorem}c\end{theorem}\input{9}\vspace{9cm}",
            [("heading", 2, "A"), ("paragraph", 0, "b"), ("paragraph", 0, "c")],
        ),
        (
            r"\begin{thebibliography}{9}\bibitem[9]{a} b \bibitem{c} d\end{thebibliography}",
            [("footnote", 0, "b"), ("footnote", 0, "d")],
        ),
        (r"a } b {c \begin{x} d \end{y} e", [("paragraph", 0, "a  b c"), ("paragraph", 0, "d  e")]),
        (r"a \begin{itemize} \item b $c", [("paragraph", 0, "a"), ("list-item", 1, "b \ufffc")]),
        ("\\", []),
    ],
)
def test_blocks(source: str, expected: list[tuple[str, int, str]]) -> None:
    assert shape(read, source) == expected


BOOKTABS = r"""
\begin{tabular}{l@{}rr}
\toprule
 & \multicolumn{2}{c}{Sex workers} \\ \cmidrule(lr){2-3}
Year & Osh & All \\ \midrule
2013 & \textbf{7,1}00 & 5 \\[2pt]
2016 \% & & 6
\end{tabular}
"""
GRID = r"""
\begin{tabularx}{\textwidth}{|l|X|} \hline
A & B \\ \hline
\multirow{2}{*}{tall} & 1 \\ \cline{2-2} & 2 \\ \hline
x & \begin{itemize}\item 3\end{itemize} \\ \hline
\end{tabularx}
"""
LONG = r"""
\begin{longtable}{ll} \caption{C} \\
A & B \\ \hline \endfirsthead
A & B (cont.) \\ \hline \endhead
1 & 2 \\
\end{longtable}
"""


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            BOOKTABS,
            [
                ("Sex workers", "", ""),
                ("Year", "", ""),
                ("Osh", "", ""),
                ("All", "", ""),
                ("2013", "Year", ""),
                ("7,100", "Sex workers Osh", "2013"),
                ("5", "Sex workers All", "2013"),
                ("2016 %", "Year", ""),
                ("6", "Sex workers All", "2016 %"),
            ],
        ),
        (
            GRID,
            [
                ("A", "", ""),
                ("B", "", ""),
                ("tall", "A", ""),
                ("1", "B", "tall"),
                ("2", "B", "tall"),
                ("x", "A", ""),
                ("3", "B", "x"),
            ],
        ),
        (LONG, [("A", "", ""), ("B", "", ""), ("1", "A", ""), ("2", "B", "1")]),
        (
            r"\begin{tabular}{ll} a & b \\ c & d \end{tabular}",
            [("a", "", ""), ("b", "", "a"), ("c", "", ""), ("d", "", "c")],
        ),
    ],
)
def test_a_cell_knows_its_headers(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert cells(read, source) == expected


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_source_of_a_figure(newline: str) -> None:
    lines = [
        "\U0001f600 \u2028one % two",
        "",
        r"\begin{quote}a \emph{b}",
        r"  and \textbf{7,1}00 $12{,}000$ e\'e 12\,000",
        r"\end{quote}",
    ]
    source = newline.join(lines)
    assert located(read, source, "7,100") == "7,1}00"
    assert located(read, source, "12,000") == "12{,}000"
    assert located(read, source, "e\u00e9") == r"e\'e"
    assert located(read, source, "12\u202f000") == r"12\,000"
    assert located(read, source, "b and") == f"b}}{newline}  and"


def test_deep_nesting_is_read_all_the_same() -> None:
    source = "{" * 3000 + "innermost" + "}" * 3000
    assert "innermost" in "".join(text for _, _, text in shape(read, source))


MARKUP = st.sampled_from(
    [
        *(
            "a",
            "B7",
            "7,100",
            " ",
            "  ",
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            "\t",
            "\u2028",
            "\U0001f600",
            "日",
            "\0",
            "*",
            "#1",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            "$",
            "$$",
            "%",
            "% x\n",
            "\\",
            "\\\\",
            "\\,",
            "~",
            "--",
            "``",
            "''",
            "\\'e",
            '\\"',
            "\\%",
            "\\-",
        ),
        *(
            "\\textbf{",
            "\\emph",
            "\\section{",
            "\\footnote{",
            "\\caption{",
            "\\href{x}{",
            "\\url{",
            "\\verb|",
            "\\cite{",
            "\\sout{",
        ),
        *(
            "\\begin{itemize}",
            "\\end{itemize}",
            "\\item ",
            "\\item[x]",
            "\\begin{verbatim}",
            "\\end{verbatim}",
            "\\iffalse",
            "\\fi",
        ),
        *(
            "\\begin{tabular}{ll}",
            "\\end{tabular}",
            "&",
            "\\hline",
            "\\multicolumn{2}{c}{",
            "\\SI{12000}{\\kg}",
            "\\[",
            "\\]",
            "\\(",
        ),
        *(
            "\\newcommand{\\x}{y}",
            "\\x",
            "\\begin{x}",
            "\\end{y}",
            "\\begin{document}",
            "\\end{document}",
            "^2",
            "_x",
            "\\title{",
        ),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(MARKUP, max_size=24).map("".join))
def test_every_character_comes_from_its_place(source: str) -> None:
    assert_spans_hold(read, source, put=" \u00a0\ufffc\u201c\u201d\u2013\u00e9y")


CLAIM = "there are 12,000 sex workers"
MARKS = [
    ("\\textbf{", "}"),
    ("\\emph{", "}"),
    ("{\\it{}", "}"),
    ("\\href{http://x.org/9}{", "}"),
    ("{", "}"),
    ("\\unknown{", "}"),
    ("", ""),
]


@given(st.data())
def test_a_claim_is_read_through_any_markup(data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(1, len(CLAIM) - 1), max_size=3)))
    pieces = [CLAIM[a:b] for a, b in zip([0, *cuts], [*cuts, len(CLAIM)], strict=True)]
    source = "😀 é: "
    for piece in pieces:
        outer, inner = data.draw(st.sampled_from(MARKS)), data.draw(st.sampled_from(MARKS))
        source += outer[0] + inner[0] + piece + inner[1] + outer[1] + "\\-"
    written = located(read, source, CLAIM)
    for sign in ("\\textbf", "\\emph", "\\it", "\\href", "{http://x.org/9}", "\\unknown", "\\-", "{", "}"):
        written = written.replace(sign, "")
    assert written == CLAIM
