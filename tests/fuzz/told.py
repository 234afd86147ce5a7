"""Sentences that say something of a model, in many languages, with what an editor would claim of them.

Numbers, dates and currencies are written by CLDR, not by the rules that read them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, get_currency_name
from samples import ATTRIBUTES, UNITS
from terbuka.languages.rules import text_rules
from terbuka.value_types import Bound, Names, PartialDate, Quantity, Range, Text, Value
from yaml import safe_load

TAGS = ("en", "id", "pt-BR", "es", "de", "fr", "it", "pt-PT", "es-MX", "ja", "zh", "ko", "ar", "lb", "nl", "sv")
# What stands in seeds/, and what it is called.
MODELS = {"zed": "Zed", "kancil-2": "Kancil 2", "rimba-3-0": "Rimba 3.0", "obor-x": "Obor-X"}
LICENCES = {"apache-2-0": "Apache 2.0", "mit": "MIT", "lisensi-rimba": "Lisensi Rimba"}
QUANTITIES = {a.key: a.units[0] for a in ATTRIBUTES if a.kind == "quantity" and a.units}
OF_KIND = {kind: [a.key for a in ATTRIBUTES if a.kind == kind] for kind in ("text", "date")}
OF_LICENCES = [a.key for a in ATTRIBUTES if a.names == "licences"]
FORMS = {unit.removeprefix("units/")[:-4]: safe_load(text) for unit, text in UNITS.items()}
WORDS = [
    *("kemarin", "tim", "itu", "merilis", "kata", "mereka", "awal", "baru", "sebuah", "dengan", "para"),
    *("pesquisadores", "disseram", "que", "ontem", "muito", "é", "não", "naïve", "Straße", "–", "…"),
    *("the", "team", "said", "new", "openly", "words", "yesterday"),
    *("语言", "モデル", "نموذج", "«tetap»", "“sim”", "(baru)"),
]
SIZE_LETTERS = {"K": 3, "M": 6, "B": 9, "T": 12}


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence, the words of it that say something, and what they say, as an editor claims it and as a value.

    `bounds` are those that the words can mean.
    """

    sentence: str
    quote: str
    attribute: str
    claimed: str
    value: Value
    bounds: frozenset[Bound] = frozenset({Bound.EXACT})


def told(random: Random, tag: str, model: str) -> Told:
    """A sentence in a language about a model."""
    return random.choice((_number, _number, _number, _range, _date, _licence, _words))(random, tag, model)


@cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def _amount(random: Random) -> Decimal:
    """Small and great numbers, round ones and those with many digits, up to the greatest that is read and beyond."""
    digits = random.choice((1, 1, 1, 2, 2, 3, 4, 6, 12, 15, 16))
    mantissa = Decimal(random.randrange(10 ** (digits - 1), 10**digits))
    return mantissa.scaleb(
        random.choice((0, 0, 0, 3, 6, 6, 9, 9, 12 - digits, -1, -2, -digits, 18 - digits, 21 - digits))
    )


