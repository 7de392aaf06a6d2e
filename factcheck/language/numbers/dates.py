"""Calendar dates, years, spans of years, decades and centuries."""

from __future__ import annotations

from factcheck.language.numbers.lexicon import NumberLexicon
from factcheck.language.numbers.reading import Reading
from factcheck.language.numbers.tokens import NUMERAL, Tokens
from factcheck.language.numbers.words import NumberWords

FIRST_YEAR, LAST_YEAR = 1500, 2100


def year_reading(first: int, after: int, low: float, high: float | None = None) -> Reading:
    """A year, or a span of them."""
    end = low if high is None else high
    return Reading(first, after, "year", low, end, spread=high is not None and high != low)


def is_year(value: float) -> bool:
    """Whether a whole number can be a year of modern history."""
    return FIRST_YEAR <= value <= LAST_YEAR and float(value).is_integer()


class DateReader:
    """Reads the date that begins at a token."""

    def __init__(self, lexicon: NumberLexicon) -> None:
        self._lexicon = lexicon
        self._words = NumberWords(lexicon)

    def read(self, tokens: Tokens, index: int) -> Reading | None:
        """A date, a decade, a century, an apostrophe year or a school year; None for anything else."""
        if tokens.words[index] in self._lexicon.months:
            return self._month_first(tokens, index)
        if tokens.kinds[index] != NUMERAL:
            return self._decade(tokens, index) or self._century(tokens, index)
        if len(tokens.words[index]) > len("1998"):
            return None
        return (
            self._decade(tokens, index)
            or self._day_first(tokens, index)
            or self._two_years(tokens, index)
            or self._short_year(tokens, index)
            or self._century(tokens, index)
        )

    # -- days and months ---------------------------------------------------------------------------------

    def _month(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """A month name: its number and the token after it. "May" and "March" need their capital."""
        month = self._lexicon.months.get(tokens.words[index])
        if month is None or not tokens.raw(index)[0].isupper():
            return None
        after = index + 1
        if tokens.words[after] == "." and tokens.glued(after) and len(tokens.words[index]) <= 4:
            after += 1
        return month, after

    def _day(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """A day of the month in digits: "12", "12th"."""
        word = tokens.words[index]
        if tokens.kinds[index] != NUMERAL or not word.isdigit() or not 0 < int(word) <= 31 or len(word) > 2:
            return None
        after = index + 1
        if tokens.glued(after) and tokens.words[after] in self._lexicon.ordinal_suffixes:
            after += 1
        return int(word), after

    def _year(self, tokens: Tokens, index: int) -> tuple[int, int] | None:
        """A year after a month, perhaps behind a comma or "of"."""
        at = index + 1 if tokens.words[index] in {",", *self._lexicon.words("of")} else index
        word = tokens.words[at]
        if tokens.kinds[at] == NUMERAL and len(word) == 4 and word.isdigit() and is_year(int(word)):
            if tokens.glued(at + 1) and tokens.words[at + 1][:1].isalpha():
                return None
            return int(word), at + 1
        if (
            tokens.words[at] == "'"
            and tokens.kinds[at + 1] == NUMERAL
            and len(tokens.words[at + 1]) == 2
            and tokens.glued(at + 1)
        ):
            return _full_year(int(tokens.words[at + 1])), at + 2
        return None

    def _month_first(self, tokens: Tokens, index: int) -> Reading | None:
        hit = self._month(tokens, index)
        if hit is None:
            return None
        month, at = hit
        if tokens.hyphen(at):
            return None
        day = self._day(tokens, at)
        if day:
            after = self._day_span(tokens, day[1])
            year = self._year(tokens, after) if tokens.words[after] not in self._lexicon.words("of") else None
            return _date(index, year[1] if year else after, year[0] if year else None, month, day[0])
        year = self._year(tokens, at)
        return _date(index, year[1], year[0], month, None) if year else None

    def _day_span(self, tokens: Tokens, after: int) -> int:
        """The end of "12-15" where the days of one month are joined."""
        if tokens.words[after] == "-":
            last = self._day(tokens, after + 1)
            if last:
                return last[1]
        return after

    def _day_first(self, tokens: Tokens, index: int) -> Reading | None:
        day = self._day(tokens, index)
        if day is None:
            return None
        at = self._day_span(tokens, day[1])
        if tokens.words[at] in self._lexicon.words("of"):
            at += 1
        month = self._month(tokens, tokens.past_hyphen(at))
        if month is None:
            return None
        year = self._year(tokens, tokens.past_hyphen(month[1]))
        return _date(index, year[1] if year else month[1], year[0] if year else None, month[0], day[0])

    # -- years -------------------------------------------------------------------------------------------

    def _two_years(self, tokens: Tokens, index: int) -> Reading | None:
        """ "1997/98" and "1998-99": two years written as one and a half."""
        word = tokens.words[index]
        if len(word) != 4 or not word.isdigit() or not is_year(int(word)) or tokens.words[index + 1] not in ("-", "/"):
            return None
        short = tokens.words[index + 2]
        if not tokens.glued(index + 1) or not tokens.glued(index + 2) or len(short) != 2 or not short.isdigit():
            return None
        first, last = int(word), int(word) // 100 * 100 + int(short)
        if last <= first:
            last += 100
        if last - first > 40 or (tokens.words[index + 3] in ("-", "/") and tokens.glued(index + 3)):
            return None
        return year_reading(index, index + 3, first, last)

    def _short_year(self, tokens: Tokens, index: int) -> Reading | None:
        """ "in '98": two digits behind an apostrophe."""
        word = tokens.words[index]
        if tokens.words[index - 1] != "'" or not tokens.glued(index) or len(word) != 2 or not word.isdigit():
            return None
        before = tokens.words[index - 2]
        if before in self._lexicon.months or self._lexicon.year_prepositions.before(tokens, index - 1, 0):
            return year_reading(index - 1, index + 1, _full_year(int(word)))
        return None

    def _decade(self, tokens: Tokens, index: int) -> Reading | None:
        """ "1990s", "the '90s", "the nineties", with "early", "mid-" or "late" before them."""
        words, lexicon = tokens.words, self._lexicon
        start, after = self._decade_start(tokens, index)
        if start is None:
            return None
        first = index - 1 if words[index - 1] == "'" and tokens.glued(index) else index
        if words[first - 1] in lexicon.words("life-decade-before"):
            return None
        at = first - 1
        if words[at] == "-" and tokens.glued(first):
            at -= 1
        part = lexicon.decade_parts.get(words[at])
        if part and words[at - 1] in lexicon.words("life-decade-before"):
            return None
        if part:
            return year_reading(at, after, start + part[0], min(start + part[1], start + 9))
        if (
            start % 100
            and words[index].isalpha()
            and words[first - 1] not in lexicon.words("decade-before")
            and after == index + 1
        ):
            return None
        if (
            len(words[index]) == 2
            and words[index].isdigit()
            and words[first - 1] not in lexicon.words("decade-before")
            and first == index
        ):
            return None
        return year_reading(first, after, start, start + 9)

    def _decade_start(self, tokens: Tokens, index: int) -> tuple[int | None, int]:
        words, lexicon = tokens.words, self._lexicon
        word = words[index]
        if word in lexicon.decades:
            return 1900 + lexicon.decades[word], index + 1
        century = lexicon.cardinals.get(word, 0)
        following = tokens.past_hyphen(index + 1)
        if 15 <= century <= 20 and words[following] in lexicon.decades:
            return century * 100 + lexicon.decades[words[following]], following + 1
        after = index + 1
        if words[after] == "'" and tokens.glued(after):
            after += 1
        plural = words[after] in lexicon.words("plural-mark") and tokens.glued(after)
        if not plural and words[index + 1] != "'s":
            return None, index
        if not word.isdigit() or word[-1] != "0" or len(word) not in (2, 4):
            return None, index
        start = int(word) if len(word) == 4 else int(word) + (1900 if int(word) >= 20 else 2000)
        return (start, after + 1) if is_year(start) else (None, index)

    def _century(self, tokens: Tokens, index: int) -> Reading | None:
        """ "the 20th century", "twenty-first-century"."""
        at = index + 1
        if tokens.words[index].isdigit() and tokens.glued(at) and tokens.words[at] in self._lexicon.ordinal_suffixes:
            ordinal, at = int(tokens.words[index]), at + 1
        else:
            small = self._words.small(tokens, index)
            if small is None or not small.ordinal:
                return None
            ordinal, at = int(small.value), small.after
        at = tokens.past_hyphen(at)
        if tokens.words[at] not in self._lexicon.words("century") or not 1 <= ordinal <= 22:
            return None
        return year_reading(index, at + 1, ordinal * 100 - 99, ordinal * 100)


def _date(first: int, after: int, year: int | None, month: int, day: int | None) -> Reading:
    """A date; its value is the year when it has one, its designation the ISO form."""
    designation = f"{year:04d}-{month:02d}" if year else f"--{month:02d}"
    if day:
        designation += f"-{day:02d}"
    value = year if year else 0
    return Reading(first, after, "date", value, value, designation=designation)


def date_from_numbers(first: int, after: int, year: int, month: int, day: int) -> Reading:
    """A date found in figures; the day and month may be unknown (0)."""
    if month == 0:
        return Reading(first, after, "date", year, year, designation=f"{year:04d}")
    return _date(first, after, year, month, day)


def _full_year(two_digits: int) -> int:
    """The year that two digits stand for, between 1941 and 2040."""
    return 1900 + two_digits if two_digits > 40 else 2000 + two_digits
