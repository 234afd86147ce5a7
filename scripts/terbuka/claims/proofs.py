"""Whether a claim's value can be read in the words that are quoted for it.

A wrong reading that passes is worse than a right one that is refused: the editor can quote better, or mark
the reading as an own one. Of a language whose words for "about" are not known, they are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_name

from terbuka.claims.bounds import bounds_of, knows_bounds
from terbuka.claims.values import currency_of
from terbuka.text.numbers import Number, find_locale, read_numbers
from terbuka.types import Bound, Names, PartialDate, Quantity, Range, Text, Value, YesNo

# Whose the bare word is, where several currencies share it: "dólares", but "pesos" of nobody in particular.
_MAIN_CURRENCIES = ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "KRW", "CHF")

_ENGLISH = Locale("en")


def is_readable(
    value: Value,
    quote: str,
    language: str | None,
    names: Mapping[str, tuple[str, ...]],
    *,
    before: str = "",
    after: str = "",
) -> bool:
    """Whether the value can be read in the quote; see `why_unreadable`."""
    return why_unreadable(value, quote, language, names, before=before, after=after) is None


def why_unreadable(
    value: Value,
    quote: str,
    language: str | None,
    names: Mapping[str, tuple[str, ...]],
    *,
    before: str = "",
    after: str = "",
    units: Collection[str] = (),
) -> str | None:
    """Why the value cannot be read in the quote, as a clause that begins with "the quote"; None if it can.

    `language` is the quote's BCP 47 tag. `names` maps a canonical name to the other forms that it takes: a
    number inside of one (Llama 3) counts nothing, and a unit that is a key must stand in the quote in a form.
    `units` are those of the keys that are units: a number is counted in its own. `before` and `after` are the words
    around the quote: they show what it cuts off ("about", half a number).
    """
    place = _in_place(before, quote, after)
    match value:
        case Quantity() | Range():
            return _number_problem(value, place, language, names, units)
        case Names():
            missing = [name for name in value.names if not _names(place, (name, *names.get(name, ())))]
            return f"the quote does not name {', '.join(missing)}" if missing else None
        case Text():
            held = _holds(place, (value.text,))
            return None if held else f"the quote does not hold the words {value.text!r}"
        case PartialDate():
            return _date_problem(value, place, language)
        case YesNo():
            return "the quote holds no yes or no: that is an editor's reading"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quote:
    """A quote, characters `start` to `end` of the words it stands in."""

    text: str
    start: int
    end: int


def _in_place(before: str, quote: str, after: str) -> _Quote:
    # One space for several, but a no-break space stays: it groups digits.
    before, quote, after = (re.sub(r"\s{2,}|[\t\r\n]", " ", part) for part in (before, quote, after))
    return _Quote(text=before + quote + after, start=len(before), end=len(before) + len(quote))


def _holds(quote: _Quote, forms: Iterable[str]) -> bool:
    """Whether one of the forms stands in the quote in whole words."""
    places = (place for form in forms for place in _places(form, quote))
    return any(quote.start <= start and end <= quote.end for start, end in places)


def _names(quote: _Quote, forms: tuple[str, ...]) -> bool:
    # In capitals too, but "Ai" is not what "AI" abbreviates.
    return _holds(quote, (*forms, *(form.upper() for form in forms if len(form) > 2)))


def _places(form: str, quote: _Quote) -> Iterator[tuple[int, int]]:
    body = r"\s".join(map(re.escape, form.split()))
    left = r"(?<!\w)(?<!\d[.,])" if re.match(r"[\w.,-]", form) else ""
    right = r"(?!\w)(?![.,]\d)" if re.search(r"[\w.,-]$", form) else ""
    return (match.span() for match in re.finditer(left + body + right, quote.text))


def _number_problem(
    value: Quantity | Range,
    quote: _Quote,
    language: str | None,
    names: Mapping[str, tuple[str, ...]],
    units: Collection[str],
) -> str | None:
    versions = [form for name, forms in names.items() for form in (name, *forms) if re.search(r"\d", form)]
    taken = [place for form in versions for place in _places(form, quote)]
    numbers = [
        number
        for number in read_numbers(quote.text, language)
        if quote.start <= number.start
        and number.end <= quote.end
        and not any(start <= number.start and number.end <= end for start, end in taken)
    ]
    locale = find_locale(language)
    hits = _hits(value, numbers)
    if not hits:
        held = ", ".join(repr(_written(number, quote)) for number in numbers) or "none that can be read"
        return f"the quote does not hold the number {_shown(value)}; its numbers: {held}"
    problems = [
        _unit_problem(hit, value.unit, quote, locale, names)
        or _other_unit_problem(hit, value.unit, quote, numbers, {unit: names[unit] for unit in units if unit in names})
        or _bound_problem(hit, value, quote, locale)
        for hit in hits
    ]
    return None if None in problems else problems[0]


def _hits(value: Quantity | Range, numbers: list[Number]) -> list[Number]:
    """The numbers that are the value, or the upper ends of a range whose lower end stands before them."""
    if isinstance(value, Quantity):
        return [number for number in numbers if number.low == number.high == value.amount]
    whole = [number for number in numbers if (number.low, number.high) == (value.low, value.high)]
    lows = [number.end for number in numbers if number.low == number.high == value.low]
    highs = [number for number in numbers if number.low == number.high == value.high]
    return whole or [number for number in highs if lows and lows[0] <= number.start]


def _written(number: Number, quote: _Quote) -> str:
    return quote.text[number.start : number.end]


def _shown(value: Quantity | Range) -> str:
    ends = (value.low, value.high) if isinstance(value, Range) else (value.amount,)
    return " to ".join(f"{end.normalize():f}" for end in ends)


def _unit_problem(
    number: Number,
    unit: str | None,
    quote: _Quote,
    locale: Locale | None,
    names: Mapping[str, tuple[str, ...]],
) -> str | None:
    shown = repr(_written(number, quote))
    sign = number.sign
    named = unit is not None and unit in names and _holds(quote, (unit, *names[unit]))
    word = _currency_word(quote.text[number.end : quote.end], locale or _ENGLISH)
    if unit in _ENGLISH.currencies:
        money = currency_of(sign, locale or _ENGLISH) if sign else word
        stated = money == unit or (named and not sign)
        return None if stated else f"the quote does not say that {shown} is in {unit}"
    if sign == "%" and unit == "percent":
        return None
    if sign or unit == "percent" or word in ("USD", "EUR"):
        return f"the quote counts {shown} in {sign or word or 'no percent'}, not in {unit}"
    # "8B" is how the field writes parameters and tokens, without the word.
    if unit in names and not named and not re.search(r"\d\s?[KMBT]$", _written(number, quote)):
        return f"the quote does not name the unit of {shown}: {', '.join(names[unit])}"
    return None


def _other_unit_problem(
    number: Number, unit: str | None, quote: _Quote, numbers: list[Number], units: Mapping[str, tuple[str, ...]]
) -> str | None:
    """A number that counts something else: of "7 billion parameters and 2 trillion tokens" each has its own unit.

    A number's unit is the first that stands between it and the next number; only where none does, the one before it.
    """
    if unit not in units:
        return None
    after = min((other.start for other in numbers if other.start >= number.end), default=quote.end)
    before = max((other.end for other in numbers if other.end <= number.start), default=None)
    found = [
        (start, -end, key)
        for key, forms in units.items()
        for form in (key, *forms)
        for start, end in _places(form, quote)
        if number.end <= start and end <= after
    ]
    if found:
        counted = min(found)[2]
        return None if counted == unit else f"the quote counts {_written(number, quote)!r} in {counted}, not in {unit}"
    if before is not None and not re.search(r"\d\s?[KMBT]$", _written(number, quote)):
        return f"the quote names the unit of another number than {_written(number, quote)!r}"
    return None


def _currency_word(following: str, locale: Locale) -> str | None:
    """The currency that the words right after a number name, as an ISO 4217 code."""
    if not re.match(r"[\s-]\w", following):
        return None
    words = [word.casefold() for word in re.findall(r"\w+", following[:80])]
    words = words[1:] if words[0] in ("de", "di") else words
    known = _currency_names(locale)
    phrases = (" ".join(words[:count]) for count in range(min(len(words), 6), 0, -1))
    return next((known[phrase] for phrase in phrases if phrase in known), None)


@lru_cache(maxsize=64)
def _currency_names(locale: Locale) -> dict[str, str]:
    """CLDR's names of currencies in a language and in English, whole and as bare nouns (dolar, dollars)."""
    names: dict[str, str] = {}
    for where in (_ENGLISH, locale):
        dollars = [get_currency_name(code, locale=where).split() for code in ("USD", "AUD")]
        noun = 0 if dollars[0][0] == dollars[1][0] else -1
        sharers: dict[str, list[str]] = {}
        for code in (*_MAIN_CURRENCIES, *sorted(where.currencies)):
            for name in {get_currency_name(code, count, locale=where) for count in (1, 2, 5, 1_000_000)}:
                words = re.findall(r"\w+", name.casefold())
                names[" ".join(words)] = code
                sharers.setdefault(words[noun], []).append(code)
        for word, codes in sharers.items():
            if codes[0] in _MAIN_CURRENCIES or len(set(codes)) == 1:
                names.setdefault(word, codes[0])
    return names