def _written(random: Random, amount: Decimal, tag: str) -> str:
    """A number as a language writes it: in digits, grouped or not, with a scale word, with a size letter."""
    where, plain = _locale(tag), f"{amount:f}"
    grouped = format_decimal(amount, locale=where, decimal_quantization=False)
    forms = [grouped, grouped]
    if amount == amount.to_integral_value():
        forms.append(plain)
    if 1000 <= amount < 10**15 and amount % (Decimal(10) ** (amount.adjusted() // 3 * 3 - 3)) == 0:
        width: Literal["long", "short"] = "long" if "long" in where.compact_decimal_formats else "short"
        forms += [format_compact_decimal(amount, format_type=width, locale=where, fraction_digits=3)] * 4
        letter, power = max(
            (each for each in SIZE_LETTERS.items() if amount >= 10 ** each[1]), key=lambda each: each[1]
        )
        forms.append(f"{format_decimal(amount.scaleb(-power), locale=where, decimal_quantization=False)}{letter}")
    return random.choice(forms)


def _editors(random: Random, amount: Decimal) -> str:
    """The same as an editor claims it, in English."""
    return _written(random, amount, "en")


def _unit(random: Random, unit: str, tag: str) -> tuple[str, str]:
    """What stands before a number and after it where it counts a unit."""
    if unit == "USD":
        name = get_currency_name("USD", random.choice((1, 2, 5, 10**6)), locale=_locale(tag))
        return random.choice((("US$ ", ""), ("$", ""), ("US$", ""), ("USD ", ""), ("", f" {name}")))
    word = random.choice((FORMS[unit]["name"], *FORMS[unit]["aliases"]))
    of = random.choice(("", "", *(f"{each} " for each in text_rules(tag).of)))
    return "", f" {of}{word}"


def _claimed_unit(random: Random, unit: str) -> str:
    return random.choice((f" {unit.replace('-', ' ')}", f" {unit}", ""))


def _bounded(random: Random, tag: str) -> tuple[str, str, Bound, frozenset[Bound]]:
    """Words before and after a number that limit it, what an editor makes of them, and all that they can mean."""
    phrases = [
        (bound, phrase)
        for bound in Bound
        if bound is not Bound.EXACT
        for phrase in getattr(text_rules(tag).numbers, bound)
    ]
    if not phrases or random.random() < 0.5:
        return "", "", Bound.EXACT, frozenset({Bound.EXACT})
    bound, phrase = random.choice(phrases)
    meant = frozenset(each for each, other in phrases if other.removeprefix("…") == phrase.removeprefix("…"))
    return ("", f" {phrase[1:]}", bound, meant) if phrase.startswith("…") else (f"{phrase} ", "", bound, meant)


def _around(random: Random, model: str, said: str) -> str:
    """A sentence with these words in it and the model's name, in some order."""
    parts = [model, said, *random.sample(WORDS, random.randrange(4))]
    random.shuffle(parts)
    return f"{' '.join(parts)}{random.choice(('.', '', '!', ' …'))}"


def _number(random: Random, tag: str, model: str) -> Told:
    attribute, unit = random.choice(tuple(QUANTITIES.items()))
    amount = _amount(random)
    before, after = _unit(random, unit, tag)
    ahead, behind, bound, meant = _bounded(random, tag)
    quote = f"{ahead}{before}{_written(random, amount, tag)}{after}{behind}"
    limit = "" if bound is Bound.EXACT else f"{bound.words} "
    return Told(
        sentence=_around(random, model, quote),
        quote=quote,
        attribute=attribute,
        claimed=f"{limit}{_editors(random, amount)}{_claimed_unit(random, unit)}",
        value=Quantity(amount=amount, unit=unit, bound=bound),
        bounds=meant,
    )


def _range(random: Random, tag: str, model: str) -> Told:
    attribute, unit = random.choice(tuple(QUANTITIES.items()))
    low, high = sorted((_amount(random), _amount(random)))
    before, after = _unit(random, unit, tag)
    to = random.choice(("-", "–", *(f" {word} " for word in text_rules(tag).numbers.to)))
    quote = f"{before}{_written(random, low, tag)}{to}{_written(random, high, tag)}{after}"
    return Told(
        sentence=_around(random, model, quote),
        quote=quote,
        attribute=attribute,
        claimed=f"{low:f} to {high:f}{_claimed_unit(random, unit)}",
        value=Range(low=low, high=high, unit=unit),
    )


def _date(random: Random, tag: str, model: str) -> Told:
    day = date(random.randrange(1990, 2035), random.randrange(1, 13), random.randrange(1, 29))
    year, month, where = day.year, day.month, _locale(tag)
    whole = format_date(day, random.choice(("long", "medium", "short", "full")), locale=where)
    claimed, quote, value = random.choice(
        (
            (day.isoformat(), whole, PartialDate(year=year, month=month, day=day.day)),
            (f"{day:%Y-%m}", format_skeleton("yMMMM", day, locale=where), PartialDate(year=year, month=month)),
            (f"--{day:%m-%d}", format_skeleton("MMMMd", day, locale=where), PartialDate(month=month, day=day.day)),
            (f"--{day:%m}", format_date(day, "LLLL", locale=where), PartialDate(month=month)),
            (str(year), str(year), PartialDate(year=year)),
        )
    )
    return Told(
        sentence=_around(random, model, quote),
        quote=quote,
        attribute=random.choice(OF_KIND["date"]),
        claimed=claimed,
        value=value,
    )


def _licence(random: Random, tag: str, model: str) -> Told:
    names = random.sample(tuple(LICENCES.values()), random.choice((1, 1, 2)))
    quote = f" {random.choice(WORDS)} ".join(names)
    return Told(
        sentence=_around(random, model, quote),
        quote=quote,
        attribute=random.choice(OF_LICENCES),
        claimed=", ".join(names),
        value=Names(names=tuple(names)),
    )


def _words(random: Random, tag: str, model: str) -> Told:
    quote = " ".join(random.choice(WORDS) for _ in range(random.randrange(1, 8)))
    sentence = _around(random, model, quote)
    return Told(
        sentence=sentence,
        quote=quote,
        attribute=random.choice(OF_KIND["text"]),
        claimed=quote,
        value=Text(text=quote),
    )
