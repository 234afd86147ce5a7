"""The values of claims: read from what an editor writes, written for data and for readers, compared."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol

from terbuka.claims.beside import bound_phrases, currency_of
from terbuka.languages.interface import Language
from terbuka.languages.tags import ENGLISH, locale
from terbuka.text.numbers import MOST_DIGITS, TOO_GREAT, Number, read_numbers
from terbuka.value_types import Bound, Names, PartialDate, Quantity, Range, Text, Value, YesNo

MOST_SAID = 80  # characters of a value in a message


@lru_cache(2**10)
def parse_value(text: str, kind: str, units: tuple[str, ...] = ()) -> Value:
    """What an editor writes, in English, as a value: "about 10 million USD", "2024-10", "Ai2, Contextual AI".

    `kind` is quantity (a range too), text, date, yes-no or names. `units` are those the attribute allows; the
    first holds where none is written. Raises ValueError, with the cure, for anything else.
    """
    text = " ".join(text.split())
    if not text:
        raise ValueError("The value is empty: write what the quote says, or remove the claim")
    match kind:
        case "quantity":
            return _parse_quantity(text, units)
        case "text":
            return Text(text=text)
        case "date":
            return _parse_date(text)
        case "yes-no":
            if text.casefold() not in ("yes", "no"):
                raise ValueError(f"A value of this attribute must be yes or no: {_said(text)}")
            return YesNo(yes=text.casefold() == "yes")
        case "names":
            names = tuple(name.strip() for name in text.split(","))
            if not all(names) or len(set(names)) < len(names):
                raise ValueError(f"Names must be separated by one comma, each once: {_said(text)}")
            return Names(names=names)
    raise ValueError(f"A kind must be quantity, text, date, yes-no or names: {kind!r}")


def _said(text: str) -> str:
    """What an editor wrote, for a message; a value can have a million characters."""
    return repr(text if len(text) <= MOST_SAID else text[:MOST_SAID] + "…")


def _parse_quantity(text: str, units: tuple[str, ...]) -> Quantity | Range:
    numbers = read_numbers(text, "en")
    if len(numbers) != 1:
        raise ValueError(
            f"A quantity must hold one number in English, of {MOST_DIGITS} digits at most and below 10^"
            f"{TOO_GREAT.adjusted()}: {_said(text)}. "
            "Write it like 'about 10 million USD', '3 to 34 billion parameters' or '116'"
        )
    number = numbers[0]
    limit = text[: number.start].strip().casefold()
    bounds = bound_phrases("en")[0].get(limit, frozenset())
    if limit and not bounds:
        raise ValueError(
            f"Before the number stands {_said(limit)}: write 'about', 'over', 'under', 'up to', 'at least' or nothing"
        )
    bound = min(bounds, default=Bound.EXACT)  # of "nearly", "about"
    unit = _parse_unit(number, text[number.end :].strip(), units)
    if number.low == number.high:
        return Quantity(amount=number.low, unit=unit, bound=bound)
    if limit:
        raise ValueError(f"A range must stand without {limit!r}: its ends already limit it")
    return Range(low=number.low, high=number.high, unit=unit)


def _parse_unit(number: Number, written: str, units: tuple[str, ...]) -> str | None:
    sign = "percent" if number.sign == "%" else currency_of(number.sign, ENGLISH) or number.sign
    if sign and written:
        raise ValueError(f"The unit is written twice, {_said(number.sign)} and {_said(written)}: write it once")
    key = (sign or written).casefold().replace(" ", "-")
    if not key:
        return units[0] if units else None
    for unit in units:
        if key in (unit.casefold(), unit.casefold().removesuffix("s")):
            return unit
    allowed = ", ".join(units) or "none"
    raise ValueError(f"The unit must be one that the attribute allows ({allowed}): {_said(sign or written)}")


def _parse_date(text: str) -> PartialDate:
    if month := _months().get(text.casefold()):
        return PartialDate(month=month)
    parts = re.fullmatch(r"(?:(\d{4})|-(?=-))(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    try:
        year, month, day = (int(part) if part else None for part in parts.groups()) if parts else (0, 0, 0)
        # A leap year, so that a 29 February of no year is a day.
        date(2000 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise ValueError(
            f"A date must be a day that exists, or a part of one: {_said(text)}. "
            "Write 2024-10-28, 2024-10, 2024, --09 or September"
        ) from None
    return PartialDate(year=year, month=month, day=day)


@cache
def _months() -> Mapping[str, int]:
    """The months by their English names."""
    return {name.casefold(): number for number, name in ENGLISH.months["format"]["wide"].items()}


def to_json(value: Value) -> dict[str, object]:
    """The value as it stands in `claims.json`: amounts as int where whole, else as float; no unit is None."""
    match value:
        case Quantity():
            data: dict[str, object] = {"amount": _plain(value.amount), "unit": value.unit}
            return data if value.bound is Bound.EXACT else {**data, value.bound.value: True}
        case Range():
            return {"min": _plain(value.low), "max": _plain(value.high), "unit": value.unit}
        case Text():
            return {"text": value.text}
        case YesNo():
            return {"yes": value.yes}
        case Names():
            return {"names": list(value.names)}
        case PartialDate():
            year = "-" if value.year is None else f"{value.year:04}"
            return {"date": year + "".join(f"-{part:02}" for part in (value.month, value.day) if part)}


def _plain(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def format_value(value: Value, language: Language) -> str:
    """The value as readers of a language of the interface read it, as plain text.

    Raises LookupError where its unit has no label in the language.
    """
    where, say = locale(language.cldr), language.say
    match value:
        case Quantity():
            text = _counted(_number(value.amount, where), value.amount, value.unit, language)
            return text if value.bound is Bound.EXACT else say(f"value.{value.bound}", value=text)
        case Range():
            text = say("value.range", low=_low(value, where), high=_number(value.high, where))
            return _counted(text, value.high, value.unit, language)
        case Text():
            return value.text
        case YesNo():
            return say("value.yes" if value.yes else "value.no")
        case Names():
            return format_list(value.names, locale=where)
        case PartialDate():
            return _format_date(value, where)


def _number(amount: Decimal, locale: Locale) -> str:
    if _is_compact(amount, locale):
        return format_compact_decimal(amount, format_type="long", locale=locale, fraction_digits=3)
    return format_decimal(amount, locale=locale, decimal_quantization=False)


def _is_compact(amount: Decimal, locale: Locale) -> bool:
    """Whether an amount is shown with a scale word: from a million to CLDR's last, if that rounds nothing."""
    step = Decimal(10) ** (amount.adjusted() // 3 * 3 - 3)
    return 1_000_000 <= amount < 10**15 and amount % step == 0 and "long" in locale.compact_decimal_formats


def _low(value: Range, locale: Locale) -> str:
    """The lower end of a range, without its scale word where the upper end's word serves both."""
    full, size = _number(value.low, locale), value.high.adjusted() // 3 * 3
    digits = format_decimal(value.low.scaleb(-size).normalize(), locale=locale, decimal_quantization=False)
    same = value.low.adjusted() // 3 * 3 == size and _is_compact(value.high, locale)
    return digits if same and full.startswith(digits) else full


def _counted(text: str, amount: Decimal, unit: str | None, language: Language) -> str:
    where = locale(language.cldr)
    if unit is None:
        return text
    if unit in ENGLISH.currencies:
        symbol = "US$" if unit == "USD" else get_currency_symbol(unit, locale=where)
        pattern = where.currency_formats["standard"]
        gap = "\u00a0" if symbol == unit else ""
        before = pattern.prefix[0].replace("¤", symbol + gap if pattern.prefix[0].endswith("¤") else symbol)
        return f"{before}{text}{pattern.suffix[0].replace('¤', symbol)}"
    if f"units.{unit}" not in language.labels:
        raise LookupError(f"The unit {unit!r} has no label in {language.tag}: add it to the unit's file")
    # Babel knows no compact exponent: in Romance languages a scale word takes "de" (1,5 milhão de usuários).
    takes_de = _is_compact(amount, where) and "e not in" in where.plural_form.rules.get("many", "")
    forms = language.forms(f"units.{unit}")
    return forms.get("many" if takes_de else where.plural_form(amount), forms["other"]).format(n=text)


def _format_date(value: PartialDate, locale: Locale) -> str:
    from babel.dates import format_date, format_skeleton  # only here: it takes long to load

    day = date(value.year or 2000, value.month or 1, value.day or 1)
    if value.month is None:
        return format_date(day, "y", locale=locale)
    if value.day and value.year:
        return format_date(day, "long", locale=locale)
    if value.day or value.year:
        return format_skeleton("MMMMd" if value.day else "yMMMM", day, locale=locale)
    return format_date(day, "LLLL", locale=locale)
