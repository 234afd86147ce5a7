"""Whether a date can be read in a quote, and which dates a text states."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from babel import Locale

from terbuka.claims.quoted import Quoted
from terbuka.languages.rules import any_language
from terbuka.languages.tags import ENGLISH, find_locale
from terbuka.text.number_rules import HAN
from terbuka.text.words import Span
from terbuka.value_types import PartialDate

_ORDINAL = "(?:[a-zº]{1,2})?"  # "28th"
_YEARS = re.compile(r"(?<![\d.,])(?:19|20)[0-9]{2}(?!\d|[.,]\d)")  # that stand alone in a text
_HAN_NUMBERS = "一二三四五六七八九十"
_WIDTHS = ("wide", "abbreviated")


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
    """The dates written in digits."""
    return (found for found, _ in _in_digits(quote.text[quote.start : quote.end], locale))


def _in_digits(text: str, locale: Locale | None) -> Iterator[tuple[tuple[int, int, int | None], Span]]:
    """Dates with their places: 2024-10-28, 2024-10, and 28/10/2024 in the order of the language."""
    for match in re.finditer(r"(?<![\d-])(\d{4})-(\d\d)(?:-(\d\d))?(?![\d-])", text):
        yield (int(match[1]), int(match[2]), int(match[3]) if match[3] else None), match.span()
    short = locale.date_formats["short"].pattern if locale else ""
    if "M" in short and "d" in short:
        for match in re.finditer(r"(?<!\d)(\d\d?)([/.-])(\d\d?)\2(\d{4})(?!\d)", text):
            month, day = (match[1], match[3]) if short.index("M") < short.index("d") else (match[3], match[1])
            yield (int(match[4]), int(month), int(day)), match.span()


def _month_pattern(month: int, day: int | None, locale: Locale) -> str:
    """A pattern for a month's name; a short one (mar, also the sea) only beside a day or year."""
    wide, short = ("|".join(map(re.escape, _forms(month, width, locale))) for width in ("wide", "abbreviated"))
    if _is_han(month, locale):  # 2024年10月21日, without any space
        return rf"(?<![\d{_HAN_NUMBERS}])(?:0?{month}月|{wide})" + (rf"\s?0?{day}(?!\d)" if day else "")
    if day:
        name, number = f"(?:{wide}|{short})", f"0?{day}"
        return rf"(?<!\d){number}{_ORDINAL}{_link()}{name}(?!\w)|(?<!\w){name}{_link()}{number}(?!\d)"
    return rf"(?<!\w)(?:{wide})(?!\w)|\d{_link()}(?:{short})(?!\w)|(?<!\w)(?:{short}){_link()}\d"


def _is_han(month: int, locale: Locale) -> bool:
    return bool(re.search(f"[{HAN}]$", locale.months["format"]["wide"][month]))


def _forms(month: int, width: str, locale: Locale) -> Iterable[str]:
    """How a month is written, each form once: those of both uses are often the same, and take long to compile."""
    names = [locale.months[use][width][month].rstrip(".") for use in ("format", "stand-alone")]
    return dict.fromkeys(form for name in names for form in (name, name.capitalize(), name.upper()))


def _link() -> str:
    """What stands between the parts of a date."""
    return rf"\.?,?\s(?:(?:{any_language('of')})\s)?"


def dates_in(text: str, language: str | None) -> Iterator[tuple[PartialDate, Span]]:
    """The dates that a text states, with their places; of "3 May 2024" also "3 May", "May 2024" and so on.

    Each of them can be read in any quote that holds its place. `language` is a BCP 47 tag.
    """
    locale = find_locale(language)
    found: list[tuple[tuple[int | None, int | None, int | None], Span]] = [*_in_digits(text, locale)]
    years = [(int(match[0]), match.span()) for match in _YEARS.finditer(text)]
    found += [((alone, None, None), span) for alone, span in years]
    for named, on, place in _named(text, locale) if locale else ():
        found.append(((None, named, on), place))
        for of, span in years:
            behind = re.fullmatch(_ORDINAL + _link(), text[place[1] : span[0]])
            if behind or text[span[1] : place[0]] in (" ", "年") or span[0] < place[1] <= span[1]:
                found.append(((of, named, on), (min(place[0], span[0]), max(place[1], span[1]))))
    for (year, month, day), place in found:
        if _is_there(year, month, day):
            yield PartialDate(year=year, month=month, day=day), place


def _named(text: str, locale: Locale) -> Iterator[tuple[int, int | None, Span]]:
    """The months that a text names, with the day that stands beside each of them and without it."""
    names, days, months = _names(locale)
    if not any(name in text for name in names):
        return  # which is quick to see, and true of most
    for match in months.finditer(text) if _is_han(1, locale) else ():
        month = names[match["wide"]] if match["wide"] else int(match["month"])
        yield month, None, match.span(1)
        if match["day"]:
            yield month, int(match["day"]), match.span()
    if _is_han(1, locale):
        return
    for match in days.finditer(text):
        yield names[match["before"] or match["after"]], int(match["day"] or match["last"]), match.span()
    for match in months.finditer(text):
        yield names[match["wide"] or match["behind"] or match["first"]], None, match.span()


@lru_cache(maxsize=64)
def _names(locale: Locale) -> tuple[dict[str, int], re.Pattern[str], re.Pattern[str]]:
    """The months by their names, and patterns of the same places as `_month_pattern` has, for all of them at once."""
    each = {width: {f: n for n in range(12, 0, -1) for f in _forms(n, width, locale)} for width in _WIDTHS}
    longest = {
        width: "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) for width, forms in each.items()
    }
    wide, short, link = longest["wide"], longest["abbreviated"], _link()
    if _is_han(1, locale):
        month, day = r"0?(?P<month>[0-9]{1,2})月", r"\s?0?(?P<day>[0-9]{1,2})(?!\d)"
        both = rf"(?<![\d{_HAN_NUMBERS}])({month}|(?P<wide>{wide}))(?:{day})?"
        return {**each["abbreviated"], **each["wide"]}, re.compile("(?!)"), re.compile(both)
    days = (
        rf"(?<!\d)0?(?P<day>[1-9][0-9]?){_ORDINAL}{link}(?P<before>{wide}|{short})(?!\w)"
        rf"|(?<!\w)(?P<after>{wide}|{short}){link}0?(?P<last>[1-9][0-9]?)(?!\d)"
    )
    months = rf"(?<!\w)(?P<wide>{wide})(?!\w)|\d{link}(?P<behind>{short})(?!\w)|(?<!\w)(?P<first>{short}){link}\d"
    return {**each["abbreviated"], **each["wide"]}, re.compile(days), re.compile(months)


def _is_there(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether there is such a day."""
    try:
        date(2000 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True
