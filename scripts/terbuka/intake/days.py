"""days: the days that a line of a page names, in words or in figures, where there is one way to read them."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from babel.dates import get_month_names

from terbuka.articles.derive import YEARS
from terbuka.languages.tags import locale

FIGURES = re.compile(r"(?<![\d./-])(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})(?![\d/-])")
CHINESE = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")


def days_in(text: str, language: str) -> Iterator[tuple[date, str]]:
    """The days, each with its words. "04/10/2024" is none: it is another day in another country."""
    names, pattern = _months(language)
    for found in pattern.finditer(text):
        day, month, year = (
            found["day"] or found["day2"],
            found["month"] or found["month2"],
            found["year"] or found["year2"],
        )
        yield from _day(int(year), names[month.casefold()], int(day), found[0])
    for found in CHINESE.finditer(text):
        yield from _day(int(found[1]), int(found[2]), int(found[3]), found[0])
    for found in FIGURES.finditer(text):
        first, second, third = int(found[1]), int(found[3]), int(found[4])
        if len(found[1]) == 4:
            yield from _day(first, second, third, found[0])
        elif len(found[4]) == 4 and (first > 12 or first == second or found[2] == "."):
            yield from _day(third, second, first, found[0])
        elif len(found[4]) == 4 and second > 12:
            yield from _day(third, first, second, found[0])


def _day(year: int, month: int, day: int, words: str) -> Iterator[tuple[date, str]]:
    try:
        found = date(year, month, day)
    except ValueError:
        return
    if year in YEARS:
        yield found, words


@cache
def _months(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    """The months' numbers by their names, in the language and in English, and a pattern of a day in words."""
    names: dict[str, int] = {}
    for tag in ("en", language):
        for width in ("abbreviated", "wide"):
            for number, name in get_month_names(width, locale=locale(tag)).items():
                names |= {name.rstrip(".").casefold(): number, name.casefold(): number}
    month = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return names, re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+|of\s+)?(?P<month>{month})\.?,?\s+(?:de\s+)?"
        r"(?P<year>\d{4})(?!\d)"
        rf"|(?<!\w)(?P<month2>{month})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
