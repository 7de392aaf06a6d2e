"""What a sentence takes for granted of a designation: its title in brackets, the law that something happens under.

"No theft case under article 5 will stand" denies and foretells, but that theft is article 5 it takes for granted.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.frame import View
from factcheck.language.analysis import Mention

TITLE_MARKS = frozenset({"(", '"', "“", "«", "'", "‘", "["})
TITLE_BREAKS = frozenset({";", ".", ":", ")", "and", "or", "not", "but"})
TITLE_REACH = 9
UNDER = frozenset({"under", "of", "by"})
DETERMINERS = frozenset({"the", "its", "their"})


def is_titled(view: View, last: int, theme: Mention) -> bool:
    """"Article 5 of the Code ("Theft") covers ...": whether the theme is the title that a bracket or quotation marks
    add to a designation that ends before words[last]."""
    between = [word.text for word in view.analysis.words[last : theme.first]]
    opened = bool(between) and between[-1] in TITLE_MARKS and not TITLE_BREAKS & set(between)
    return opened and len(between) <= TITLE_REACH


def is_presupposed(view: View, first: int, themes: Sequence[Mention]) -> bool:
    """"Under article 5, no charge will stand", "no theft case under article 5": whether what is denied or planned
    takes the designation at words[first] for granted; not in "would fall under article 5"."""
    words, at = view.analysis.words, first - 1
    while at > view.sentence.first and (words[at].low in DETERMINERS or _names_a_country(view, at)):
        at -= 1
    if at < view.sentence.first or words[at].low not in UNDER:
        return False
    if at == view.sentence.first or words[at - 1].is_punctuation:
        return True
    return any(m.last == at for m in (*themes, *view.of("event-noun")))


def _names_a_country(view: View, at: int) -> bool:
    return view.analysis.words[at].low == "'s" or any(p.first <= at < p.last for p in view.analysis.places)
