"""Commands and environments of LaTeX: which arguments they take, and what is to be done with what stands in them."""

from __future__ import annotations

from typing import NamedTuple

from pylatexenc.latexwalker import get_default_latex_context_db
from pylatexenc.macrospec import EnvironmentSpec, LatexContextDb, MacroSpec

from factcheck.documents.prose import NOT_PROSE


class Command(NamedTuple):
    """What a command does with its arguments: ``action`` is the name of a way of reading them.

    ``arguments`` has a sign for each: ``{`` for one that must be there, ``[`` for one that may, ``*`` for a star.
    ``level`` is that of a heading, ``text`` what a symbol stands for.
    """

    action: str
    arguments: str = ""
    level: int = 0
    text: str = ""


def _all(names: str, action: str, arguments: str = "", level: int = 0) -> dict[str, Command]:
    return dict.fromkeys(names.split(), Command(action, arguments, level))


def _symbols(symbols: dict[str, str]) -> dict[str, Command]:
    return {name: Command("symbol", text=text) for name, text in symbols.items()}


def _named(names: str, what: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), what)


COMMANDS: dict[str, Command] = {
    **_all("label index glossary input include includeonly bibliography bibliographystyle", "drop", "{"),
    **_all("addbibresource graphicspath hypersetup setstretch selectlanguage", "drop", "{"),
    **_all("vspace hspace pagestyle thispagestyle pagenumbering", "drop", "*{"),
    **_all("usepackage documentclass RequirePackage includegraphics includesvg includepdf", "drop", "*[{"),
    **_all("setlength setcounter addtocounter addtolength counterwithin numberwithin", "drop", "{{"),
    **_all("definecolor addcontentsline", "drop", "{{{"),
    **_all("newcommand renewcommand providecommand DeclareRobustCommand", "drop", "*{[[{"),
    **_all("newenvironment renewenvironment", "drop", "*{[[{{"),
    **_all("newtheorem", "drop", "*{[{["),
    **_all("cline rowcolor cellcolor color pagecolor arrayrulecolor newacronym", "drop", "[{"),
    **_all("todo marginpar fixme note deleted sout st xout soutt cancel hphantom phantom vphantom", "drop", "[{"),
    **_all("author date institute affil affiliation email thanksref keywords pacs orcid", "drop", "[{"),
    **_all("bibitem", "entry", "[{"),
    **_all("cite citep parencite autocite footcite citealp nocite supercite fullcite smartcite", "note", "*[[{"),
    **_all("footnotemark", "note", "["),
    **_all("citet textcite citealt citeauthor citeyear citeyearpar", "hide", "*[[{"),
    **_all("ref pageref eqref autoref cref Cref nameref vref", "hide", "*{"),
    **_all("url nolinkurl path texttt code ce ensuremath si unit", "hide", "[{"),
    **_all("hyperref", "read", "[{"),
    **_all("href textcolor colorbox foreignlanguage parbox hyperlink hypertarget", "last", "[{{"),
    **_all("raisebox scalebox", "last", "{[{"),
    **_all("fcolorbox resizebox multicolumn", "last", "{{{"),
    **_all("multirow", "last", "[{[{[{"),
    **_all("replaced", "first", "[{{"),
    **_all("footnote footnotetext thanks sidenote marginnote endnote tablefootnote", "footnote", "[{"),
    **_all("caption", "caption", "*[{"),
    **_all("captionof", "caption", "*{[{"),
    **_all("subcaption", "caption", "{"),
    **_all("enquote", "quote", "*{"),
    **_all("textquote", "quote", "*[[{"),
    **_all("blockquote", "quotation", "[[{"),
    **_all("textsuperscript", "raised", "{"),
    **_all("num", "read", "[{"),
    **_all("SI", "quantity", "[{[{"),
    **_all("qty", "quantity", "[{{"),
    **_all("numrange", "range", "[{{"),
    **_all("SIrange qtyrange", "range", "[{{{"),
    **_all("item", "item", "["),
    **_all("title", "title", "[{", 1),
    **_all("subtitle", "heading", "[{", 1),
    **_all("frametitle", "heading", "[{", 2),
    **_all("framesubtitle", "heading", "[{", 3),
    **_all("part chapter", "heading", "*[{", 1),
    **_all("section", "heading", "*[{", 2),
    **_all("subsection", "heading", "*[{", 3),
    **_all("subsubsection", "heading", "*[{", 4),
    **_all("paragraph", "heading", "*[{", 5),
    **_all("subparagraph", "heading", "*[{", 6),
    **_all("par bigskip medskip smallskip newpage clearpage pagebreak maketitle endinput", "paragraph"),
    **_all("newline hfill quad qquad enspace ; : > space tabularnewline", "space"),
    **_all("linebreak", "space", "["),
    **_all("\\", "space", "*["),
    **_all("- / ! xspace protect em bf it tt rm sf sc sl itshape bfseries scshape sffamily normalfont", "none"),
    **_all("tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge", "none"),
    **_all("centering raggedright noindent fi else relax", "none"),
    **_all("hline toprule midrule bottomrule endhead endfirsthead endfoot endlastfoot", "none"),
    **_all("cmidrule specialrule addlinespace", "rule"),
    **_symbols({sign: sign for sign in "%&$#_{} "}),
    **_symbols({"\n": " ", ",": "\u202f", "thinspace": "\u202f", "nobreakspace": "\u00a0", "textpercent": "%"}),
    **_symbols({"percent": "%", "texteuro": "\u20ac", "euro": "\u20ac", "EUR": "\u20ac", "pounds": "\u00a3"}),
    **_symbols({"textdollar": "$", "textasciitilde": "~", "slash": "/", "S": "\u00a7", "P": "\u00b6"}),
    **_symbols({"ldots": "\u2026", "dots": "\u2026", "textellipsis": "\u2026", "cdots": NOT_PROSE}),
    **_symbols({"textendash": "\u2013", "textemdash": "\u2014", "textquotesingle": "'", "LaTeX": "LaTeX"}),
    **_symbols({"textquoteleft": "\u2018", "textquoteright": "\u2019", "textquotedblleft": "\u201c"}),
    **_symbols({"textquotedblright": "\u201d", "textdegree": "\u00b0", "degree": "\u00b0", "TeX": "TeX"}),
}