def _bound_problem(number: Number, value: Quantity | Range, quote: _Quote, locale: Locale | None) -> str | None:
    # The word beside the number is the speaker's, and belongs into the quote that readers see.
    language = locale.language if locale else ""
    if isinstance(value, Range) or not knows_bounds(language):
        return None
    said = bounds_of(quote.text[: number.start], quote.text[number.end :], language)
    quoted = bounds_of(quote.text[quote.start : number.start], quote.text[number.end : quote.end], language)
    if value.bound in quoted or (value.bound is Bound.EXACT and not said):
        return None
    shown, wanted = repr(_written(number, quote)), "exactly that" if value.bound is Bound.EXACT else value.bound.words
    if value.bound in said:
        return f"the quote leaves out the word for {wanted!r} at {shown}"
    if said:
        return f"the quote says {' or '.join(sorted(bound.words for bound in said))} {shown}, not {wanted}"
    return f"the quote lacks the word for {wanted!r} at {shown}"


def _date_problem(value: PartialDate, quote: _Quote, language: str | None) -> str | None:
    locale = find_locale(language)
    stated = (value.year, value.month, value.day)
    for found in _numeric_dates(quote, locale):
        if all(part in (None, digits) for part, digits in zip(stated, found, strict=True)):
            return None
    if value.year and not _matches(rf"(?<![\d.,]){value.year}(?!\d|[.,]\d)", quote):
        return f"the quote does not hold the year {value.year}"
    if value.month and not (locale and _matches(_month_pattern(value.month, value.day, locale), quote)):
        day = f"{value.day} " if value.day else ""
        name = _ENGLISH.months["format"]["wide"][value.month]
        return f"the quote does not name {day}{name} as its language does"
    return None


def _numeric_dates(quote: _Quote, locale: Locale | None) -> Iterator[tuple[int, int, int | None]]:
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
    link = r"\.?,?\s(?:d[eo]l?\s|of\s)?"
    if day:
        name, number = f"(?:{wide}|{short})", f"0?{day}"
        return rf"(?<!\d){number}(?:[a-zº]{{1,2}})?{link}{name}(?!\w)|(?<!\w){name}{link}{number}(?!\d)"
    return rf"(?<!\w)(?:{wide})(?!\w)|\d{link}(?:{short})(?!\w)|(?<!\w)(?:{short}){link}\d"


def _matches(pattern: str, quote: _Quote) -> bool:
    return any(quote.start <= m.start() and m.end() <= quote.end for m in re.finditer(pattern, quote.text))
