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


def _all(names: str, action: str, arguments: str = "") -> dict[str, Command]:
    return dict.fromkeys(names.split(), Command(action, arguments))


def _symbols(**symbols: str) -> dict[str, Command]:
    return {name: Command("symbol", "", 0, text) for name, text in symbols.items()}


COMMANDS: dict[str, Command] = {
    **_all("label index glossary input include includeonly bibliography bibliographystyle addbibresource", "drop", "{"),
    **_all("graphicspath hypersetup vspace hspace vskip pagestyle thispagestyle pagenumbering setstretch", "drop", "*{"),
    **_all("usepackage documentclass RequirePackage includegraphics includesvg includepdf", "drop", "*[{"),
    **_all("setlength setcounter addtocounter addtolength definecolor counterwithin numberwithin", "drop", "{{"),
    **_all("newcommand renewcommand providecommand DeclareRobustCommand", "drop", "*{[[{"),
    **_all("newenvironment renewenvironment", "drop", "*{[[{{"),
    **_all("newtheorem", "drop", "*{[{["),
    **_all("addcontentsline", "drop", "{{{"),
    **_all("cline rowcolor cellcolor color pagecolor arrayrulecolor newacronym selectlanguage", "drop", "[{"),
    **_all("bibitem", "entry", "[{"),
    **_all("todo marginpar fixme note deleted sout st xout soutt cancel hphantom phantom vphantom", "drop", "[{"),
    **_all("author date institute affil affiliation email thanksref keywords pacs orcid", "drop", "[{"),
    **_all("cite citep parencite autocite footcite citealp nocite supercite fullcite smartcite citeyearpar", "note", "*[[{"),
    **_all("footnotemark", "note", "["),
    **_all("citet textcite citealt citeauthor citeyear ref pageref eqref autoref cref Cref nameref vref", "hide", "*[[{"),
    **_all("url nolinkurl path texttt code lstinline ce SIunits ensuremath si unit", "hide", "[{"),
    **_all("href hyperref", "last", "[{"),
    **_all("textcolor colorbox fcolorbox foreignlanguage raisebox parbox hyperlink hypertarget resizebox", "last", "[{{"),
    **_all("replaced", "first", "[{{"),
    "href": Command("last", "[{{"),
    "hyperref": Command("read", "[{"),
    "scalebox": Command("last", "{[{"),
    **_all("footnote footnotetext thanks sidenote marginnote endnote tablefootnote", "footnote", "[{"),
    **_all("caption captionof", "caption", "*[{"),
    "captionof": Command("caption", "*{[{"),
    **_all("subcaption", "caption", "{"),
    **_all("enquote textquote textquotedblleft", "quote", "*{"),
    "textquote": Command("quote", "*[[{"),
    "textquotedblleft": Command("symbol", "", 0, "\u201c"),
    "textquotedblright": Command("symbol", "", 0, "\u201d"),
    "blockquote": Command("quotation", "[[{"),
    **_all("textsuperscript textsu", "raised", "{"),
    **_all("num", "number", "[{"),
    **_all("SI qty", "quantity", "[{[{"),
    "qty": Command("quantity", "[{{"),
    **_all("numrange", "range", "[{{"),
    **_all("SIrange qtyrange", "range", "[{{{"),
    "item": Command("item", "["),
    "multicolumn": Command("last", "{{{"),
    "multirow": Command("last", "[{[{[{"),
    "title": Command("title", "[{"),
    "subtitle": Command("heading", "[{", 1),
    "frametitle": Command("heading", "[{", 2),
    "framesubtitle": Command("heading", "[{", 3),
    "part": Command("heading", "*[{", 1),
    "chapter": Command("heading", "*[{", 1),
    "section": Command("heading", "*[{", 2),
    "subsection": Command("heading", "*[{", 3),
    "subsubsection": Command("heading", "*[{", 4),
    "paragraph": Command("heading", "*[{", 5),
    "subparagraph": Command("heading", "*[{", 6),
    **_all("par bigskip medskip smallskip newpage clearpage pagebreak maketitle endinput", "paragraph"),
    **_all("\\ newline linebreak hfill quad qquad enspace ; : > space tabularnewline", "space"),
    "\\": Command("space", "*["),
    "linebreak": Command("space", "["),
    "hspace": Command("space", "*{"),
    **_all("- / ! xspace protect em bf it rm sf sc sl itshape bfseries scshape sffamily normalfont normalsize", "none"),
    **_all("small footnotesize scriptsize tiny large Large LARGE huge Huge centering raggedright noindent", "none"),
    **_all("fi else relax hline toprule midrule bottomrule endhead endfirsthead endfoot endlastfoot", "none"),
    "tt": Command("none"),
    **_all("cmidrule specialrule addlinespace", "rule"),
    **{sign: Command("symbol", "", 0, sign) for sign in "%&$#_{}"},
    " ": Command("symbol", "", 0, " "),
    "\n": Command("symbol", "", 0, " "),
    ",": Command("symbol", "", 0, "\u202f"),
    **_symbols(thinspace="\u202f", nobreakspace="\u00a0", textpercent="%", texteuro="\u20ac", euro="\u20ac"),
    **_symbols(EUR="\u20ac", pounds="\u00a3", textdollar="$", textasciitilde="~", textasciicircum="^", slash="/"),
    **_symbols(ldots="\u2026", dots="\u2026", textellipsis="\u2026", textendash="\u2013", textemdash="\u2014"),
    **_symbols(textbackslash="\\", textbar="|", textless="<", textgreater=">", textquotesingle="'", S="\u00a7"),
    **_symbols(textquoteleft="\u2018", textquoteright="\u2019", textdegree="\u00b0", degree="\u00b0", percent="%"),
    **_symbols(LaTeX="LaTeX", TeX="TeX", P="\u00b6", copyright="\u00a9", textregistered="\u00ae", cdots=NOT_PROSE),
}

ENVIRONMENTS: dict[str, str] = {
    **dict.fromkeys("quote quotation displayquote displaycquote verse blockquote".split(), "quotation"),
    **dict.fromkeys("itemize enumerate description compactitem compactenum inparaenum asparaenum".split(), "list"),
    **dict.fromkeys("tabular tabular* tabularx tabulary longtable longtabu tabu tblr longtblr supertabular".split(), "table"),
    **dict.fromkeys("xltabular NiceTabular".split(), "table"),
    **dict.fromkeys("equation align gather multline eqnarray math displaymath flalign alignat split array".split(), "math"),
    "thebibliography": "bibliography",
}
"""What environments are whose text is not simply paragraphs; a star at the end of the name makes no difference."""

_ARGUMENTS = {
    **dict.fromkeys("figure table figure* table* enumerate itemize description wrapfigure* sidewaystable".split(), "["),
    **dict.fromkeys("tabular longtable tblr longtblr array NiceTabular supertabular minipage adjustbox".split(), "[{"),
    **dict.fromkeys("tabular* tabularx tabulary xltabular".split(), "{[{"),
    **dict.fromkeys("multicols thebibliography threeparttable* spacing column alignat".split(), "{"),
    **dict.fromkeys("wrapfigure wraptable".split(), "[{[{"),
    **dict.fromkeys("displayquote".split(), "[["),
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