ENVIRONMENTS: dict[str, str] = {
    **_named("quote quotation displayquote displaycquote verse blockquote", "quotation"),
    **_named("itemize enumerate description compactitem compactenum inparaenum asparaenum", "list"),
    **_named("tabular tabularx tabulary longtable longtabu tabu tblr longtblr supertabular", "table"),
    **_named("xltabular NiceTabular", "table"),
    **_named("equation align gather multline eqnarray math displaymath flalign alignat split array", "math"),
    **_named("thebibliography", "bibliography"),
}
"""What environments are whose text is not simply paragraphs; a star at the end of the name makes no difference."""

_ARGUMENTS: dict[str, str] = {
    **_named("figure table figure* table* enumerate itemize description sidewaystable", "["),
    **_named("tabular longtable tblr longtblr array NiceTabular supertabular minipage adjustbox", "[{"),
    **_named("tabular* tabularx tabulary xltabular", "{[{"),
    **_named("multicols thebibliography spacing column alignat alignat*", "{"),
    **_named("wrapfigure wraptable", "[{[{"),
    **_named("displayquote", "[["),
}


def context() -> LatexContextDb:
    """The parser's own commands and environments, with those that are read here."""
    known = get_default_latex_context_db()
    known.add_context_category(
        "prose",
        macros=[MacroSpec(name, args_parser=command.arguments) for name, command in COMMANDS.items()],
        environments=[EnvironmentSpec(name, args_parser=arguments) for name, arguments in _ARGUMENTS.items()],
        prepend=True,
    )
    return known
