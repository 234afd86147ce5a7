"""Whether a date can be read in a quote, in the words and the order of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale

from terbuka.claims.currencies import ENGLISH
from terbuka.claims.quoted import Quoted
from terbuka.languages.rules import any_language
from terbuka.text.number_rules import find_locale
from terbuka.types import PartialDate


def why_not_dated(value: PartialDate, quote: Quoted, language: str | None) -> str | None:
    """Why the quote does not state the date, None if it does. `language` is the quote's BCP 47 tag."""
    locale = find_locale(language)
    stated = (value.year, value.month, value.day)
    for found in _numeric_dates(quote, locale):
        if all(part in (None, digits) for part, digits in zip(stated, found, strict=True)):
            return None
    if value.year and not quote.matches(rf"(?<![\d.,]){value.year:04}(?!\d|[.,]\d)"):
        return f"the quote does not hold the year {value.year}"
    if value.month and not (locale and quote.matches(_month_pattern(value.month, value.day, locale))):
        day = f"{value.day} " if value.day else ""
        name = ENGLISH.months["format"]["wide"][value.month]
        return f"the quote does not name {day}{name} as its language does"
    return None


def _numeric_dates(quote: Quoted, locale: Locale | None) -> Iterator[tuple[int, int, int | None]]:
    """The dates written in digits: 2024-10-28, 2024-10, and 28/10/2024 in the order of the language."""
    text = quote.text[quote.start : quote.end]
    for year, month, day in re.findall(r"(?<![\d-])(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])", text):
        yield int(year), int(month), int(day) if day else None
    short = locale.date_formats["short"].pattern if locale else ""
    for first, _, second, year in re.findall(r"(?<!\d)(\d\d?)([/.-])(\d\d?)\2(\d{4})(?!\d)", text):
        if "M" in short and "d" in short:
            month, day = (first, second) if short.index("M") < short.index("d") else (second, first)
            yield int(year), int(month), int(day)


def _month_pattern(month: int, day: int | None, locale: Locale) -> str:
    """A pattern for a month's name; a short one (mar, also the sea) only beside a day or year."""
    wide, short = (
        "|".join(
            re.escape(form)
            for use in ("format", "stand-alone")
            for name in [locale.months[use][width][month].rstrip(".")]
            for form in (name, name.capitalize(), name.upper())
        )
        for width in ("wide", "abbreviated")
    )
    link = rf"\.?,?\s(?:(?:{any_language('of')})\s)?"
    if day:
        name, number = f"(?:{wide}|{short})", f"0?{day}"
        return rf"(?<!\d){number}(?:[a-zº]{{1,2}})?{link}{name}(?!\w)|(?<!\w){name}{link}{number}(?!\d)"
    return rf"(?<!\w)(?:{wide})(?!\w)|\d{link}(?:{short})(?!\w)|(?<!\w)(?:{short}){link}\d"
