"""Whether a claim's value can be read in the words that are quoted for it.

A wrong reading that passes is worse than a right one that is refused: the editor can quote better, or mark
the reading as an own one. Of a language whose words for "about" are not known, nothing may stand that could be one.
"""

import re
from collections.abc import Iterator

from babel import Locale

from terbuka.claims.counted import why_not_counted
from terbuka.claims.quoted import Quoted, put_in_place
from terbuka.claims.spellings import Spellings
from terbuka.languages.rules import any_language
from terbuka.languages.tags import ENGLISH, find_locale
from terbuka.text.number_rules import HAN
from terbuka.value_types import Names, PartialDate, Quantity, Range, Text, Value, YesNo


def why_unreadable(
    value: Value,
    quote: str,
    language: str | None,
    names: Spellings,
    *,
    before: str = "",
    after: str = "",
) -> str | None:
    """Why the value cannot be read in the quote, as a clause that begins with "the quote"; None if it can.

    `language` is the quote's BCP 47 tag. `names` are all that are known: a number inside of one (Llama 3) counts
    nothing, and a unit must stand in the quote in one of its forms. `before` and `after` are the words around the
    quote: they show what it cuts off ("about", half a number).
    """
    place = put_in_place(before, quote, after)
    match value:
        case Quantity() | Range():
            return why_not_counted(value, place, language, names)
        case Names():
            missing = [name for name in value.names if not _named(place, (name, *names.of(name)))]
            return f"the quote does not name {', '.join(missing)}" if missing else None
        case Text():
            held = place.holds((value.text,))
            return None if held else f"the quote does not hold the words {value.text!r}"
        case PartialDate():
            return _why_not_dated(value, place, language)
        case YesNo():
            return "the quote holds no yes or no: that is an editor's reading"


def _named(quote: Quoted, forms: tuple[str, ...]) -> bool:
    # In capitals too, but "Ai" is not what "AI" abbreviates.
    return quote.holds((*forms, *(form.upper() for form in forms if len(form) > 2)))


def _why_not_dated(value: PartialDate, quote: Quoted, language: str | None) -> str | None:
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
            dict.fromkeys(  # each form once: those of both uses are often the same, and take long to compile
                re.escape(form)
                for use in ("format", "stand-alone")
                for name in [locale.months[use][width][month].rstrip(".")]
                for form in (name, name.capitalize(), name.upper())
            )
        )
        for width in ("wide", "abbreviated")
    )
    link = rf"\.?,?\s(?:(?:{any_language('of')})\s)?"
    if re.search(f"[{HAN}]$", locale.months["format"]["wide"][month]):  # 2024年10月21日, without any space
        return rf"(?<![\d一二三四五六七八九十])(?:0?{month}月|{wide})" + (rf"\s?0?{day}(?!\d)" if day else "")
    if day:
        name, number = f"(?:{wide}|{short})", f"0?{day}"
        return rf"(?<!\d){number}(?:[a-zº]{{1,2}})?{link}{name}(?!\w)|(?<!\w){name}{link}{number}(?!\d)"
    return rf"(?<!\w)(?:{wide})(?!\w)|\d{link}(?:{short})(?!\w)|(?<!\w)(?:{short}){link}\d"
